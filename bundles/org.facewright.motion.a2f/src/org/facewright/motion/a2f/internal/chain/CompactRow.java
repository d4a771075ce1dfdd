package org.facewright.motion.a2f.internal.chain;

import org.facewright.motion.a2f.internal.pack.NetworkShape;

/**
 * The part of a network's row that poses are made of, to be kept for a whole recording: what the solver looks at of the
 * skin, the tongue in the space of its poses, jaw and eyes. About 3 MB per second for the published diffusion network
 * instead of 21.
 */
final class CompactRow {

	private final NetworkShape shape;
	/** Values of the skin that are kept. */
	private final int[] kept;
	private final TongueStage tongue;
	private final double[][] projected;
	private final int[] tongueOffset = new int[1];

	/** @param whole whether all of the skin is wanted */
	CompactRow(FaceModel model, TongueStage tongue, boolean whole) {
		this.shape = model.shape();
		this.tongue = tongue;
		projected = new double[1][model.tongue().activePoses()];
		int[] mask = model.actor().skin().poses().mask();
		if (whole || shape instanceof NetworkShape.Regression || mask.length == 0) {
			kept = new int[shape.skin()];
			for (int i = 0; i < kept.length; i++) {
				kept[i] = i;
			}
		} else {
			kept = new int[3 * mask.length];
			for (int i = 0; i < kept.length; i++) {
				kept[i] = 3 * mask[i / 3] + i % 3;
			}
		}
	}

	int width() {
		return kept.length + projected[0].length + shape.jaw() + shape.eyes();
	}

	int tongueAt() {
		return kept.length;
	}

	int jawAt() {
		return kept.length + projected[0].length;
	}

	int eyesAt() {
		return jawAt() + shape.jaw();
	}

	float[] of(float[] row, int offset) {
		float[] compact = new float[width()];
		for (int i = 0; i < kept.length; i++) {
			compact[i] = row[offset + kept[i]];
		}
		tongueOffset[0] = offset + shape.skin();
		tongue.project(row, tongueOffset, 1, projected);
		for (int i = 0; i < projected[0].length; i++) {
			compact[kept.length + i] = (float) projected[0][i];
		}
		System.arraycopy(row, offset + shape.skin() + shape.tongue(), compact, jawAt(), shape.jaw() + shape.eyes());
		return compact;
	}

	/** Puts the skin's values back to where a row of the network has them; the others are left as they are. */
	void skin(float[] compact, float[] into, int offset) {
		for (int i = 0; i < kept.length; i++) {
			into[offset + kept[i]] = compact[i];
		}
	}
}
