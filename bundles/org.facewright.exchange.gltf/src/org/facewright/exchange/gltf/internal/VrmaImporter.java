package org.facewright.exchange.gltf.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.Arkit;
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
import org.facewright.exchange.common.CurveKeys;
import org.facewright.exchange.common.CurveKeys.Tangent;
import org.facewright.exchange.common.FaceAngles;
import org.facewright.exchange.common.KeyedCurves;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the face of VRM animations: expressions, the turning of the head, and where the eyes look. */
@Component
public final class VrmaImporter implements TrackImporter {

	static final Parameter<String> EXPRESSIONS = Parameter.choice("expressions", "auto", "all", "custom", "preset")
			.label("Expressions")
			.describe("Which expressions to read; auto leaves out VRM's vowels and blinks where the single shapes of "
					+ "ARKit are there too");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("vrma", "VRM animation (.vrma)", List.of("vrma"),
			ParameterSchema.of(EXPRESSIONS, GltfImporter.FRAME_RATE));

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	static boolean isVrma(String fileName, byte[] head) {
		boolean named = fileName.toLowerCase(Locale.ROOT).endsWith(".vrma");
		String text = TextLines.peek(head);
		return text.contains(VrmaWriter.EXTENSION) && (GlbFile.isBinary(head) || text.stripLeading().startsWith("{"))
				|| named && (GlbFile.isBinary(head) || text.contains("\"asset\""));
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		return isVrma(fileName, head);
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		return new Reading(source.name(), Document.read(source), values, progress).result();
	}

	/** One file being read. */
	private static final class Reading {

		private static final int MOST_EXPRESSIONS = 4096;

		private final String name;
		private final Document document;
		private final Accessors accessors;
		private final ParameterValues values;
		private final Progress progress;
		private final List<Problem> problems = new ArrayList<>();
		private final Map<String, CurveKeys> curves = new LinkedHashMap<>();
		private Optional<FrameRate> written = Optional.empty();

		Reading(String name, Document document, ParameterValues values, Progress progress) {
			this.name = name;
			this.document = document;
			this.values = values;
			this.progress = progress;
			accessors = new Accessors(document);
		}

		ImportResult result() throws IOException {
			JsonNode extension = document.array("extensions").path(VrmaWriter.EXTENSION);
			if (!extension.isObject()) {
				throw document.error("it has no %s, so it is no VRM animation".formatted(VrmaWriter.EXTENSION),
						"read it as glTF");
			}
			Map<Integer, String> expressions = expressions(extension.path("expressions"));
			int head = node(extension.path("humanoid").path("humanBones").path("head"));
			int lookAt = node(extension.path("lookAt"));
			JsonNode channels = document.array("animations").path(0).path("channels");
			for (int i = 0; i < channels.size(); i++) {
				progress.checkCancelled();
				progress.report((double) i / channels.size(), "reading expressions");
				JsonNode target = channels.get(i).path("target");
				int node = node(target);
				String path = target.path("path").asText("");
				if (path.equals("translation") && expressions.containsKey(node)) {
					readWeight(expressions.get(node), channels.get(i), i);
				} else if (path.equals("rotation") && node >= 0 && node == head) {
					readRotation(List.of("head"), channels.get(i), i);
				} else if (path.equals("rotation") && node >= 0 && node == lookAt
						&& expressions.values().stream().noneMatch(some -> some.startsWith("eyeLook"))) {
					readRotation(List.of("leftEye", "rightEye"), channels.get(i), i);
				}
			}
			if (document.array("animations").size() > 1) {
				problems.add(Problem.info("vrma.animations",
						"%s: has %d animations, of which VRM uses the first one only".formatted(name,
								document.array("animations").size())));
			}
			return new ImportResult(List.of(new NamedClip("face", clip())), SpeechLanes.EMPTY, problems);
		}

		private static int node(JsonNode reference) {
			JsonNode node = reference.path("node");
			return node.canConvertToInt() && node.isIntegralNumber() ? node.asInt() : -1;
		}

		/** Nodes of the expressions that are wanted. */
		private Map<Integer, String> expressions(JsonNode extension) throws IOException {
			Map<Integer, String> custom = named(extension.path("custom"));
			Map<Integer, String> preset = named(extension.path("preset"));
			String which = values.get(EXPRESSIONS);
			boolean single = custom.values().stream().anyMatch(some -> Arkit.FACE.indexOf(some) >= 0);
			Map<Integer, String> wanted = new LinkedHashMap<>(which.equals("preset") ? Map.of() : custom);
			if (which.equals("preset") || which.equals("all") || which.equals("auto") && !single) {
				preset.forEach(wanted::putIfAbsent);
			} else if (which.equals("auto") && !preset.isEmpty()) {
				problems.add(Problem.info("vrma.presets",
						"%s: its %d preset expressions show what the single shapes show and were left out".formatted(
								name, preset.size())));
			}
			return wanted;
		}

