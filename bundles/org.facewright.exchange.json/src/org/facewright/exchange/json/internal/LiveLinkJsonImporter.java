package org.facewright.exchange.json.internal;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ChannelNames;
import org.facewright.exchange.common.ClipBuilder;
import org.facewright.exchange.common.FrameRates;
import org.facewright.exchange.common.TextLines;
import org.facewright.exchange.common.Timecode;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

/**
 * Reads live link frames that Unreal keeps as JSON. Frames lie where their timecodes say; where some are missing,
 * straight lines bridge up to {@value #LONGEST_BRIDGE_MILLIS} ms and longer gaps hold the pose before them.
 */
@Component
public final class LiveLinkJsonImporter implements TrackImporter {

	static final Parameter<String> FRAME_RATE = Parameter.text("frame-rate").label("Frame rate").unit("fps")
			.describe("Frames per second; empty: as the frames say");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("livelink-json", LiveLinkJsonExporter.LABEL,
			List.of("livelink.json"), ParameterSchema.of(FRAME_RATE));
	private static final JsonFactory JSON = new JsonFactory();
	private static final int LONGEST_BRIDGE_MILLIS = 100;

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		String text = TextLines.peek(head).strip();
		return text.startsWith("{") && text.contains("\"Frames\"") && text.contains("\"TimeCode\"");
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		try (InputStream in = source.open(); JsonParser json = JSON.createParser(in)) {
			return new Reading(source.name(), json, progress).read(values.get(FRAME_RATE).strip());
		} catch (JsonProcessingException e) {
			@Nullable
			JsonLocation at = e.getLocation();
			throw new IOException("%s%s: no valid JSON: %s; export the file again".formatted(source.name(),
					at == null ? "" : ", line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()),
					e.getOriginalMessage().lines().findFirst().orElse("")), e);
		} catch (CharConversionException e) {
			throw new IOException("%s: not readable as text; save it as UTF-8".formatted(source.name()), e);
		}
	}

	/** One file being read. */
	private static final class Reading {

		private static final int MOST_CHANNELS = 4096;
		private static final int FRAMES_PER_REPORT = 1000;
		private static final int MOST_MADE_UP = 36_000;

		private final String name;
		private final JsonParser json;
		private final Progress progress;
		private final Map<String, Integer> columns = new HashMap<>();
		private final List<String> names = new ArrayList<>();
		private final List<float[]> poses = new ArrayList<>();
		private final List<Timecode> times = new ArrayList<>();
		private Optional<FrameRate> rate = Optional.empty();
		private float[] pose = new float[64];

		Reading(String name, JsonParser json, Progress progress) {
			this.name = name;
			this.json = json;
			this.progress = progress;
		}

		ImportResult read(String wanted) throws IOException {
			if (json.nextToken() != JsonToken.START_OBJECT) {
				throw error("the file is no JSON object", "choose a file of live link frames");
			}
			boolean found = false;
			while (json.nextToken() == JsonToken.FIELD_NAME) {
				boolean frames = json.currentName().equals("Frames");
				json.nextToken();
				if (frames) {
					found = true;
					frames();
				} else {
					json.skipChildren();
				}
			}
			if (json.currentToken() != JsonToken.END_OBJECT) {
				throw error("the file ends too early", "export it again");
			}
			if (!found || poses.isEmpty()) {
				throw new IOException("%s: there are no Frames; choose a file of live link frames".formatted(name));
			}
			return result(wanted);
		}

		private void frames() throws IOException {
			if (json.currentToken() != JsonToken.START_ARRAY) {
				throw error("Frames is no list", "export the file again");
			}
			while (json.nextToken() == JsonToken.START_OBJECT) {
				if (poses.size() % FRAMES_PER_REPORT == 0) {
					progress.checkCancelled();
					progress.report(Double.NaN, "Reading " + name);
				}
				frame();
			}
			if (json.currentToken() != JsonToken.END_ARRAY) {
				throw error("Frames holds something that is no frame", "export the file again");
			}
		}

		private void frame() throws IOException {
			Timecode time = null;
			while (json.nextToken() == JsonToken.FIELD_NAME) {
				String member = json.currentName();
				json.nextToken();
				switch (member) {
					case "TimeCode" -> time = time();
					case "FrameRate" -> {
						Optional<FrameRate> own = rate();
						rate = rate.isPresent() ? rate : own;
					}
					default -> value(member);
				}
			}
			if (time == null) {
				throw error("frame %d has no TimeCode".formatted(poses.size()), "export the file again");
			}
			times.add(time);
			poses.add(Arrays.copyOf(pose, names.size()));
		}

		private void value(String member) throws IOException {
			JsonToken token = json.currentToken();
			if (token == null || !token.isNumeric()) {
				json.skipChildren();
				return;
			}
			float value = (float) json.getDoubleValue();
			if (!Float.isFinite(value)) {
				throw error("%s of frame %d is too large".formatted(shortened(member), poses.size()), "correct it");
			}
			Integer column = columns.get(member);
			if (column == null) {
				if (!poses.isEmpty()) {
					throw error("frame %d has the channel %s, which the first one lacks".formatted(poses.size(),
							shortened(member)), "export the file again");
				}
				if (names.size() == MOST_CHANNELS) {
					throw error("more than %d channels".formatted(MOST_CHANNELS), "choose another format");
				}
				column = names.size();
				columns.put(member, column);
				names.add(member);
				if (column == pose.length) {
					pose = Arrays.copyOf(pose, pose.length * 2);
				}
			}
			pose[column] = value;
		}

		private static String shortened(String text) {
			return text.length() <= 40 ? text : text.substring(0, 40) + "…";
		}

		private Timecode time() throws IOException {
			if (json.currentToken() != JsonToken.START_OBJECT) {
				throw error("TimeCode of frame %d is no object".formatted(poses.size()), "export the file again");
			}
			int hours = 0;
			int minutes = 0;
			int seconds = 0;
			int frames = 0;
			while (json.nextToken() == JsonToken.FIELD_NAME) {
				String member = json.currentName();
				json.nextToken();
				switch (member) {
					case "Hours" -> hours = part(9999);
					case "Minutes" -> minutes = part(59);
					case "Seconds" -> seconds = part(59);
					case "Frames" -> frames = part(999);
					default -> json.skipChildren();
				}
			}
			return new Timecode(hours, minutes, seconds, frames, 0);
		}

		private int part(int most) throws IOException {
			JsonToken token = json.currentToken();
			double value = token != null && token.isNumeric() ? json.getDoubleValue() : -1;
			if (!(value >= 0 && value <= most && value == Math.rint(value))) {
				throw error("a part of the TimeCode of frame %d is no whole number from 0 to %d".formatted(
						poses.size(), most), "correct it");
			}
			return (int) value;
		}

		/** A number, a text such as {@code 30 fps} or {@code 30000/1001}, or an object with both parts. */
		private Optional<FrameRate> rate() throws IOException {
			if (json.currentToken() == JsonToken.START_OBJECT) {
				double numerator = 0;
				double denominator = 1;
				while (json.nextToken() == JsonToken.FIELD_NAME) {
					String member = json.currentName();
					JsonToken token = json.nextToken();
					double number = token != null && token.isNumeric() ? json.getDoubleValue() : 0;
					if (member.equals("Numerator")) {
						numerator = number;
					} else if (member.equals("Denominator")) {
						denominator = number;
					}
					json.skipChildren();
				}
				return denominator > 0 ? FrameRates.ofDecimal(numerator / denominator) : Optional.empty();
			}
			if (json.currentToken() == JsonToken.VALUE_STRING) {
				try {
					return Optional.of(FrameRate.parse(json.getText().replaceFirst("(?i)\\s*fps\\s*$", "")));
				} catch (IllegalArgumentException e) {
					throw error("FrameRate '%s' is no frame rate".formatted(shortened(json.getText())), "correct it");
				}
			}
			JsonToken token = json.currentToken();
			if (token == null || !token.isNumeric()) {
				json.skipChildren();
				return Optional.empty();
			}
			return FrameRates.ofDecimal(json.getDoubleValue());
		}

		private ImportResult result(String wanted) throws IOException {
			List<Problem> problems = new ArrayList<>();
			FrameRate counted = rate.orElse(FrameRate.FPS_60);
			if (rate.isEmpty() && wanted.isEmpty()) {
				problems.add(Problem.warning("livelink.rate",
						"the frames do not tell their rate; %s is assumed".formatted(counted),
						"set frame-rate if it is another"));
			}
			List<Channel> channels = ChannelNames.channels(names).orElseThrow(() -> new IOException(
					"%s: a channel has no name, or two have the same; correct the names".formatted(name)));
			int base = Timecode.baseOf(counted);
			long step = step(base);
			ClipBuilder clip = new ClipBuilder(channels.size());
			fill(clip, base, step, problems);
			FrameRate found = step > 1 && counted.denominator() <= Integer.MAX_VALUE / step
					? new FrameRate(counted.numerator(), (int) (counted.denominator() * step))
					: counted;
			if (!wanted.isEmpty()) {
				try {
					found = FrameRate.parse(wanted);
				} catch (IllegalArgumentException e) {
					throw new IOException("%s can't be read: frame-rate: %s".formatted(name, e.getMessage()), e);
				}
			}
			return new ImportResult(List.of(new NamedClip("face", clip.clip(found, ChannelSet.of(channels)))),
					SpeechLanes.EMPTY, problems);
		}

		private long frameOf(int row, int base) {
			return times.get(row).thousandths(base) / 1000;
		}

		/** Usual distance of two frames in the timecode: 2 where a camera of 30 was counted at 60. */
		private long step(int base) {
			long[] steps = new long[times.size()];
			int count = 0;
			for (int row = 1; row < times.size(); row++) {
				long step = frameOf(row, base) - frameOf(row - 1, base);
				if (step > 0) {
					steps[count++] = step;
				}
			}
			Arrays.sort(steps, 0, count);
			return count == 0 ? 1 : Math.max(1, steps[(count - 1) / 2]);
		}

		private void fill(ClipBuilder clip, int base, long step, List<Problem> problems) throws IOException {
			long longestBridge = Math.max(1, LONGEST_BRIDGE_MILLIS * (long) base / (1000 * step));
			long madeUp = 0;
			int outOfOrder = 0;
			long last = frameOf(0, base);
			float[] padded = new float[names.size()];
			for (int row = 0; row < poses.size(); row++) {
				long frame = frameOf(row, base);
				if (row > 0 && frame <= last) {
					outOfOrder++;
				}
				long missing = row == 0 || frame <= last
						? 0
						: Math.max(0, Math.round((double) (frame - last) / step) - 1);
				System.arraycopy(poses.get(row), 0, padded, 0, padded.length);
				if (missing > 0) {
					madeUp += missing;
					if (madeUp > Math.max(MOST_MADE_UP, 4L * poses.size())) {
						throw new IOException(("%s: its frames stretch so far by their timecodes that most of the take "
								+ "would be made up; correct the timecodes or split the file").formatted(name));
					}
					if (missing <= longestBridge) {
						clip.appendBetween(padded, (int) missing);
					} else {
						clip.repeatLast((int) missing);
					}
				}
				clip.append(padded);
				last = Math.max(last, frame);
			}
			if (outOfOrder > 0) {
				problems.add(Problem.warning("livelink.order",
						"%d frames do not come after the one before by their timecode and were put behind it"
								.formatted(outOfOrder),
						"check the recording if this is unexpected"));
			}
			if (madeUp > 0) {
				problems.add(Problem.warning("livelink.dropped",
						"%d frames are missing by their timecodes and were filled".formatted(madeUp),
						"look at them once"));
			}
		}

		private IOException error(String what, String remedy) {
			JsonLocation at = json.currentTokenLocation();
			return new IOException("%s, line %d, column %d: %s; %s".formatted(name, at.getLineNr(), at.getColumnNr(),
					what, remedy));
		}
	}
}
