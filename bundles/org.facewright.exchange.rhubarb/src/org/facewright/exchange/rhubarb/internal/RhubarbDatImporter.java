package org.facewright.exchange.rhubarb.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/**
 * Reads Moho's switch data, letters or Preston Blair's names. Both sets have an E: it is that of the set which the other
 * names of the file belong to.
 */
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

	private static final Pattern LETTER = Pattern.compile("[A-HX]");

	/** A line of the file. */
	private record Switch(int line, long frame, String shape) {
	}

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
			List<Switch> switches = new ArrayList<>();
			for (@Nullable
			String line = lines.next(); line != null; line = lines.next()) {
				if (line.isBlank()) {
					continue;
				}
				if (!LINE.matcher(line).matches()) {
					throw lines.error("this is no frame and mouth shape", "write lines such as 12 B");
				}
				String[] parts = line.strip().split("\\s+");
				switches.add(new Switch(lines.lineNumber(), Long.parseLong(parts[0]), parts[1]));
			}
			boolean blair = switches.stream().anyMatch(each -> !LETTER.matcher(each.shape).matches());
			for (int i = 1; i < switches.size(); i++) {
				Switch each = switches.get(i - 1);
				Optional<MouthShape> named = blair ? MouthShape.ofPrestonBlair(each.shape) : Optional.empty();
				cues.add("%s, line %d".formatted(source.name(), each.line), time(each, rate),
						time(switches.get(i), rate),
						named.map(MouthShape::name).orElse(each.shape));
			}
		}
		return cues.result("choose a file of two frames or more");
	}

	/** Frames are counted from 1. */
	private static double time(Switch each, int rate) {
		return (Math.max(1, each.frame) - 1) / (double) rate;
	}
}