		private Map<Integer, String> named(JsonNode kind) throws IOException {
			if (kind.size() > MOST_EXPRESSIONS) {
				throw document.damaged("it has %d expressions".formatted(kind.size()));
			}
			Map<Integer, String> names = new LinkedHashMap<>();
			for (Map.Entry<String, JsonNode> entry : kind.properties()) {
				if (node(entry.getValue()) >= 0 && !entry.getKey().isBlank()) {
					names.put(node(entry.getValue()), entry.getKey());
				}
			}
			return names;
		}

		private void readWeight(String expression, JsonNode channel, int index) throws IOException {
			Keys keys = keys(channel, index, "VEC3", 3);
			CurveKeys curve = new CurveKeys();
			for (int key = 0; key < keys.seconds.length; key++) {
				curve.add(keys.seconds[key], keys.value(key, 1, 0), keys.tangent, keys.tangent);
				if (keys.cubic) {
					curve.arrive(keys.value(key, 0, 0), Double.NaN);
					curve.leave(keys.value(key, 2, 0), Double.NaN);
				}
			}
			curves.putIfAbsent(expression, curve);
		}

		/** Rotations become angles at their keys; between the keys the angles run on lines, or stand. */
		private void readRotation(List<String> parts, JsonNode channel, int index) throws IOException {
			Keys keys = keys(channel, index, "VEC4", 4);
			CurveKeys[] angles = { new CurveKeys(), new CurveKeys(), new CurveKeys() };
			for (int key = 0; key < keys.seconds.length; key++) {
				double x = keys.value(key, 1, 0);
				double y = keys.value(key, 1, 1);
				double z = keys.value(key, 1, 2);
				double w = keys.value(key, 1, 3);
				double length = Math.sqrt(x * x + y * y + z * z + w * w);
				if (!(length > 0.5) || length > 2) {
					throw document.damaged("animations[0].channels[%d] has a rotation of length %s".formatted(index,
							length));
				}
				FaceAngles some = FaceAngles.ofQuaternion(x / length, y / length, z / length, w / length);
				Tangent tangent = keys.cubic ? Tangent.SPLINE : keys.tangent;
				angles[0].add(keys.seconds[key], (float) some.yaw(), tangent, tangent);
				angles[1].add(keys.seconds[key], (float) some.pitch(), tangent, tangent);
				angles[2].add(keys.seconds[key], (float) some.roll(), tangent, tangent);
			}
			for (String part : parts) {
				List<Channel> names = FaceAngles.channels(part);
				for (int i = 0; i < (part.equals("head") ? 3 : 2); i++) {
					curves.putIfAbsent(names.get(i).name(), angles[i]);
				}
			}
		}

		private record Keys(double[] seconds, float[] numbers, int width, boolean cubic, Tangent tangent) {

			/** @param kind of a cubic key: 0 arriving, 1 value, 2 leaving */
			float value(int key, int kind, int part) {
				return cubic ? numbers[(key * 3 + kind) * width + part] : numbers[key * width + part];
			}
		}

		private Keys keys(JsonNode channel, int index, String type, int width) throws IOException {
			String of = "animations[0].channels[%d]".formatted(index);
			int number = document.required(channel, "sampler", of);
			JsonNode sampler = document.element("animations", 0).path("samplers").path(number);
			String samplerName = "animations[0].samplers[%d]".formatted(number);
			if (!sampler.isObject()) {
				throw document.damaged("%s is referred to and does not exist".formatted(samplerName));
			}
			String interpolation = sampler.path("interpolation").asText("LINEAR");
			boolean cubic = interpolation.equals("CUBICSPLINE");
			float[] input = accessors.floats(document.required(sampler, "input", samplerName), "SCALAR", 1);
			float[] output = accessors.floats(document.required(sampler, "output", samplerName), type, width);
			if (output.length != (long) input.length * width * (cubic ? 3 : 1)) {
				throw document.damaged("%s has %d numbers for %d keys".formatted(samplerName, output.length,
						input.length));
			}
			double[] seconds = new double[input.length];
			for (int key = 0; key < input.length; key++) {
				seconds[key] = input[key] + 0.0;
			}
			if (written.isEmpty()) {
				written = GltfImporter.written(sampler);
			}
			return new Keys(seconds, output, width, cubic,
					interpolation.equals("STEP") ? Tangent.STEP : Tangent.LINEAR);
		}

		private MotionClip clip() throws IOException {
			if (curves.isEmpty()) {
				throw document.error("it moves no expression, no head and no gaze",
						"choose an animation of a face");
			}
			List<Channel> channels = ChannelNames.channels(List.copyOf(curves.keySet())).orElseThrow(
					() -> document.damaged("an expression stands twice"));
			KeyedCurves keyed = new KeyedCurves(ChannelSet.of(channels), List.copyOf(curves.values()), 0, name);
			return keyed.clip(keyed.frameRate(values.get(GltfImporter.FRAME_RATE), written, problems), progress);
		}
	}
}
