package org.facewright.exchange.json.internal;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextLines;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

/**
 * Reads the weights that the Audio2Face application exports, members in any order, as a stream. Declared counts are
 * compared with what is there and trusted for nothing else.
 */
@Component
public final class A2fImporter implements TrackImporter {

	static final Parameter<FrameRate> FRAME_RATE = Parameter.frameRate("frame-rate").label("Frame rate")
			.describe("Taken when the file does not tell its own (exportFps).");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("a2f-json", A2fExporter.LABEL, List.of("json"),
			ParameterSchema.of(FRAME_RATE));
	private static final JsonFactory JSON = new JsonFactory();

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		String text = TextLines.peek(head).strip();
		return text.startsWith("{") && (text.contains("\"facsNames\"") || text.contains("\"weightMat\"")
				|| text.contains("\"exportFps\""));
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

		private final String name;
		private final JsonParser json;
		private final Progress progress;
		private final Set<String> ignored = new TreeSet<>();
		private Optional<Double> framesPerSecond = Optional.empty();
		private Optional<Long> poseCount = Optional.empty();
		private Optional<Long> frameCount = Optional.empty();
		private @Nullable List<String> names;
		private @Nullable ClipBuilder weights;

		Reading(String name, JsonParser json, Progress progress) {
			this.name = name;
			this.json = json;
			this.progress = progress;
		}

		ImportResult read(FrameRate assumedRate) throws IOException {
			if (json.nextToken() != JsonToken.START_OBJECT) {
				throw error("the file is no JSON object", "choose a file exported by Audio2Face");
			}
			while (json.nextToken() == JsonToken.FIELD_NAME) {
				String field = json.currentName();
				json.nextToken();
				member(field);
			}
			if (json.currentToken() != JsonToken.END_OBJECT) {
				throw error("the file ends too early", "export it again");
			}
			return result(assumedRate);
		}

		private void member(String field) throws IOException {
			switch (field) {
				case "exportFps" -> framesPerSecond = optionalNumber(field);
				case "numPoses" -> poseCount = optionalNumber(field).map(Double::longValue);
				case "numFrames" -> frameCount = optionalNumber(field).map(Double::longValue);
				case "facsNames" -> readNames();
				case "weightMat" -> readWeights();
				case "trackPath" -> json.skipChildren();
				default -> {
					ignored.add(field.length() <= 40 ? field : field.substring(0, 40) + "…");
					if (ignored.size() > 20) {
						throw error("too many members that are none of Audio2Face", "choose another format");
					}
					json.skipChildren();
				}
			}
		}

		private Optional<Double> optionalNumber(String field) throws IOException {
			if (json.currentToken() == JsonToken.VALUE_NULL) {
				return Optional.empty();
			}
			if (json.currentToken() == null || !json.currentToken().isNumeric()) {
				throw error("%s is no number".formatted(field), "correct it or leave it out");
			}
			return Optional.of(json.getDoubleValue());
		}

		private void readNames() throws IOException {
			requireArray("facsNames");
			if (names != null) {
				throw error("facsNames stands twice", "delete one of them");
			}
			List<String> read = new ArrayList<>();
			while (json.nextToken() == JsonToken.VALUE_STRING) {
				read.add(json.getText());
				if (read.size() > MOST_CHANNELS) {
					throw error("more than %d names".formatted(MOST_CHANNELS), "choose another format");
				}
			}
			requireEnd("facsNames holds something that is no name");
			names = read;
		}

