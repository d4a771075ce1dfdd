package org.facewright.motion.embedded.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.motion.Arkit;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterValues;

/**
 * Moods as offsets of brows, eyes, cheeks, nose and corners of the mouth; jaw and lips stay with the speech. Each mood
 * has a table of weights at full strength, after the action units that the facial action coding system (Ekman and
 * Friesen 1978) gives it; tables add up, the sum stays within 0…1. While somebody speaks they show by
 * {@value #SPEAKING}, so that the mouth can work, and corners of the mouth give way to rounded lips. Allocates nothing
 * per frame.
 */
final class Emotions {

	static final Parameter<Double> INTENSITY = Parameter.number("intensity").between(0, 2).otherwise(1.0)
			.label("Intensity").describe("How strongly moods show, times the strength of each.");

	/** A mood and what it does at full strength: names of weights without their side, each with its value. */
	private record Mood(Parameter<Double> parameter, Map<String, Float> weights) {

		static Mood of(String name, String label, String description, Map<String, Float> weights) {
			return new Mood(Parameter.number(name).between(0, 1).otherwise(0.0).label(label).describe(description),
					weights);
		}
	}

	private static final List<Mood> MOODS = List.of(
			Mood.of("joy", "Joy", "Smile, raised cheeks, narrowed lids, brows a little up.", // AU 6 + 12
					Map.of("mouthSmile", 0.55f, "cheekSquint", 0.50f, "eyeSquint", 0.25f, "mouthDimple", 0.15f,
							"browOuterUp", 0.10f)),
			Mood.of("sadness", "Sadness", "Inner brows up, corners of the mouth down, lids low.", // AU 1 + 4 + 15
					Map.of("browInnerUp", 0.60f, "browDown", 0.12f, "mouthFrown", 0.50f, "mouthShrugLower", 0.12f,
							"eyeLookDown", 0.12f, "eyeBlink", 0.12f)),
			Mood.of("anger", "Anger", "Brows down, narrowed eyes, tense lips, nostrils up.", // AU 4 + 5 + 7 + 23
					Map.of("browDown", 0.75f, "eyeSquint", 0.35f, "noseSneer", 0.25f, "mouthFrown", 0.22f,
							"mouthStretch", 0.08f, "jawForward", 0.06f)),
			Mood.of("fear", "Fear", "Brows up and together, eyes wide, lips drawn back.", // AU 1 + 2 + 4 + 5 + 20
					Map.of("browInnerUp", 0.60f, "browOuterUp", 0.25f, "browDown", 0.15f, "eyeWide", 0.55f,
							"mouthStretch", 0.30f)),
			Mood.of("surprise", "Surprise", "Brows high, eyes wide.", // AU 1 + 2 + 5
					Map.of("browInnerUp", 0.65f, "browOuterUp", 0.65f, "eyeWide", 0.45f)),
			Mood.of("disgust", "Disgust", "Wrinkled nose, raised upper lip, narrowed eyes.", // AU 9 + 10 + 15
					Map.of("noseSneer", 0.65f, "mouthUpperUp", 0.14f, "mouthFrown", 0.20f, "browDown", 0.30f,
							"eyeSquint", 0.20f, "cheekSquint", 0.15f)));

	private static final float SPEAKING = 0.75f;
	/** What rounded lips take from the corners of the mouth. */
	private static final float GIVE_WAY = 0.7f;

	private final int[][] channels = new int[MOODS.size()][];
	private final float[][] amounts = new float[MOODS.size()][];
	private final float[] strengths = new float[MOODS.size()];
	private final KeyCurve[] curves = new KeyCurve[MOODS.size()];
	private final boolean[] corners = new boolean[Arkit.FACE.size()];
	private final int pucker = Arkit.FACE.indexOf("mouthPucker");
	private final int funnel = Arkit.FACE.indexOf("mouthFunnel");
	private final KeyCurve intensityCurve;
	private final float intensity;

	/** @param moving strengths that change, by name of the parameter, over frames */
	Emotions(ParameterValues values, Map<String, KeyCurve> moving) {
		intensity = values.get(INTENSITY).floatValue();
		intensityCurve = moving.getOrDefault(INTENSITY.name(), KeyCurve.EMPTY);
		for (int mood = 0; mood < MOODS.size(); mood++) {
			Parameter<Double> parameter = MOODS.get(mood).parameter();
			strengths[mood] = values.get(parameter).floatValue();
			curves[mood] = moving.getOrDefault(parameter.name(), KeyCurve.EMPTY);
			fill(mood, MOODS.get(mood).weights());
		}
		for (String corner : List.of("mouthSmile", "mouthDimple", "mouthStretch", "mouthFrown")) {
			corners[Arkit.FACE.indexOf(corner + "Left")] = true;
			corners[Arkit.FACE.indexOf(corner + "Right")] = true;
		}
	}

	/** Parameters that may move. */
	static List<Parameter<Double>> parameters() {
		return Stream.concat(Stream.of(INTENSITY),
				MOODS.stream().map(Mood::parameter)).toList();
	}

	private void fill(int mood, Map<String, Float> weights) {
		List<Integer> indices = new ArrayList<>();
		List<Float> values = new ArrayList<>();
		for (String channel : Arkit.FACE.names()) {
			Float amount = weights.get(channel.replaceFirst("(Left|Right)$", ""));
			if (amount != null) {
				indices.add(Arkit.FACE.indexOf(channel));
				values.add(amount);
			}
		}
		channels[mood] = indices.stream().mapToInt(Integer::intValue).toArray();
		amounts[mood] = new float[channels[mood].length];
		for (int i = 0; i < amounts[mood].length; i++) {
			amounts[mood][i] = values.get(i);
		}
	}

	/**
	 * Adds the moods of a frame.
	 *
	 * @param pose     ARKit's 52 weights, changed in place
	 * @param speaking 0 at rest … 1 in speech
	 */
	void add(int frame, float[] pose, float speaking) {
		float all = intensityCurve.size() > 0 ? intensityCurve.evaluate(frame) : intensity;
		float shown = Math.max(0, all) * (1 - (1 - SPEAKING) * speaking);
		float round = Math.clamp(pose[pucker] + pose[funnel], 0, 1);
		for (int mood = 0; mood < channels.length; mood++) {
			float strength = curves[mood].size() > 0 ? curves[mood].evaluate(frame) : strengths[mood];
			if (strength <= 0) {
				continue;
			}
			for (int i = 0; i < channels[mood].length; i++) {
				int channel = channels[mood][i];
				float room = corners[channel] ? 1 - GIVE_WAY * round : 1;
				pose[channel] = Math.min(1, pose[channel] + strength * shown * room * amounts[mood][i]);
			}
		}
	}
}
