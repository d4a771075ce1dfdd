package org.facewright.exchange.blender.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ChannelNames;
import org.facewright.exchange.common.FrameRates;
import org.facewright.exchange.common.Numbers;
import org.facewright.exchange.common.TextLines;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * Reads the take back out of scripts that {@link BlenderPythonExporter} wrote, also after somebody changed their code
 * around it. No Python is run; other scripts are refused.
 */
@Component
public final class BlenderPythonImporter implements TrackImporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("blender-python", "Blender script (.py)",
			List.of("py"), ParameterSchema.EMPTY);
	private static final Pattern RATE = Pattern.compile("FPS, FPS_BASE = (\\S+), (\\S+)");
	private static final Pattern TRACK = Pattern.compile("\\(\"((?:[^\"\\\\]++|\\\\.)*+)\", (\\S+), \\{");
	private static final Pattern CHANNEL = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\": \"\"\"(.*)");
	private static final String END = "\"\"\",";
	private static final int MOST_CHANNELS = 4096;

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		String text = TextLines.peek(head);
		return text.contains("\nTRACKS = [") && text.contains("\nFPS, FPS_BASE = ");
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		try (TextLines lines = TextLines.open(source)) {
			return new Reading(source.name(), lines, progress).result();
		}
	}

	/** One file being read. */
	private static final class Reading {

		private final String fileName;
		private final TextLines lines;
		private final Progress progress;
		private double framesPerSecond = Double.NaN;
		private float[] samples = new float[64];

		Reading(String fileName, TextLines lines, Progress progress) {
			this.fileName = fileName;
			this.lines = lines;
			this.progress = progress;
		}

		ImportResult result() throws IOException {
			String line = lines.next();
			while (line != null && !line.equals("TRACKS = [")) {
				Matcher rate = RATE.matcher(line);
				if (rate.matches()) {
					framesPerSecond = number(rate.group(1), "FPS") / number(rate.group(2), "FPS_BASE");
				}
				line = lines.next();
			}
			if (line == null || !(framesPerSecond > 0)) {
				throw new IOException("%s: holds no take that Facewright wrote; choose another script or format"
						.formatted(fileName));
			}
			List<NamedClip> tracks = new ArrayList<>();
			for (line = next(); !line.equals("]"); line = next()) {
				Matcher track = TRACK.matcher(line);
				if (!track.matches()) {
					throw lines.error("a track is expected here", "export the script again");
				}
				String name = unquoted(track.group(1));
				double step = number(track.group(2), "the frames from one key to the next");
				tracks.add(new NamedClip(tracks.isEmpty() || name.isEmpty() ? "face" : name, track(step)));
			}
			if (tracks.isEmpty()) {
				throw lines.error("TRACKS is empty", "export the script again");
			}
			return new ImportResult(tracks, SpeechLanes.EMPTY, List.of());
		}

		private String next() throws IOException {
			@Nullable
			String line = lines.next();
			if (line == null) {
				throw lines.error("the script ends within its take", "export it again");
			}
			return line;
		}

		private MotionClip track(double step) throws IOException {
			FrameRate rate = FrameRates.ofDecimal(framesPerSecond / step).orElseThrow(() -> lines.error(
					"%s frames per second can't be meant".formatted(framesPerSecond / step), "correct FPS"));
			List<String> names = new ArrayList<>();
			List<SampleColumn> columns = new ArrayList<>();
			for (String line = next(); !line.equals("}),"); line = next()) {
				progress.checkCancelled();
				progress.report(Double.NaN, "Reading " + fileName);
				Matcher channel = CHANNEL.matcher(line);
				if (!channel.matches()) {
					throw lines.error("a channel is expected here", "export the script again");
				}
				if (names.size() == MOST_CHANNELS) {
					throw lines.error("more than %d channels".formatted(MOST_CHANNELS), "choose another format");
				}
				names.add(unquoted(channel.group(1)));
				columns.add(column(channel.group(2)));
				if (columns.getLast().length() != columns.getFirst().length()) {
					throw lines.error("the channel has %d keys, the first one %d".formatted(columns.getLast().length(),
							columns.getFirst().length()), "export the script again");
				}
			}
			List<Channel> channels = ChannelNames.channels(names).filter(found -> !found.isEmpty())
					.orElseThrow(() -> lines.error("the track has no channel, or two of the same name",
							"give every channel a name of its own"));
			return MotionClip.of(rate, ChannelSet.of(channels), columns);
		}

		private SampleColumn column(String first) throws IOException {
			int count = 0;
			String line = first;
			while (true) {
				boolean last = line.endsWith(END);
				String text = (last ? line.substring(0, line.length() - END.length()) : line).strip();
				for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
					if (count == samples.length) {
						samples = Arrays.copyOf(samples, Math.addExact(count, count / 2));
					}
					samples[count++] = Numbers.sample(number(word, "a weight"),
							"%s, line %d".formatted(fileName, lines.lineNumber()));
				}
				if (last) {
					return SampleColumn.of(Arrays.copyOf(samples, count));
				}
				line = next();
			}
		}

		private double number(String text, String what) throws IOException {
			OptionalDouble number = Numbers.parse(text);
			if (number.isEmpty()) {
				throw lines.error("%s is '%s', which is no number".formatted(what,
						text.length() <= 40 ? text : text.substring(0, 40) + "…"), "correct it");
			}
			return number.getAsDouble();
		}

		/** A text as Python has it, without its quotes. */
		private String unquoted(String text) throws IOException {
			StringBuilder plain = new StringBuilder();
			for (int i = 0; i < text.length(); i++) {
				char c = text.charAt(i);
				if (c != '\\') {
					plain.append(c);
				} else if (text.startsWith("\\U", i) && text.length() >= i + 10) {
					plain.appendCodePoint(codePoint(text.substring(i + 2, i + 10)));
					i += 9;
				} else {
					plain.append(text.charAt(++i));
				}
			}
			return plain.toString();
		}

		private int codePoint(String digits) throws IOException {
			if (digits.matches("00[01][0-9a-f]{5}") || digits.matches("0010[0-9a-f]{4}")) {
				int code = Integer.parseInt(digits, 16);
				if (Character.isValidCodePoint(code)) {
					return code;
				}
			}
			throw lines.error("'%s' is no character".formatted(digits), "export the script again");
		}
	}
}