		private void readWeights() throws IOException {
			requireArray("weightMat");
			if (weights != null) {
				throw error("weightMat stands twice", "delete one of them");
			}
			float[] pose = new float[64];
			int width = -1;
			ClipBuilder rows = new ClipBuilder(0);
			int frame = 0;
			while (json.nextToken() == JsonToken.START_ARRAY) {
				int count = 0;
				while (json.nextToken() != JsonToken.END_ARRAY) {
					if (count == pose.length) {
						if (width >= 0 || count >= MOST_CHANNELS) {
							throw error("row %d of weightMat has more than %d values".formatted(frame, count),
									"export the file again");
						}
						pose = Arrays.copyOf(pose, pose.length * 2);
					}
					pose[count] = weight(frame, count);
					count++;
				}
				if (width < 0) {
					width = count;
					pose = Arrays.copyOf(pose, width);
					rows = new ClipBuilder(width);
				} else if (count != width) {
					throw error("row %d of weightMat has %d values, row 0 has %d".formatted(frame, count, width),
							"export the file again");
				}
				rows.append(pose);
				if (frame++ % FRAMES_PER_REPORT == 0) {
					progress.checkCancelled();
					progress.report(Double.NaN, "Reading " + name);
				}
			}
			requireEnd("weightMat holds something that is no row");
			weights = rows;
		}

		private float weight(int frame, int number) throws IOException {
			JsonToken token = json.currentToken();
			if (token == null || !token.isNumeric()) {
				throw error("value %d in row %d of weightMat is no number".formatted(number, frame),
						"correct it or export the file again");
			}
			float value = (float) json.getDoubleValue();
			if (!Float.isFinite(value)) {
				throw error("value %d in row %d of weightMat is too large".formatted(number, frame), "correct it");
			}
			return value;
		}

		private void requireArray(String field) throws IOException {
			if (json.currentToken() != JsonToken.START_ARRAY) {
				throw error("%s is no list".formatted(field), "export the file again");
			}
		}

		private void requireEnd(String otherwise) throws IOException {
			if (json.currentToken() != JsonToken.END_ARRAY) {
				throw error(otherwise, "export the file again");
			}
		}

		private ImportResult result(FrameRate assumedRate) throws IOException {
			List<String> found = names;
			ClipBuilder read = weights;
			if (found == null || read == null) {
				throw new IOException("%s: there is no %s; choose a file exported by Audio2Face".formatted(name,
						found == null ? "facsNames" : "weightMat"));
			}
			ClipBuilder rows = read.frameCount() == 0 ? new ClipBuilder(found.size()) : read;
			requireCount("names in facsNames", found.size(), "columns in weightMat", rows.width());
			if (poseCount.isPresent()) {
				requireCount("numPoses", poseCount.get(), "names in facsNames", found.size());
			}
			if (frameCount.isPresent()) {
				requireCount("numFrames", frameCount.get(), "rows in weightMat", rows.frameCount());
			}
			List<Channel> channels = ChannelNames.channels(found).orElseThrow(() -> new IOException(
					"%s: a name in facsNames is empty or stands twice; correct the names".formatted(name)));
			List<Problem> problems = new ArrayList<>();
			FrameRate rate = rate(assumedRate, problems);
			if (!ignored.isEmpty()) {
				problems.add(Problem.info("a2f.ignored",
						"not read, only face weights are: " + Preflight.list(List.copyOf(ignored))));
			}
			NamedClip face = new NamedClip("face", rows.clip(rate, ChannelSet.of(channels)));
			return new ImportResult(List.of(face), SpeechLanes.EMPTY, problems);
		}

		private void requireCount(String what, long count, String other, long otherCount) throws IOException {
			if (count != otherCount) {
				throw new IOException("%s: %d %s but %d %s; the file is cut off or was edited, export it again"
						.formatted(name, count, what, otherCount, other));
			}
		}

		private FrameRate rate(FrameRate assumed, List<Problem> problems) throws IOException {
			if (framesPerSecond.isEmpty()) {
				problems.add(Problem.warning("a2f.rate",
						"the file does not tell its frame rate (exportFps); %s is assumed".formatted(assumed),
						"set frame-rate if it is another"));
				return assumed;
			}
			return FrameRates.ofDecimal(framesPerSecond.get()).orElseThrow(() -> new IOException(
					"%s: exportFps %s is no frame rate; correct it".formatted(name, framesPerSecond.get())));
		}

		private IOException error(String what, String remedy) {
			JsonLocation at = json.currentTokenLocation();
			return new IOException("%s, line %d, column %d: %s; %s".formatted(name, at.getLineNr(), at.getColumnNr(),
					what, remedy));
		}
	}
}
