package org.facewright.motion.a2f.internal.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rigs for tests. */
final class Rigs {

	private Rigs() {
	}

	/** Pose k moves vertex k along x by its size; poses don't touch each other. Its diagonal is 10. */
	static PoseRig orthogonal(float... sizes) {
		int n = Math.max(2, sizes.length);
		float[] neutral = new float[3 * n];
		neutral[1] = 0;
		neutral[4] = 10;
		for (int v = 2; v < n; v++) {
			neutral[3 * v + 1] = 5;
		}
		float[][] deltas = new float[sizes.length][3 * n];
		for (int k = 0; k < sizes.length; k++) {
			deltas[k][3 * k] = sizes[k];
		}
		return new PoseRig(names(sizes.length), neutral, deltas, new int[0]);
	}

	static List<String> names(int count) {
		List<String> names = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			names.add("pose" + i);
		}
		return names;
	}

	/** Smooth bumps at random places of an ellipsoid, so that neighbouring poses overlap as those of a face do. */
	static PoseRig bumps(int poses, int vertices, long seed) {
		Random random = new Random(seed);
		float[] neutral = new float[3 * vertices];
		for (int v = 0; v < vertices; v++) {
			double z = random.nextDouble() * 2 - 1;
			double angle = random.nextDouble() * Math.PI;
			double ring = Math.sqrt(1 - z * z);
			neutral[3 * v] = (float) (8 * ring * Math.cos(angle));
			neutral[3 * v + 1] = (float) (150 + 12 * z);
			neutral[3 * v + 2] = (float) (9 * ring * Math.sin(angle));
		}
		float[][] deltas = new float[poses][3 * vertices];
		for (float[] delta : deltas) {
			int centre = random.nextInt(vertices);
			double width = 2 + 4 * random.nextDouble();
			float[] direction = { (float) random.nextGaussian(), (float) random.nextGaussian(),
					(float) random.nextGaussian() };
			double strength = 0.2 + random.nextDouble();
			for (int v = 0; v < vertices; v++) {
				double distance = 0;
				for (int axis = 0; axis < 3; axis++) {
					double difference = neutral[3 * v + axis] - neutral[3 * centre + axis];
					distance += difference * difference;
				}
				double share = strength * Math.exp(-distance / (2 * width * width));
				for (int axis = 0; axis < 3; axis++) {
					delta[3 * v + axis] = (float) (share * direction[axis]);
				}
			}
		}
		return new PoseRig(names(poses), neutral, deltas, new int[0]);
	}

	/** Neutral plus weighted deltas. */
	static float[] face(PoseRig rig, double... weights) {
		float[] positions = rig.neutral().clone();
		for (int pose = 0; pose < weights.length; pose++) {
			for (int i = 0; i < positions.length; i++) {
				positions[i] += (float) (weights[pose] * rig.deltas()[pose][i]);
			}
		}
		return positions;
	}

	/** Settings without any pull, on a scale of 1 for {@link #orthogonal}. */
	static SolverSettings bare(int poses) {
		return SolverSettings.of(poses).withStrengths(0, 0, 0, 0).withTemplateSize(10);
	}

	static int[] none(int poses) {
		int[] none = new int[poses];
		java.util.Arrays.fill(none, -1);
		return none;
	}
}
