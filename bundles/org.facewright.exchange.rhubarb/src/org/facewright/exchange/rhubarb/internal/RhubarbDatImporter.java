package org.facewright.exchange.rhubarb.internal;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

import org.jspecify.annotations.Nullable;

/** Reads Moho's switch data, letters or Preston Blair's names. */
@Component
public final class RhubarbDatImporter implements TrackImporter {

	static final Parameter<Integer> FILE_RATE = Parameter.integer("file-rate").otherwise(24).between(1, 240).unit("fps")
			.label("Rate of the file").describe("Frames per second that the file counts in; it does not say");

	private static final ParameterSchema SCHEMA = ParameterSchema.of(MouthImport.AS, MouthImport.FRAME_RATE,
			MouthImport.BLEND, FILE_RATE);
	private static final Pattern LINE = Pattern.compile("\\s*\\d{1,9}\\s+[A-Za-z]{1,8}\\s*");
	private static final ExchangeFormat FORMAT = new ExchangeFormat("rhubarb-dat", "Moho switch data (DAT)",
			List.of("dat"),
			SCHEMA);

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		return TextLines.peek(head).startsWith("MohoSwitch1");
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		MouthImport cues = new MouthImport(source.name(), values, progress);
		int rate = values.get(FILE_RATE);
		try (TextLines lines = TextLines.open(source)) {
			@Nullable
			String first = lines.next();
			if (first == null || !first.strip().equals("MohoSwitch1")) {
				throw new IOException(
						"%s: does not begin with MohoSwitch1, so it is no switch data; choose another format"
								.formatted(source.name()));
			}
			double start = 0;
			@Nullable
			String shape = null;
			for (@Nullable
			String line = lines.next(); line != null; line = lines.next()) {
				if (line.isBlank()) {
					continue;
				}
				if (!LINE.matcher(line).matches()) {
					throw lines.error("this is no frame and mouth shape", "write lines such as 12 B");
				}
				String[] parts = line.strip().split("\\s+");
				double time = (Math.max(1, Long.parseLong(parts[0])) - 1) / (double) rate;
				if (shape != null) {
					cues.add("%s, line %d".formatted(source.name(), lines.lineNumber()), start, time, shape);
				}
				start = time;
				shape = parts[1];
			}
		}
		return cues.result("choose a file of two frames or more");
	}
}
