package org.facewright.motion.a2f.internal.emotion;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Names and order of emotions. Neutral is not one of the face's emotions: it is all of them at 0. */
public final class Emotions {

	/** What drives the face, in the networks' order. */
	public static final List<String> FACE = List.of("amazement", "anger", "cheekiness", "disgust", "fear", "grief",
			"joy", "outofbreath", "pain", "sadness");

	/** What the emotion network scores, in its order. */
	public static final List<String> SCORED = List.of("angry", "disgust", "fear", "happy", "neutral", "sad");

	private static final Map<String, String> SAME = Map.of("angry", "anger", "disgust", "disgust", "fear", "fear",
			"happy", "joy", "sad", "sadness");

	/** Index in {@link #FACE} of each name in {@link #SCORED}, -1 for neutral. */
	private static final int[] CORRESPONDENCE = SCORED.stream()
			.mapToInt(name -> FACE.indexOf(SAME.getOrDefault(name, ""))).toArray();

	private Emotions() {
	}

	/** Index in {@link #FACE} of each of {@link #SCORED}, -1 for none; a copy. */
	public static int[] correspondence() {
		return CORRESPONDENCE.clone();
	}

	/**
	 * A vector in the order of {@link #FACE}.
	 *
	 * @param amounts by name, 0 … 1; what is not named is 0; {@code out_of_breath} is understood too
	 * @throws IllegalArgumentException when a name is unknown or an amount out of range
	 */
	public static float[] vector(Map<String, Float> amounts) {
		float[] vector = new float[FACE.size()];
		for (Map.Entry<String, Float> entry : new TreeMap<>(amounts).entrySet()) {
			int index = FACE.indexOf(entry.getKey().replace("_", ""));
			if (index < 0) {
				throw new IllegalArgumentException("there is no emotion '%s'; there are %s".formatted(entry.getKey(),
						String.join(", ", FACE)));
			}
			float amount = entry.getValue();
			if (!(amount >= 0 && amount <= 1)) {
				throw new IllegalArgumentException("%s: %s is not an amount of 0…1".formatted(entry.getKey(), amount));
			}
			vector[index] = amount;
		}
		return vector;
	}
}
