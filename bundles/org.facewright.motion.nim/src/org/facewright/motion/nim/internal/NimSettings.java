package org.facewright.motion.nim.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.rpc.a2f.face.BlendShapeParameters;
import org.facewright.rpc.a2f.face.EmotionParameters;
import org.facewright.rpc.a2f.face.EmotionPostProcessingParameters;
import org.facewright.rpc.a2f.face.FaceParameters;

/**
 * What a user can set, and the parts of a request that carry it. A value that was left as it is stays with the server's
 * own setting, unless all are wanted.
 */
record NimSettings(String server, boolean paced, double paddingSeconds, Emotions emotions, FaceParameters face,
		BlendShapeParameters shapes, EmotionParameters emotion, EmotionPostProcessingParameters postProcessing) {

	static final Parameter<String> SERVER = Parameter.text("server").label("Server")
			.describe("Name of the server to use; without one, the least loaded takes the work.");
	static final Parameter<String> PACE = Parameter.choice("pace", "burst", "real-time").label("Pace").describe(
			"How fast sound is sent: as fast as the server takes it, or half a second at once and then in real time,"
					+ " which spares a graphics card that others use too.");
	static final Parameter<Double> PADDING = Parameter.number("tail-padding").between(0, 5).otherwise(1.5).unit("s")
			.label("Silence at the end")
			.describe("Sent after the sound so that the mouth can close; it makes no frames.");
	static final Parameter<String> SEND = Parameter.choice("send", "changed", "all").label("Send")
			.describe("Which of the values below are sent: those that differ from what stands here, or all;"
					+ " the server's own settings hold for the others.");
	static final Parameter<String> BEGINNING = Parameter.text("beginning-emotion").label("First emotion")
			.describe("Emotion that the clip begins with, such as joy=0.8,amazement=0.2 or neutral.");
	static final Parameter<String> EMOTIONS = Parameter.text("emotions").label("Emotion keys")
			.describe("Emotions by time in seconds, such as 0:joy=1;2.5:sadness=0.6,pain=0.2;4:neutral.");
	static final Parameter<Double> TRANSITION = Parameter.number("emotion-transition").between(0.01, 10).otherwise(0.5)
			.unit("s").label("Emotion transition").describe("How long the face takes from one emotion to the next.");

	private static final List<Parameter<Double>> FACE = List.of(
			face("lower-face-smoothing", 0, 0.1, 0.0023, "s", "Smoothing of the lower face."),
			face("upper-face-smoothing", 0, 0.1, 0.001, "s", "Smoothing of the upper face."),
			face("lower-face-strength", 0, 2, 1.3, "", "Range of motion of the lower face."),
			face("upper-face-strength", 0, 2, 1, "", "Range of motion of the upper face."),
			face("face-mask-level", 0, 1, 0.6, "", "Height of the border between upper and lower face."),
			face("face-mask-softness", 0.001, 0.5, 0.0085, "", "Width of that border."),
			face("skin-strength", 0, 2, 1, "", "Range of motion of the skin."),
			face("blink-strength", 0, 2, 1, "", "Strength of the blink offset."),
			face("eyelid-open-offset", -1, 1, 0.06, "", "Opens (+) or closes (-) the lids."),
			face("lip-open-offset", -0.2, 0.2, -0.03, "", "Opens (+) or closes (-) the lips."),
			face("blink-offset", 0, 1, 0, "", "Closes the lids by this much."),
			face("tongue-strength", 0, 3, 1.5, "", "Range of motion of the tongue."),
			face("tongue-height-offset", -3, 3, 0.2, "cm", "Raises (+) or lowers (-) the tongue."),
			face("tongue-depth-offset", -3, 3, 0.13, "cm", "Moves the tongue forward (+) or back (-)."));

	static final Parameter<Double> CONTRAST = Parameter.number("emotion-contrast").between(0.3, 3).otherwise(1.0)
			.label("Emotion contrast").describe("Contrast between detected emotions.");
	static final Parameter<Double> LIVE_BLEND = Parameter.number("live-blend").between(0, 1).otherwise(0.7)
			.label("Emotion smoothing").describe("Smoothing of detected emotions over time.");
	static final Parameter<Boolean> PREFERRED = Parameter.flag("preferred-emotion").otherwise(true)
			.label("Use given emotions").describe("Whether given emotions are mixed with the detected ones.");
	static final Parameter<Double> PREFERRED_STRENGTH = Parameter.number("preferred-emotion-strength").between(0, 1)
			.otherwise(0.5).label("Share of given emotions")
			.describe("How much given emotions count against detected ones.");
	static final Parameter<Double> EMOTION_STRENGTH = Parameter.number("emotion-strength").between(0, 1).otherwise(0.6)
			.label("Emotion strength").describe("Strength of all emotions.");
	static final Parameter<Integer> MAX_EMOTIONS = Parameter.integer("max-emotions").between(1, 6).otherwise(3)
			.label("Emotions at once").describe("How many detected emotions may mix.");

	static final Parameter<String> PRESET = Parameter.choice("multiplier-preset", "none", "claire", "james", "mark")
			.label("Multiplier preset")
			.describe("Gains per blendshape made for the characters of models of version 2.");
	static final Parameter<String> MULTIPLIERS = Parameter.text("multipliers").label("Multipliers")
			.describe("Gains per blendshape, such as jawOpen=1.2,mouthSmile*=0.8; they go before the preset's.");
	static final Parameter<String> OFFSETS = Parameter.text("offsets").label("Offsets")
			.describe("Offsets per blendshape, such as mouthClose=0.05.");
	static final Parameter<Boolean> CLAMP = Parameter.flag("clamp").label("Clamp")
			.describe("Keeps weights within 0 to 1 after gain and offset.");

	static final ParameterSchema SCHEMA = schema();

	private static Parameter<Double> face(String name, double least, double most, double value, String unit,
			String description) {
		String label = Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('-', ' ');
		return Parameter.number(name).between(least, most).otherwise(value).unit(unit).label(label)
				.describe(description);
	}

	private static ParameterSchema schema() {
		List<Parameter<?>> parameters = new ArrayList<>(
				List.of(SERVER, PACE, PADDING, BEGINNING, EMOTIONS, TRANSITION, SEND));
		parameters.addAll(FACE);
		parameters.addAll(List.of(CONTRAST, LIVE_BLEND, PREFERRED, PREFERRED_STRENGTH, EMOTION_STRENGTH, MAX_EMOTIONS,
				PRESET, MULTIPLIERS, OFFSETS, CLAMP));
		return new ParameterSchema(parameters);
	}

	/** @throws IllegalArgumentException with a sentence for the user when a text makes no sense */
	static NimSettings of(ParameterValues values, ChannelSet channels) {
		boolean all = values.get(SEND).equals("all");
		Emotions emotions = Emotions.parse(values.get(BEGINNING), values.get(EMOTIONS));
		FaceParameters.Builder face = FaceParameters.newBuilder();
		for (Parameter<Double> parameter : FACE) {
			if (isSent(values, parameter, all)) {
				face.putFloatParams(camelCase(parameter.name()), values.get(parameter).floatValue());
			}
		}
		EmotionParameters.Builder emotion = EmotionParameters.newBuilder().putAllBeginningEmotion(emotions.beginning());
		if (isSent(values, TRANSITION, all)) {
			emotion.setLiveTransitionTime(values.get(TRANSITION).floatValue());
		}
		return new NimSettings(values.get(SERVER), values.get(PACE).equals("real-time"), values.get(PADDING), emotions,
				face.build(), shapes(values, channels, all), emotion.build(), postProcessing(values, all));
	}

	private static <T> boolean isSent(ParameterValues values, Parameter<T> parameter, boolean all) {
		return all || !values.get(parameter).equals(parameter.defaultValue());
	}

	private static EmotionPostProcessingParameters postProcessing(ParameterValues values, boolean all) {
		EmotionPostProcessingParameters.Builder result = EmotionPostProcessingParameters.newBuilder();
		if (isSent(values, CONTRAST, all)) {
			result.setEmotionContrast(values.get(CONTRAST).floatValue());
		}
		if (isSent(values, LIVE_BLEND, all)) {
			result.setLiveBlendCoef(values.get(LIVE_BLEND).floatValue());
		}
		if (isSent(values, PREFERRED, all)) {
			result.setEnablePreferredEmotion(values.get(PREFERRED));
		}
		if (isSent(values, PREFERRED_STRENGTH, all)) {
			result.setPreferredEmotionStrength(values.get(PREFERRED_STRENGTH).floatValue());
		}
		if (isSent(values, EMOTION_STRENGTH, all)) {
			result.setEmotionStrength(values.get(EMOTION_STRENGTH).floatValue());
		}
		if (isSent(values, MAX_EMOTIONS, all)) {
			result.setMaxEmotions(values.get(MAX_EMOTIONS));
		}
		return result.build();
	}

	private static BlendShapeParameters shapes(ParameterValues values, ChannelSet channels, boolean all) {
		Map<String, Float> multipliers = new LinkedHashMap<>(Presets.multipliers(values.get(PRESET)));
		multipliers.putAll(perShape(MULTIPLIERS.name(), values.get(MULTIPLIERS), channels));
		BlendShapeParameters.Builder result = BlendShapeParameters.newBuilder().putAllBsWeightMultipliers(multipliers)
				.putAllBsWeightOffsets(perShape(OFFSETS.name(), values.get(OFFSETS), channels));
		if (isSent(values, CLAMP, all)) {
			result.setEnableClampingBsWeight(values.get(CLAMP));
		}
		return result.build();
	}

	/** Reads {@code jawOpen=1.2,mouthSmile*=0.8}; names become the service's. */
	private static Map<String, Float> perShape(String parameter, String text, ChannelSet channels) {
		Map<String, Float> result = new LinkedHashMap<>();
		for (String part : text.split(",")) {
			if (part.isBlank()) {
				continue;
			}
			int equals = part.indexOf('=');
			String pattern = (equals < 0 ? part : part.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
			List<String> names = channels.names().stream().filter(name -> fits(name.toLowerCase(Locale.ROOT), pattern))
					.toList();
			if (names.isEmpty()) {
				throw new IllegalArgumentException("%s: no blendshape is called '%s'".formatted(parameter, pattern));
			}
			float value = value(parameter, equals < 0 ? "" : part.substring(equals + 1).strip(), part.strip());
			names.forEach(name -> result.put(serviceName(name), value));
		}
		return result;
	}

	private static boolean fits(String name, String pattern) {
		return pattern.endsWith("*")
				? name.startsWith(pattern.substring(0, pattern.length() - 1))
				: name.equals(pattern);
	}

	private static float value(String parameter, String text, String whole) {
		try {
			float value = Float.parseFloat(text);
			if (Float.isFinite(value)) {
				return value;
			}
		} catch (NumberFormatException e) {
			// said below, like a value that is no number
		}
		throw new IllegalArgumentException("%s: '%s' does not give a number; write such as jawOpen=1.2"
				.formatted(parameter, whole));
	}

	/** The service writes blendshapes with a capital. */
	static String serviceName(String channel) {
		return Character.toUpperCase(channel.charAt(0)) + channel.substring(1);
	}

	private static String camelCase(String name) {
		StringBuilder result = new StringBuilder();
		for (String word : name.split("-")) {
			result.append(result.isEmpty() ? word : serviceName(word));
		}
		return result.toString();
	}
}
