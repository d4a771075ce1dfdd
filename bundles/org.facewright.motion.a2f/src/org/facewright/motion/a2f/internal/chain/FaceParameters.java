package org.facewright.motion.a2f.internal.chain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.facewright.api.inference.Precision;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.motion.a2f.internal.emotion.EmotionSettings;
import org.facewright.motion.a2f.internal.pack.FaceConfig;
import org.facewright.motion.a2f.internal.pack.NetworkShape;
import org.facewright.motion.a2f.internal.solve.SkinControls;
import org.facewright.motion.a2f.internal.solve.SolverSettings;

/**
 * What a user can set for one actor, with the defaults of the actor's own files. Each parameter belongs to a layer; a
 * change of it invalidates that layer and what is made of it.
 */
public final class FaceParameters {

	/** Steps of the chain, in order; the last one is made of those between. */
	public enum Layer {
		INFERENCE,
		SKIN,
		TONGUE,
		TEETH,
		EYES,
		WEIGHTS
	}

	/** How the skin gets from the network to the solver. */
	public static final String WEIGHTS = "weights";
	public static final String MESH = "mesh";

	/** The best device that is usable. */
	public static final String AUTO = "auto";

	/** When the emotion network is heard. */
	public static final String FILES = "files";
	public static final String ALWAYS = "always";
	public static final String OFF = "off";

	/** Greatest strength of a regularisation that a form offers. */
	private static final double MOST_STRENGTH = 1000;

	private final Map<Layer, List<Parameter<?>>> layers = new EnumMap<>(Layer.class);
	private final ParameterSchema schema;

	final List<Parameter<Double>> emotions = new ArrayList<>();
	final Parameter<String> device;
	final Parameter<String> precision;
	final Parameter<String> rig;
	final Parameter<Double> inputStrength;
	final Parameter<String> emotionNetwork;
	final Parameter<Double> contrast;
	final Parameter<Double> liveBlend;
	final Parameter<Boolean> preferred;
	final Parameter<Double> preferredStrength;
	final Parameter<Double> emotionStrength;
	final Parameter<Integer> maxEmotions;
	final Parameter<Double> transition;
	final Parameter<String> sourceShot;
	final Parameter<Integer> sourceFrame;
	final Parameter<Boolean> constantNoise;
	final Parameter<Integer> noiseSeed;

	final Parameter<Double> skinStrength;
	final Parameter<Double> blinkStrength;
	final Parameter<Double> blinkOffset;
	final Parameter<Double> eyelidOpenOffset;
	final Parameter<Double> lipOpenOffset;
	final Parameter<Double> lowerSmoothing;
	final Parameter<Double> upperSmoothing;
	final Parameter<Double> lowerStrength;
	final Parameter<Double> upperStrength;
	final Parameter<Double> maskLevel;
	final Parameter<Double> maskSoftness;
	final Parameter<String> path;

	final Parameter<Double> tongueStrength;
	final Parameter<Double> tongueHeight;
	final Parameter<Double> tongueDepth;

	final Parameter<Double> teethStrength;
	final Parameter<Double> teethHeight;
	final Parameter<Double> teethDepth;

	final Parameter<Double> eyesStrength;
	final Parameter<Double> saccadeStrength;
	final Parameter<Integer> saccadeSeed;
	final Parameter<Double> rightEyeX;
	final Parameter<Double> rightEyeY;
	final Parameter<Double> leftEyeX;
	final Parameter<Double> leftEyeY;
	final Parameter<Double> lookRange;

	final Parameter<Double> l1;
	final Parameter<Double> l2;
	final Parameter<Double> temporal;
	final Parameter<Double> symmetry;
	final Parameter<Double> tongueL1;
	final Parameter<Double> tongueL2;
	final Parameter<Double> tongueTemporal;
	final Parameter<String> multipliers;
	final Parameter<String> offsets;

