package org.facewright.exchange.speech.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.exchange.common.LaneBuilder;
import org.facewright.exchange.common.Numbers;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

import org.jspecify.annotations.Nullable;

/** Reads the phones of an MBROLA .pho file, as espeak writes it too; pitch is passed over. */
@Component
public final class PhoImporter implements TrackImporter {

	private static final Pattern LINE = Pattern.compile("\\S{1,8}[ \\t]+\\d{1,6}(?:\\.\\d{1,6})?"
			+ "(?:[ \\t]+\\(?[\\d.,]{1,12}\\)?)*[ \\t]*(?:;.*)?");
	private static final ExchangeFormat FORMAT = new ExchangeFormat("pho", "MBROLA phones (.pho)", List.of("pho"),
			ParameterSchema.of(Silence.KEEP));

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		List<String> lines = TextLines.peek(head).lines().filter(line -> !isComment(line)).limit(20).toList();
		int whole = head.length < 4096 || lines.size() == 20 ? lines.size() : lines.size() - 1;
		return whole > 0 && lines.stream().limit(whole).allMatch(line -> LINE.matcher(line.strip()).matches());
	}

	private static boolean isComment(String line) {
		return line.isBlank() || line.stripLeading().startsWith(";");
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		LaneBuilder phones = new LaneBuilder(source.name(), "phone");
		try (TextLines lines = TextLines.open(source)) {
			double millis = 0;
			@Nullable
			String line = lines.next();
			while (line != null) {
				if (!isComment(line)) {
					millis = add(lines, line.strip(), millis, phones, values,
							"%s, line %d".formatted(source.name(), lines.lineNumber()));
				}
				if (lines.lineNumber() % SpeechExport.CANCEL_STEP == 0) {
					progress.checkCancelled();
				}
				line = lines.next();
			}
		}
		if (phones.isEmpty()) {
			throw new IOException("%s: no phone in it, so there is nothing to read; choose another file"
					.formatted(source.name()));
		}
		List<Problem> problems = new ArrayList<>();
		return new ImportResult(List.of(), new SpeechLanes(List.of(), phones.build(problems)), problems);
	}

	/** @return where the phone ends */
	private static double add(TextLines lines, String line, double millis, LaneBuilder phones, ParameterValues values,
			String where) throws IOException {
		String[] parts = line.split("\\s+", 3);
		OptionalDouble duration = parts.length < 2 ? OptionalDouble.empty() : Numbers.parse(parts[1]);
		if (duration.isEmpty() || duration.getAsDouble() < 0) {
			throw lines.error("'%s' is no phone with its milliseconds".formatted(PraatTokens.shortened(line)),
					"write lines such as: h 80");
		}
		double end = millis + duration.getAsDouble();
		if (!Silence.isGap(parts[0], values)) {
			if (!(end <= 1e9)) {
				throw lines.error("the phones last %s ms in all, which is no recording".formatted(end),
						"correct the durations");
			}
			phones.add(where, millis / 1000, end / 1000, parts[0], 1);
		}
		return end;
	}
}
