package org.facewright.exchange.json.internal;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ChannelNames;
import org.facewright.exchange.common.ClipBuilder;
import org.facewright.exchange.common.KeyedPoses;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import org.jspecify.annotations.Nullable;

/** Reads faces of the BEAT data set as a stream; the first frame's time, which may be one frame late, becomes 0. */
@Component
public final class BeatImporter implements TrackImporter {

	static final Parameter<FrameRate> FRAME_RATE = Parameter.frameRate("frame-rate").label("Frame rate")
			.describe("Taken when the frames have no times.");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("beat-json", BeatExporter.LABEL,
			List.of("beat.json"), ParameterSchema.of(FRAME_RATE));
	private static final JsonFactory JSON = new JsonFactory();

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		String text = TextLines.peek(head).stripLeading();
		return text.startsWith("{") && text.contains("\"frames\"") && text.contains("\"weights\"")
				&& !text.contains("\"asset\"");
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		try (InputStream in = source.open(); JsonParser json = JSON.createParser(in)) {
			return new Reading(source.name(), json, progress).read(values.get(FRAME_RATE));
		} catch (JsonProcessingException e) {
			@Nullable
			JsonLocation at = e.getLocation();
			throw new IOException("%s%s: no valid JSON: %s; export the file again".formatted(source.name(),
					at == null ? "" : ", line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()),
					e.getOriginalMessage()), e);
		} catch (CharConversionException e) {
			throw new IOException("%s: not readable as text (%s); save it as UTF-8".formatted(source.name(),
					e.getMessage()), e);
		}
	}

	/** One file being read. */
	private static final class Reading {

		private static final int MOST_CHANNELS = 4096;
		private static final int FRAMES_PER_REPORT = 1000;
		private static final double UNEVEN = 0.1;

		private final String name;
		private final JsonParser json;
		private final Progress progress;
		private List<String> names = List.of();
		private ClipBuilder rows = new ClipBuilder(0);
		private double[] times = new double[64];
		private boolean timed = true;
		private float[] pose = new float[64];

		Reading(String name, JsonParser json, Progress progress) {
			this.name = name;
			this.json = json;
			this.progress = progress;
		}

		private IOException error(String what, String remedy) {
			return new IOException("%s, line %d: %s; %s".formatted(name, json.currentLocation().getLineNr(), what,
					remedy));
		}

		ImportResult read(FrameRate assumed) throws IOException {
			if (json.nextToken() != JsonToken.START_OBJECT) {
				throw error("the file is no JSON object", "choose a face of BEAT");
			}
			while (json.nextToken() == JsonToken.FIELD_NAME) {
				String field = json.currentName();
				json.nextToken();
				switch (field) {
					case "names" -> readNames();
					case "frames" -> readFrames();
					default -> json.skipChildren();
				}
			}
			if (json.currentToken() != JsonToken.END_OBJECT) {
				throw error("the file ends too early", "copy it again");
			}
			return result(assumed);
		}

		private void readNames() throws IOException {
			List<String> read = new ArrayList<>();
			if (json.currentToken() != JsonToken.START_ARRAY || !names.isEmpty()) {
				throw error("names is no list, or stands twice", "copy the file again");
			}
			while (json.nextToken() == JsonToken.VALUE_STRING) {
				read.add(json.getText());
				if (read.size() > MOST_CHANNELS) {
					throw error("more than %d names".formatted(MOST_CHANNELS), "choose another format");
				}
			}
			if (json.currentToken() != JsonToken.END_ARRAY) {
				throw error("names holds something that is no name", "copy the file again");
			}
			names = read;
		}

		private void readFrames() throws IOException {
			if (json.currentToken() != JsonToken.START_ARRAY || rows.frameCount() > 0) {
				throw error("frames is no list, or stands twice", "copy the file again");
			}
			while (json.nextToken() == JsonToken.START_OBJECT) {
				if (rows.frameCount() % FRAMES_PER_REPORT == 0) {
					progress.checkCancelled();
					progress.report(Double.NaN, "Reading " + name);
				}
				readFrame();
			}
			if (json.currentToken() != JsonToken.END_ARRAY) {
				throw error("frames holds something that is none", "copy the file again");
			}
		}

		private void readFrame() throws IOException {
			int frame = rows.frameCount();
			int count = -1;
			double time = Double.NaN;
			while (json.nextToken() == JsonToken.FIELD_NAME) {
				String field = json.currentName();
				JsonToken token = json.nextToken();
				if (field.equals("weights") && token == JsonToken.START_ARRAY && count < 0) {
					count = readWeights(frame);
				} else if (field.equals("time") && token != null && token.isNumeric()) {
					time = json.getDoubleValue();
				} else {
					json.skipChildren();
				}
			}
			if (count < 0) {
				throw error("frame %d has no weights".formatted(frame), "copy the file again");
			}
			if (frame == 0) {
				rows = new ClipBuilder(count);
				pose = Arrays.copyOf(pose, count);
			} else if (count != rows.width()) {
				throw error("frame %d has %d weights, the first one %d".formatted(frame, count, rows.width()),
						"copy the file again");
			}
			rows.append(pose);
			timed &= Double.isFinite(time);
			if (frame == times.length) {
				times = Arrays.copyOf(times, Math.addExact(frame, frame / 2));
			}
			times[frame] = time;
		}

		private int readWeights(int frame) throws IOException {
			int count = 0;
			while (json.nextToken() != JsonToken.END_ARRAY) {
				JsonToken token = json.currentToken();
				float value = token != null && token.isNumeric() ? (float) json.getDoubleValue() : Float.NaN;
				if (!Float.isFinite(value)) {
					throw error("weight %d of frame %d is no usable number".formatted(count, frame), "correct it");
				}
				if (count == pose.length) {
					if (frame > 0 || count == MOST_CHANNELS) {
						throw error("frame %d has more than %d weights".formatted(frame, count), "copy the file again");
					}
					pose = Arrays.copyOf(pose, 2 * count);
				}
				pose[count++] = value;
			}
			return count;
		}

		private ImportResult result(FrameRate assumed) throws IOException {
			int frames = rows.frameCount();
			if (frames == 0 || names.isEmpty() || rows.width() != names.size()) {
				throw new IOException("%s: %d names and %d frames of %d weights make no face; choose a face of BEAT"
						.formatted(name, names.size(), frames, rows.width()));
			}
			List<Channel> channels = ChannelNames.channels(names).orElseThrow(() -> new IOException(
					"%s: a name is empty or stands twice; correct the names".formatted(name)));
			List<Problem> problems = new ArrayList<>();
			MotionClip clip = clip(ChannelSet.of(channels), assumed, problems);
			return new ImportResult(List.of(new NamedClip("face", clip)), SpeechLanes.EMPTY, problems);
		}

		private MotionClip clip(ChannelSet channels, FrameRate assumed, List<Problem> problems) throws IOException {
			int frames = rows.frameCount();
			double[] seconds = new double[frames];
			for (int frame = 0; frame < frames && timed; frame++) {
				seconds[frame] = times[frame] - times[0];
				if (!Double.isFinite(seconds[frame]) || frame > 0 && seconds[frame] < seconds[frame - 1]) {
					throw new IOException("%s: frame %d is at %s s, before the one before it; copy the file again"
							.formatted(name, frame, times[frame]));
				}
			}
			Optional<FrameRate> measured = timed
					? new KeyedPoses(seconds, new float[0], 0, KeyedPoses.Between.LINEAR).frameRate()
					: Optional.empty();
			FrameRate rate = measured.orElse(assumed);
			if (measured.isEmpty()) {
				problems.add(Problem.warning("beat.rate",
						"%s: its times tell no frame rate; %s fps were taken".formatted(name, assumed),
						"set frame-rate if it is another"));
			}
			boolean even = true;
			for (int frame = 0; frame < frames && timed; frame++) {
				even &= Math.abs(seconds[frame] * rate.framesPerSecond() - frame) <= UNEVEN;
			}
			MotionClip clip = rows.clip(rate, channels);
			if (even) {
				return clip;
			}
			problems.add(Problem.info("beat.uneven",
					"%s: its frames are not even; they were read at %s fps".formatted(name, rate)));
			float[] numbers = new float[Math.multiplyExact(frames, channels.size())];
			float[] row = new float[channels.size()];
			for (int frame = 0; frame < frames; frame++) {
				clip.pose(frame, row);
				System.arraycopy(row, 0, numbers, frame * row.length, row.length);
			}
			return new KeyedPoses(seconds, numbers, row.length, KeyedPoses.Between.LINEAR).clip(rate, channels, name);
		}
	}
}