	/** @param emotion defaults of the emotion network's settings */
	public FaceParameters(NetworkShape shape, FaceConfig config, SolverSettings skin, SolverSettings tongue,
			EmotionSettings emotion) {
		for (int i = 0; i < shape.emotions().size(); i++) {
			String name = shape.emotions().get(i);
			emotions.add(add(Layer.INFERENCE, number("emotion-" + name.replaceAll("[^a-z0-9]", ""), 0, 1,
					shape.defaultEmotion()[i], "", name.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
							+ name.substring(1),
					"How strongly the face shows " + name + "; may follow a curve.")));
		}
		emotionNetwork = add(Layer.INFERENCE, Parameter.choice("emotion-network", FILES, ALWAYS, OFF)
				.label("Emotion network").describe(
						"Lets Audio2Emotion, where imported, drive the face: for files only, live too (which adds its"
								+ " look-ahead of 0.94 s to the latency), or not at all."));
		contrast = add(Layer.INFERENCE, number(EmotionSettings.CONTRAST, emotion.contrast()));
		liveBlend = add(Layer.INFERENCE, number(EmotionSettings.LIVE_BLEND, emotion.liveBlend()));
		preferred = add(Layer.INFERENCE, EmotionSettings.PREFERRED.otherwise(emotion.preferred()));
		preferredStrength = add(Layer.INFERENCE,
				number(EmotionSettings.PREFERRED_STRENGTH, emotion.preferredStrength()));
		emotionStrength = add(Layer.INFERENCE, number(EmotionSettings.STRENGTH, emotion.strength()));
		maxEmotions = add(Layer.INFERENCE,
				EmotionSettings.MAX_EMOTIONS.between(1, Math.max(6, emotion.maxEmotions()))
						.otherwise(Math.max(1, emotion.maxEmotions())));
		transition = add(Layer.INFERENCE, number(EmotionSettings.TRANSITION, emotion.transitionSeconds()));
		device = add(Layer.INFERENCE, Parameter.text("device").otherwise(AUTO).label("Device").describe(
				"What the networks run on, as 'devices' lists them; auto takes the best one that is usable."));
		precision = add(Layer.INFERENCE, Parameter.choice("precision", "fp32", "fp16", "int8").label("Precision")
				.describe("How exact the network's numbers are; fp16 and int8 need a tensorrt device, and int8 a"
						+ " calibration."));
		rig = add(Layer.INFERENCE, Parameter.text("rig").label("Own rig").describe("A face of your own whose poses are"
				+ " solved instead of the package's: a folder of OBJ files, a glTF file with morph targets or an npz"
				+ " archive; poses are taken by name."));
		// the maker's own tools leave the sound as it is for diffusion, whatever the file says
		double gain = shape instanceof NetworkShape.Regression ? config.inputStrength() : 1;
		inputStrength = add(Layer.INFERENCE, number("input-strength", 0, 5, gain, "",
				"Input strength", "Gain of the sound before the network hears it."));
		sourceShot = Parameter.text("source-shot").otherwise(config.sourceShot()).label("Source shot")
				.describe("Shot of the training whose style the face takes.");
		sourceFrame = Parameter.integer("source-frame").between(0, Integer.MAX_VALUE).otherwise(config.sourceFrame())
				.label("Source frame").describe("Frame of that shot.");
		constantNoise = Parameter.flag("constant-noise").otherwise(true).label("Constant noise")
				.describe("Uses the same noise in every run of the network, which is smoother.");
		noiseSeed = Parameter.integer("noise-seed").between(0, Integer.MAX_VALUE).otherwise(0).label("Noise seed")
				.describe("Another number gives a slightly other performance; the same number the same one.");
		if (shape instanceof NetworkShape.Regression) {
			add(Layer.INFERENCE, sourceShot);
			add(Layer.INFERENCE, sourceFrame);
		} else {
			add(Layer.INFERENCE, constantNoise);
			add(Layer.INFERENCE, noiseSeed);
		}
		skinStrength = add(Layer.SKIN, number("skin-strength", 0, 2, config.skinStrength(), "", "Skin strength",
				"How far the whole skin moves."));
		lowerStrength = add(Layer.SKIN, number("lower-face-strength", 0, 2, config.lowerStrength(), "",
				"Lower face strength", "How far the face below the mask's level moves."));
		upperStrength = add(Layer.SKIN, number("upper-face-strength", 0, 2, config.upperStrength(), "",
				"Upper face strength", "How far the face above the mask's level moves."));
		lowerSmoothing = add(Layer.SKIN, number("lower-face-smoothing", 0, 0.1, config.lowerSmoothing(), "s",
				"Lower face smoothing", "Half-life of each of two filters over the lower face."));
		upperSmoothing = add(Layer.SKIN, number("upper-face-smoothing", 0, 0.1, config.upperSmoothing(), "s",
				"Upper face smoothing", "Half-life of each of two filters over the upper face."));
		maskLevel = add(Layer.SKIN, number("face-mask-level", 0, 1, config.maskLevel(), "", "Face mask level",
				"Height that parts lower and upper face, as a share of the head's height."));
		maskSoftness = add(Layer.SKIN, number("face-mask-softness", 0.001, 0.5, config.maskSoftness(), "",
				"Face mask softness", "Width of the step between lower and upper face."));
		blinkStrength = add(Layer.SKIN, number("blink-strength", 0, 2, config.blinkStrength(), "", "Blink strength",
				"Gain of the blink offset."));
		blinkOffset = add(Layer.SKIN, number("blink-offset", 0, 1, 0, "", "Blink offset",
				"How far the eyes are closed all the time."));
		eyelidOpenOffset = add(Layer.SKIN, number("eyelid-open-offset", -1, 1, config.eyelidOpenOffset(), "",
				"Eyelid offset", "Below 0 closes the lids, above 0 opens them."));
		lipOpenOffset = add(Layer.SKIN, number("lip-open-offset", -0.2, 0.2, config.lipOpenOffset(), "", "Lip offset",
				"Below 0 closes the lips, above 0 opens them."));
		path = add(Layer.SKIN, Parameter.choice("path", WEIGHTS, MESH).label("Path").describe(
				"Where smoothing works: on weights, which is fast, or on the whole mesh, which gives the same."));
		tongueStrength = add(Layer.TONGUE, number("tongue-strength", 0, 3, config.tongueStrength(), "",
				"Tongue strength", "How far the tongue moves."));
		tongueHeight = add(Layer.TONGUE, number("tongue-height-offset", -3, 3, config.tongueHeight(), "cm",
				"Tongue height", "Raises the tongue."));
		tongueDepth = add(Layer.TONGUE, number("tongue-depth-offset", -3, 3, config.tongueDepth(), "cm",
				"Tongue depth", "Moves the tongue forward."));
		teethStrength = add(Layer.TEETH, number("lower-teeth-strength", 0, 2, config.teethStrength(), "",
				"Jaw strength", "How far the jaw's own track moves."));
		teethHeight = add(Layer.TEETH, number("lower-teeth-height-offset", -3, 3, config.teethHeight(), "cm",
				"Jaw height", "Raises the jaw's own track."));
		teethDepth = add(Layer.TEETH, number("lower-teeth-depth-offset", -3, 3, config.teethDepth(), "cm",
				"Jaw depth", "Moves the jaw's own track forward."));
		eyesStrength = add(Layer.EYES, number("eyeballs-strength", 0, 2, config.eyesStrength(), "", "Eye strength",
				"How far the eyes follow the network."));
		saccadeStrength = add(Layer.EYES, number("saccade-strength", 0, 2, config.saccadeStrength(), "",
				"Saccade strength", "How far the eyes dart about."));
		int seed = Math.clamp(config.saccadeSeed(), 0, Integer.MAX_VALUE);
		saccadeSeed = add(Layer.EYES, Parameter.integer("eye-saccade-seed").between(0, Math.max(4999, seed))
				.otherwise(seed).label("Saccade seed")
				.describe("Where in the table of eye movements the take begins."));
		rightEyeX = add(Layer.EYES, eye("right-eye-x-offset", config.rightEyeX(), "Right eye up"));
		rightEyeY = add(Layer.EYES, eye("right-eye-y-offset", config.rightEyeY(), "Right eye aside"));
		leftEyeX = add(Layer.EYES, eye("left-eye-x-offset", config.leftEyeX(), "Left eye up"));
		leftEyeY = add(Layer.EYES, eye("left-eye-y-offset", config.leftEyeY(), "Left eye aside"));
		lookRange = add(Layer.EYES, number("eye-look-range", 5, 90, 30, "degrees", "Look range",
				"Angle of an eye at which its look channel reaches 1."));
		l1 = add(Layer.WEIGHTS, strength("solver-l1", skin.l1(), "Keeps the sum of face weights small."));
		l2 = add(Layer.WEIGHTS, strength("solver-l2", skin.l2(), "Keeps each face weight small."));
		temporal = add(Layer.WEIGHTS, strength("solver-temporal", skin.temporal(), "Damps changes of face weights."));
		symmetry = add(Layer.WEIGHTS, strength("solver-symmetry", skin.symmetry(), "Makes left and right alike."));
		tongueL1 = add(Layer.WEIGHTS,
				strength("tongue-solver-l1", tongue.l1(), "Keeps the sum of tongue weights small."));
		tongueL2 = add(Layer.WEIGHTS, strength("tongue-solver-l2", tongue.l2(), "Keeps each tongue weight small."));
		tongueTemporal = add(Layer.WEIGHTS,
				strength("tongue-solver-temporal", tongue.temporal(), "Damps changes of tongue weights."));
		multipliers = add(Layer.WEIGHTS, Parameter.text("multipliers").label("Multipliers").describe(
				"Factors on solved weights instead of the package's, such as 'jawOpen=1.2 mouthClose=0.3'."));
		offsets = add(Layer.WEIGHTS, Parameter.text("offsets").label("Offsets").describe(
				"Added to weights after the multipliers instead of the package's, such as 'browInnerUp=0.1'."));
		schema = new ParameterSchema(layers.values().stream().flatMap(List::stream).toList());
	}

