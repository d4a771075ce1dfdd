package org.facewright.exchange.csv.internal;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.MotionTable;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

/** Reads tables of text: a header, then rows of numbers between commas, tabs or semicolons. */
@Component
public final class TableImporter implements TrackImporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("table-csv", TableExporter.LABEL,
			List.of("table.csv"), MotionTable.SCHEMA);
	private static final int ROWS_PER_REPORT = 4096;
	/** Columns of tables that have formats of their own here. */
	private static final List<String> OTHERS = List.of("timecode", "blendshapecount");

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	/** Any table whose header names channels, except for those of a format of their own. */
	@Override
	public boolean accepts(String fileName, byte[] head) {
		String text = TextLines.peek(head);
		int end = text.indexOf('\n');
		String header = (end < 0 ? text : text.substring(0, end)).strip();
		if (header.startsWith("{") || header.startsWith("[") || header.startsWith("<") || header.indexOf('\0') >= 0) {
			return false;
		}
		List<String> cells = Cells.split(header, Cells.separator(header));
		boolean own = cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT).replace(" ", ""))
				.noneMatch(OTHERS::contains);
		return own && !isCut(cells, end) && MotionTable.isLikely(cells);
	}

	/** One long word without a line's end is no header. */
	private static boolean isCut(List<String> cells, int end) {
		return end < 0 && cells.size() < 2;
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		try (TextLines lines = TextLines.open(source)) {
			String header = lines.next();
			while (header != null && (header.isBlank() || header.startsWith("#"))) {
				header = lines.next();
			}
			if (header == null) {
				throw new IOException("%s: is empty; choose another file".formatted(source.name()));
			}
			char separator = Cells.separator(header);
			MotionTable table = new MotionTable(source.name(), Cells.split(header, separator), values);
			for (String line = lines.next(); line != null; line = lines.next()) {
				if (lines.lineNumber() % ROWS_PER_REPORT == 0) {
					progress.checkCancelled();
					progress.report(Double.NaN, "reading rows");
				}
				if (!line.isBlank() && line.charAt(0) != '#') {
					readRow(source.name(), line, separator, table, lines);
				}
			}
			return table.result(progress);
		}
	}

	private static void readRow(String name, String line, char separator, MotionTable table, TextLines lines)
			throws IOException {
		MotionTable.Where where = () -> "%s, line %d".formatted(name, lines.lineNumber());
		if (line.indexOf('"') >= 0) {
			List<String> cells = Cells.split(line, separator);
			requireWidth(cells.size(), table, lines);
			for (int column = 0; column < cells.size(); column++) {
				table.addText(column, decimal(cells.get(column), separator), where);
			}
			return;
		}
		int column = 0;
		int at = 0;
		while (at <= line.length()) {
			int next = line.indexOf(separator, at);
			int stop = next < 0 ? line.length() : next;
			if (column == table.width()) {
				throw tooMany(table, lines);
			}
			if (table.wants(column)) {
				table.addText(column, decimal(line.substring(at, stop).strip(), separator), where);
			}
			column++;
			at = stop + 1;
		}
		requireWidth(column, table, lines);
	}

	/** Where a semicolon separates cells, the decimal point may be a comma. */
	private static String decimal(String cell, char separator) {
		return separator == ',' ? cell : cell.replace(',', '.');
	}

	private static void requireWidth(int cells, MotionTable table, TextLines lines) throws IOException {
		if (cells > table.width()) {
			throw tooMany(table, lines);
		}
		if (cells < table.width()) {
			throw lines.error("%d cells under %d columns".formatted(cells, table.width()),
					"the row is cut off or was edited, correct it");
		}
	}

	private static IOException tooMany(MotionTable table, TextLines lines) {
		return lines.error("more cells than the %d columns".formatted(table.width()), "correct the row");
	}
}
