package org.facewright.motion.a2f.internal.chain;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.facewright.motion.a2f.internal.pack.FaceData;
import org.facewright.motion.a2f.internal.pack.NetworkShape;
import org.facewright.motion.a2f.internal.solve.SkinControls;
import org.facewright.motion.a2f.internal.solve.SkinProjection;

/**
 * The skin of one track as geometry, every vertex smoothed by itself: what is shown or exported as a mesh, and the
 * measure for the fast path. Allocates nothing per frame. Confined to one thread.
 */
public final class SkinMesh {

	private final FaceData data;
	private final float[] lower;
	/** Displacements per coefficient; empty where the network gives displacements. */
	private final float[][] shapes;
	private final float[] displacement;
	private final float[] lowerOnce;
	private final float[] lowerTwice;
	private final float[] upperOnce;
	private final float[] upperTwice;
	private final float[] positions;
	private boolean begun;

	SkinMesh(FaceModel model, double maskLevel, double maskSoftness) {
		data = model.actor().data();
		lower = SkinProjection.lowerFace(data.skin(), maskLevel, maskSoftness);
		try {
			shapes = model.shape() instanceof NetworkShape.Regression ? data.skinShapes() : new float[0][];
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		int components = data.skin().length;
		displacement = new float[components];
		lowerOnce = new float[components];
		lowerTwice = new float[components];
		upperOnce = new float[components];
		upperTwice = new float[components];
		positions = new float[components];
	}

	void reset() {
		begun = false;
	}

	/** @return x, y, z of all vertices, overwritten by the next frame */
	float[] frame(float[] values, int offset, SkinControls controls, double stepSeconds) {
		decode(values, offset);
		float strength = (float) controls.strength();
		float eyes = (float) controls.eyeClose();
		float lips = (float) controls.lipOpenOffset();
		float lowerShare = begun ? (float) SkinControls.share(controls.lowerSmoothing(), stepSeconds) : 1;
		float upperShare = begun ? (float) SkinControls.share(controls.upperSmoothing(), stepSeconds) : 1;
		float lowerStrength = (float) controls.lowerStrength();
		float upperStrength = (float) controls.upperStrength();
		float[] neutral = data.skin();
		for (int i = 0; i < positions.length; i++) {
			float d = strength * displacement[i] + eyes * data.eyeClose()[i] + lips * data.lipOpen()[i];
			lowerOnce[i] += lowerShare * (d - lowerOnce[i]);
			lowerTwice[i] += lowerShare * (lowerOnce[i] - lowerTwice[i]);
			upperOnce[i] += upperShare * (d - upperOnce[i]);
			upperTwice[i] += upperShare * (upperOnce[i] - upperTwice[i]);
			float share = lower[i / 3];
			positions[i] = neutral[i] + upperTwice[i] * upperStrength * (1 - share)
					+ lowerTwice[i] * lowerStrength * share;
		}
		begun = true;
		return positions;
	}

	private void decode(float[] values, int offset) {
		if (shapes.length == 0) {
			System.arraycopy(values, offset, displacement, 0, displacement.length);
			return;
		}
		java.util.Arrays.fill(displacement, 0);
		for (int k = 0; k < shapes.length; k++) {
			float[] shape = shapes[k];
			float coefficient = values[offset + k];
			for (int i = 0; i < displacement.length; i++) {
				displacement[i] += coefficient * shape[i];
			}
		}
	}
}