	private <T> Parameter<T> add(Layer layer, Parameter<T> parameter) {
		layers.computeIfAbsent(layer, l -> new ArrayList<>()).add(parameter);
		return parameter;
	}

	/** A package may ship values outside the usual range; the range then reaches to them. */
	private static Parameter<Double> number(String name, double least, double most, double value, String unit,
			String label, String description) {
		// single precision in the files would show as 0.6000000238
		double plain = Double.parseDouble(Float.toString((float) value));
		return Parameter.number(name).between(Math.min(least, plain), Math.max(most, plain)).otherwise(plain).unit(unit)
				.label(label).describe(description);
	}

	/** The usual parameter with the default of a package. */
	private static Parameter<Double> number(Parameter<Double> usual, double value) {
		double plain = Double.parseDouble(Float.toString((float) value));
		return usual.between(Math.min(usual.minimum(), plain), Math.max(usual.maximum(), plain)).otherwise(plain);
	}

	private static Parameter<Double> eye(String name, double value, String label) {
		return number(name, -10, 10, value, "degrees", label, "Turns the eye all the time.");
	}

	private static Parameter<Double> strength(String name, double value, String description) {
		return number(name, 0, MOST_STRENGTH, value, "", name, description);
	}

	/** Id of the device that a user chose, or {@link #AUTO}. */
	public String device(ParameterValues values) {
		return values.get(device);
	}

