package org.facewright.exchange.unreal.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.CurveKeys;
import org.facewright.exchange.common.Numbers;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

/** Reads curve tables in CSV: a line of times, then a line per curve. Other tables have names in their first line. */
@Component
public final class UnrealCsvImporter implements TrackImporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("unreal-csv", "Unreal curve table (.csv)",
			List.of("curves.csv"), TableCurves.SCHEMA);
	/** Cells of the first line that a look at the file's beginning judges by. */
	private static final int CELLS_SEEN = 8;

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		String text = TextLines.peek(head);
		int end = text.indexOf('\n');
		String[] cells = (end < 0 ? text : text.substring(0, end)).strip().split(",", CELLS_SEEN + 2);
		int complete = cells.length == CELLS_SEEN + 2 || end < 0 && cells.length > 2 ? cells.length - 1 : cells.length;
		if (complete < 2 || Numbers.parse(cells[0].strip()).isPresent()) {
			return false;
		}
		double before = Double.NEGATIVE_INFINITY;
		for (int i = 1; i < complete; i++) {
			double time = Numbers.parse(cells[i].strip()).orElse(Double.NaN);
			if (!(time > before)) {
				return false;
			}
			before = time;
		}
		return true;
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		TableCurves curves = new TableCurves(source.name(), values);
		try (TextLines lines = TextLines.open(source)) {
			String first = lines.next();
			if (first == null) {
				throw new IOException("%s: the file is empty; export the curve table again".formatted(source.name()));
			}
			double[] times = times(first, lines);
			for (String line = lines.next(); line != null; line = lines.next()) {
				progress.checkCancelled();
				progress.report(Double.NaN, "reading rows");
				if (!line.isBlank()) {
					row(line, times, curves, lines);
				}
			}
		}
		return curves.result(Optional.empty(), new ArrayList<>(), progress);
	}

	private static double[] times(String line, TextLines lines) throws IOException {
		Cells cells = new Cells(line, lines);
		cells.next();
		double[] times = new double[16];
		int count = 0;
		while (cells.hasNext()) {
			if (count == times.length) {
				times = Arrays.copyOf(times, count * 2);
			}
			times[count] = cells.number("time");
			if (count > 0 && !(times[count] > times[count - 1])) {
				throw lines.error("the times do not rise at column %d".formatted(cells.column()),
						"a curve table has a rising time at each column; choose another format if this is none");
			}
			count++;
		}
		if (count == 0) {
			throw lines.error("there is no time in the first line", "choose another format if this is no curve table");
		}
		return Arrays.copyOf(times, count);
	}

	private static void row(String line, double[] times, TableCurves curves, TextLines lines) throws IOException {
		Cells cells = new Cells(line, lines);
		String name = cells.next();
		if (name.isBlank()) {
			throw lines.error("the row has no name", "write the curve's name into the first column");
		}
		CurveKeys keys = new CurveKeys();
		for (double time : times) {
			if (!cells.hasNext()) {
				throw lines.error(
						"the row has %d columns, the first line %d".formatted(cells.column(), times.length + 1),
						"Unreal wants a value for each time; fill the row");
			}
			double value = cells.number(name.length() > 60 ? "value" : name);
			float sample = (float) value;
			if (!Float.isFinite(sample)) {
				throw lines.error("%s at column %d can't be meant".formatted(value, cells.column()),
						"correct the value");
			}
			curves.addKey(keys, time, sample);
		}
		if (cells.hasNext()) {
			throw lines.error("the row has more columns than the first line's %d".formatted(times.length + 1),
					"remove what is too much or add times for it");
		}
		curves.addRow(name.strip(), keys);
	}

	/** The cells of one line, quoted or not. */
	private static final class Cells {

		private final String line;
		private final TextLines lines;
		private int at;
		private int column;

		Cells(String line, TextLines lines) {
			this.line = line;
			this.lines = lines;
		}

		boolean hasNext() {
			return at <= line.length();
		}

		/** Number of the cell read last, 1 for the first. */
		int column() {
			return column;
		}

		double number(String what) throws IOException {
			String cell = next().strip();
			OptionalDouble number = Numbers.parse(cell);
			if (number.isEmpty()) {
				throw lines.error("%s at column %d is '%s', which is no number".formatted(what, column,
						cell.length() > 40 ? cell.substring(0, 40) + "…" : cell), "correct it");
			}
			return number.getAsDouble();
		}

		String next() throws IOException {
			column++;
			if (at < line.length() && line.charAt(at) == '"') {
				return quoted();
			}
			int comma = line.indexOf(',', at);
			int end = comma < 0 ? line.length() : comma;
			String cell = line.substring(at, end);
			at = end + 1;
			return cell;
		}

		private String quoted() throws IOException {
			StringBuilder cell = new StringBuilder();
			int i = at + 1;
			while (i < line.length()) {
				if (line.charAt(i) != '"') {
					cell.append(line.charAt(i++));
				} else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
					cell.append('"');
					i += 2;
				} else if (i + 1 == line.length() || line.charAt(i + 1) == ',') {
					at = i + 2;
					return cell.toString();
				} else {
					break;
				}
			}
			throw lines.error("the quotation marks of column %d do not match".formatted(column), "correct them");
		}
	}
}
