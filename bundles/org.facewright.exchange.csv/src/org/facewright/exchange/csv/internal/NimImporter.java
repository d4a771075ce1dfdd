package org.facewright.exchange.csv.internal;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.Channel;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.ChannelNames;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

/**
 * Reads tables that clients of the Audio2Face-3D service keep: weights ({@code timeCode, blendShapes.…}) as the face,
 * emotions ({@code time_code, emotion_values.…}) as a track of their own.
 */
@Component
public final class NimImporter implements TrackImporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("nim-csv", NimExporter.LABEL, List.of("nim.csv"),
			ParameterSchema.of(TimedRows.FRAME_RATE));
	private static final List<String> TIMES = List.of("timecode", "time_code");
	private static final String WEIGHT = "blendshapes.";
	private static final String EMOTION = "emotion_values.";

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		List<String> names = TimedRows.header(head);
		return names.size() > 1 && TIMES.contains(names.getFirst().toLowerCase(Locale.ROOT))
				&& (starts(names.get(1), WEIGHT) || starts(names.get(1), EMOTION));
	}

	private static boolean starts(String name, String prefix) {
		return name.length() > prefix.length() && name.regionMatches(true, 0, prefix, 0, prefix.length());
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		String track;
		try (TextLines lines = TextLines.open(source)) {
			String header = lines.next();
			if (header == null || header.isBlank()) {
				throw new IOException("%s: the file is empty; export it again".formatted(source.name()));
			}
			List<String> names = Cells.split(header.strip(), ',');
			track = names.size() > 1 && starts(names.get(1), EMOTION) ? "emotions" : "face";
		}
		return TimedRows.read(source, track, values.get(TimedRows.FRAME_RATE), NimImporter::channels, progress);
	}

	private static List<Channel> channels(List<String> names, TextLines lines) throws IOException {
		for (String name : names) {
			if (!starts(name, WEIGHT) && !starts(name, EMOTION)) {
				throw lines.error("the column '%s' is none of this format".formatted(
						name.length() <= 40 ? name : name.substring(0, 40) + "…"),
						"all columns behind the time begin with blendShapes. or with emotion_values.");
			}
		}
		List<String> bare = names.stream().map(name -> name.substring(name.indexOf('.') + 1)).toList();
		return ChannelNames.channels(bare).orElseThrow(() -> lines.error(
				"a column has no name, or two have the same", "give every column a name of its own"));
	}
}