	/** What decides which networks and meshes are loaded, for people and for comparison. */
	String loaded(ParameterValues values) {
		String own = rig(values);
		return "%s, %s%s".formatted(device(values), values.get(precision), own.isEmpty() ? "" : ", " + own);
	}

	/** Where the user's own rig is; empty for the package's. */
	public String rig(ParameterValues values) {
		return values.get(rig).strip();
	}

	/** Precision that a user wishes. */
	public Precision precision(ParameterValues values) {
		return Precision.of(values.get(precision));
	}

	public ParameterSchema schema() {
		return schema;
	}

	/** Whether a parameter may follow a curve. */
	public boolean isAnimated(String name) {
		return emotions.stream().anyMatch(emotion -> emotion.name().equals(name));
	}

	/** What the values of one layer are, to see whether they changed. */
	String key(Layer layer, ParameterValues values) {
		StringBuilder key = new StringBuilder();
		Map<String, String> texts = values.toText();
		for (Parameter<?> parameter : layers.getOrDefault(layer, List.of())) {
			key.append(parameter.name()).append('=').append(texts.get(parameter.name())).append('\n');
		}
		return key.toString();
	}

	/** What becomes of scores, with what a user chose. */
	EmotionSettings emotion(EmotionSettings base, ParameterValues v) {
		return new EmotionSettings(v.get(contrast), v.get(liveBlend), v.get(preferred), v.get(preferredStrength),
				v.get(emotionStrength), v.get(maxEmotions), v.get(transition), base.beginning(),
				base.preferredEmotion(),
				base.correspondence());
	}

