package org.facewright.motion.a2f.internal.solve;

import java.util.Arrays;

/**
 * From the network's values straight to the space of poses, for the lower and the upper face apart. Everything between
 * network and solver is linear and acts alike on all vertices of one half, so a handful of numbers per frame can be
 * smoothed instead of a mesh, with the same result. Immutable; made again when the mask or the active poses change.
 */
public final class SkinProjection {

	/** A vertex with less than this in one half belongs to the other alone: single precision would lose it anyway. */
	private static final float NO_SHARE = 1e-7f;

	/** Rows of one half: which value of the network each reads, and what it adds to each pose. */
	record Half(int[] inputs, PoseMatrix rows, double[] eyeClose, double[] lipOpen) {
	}

	private final int inputs;
	private final Half lower;
	private final Half upper;
	private final double[] neutral;

	private SkinProjection(int inputs, Half lower, Half upper, double[] neutral) {
		this.inputs = inputs;
		this.lower = lower;
		this.upper = upper;
		this.neutral = neutral;
	}

	/**
	 * For a network whose values are coefficients of shapes.
	 *
	 * @param shapes    displacements of all vertices per coefficient
	 * @param neutral   the face that displacements count from
	 * @param eyeClose  displacements that close the eyes
	 * @param lipOpen   displacements that open the lips
	 * @param lowerFace share of each vertex in the lower face, see {@link #lowerFace}
	 */
	public static SkinProjection ofShapes(PoseSystem system, float[][] shapes, float[] neutral, float[] eyeClose,
			float[] lipOpen, float[] lowerFace) {
		float[] upperFace = rest(lowerFace);
		return new SkinProjection(shapes.length, shapesHalf(system, shapes, eyeClose, lipOpen, lowerFace),
				shapesHalf(system, shapes, eyeClose, lipOpen, upperFace), system.projectNeutral(neutral));
	}

	/** For a network whose values are the displacements themselves, x, y, z of all vertices. */
	public static SkinProjection ofVertices(PoseSystem system, float[] neutral, float[] eyeClose, float[] lipOpen,
			float[] lowerFace) {
		float[] upperFace = rest(lowerFace);
		return new SkinProjection(neutral.length, verticesHalf(system, eyeClose, lipOpen, lowerFace),
				verticesHalf(system, eyeClose, lipOpen, upperFace), system.projectNeutral(neutral));
	}

	private static Half shapesHalf(PoseSystem system, float[][] shapes, float[] eyeClose, float[] lipOpen,
			float[] share) {
		PoseMatrix rows = new PoseMatrix(shapes.length, system.activePoses());
		int[] inputs = new int[shapes.length];
		for (int shape = 0; shape < shapes.length; shape++) {
			inputs[shape] = shape;
			double[] projected = system.project(shapes[shape], share);
			for (int pose = 0; pose < projected.length; pose++) {
				rows.set(shape, pose, (float) projected[pose]);
			}
		}
		return new Half(inputs, rows, system.project(eyeClose, share), system.project(lipOpen, share));
	}

	private static Half verticesHalf(PoseSystem system, float[] eyeClose, float[] lipOpen, float[] share) {
		int[] all = system.rows();
		int[] kept = new int[all.length];
		int count = 0;
		for (int row = 0; row < all.length; row++) {
			if (share[all[row] / 3] >= NO_SHARE) {
				kept[count++] = row;
			}
		}
		int[] inputs = new int[count];
		PoseMatrix rows = new PoseMatrix(count, system.activePoses());
		for (int row = 0; row < count; row++) {
			inputs[row] = all[kept[row]];
			for (int pose = 0; pose < system.activePoses(); pose++) {
				rows.set(row, pose, system.deltas().get(kept[row], pose) * share[inputs[row] / 3]);
			}
		}
		return new Half(inputs, rows, system.project(eyeClose, share), system.project(lipOpen, share));
	}

	private static float[] rest(float[] share) {
		float[] rest = new float[share.length];
		for (int i = 0; i < share.length; i++) {
			rest[i] = 1 - share[i];
		}
		return rest;
	}

	/**
	 * Share of each vertex in the lower face: 1 at the chin, 0 at the forehead, a logistic step between them.
	 *
	 * @param neutral  x, y, z of all vertices
	 * @param level    height of the step, 0 … 1 of the face's height
	 * @param softness width of the step in the same measure, above 0
	 */
	public static float[] lowerFace(float[] neutral, double level, double softness) {
		float least = Float.POSITIVE_INFINITY;
		float most = Float.NEGATIVE_INFINITY;
		for (int i = 1; i < neutral.length; i += 3) {
			least = Math.min(least, neutral[i]);
			most = Math.max(most, neutral[i]);
		}
		double height = most > least ? (double) most - least : 1;
		float[] share = new float[neutral.length / 3];
		for (int vertex = 0; vertex < share.length; vertex++) {
			double y = (neutral[3 * vertex + 1] - least) / height;
			share[vertex] = (float) (1 / (1 + Math.exp(-(level - y) / softness)));
		}
		return share;
	}

	/** Values that a frame of the network has. */
	public int inputs() {
		return inputs;
	}

	/** Numbers that a frame has in the space of poses. */
	public int poses() {
		return neutral.length;
	}

	Half lower() {
		return lower;
	}

	Half upper() {
		return upper;
	}

	/** Dᵀ(neutral - neutral of the rig). */
	double[] neutral() {
		return neutral;
	}

	/** The network's displacements of some frames in one half, in the space of poses. */
	static void products(Half half, float[] values, int[] offsets, int count, float[] gathered,
			float[][] scratch, double[][] into) {
		int[] inputs = half.inputs();
		for (int frame = 0; frame < count; frame++) {
			int to = frame * inputs.length;
			int from = offsets[frame];
			for (int row = 0; row < inputs.length; row++) {
				gathered[to + row] = values[from + inputs[row]];
			}
			Arrays.fill(into[frame], 0);
		}
		half.rows().addProducts(gathered, count, scratch, into);
	}

	/** One half's displacements of a frame before smoothing, from what {@link #products} gave. */
	static void displacements(Half half, double[] product, SkinControls controls, double[] into) {
		double eyes = controls.eyeClose();
		double lips = controls.lipOpenOffset();
		for (int pose = 0; pose < into.length; pose++) {
			into[pose] = controls.strength() * product[pose] + eyes * half.eyeClose()[pose]
					+ lips * half.lipOpen()[pose];
		}
	}

	/**
	 * One half's displacements of a frame before smoothing.
	 *
	 * @param gathered scratch, as long as the half has rows
	 */
	static void displacements(Half half, float[] values, int offset, SkinControls controls, float[] gathered,
			float[] scratch, double[] into) {
		int[] inputs = half.inputs();
		float strength = (float) controls.strength();
		for (int row = 0; row < inputs.length; row++) {
			gathered[row] = strength * values[offset + inputs[row]];
		}
		Arrays.fill(into, 0);
		half.rows().addProduct(gathered, scratch, into);
		double eyes = controls.eyeClose();
		double lips = controls.lipOpenOffset();
		for (int pose = 0; pose < into.length; pose++) {
			into[pose] += eyes * half.eyeClose()[pose] + lips * half.lipOpen()[pose];
		}
	}
}
