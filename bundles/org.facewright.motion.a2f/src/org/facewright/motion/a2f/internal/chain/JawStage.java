package org.facewright.motion.a2f.internal.chain;

import org.facewright.api.motion.MotionRequest;

/** The jaw's own track; no frame depends on another. Confined to one thread. */
final class JawStage {

	/** Values of {@link FaceModel#JAW} per frame. */
	static final int WIDTH = 7;

	private record Values(double strength, double height, double depth) {
	}

	private final Regions<Values> regions;
	private final Jaw jaw;

	JawStage(FaceModel model, MotionRequest request) {
		FaceParameters p = model.parameters();
		regions = Regions.of(request,
				v -> new Values(v.get(p.teethStrength), v.get(p.teethHeight), v.get(p.teethDepth)));
		jaw = new Jaw(model.actor().data().jaw());
	}

	void frame(int frame, float[] row, int offset, float[] into, int at) {
		Values now = regions.at(frame);
		jaw.frame(row, offset, now.strength(), now.height(), now.depth());
		jaw.track(into, at);
	}
}
