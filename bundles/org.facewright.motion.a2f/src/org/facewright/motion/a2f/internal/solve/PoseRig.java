package org.facewright.motion.a2f.internal.solve;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A face at rest and the poses it can take. Arrays are not copied: whoever makes a rig hands them over.
 *
 * @param poses   names, in the order of weights; without the neutral one
 * @param neutral x, y, z of each vertex
 * @param deltas  for each pose what is added to the neutral at weight 1, x, y, z of each vertex
 * @param mask    indices of the vertices that decide the weights; empty for all of them
 */
public record PoseRig(List<String> poses, float[] neutral, float[][] deltas, int[] mask) {

	/** @throws IllegalArgumentException with a sentence for the user when the parts don't belong together */
	public PoseRig {
		poses = List.copyOf(poses);
		if (poses.isEmpty()) {
			throw new IllegalArgumentException("a rig needs at least one pose");
		}
		if (neutral.length == 0 || neutral.length % 3 != 0) {
			throw new IllegalArgumentException(
					"the neutral face has %d numbers; it needs x, y, z of each vertex".formatted(neutral.length));
		}
		requireFinite("the neutral face", neutral);
		requireDeltas(poses, neutral.length, deltas);
		for (int vertex : mask) {
			if (vertex < 0 || 3 * vertex >= neutral.length) {
				throw new IllegalArgumentException("the mask names vertex %d, but the face has %d vertices"
						.formatted(vertex, neutral.length / 3));
			}
		}
	}

	private static void requireDeltas(List<String> poses, int components, float[][] deltas) {
		if (deltas.length != poses.size()) {
			throw new IllegalArgumentException("there are %d poses but %d names".formatted(deltas.length,
					poses.size()));
		}
		Set<String> seen = new HashSet<>();
		for (int pose = 0; pose < deltas.length; pose++) {
			if (deltas[pose].length != components) {
				throw new IllegalArgumentException("pose '%s' has %d vertices, the neutral face has %d".formatted(
						poses.get(pose), deltas[pose].length / 3, components / 3));
			}
			if (!seen.add(poses.get(pose))) {
				throw new IllegalArgumentException("pose '%s' is there twice".formatted(poses.get(pose)));
			}
			requireFinite("pose '" + poses.get(pose) + "'", deltas[pose]);
		}
	}

	private static void requireFinite(String what, float[] values) {
		for (int i = 0; i < values.length; i++) {
			if (!Float.isFinite(values[i])) {
				throw new IllegalArgumentException("%s has a coordinate that is no number at vertex %d".formatted(what,
						i / 3));
			}
		}
	}

	/** Vertices of the face. */
	public int vertices() {
		return neutral.length / 3;
	}

	/** Length of the diagonal of the neutral face's bounding box. */
	double diagonal() {
		double sum = 0;
		for (int axis = 0; axis < 3; axis++) {
			float least = Float.POSITIVE_INFINITY;
			float most = Float.NEGATIVE_INFINITY;
			for (int i = axis; i < neutral.length; i += 3) {
				least = Math.min(least, neutral[i]);
				most = Math.max(most, neutral[i]);
			}
			sum += ((double) most - least) * ((double) most - least);
		}
		return Math.sqrt(sum);
	}
}
