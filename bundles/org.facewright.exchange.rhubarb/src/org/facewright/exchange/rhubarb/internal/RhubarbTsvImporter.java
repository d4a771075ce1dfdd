package org.facewright.exchange.rhubarb.internal;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

import org.jspecify.annotations.Nullable;

/** Reads Rhubarb's TSV. */
@Component
public final class RhubarbTsvImporter implements TrackImporter {

	private static final Pattern LINE = Pattern.compile("\\d{1,6}(?:\\.\\d{1,6})?\\t[A-HX]\\s*");
	private static final ExchangeFormat FORMAT = new ExchangeFormat("rhubarb-tsv", "Rhubarb mouth cues (TSV)",
			List.of("tsv", "txt"),
			MouthImport.SCHEMA);

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		List<String> lines = TextLines.peek(head).lines().toList();
		return !lines.isEmpty() && LINE.matcher(lines.getFirst()).matches()
				&& lines.stream().limit(lines.size() - 1).allMatch(line -> LINE.matcher(line).matches());
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		MouthImport cues = new MouthImport(source.name(), values, progress);
		try (TextLines lines = TextLines.open(source)) {
			double start = 0;
			@Nullable
			String shape = null;
			for (@Nullable
			String line = lines.next(); line != null; line = lines.next()) {
				if (line.isBlank()) {
					continue;
				}
				if (!LINE.matcher(line).matches()) {
					throw lines.error("this is no time and mouth shape", "write lines such as 0.05, a tab, and B");
				}
				int tab = line.indexOf('\t');
				double time = Double.parseDouble(line.substring(0, tab));
				if (shape != null) {
					cues.add("%s, line %d".formatted(source.name(), lines.lineNumber()), start, time, shape);
				}
				start = time;
				shape = line.substring(tab + 1).strip();
			}
		}
		return cues.result("choose a file of two lines or more");
	}
}