	SkinControls skin(ParameterValues v) {
		return new SkinControls(v.get(skinStrength), v.get(eyelidOpenOffset), v.get(blinkOffset), v.get(blinkStrength),
				v.get(lipOpenOffset), v.get(lowerSmoothing), v.get(upperSmoothing), v.get(lowerStrength),
				v.get(upperStrength));
	}

	SolverSettings skinSolver(SolverSettings base, List<String> poses, ParameterValues v) {
		return base.withStrengths(v.get(l1), v.get(l2), v.get(temporal), v.get(symmetry))
				.withOutputs(chosen(multipliers, base.multipliers(), poses, v),
						chosen(offsets, base.offsets(), poses, v));
	}

	SolverSettings tongueSolver(SolverSettings base, List<String> poses, ParameterValues v) {
		return base.withStrengths(v.get(tongueL1), v.get(tongueL2), v.get(tongueTemporal), base.symmetry())
				.withOutputs(chosen(multipliers, base.multipliers(), poses, v),
						chosen(offsets, base.offsets(), poses, v));
	}

	private static float[] chosen(Parameter<String> parameter, float[] base, List<String> poses, ParameterValues v) {
		float[] values = base.clone();
		for (String pair : pairs(v.get(parameter))) {
			int equals = pair.indexOf('=');
			int pose = poses.indexOf(pair.substring(0, equals));
			if (pose >= 0) {
				values[pose] = Float.parseFloat(pair.substring(equals + 1));
			}
		}
		return values;
	}

	private static List<String> pairs(String text) {
		return text.isBlank() ? List.of() : List.of(text.strip().split("[\\s,;]+"));
	}

	/**
	 * Checks what a schema can't.
	 *
	 * @param poses of skin and tongue
	 * @throws IllegalArgumentException with a sentence for the user
	 */
	public void requireSense(ParameterValues values, List<String> poses) {
		for (Parameter<String> parameter : List.of(multipliers, offsets)) {
			for (String pair : pairs(values.get(parameter))) {
				if (!pair.matches("[A-Za-z][A-Za-z0-9_]*=[+-]?[0-9]*\\.?[0-9]+")) {
					throw new IllegalArgumentException(
							"%s: '%s' is not a pose and a number; write them as 'jawOpen=1.2 mouthClose=0.3'"
									.formatted(parameter.name(), pair));
				}
				String pose = pair.substring(0, pair.indexOf('='));
				if (!poses.contains(pose)) {
					throw new IllegalArgumentException("%s: there is no pose '%s'; there are %s".formatted(
							parameter.name(), pose, String.join(", ", poses)));
				}
			}
		}
	}
}
