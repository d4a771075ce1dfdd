package org.facewright.motion.a2f.internal.chain;

import org.facewright.api.motion.MotionRequest;

/** Where the eyes of one track look. Confined to one thread. */
final class EyeStage {

	/** Look channels per frame. */
	static final int WIDTH = Eyes.CHANNELS.length;

	private final Regions<Eyes.Controls> regions;
	private final Eyes eyes;
	private final double stepSeconds;
	private final float[] angles = new float[6];

	EyeStage(FaceModel model, MotionRequest request) {
		FaceParameters p = model.parameters();
		regions = Regions.of(request, v -> new Eyes.Controls(v.get(p.eyesStrength), v.get(p.saccadeStrength),
				v.get(p.saccadeSeed), v.get(p.rightEyeX), v.get(p.rightEyeY), v.get(p.leftEyeX), v.get(p.leftEyeY),
				v.get(p.lookRange)));
		eyes = new Eyes(model.actor().data().saccades());
		stepSeconds = model.stepSeconds();
	}

	void reset() {
		eyes.reset();
	}

	/** The next frame is this one. */
	void seek(int frame) {
		eyes.seek(frame, stepSeconds);
	}

	/** @param into receives weights of {@link Eyes#CHANNELS} */
	void frame(int frame, float[] row, int offset, float[] into, int at) {
		Eyes.Controls now = regions.at(frame);
		eyes.frame(row, offset, now, stepSeconds, angles);
		Eyes.looks(angles, now.range(), into, at);
	}
}
