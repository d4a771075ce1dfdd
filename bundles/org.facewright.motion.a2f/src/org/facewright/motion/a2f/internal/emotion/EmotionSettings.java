package org.facewright.motion.a2f.internal.emotion;

import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;

/**
 * What becomes of the scores of the emotion network. Arrays are not copied.
 *
 * @param contrast           factor on the scores before they become shares
 * @param liveBlend          share of the frame before, 0 … 1
 * @param preferred          whether the preferred emotion counts
 * @param preferredStrength  share of the preferred emotion, 0 … 1
 * @param strength           factor on the result, 0 … 1
 * @param maxEmotions        how many of the scored emotions may act at once, the strongest first
 * @param transitionSeconds  time that a change takes
 * @param beginning          emotion of the face before the first frame, one value for each of the face's emotions
 * @param preferredEmotion   likewise
 * @param correspondence     for each scored emotion its index among the face's, -1 for none
 */
public record EmotionSettings(double contrast, double liveBlend, boolean preferred, double preferredStrength,
		double strength, int maxEmotions, double transitionSeconds, float[] beginning, float[] preferredEmotion,
		int[] correspondence) {

	/** Parameters of all of these for forms and flags, with the limits and defaults that the models' maker gives. */
	public static final Parameter<Double> CONTRAST = Parameter.number("emotion-contrast").between(0.3, 3).otherwise(1.0)
			.label("Emotion contrast").describe("Factor on the emotion network's scores: above 1 the strongest wins.");
	public static final Parameter<Double> LIVE_BLEND = Parameter.number("emotion-live-blend").between(0, 1)
			.otherwise(0.7).label("Emotion inertia").describe("Share of the frame before in each new one.");
	public static final Parameter<Boolean> PREFERRED = Parameter.flag("preferred-emotion").otherwise(false)
			.label("Preferred emotion").describe("Mixes a chosen emotion into what the network finds.");
	public static final Parameter<Double> PREFERRED_STRENGTH = Parameter.number("preferred-emotion-strength")
			.between(0, 1).otherwise(0.5).label("Preferred emotion's share")
			.describe("Share of the chosen emotion or of emotion keys against the network's.");
	public static final Parameter<Double> STRENGTH = Parameter.number("emotion-strength").between(0, 1).otherwise(0.6)
			.label("Emotion strength").describe("Factor on emotions that the network finds.");
	public static final Parameter<Integer> MAX_EMOTIONS = Parameter.integer("max-emotions").between(1, 6).otherwise(6)
			.label("Emotions at once").describe("How many of the network's emotions may act at once.");
	public static final Parameter<Double> TRANSITION = Parameter.number("emotion-transition").between(0.001, 10)
			.otherwise(0.5).unit("s").label("Emotion transition").describe("Time that a change of emotion takes.");

	public EmotionSettings {
		requireRange("emotion contrast", contrast, 0, Double.MAX_VALUE);
		requireRange("emotion live blend", liveBlend, 0, 1);
		requireRange("preferred emotion's strength", preferredStrength, 0, 1);
		requireRange("emotion strength", strength, 0, 1);
		requireRange("number of emotions at once", maxEmotions, 0, Integer.MAX_VALUE);
		requireRange("emotion transition", transitionSeconds, 0, Double.MAX_VALUE);
		if (beginning.length != preferredEmotion.length) {
			throw new IllegalArgumentException("the beginning emotion has %d values, the preferred one %d".formatted(
					beginning.length, preferredEmotion.length));
		}
		for (int index : correspondence) {
			if (index >= beginning.length) {
				throw new IllegalArgumentException(
						"an emotion corresponds to number %d, but the face has only %d".formatted(index,
								beginning.length));
			}
		}
	}

	private static void requireRange(String name, double value, double least, double most) {
		if (!(value >= least && value <= most)) {
			throw new IllegalArgumentException("%s: %s is out of range".formatted(name, value));
		}
	}

	public static ParameterSchema schema() {
		return ParameterSchema.of(CONTRAST, LIVE_BLEND, PREFERRED, PREFERRED_STRENGTH, STRENGTH, MAX_EMOTIONS,
				TRANSITION);
	}

	/** These settings with what a user chose. */
	public EmotionSettings with(ParameterValues values) {
		return new EmotionSettings(values.get(CONTRAST), values.get(LIVE_BLEND), values.get(PREFERRED),
				values.get(PREFERRED_STRENGTH), values.get(STRENGTH), values.get(MAX_EMOTIONS), values.get(TRANSITION),
				beginning, preferredEmotion, correspondence);
	}

	/** What the published emotion packages say. */
	public static EmotionSettings defaults() {
		int size = Emotions.FACE.size();
		return new EmotionSettings(1, 0.7, false, 0.5, 0.6, 6, 0.5, new float[size], new float[size],
				Emotions.correspondence());
	}
}
