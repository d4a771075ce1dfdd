package org.facewright.motion.a2f.internal.chain;

import org.facewright.api.motion.MotionRequest;
import org.facewright.motion.a2f.internal.solve.TongueProjection;

/** The tongue of one track on its way to the solver; no frame depends on another. Confined to one thread. */
final class TongueStage {

	private record Values(double strength, double height, double depth) {
	}

	private final Regions<Values> regions;
	private final TongueProjection projection;
	private final double[] neutral;
	private final double[] perHeight;
	private final double[] perDepth;

	TongueStage(FaceModel model, MotionRequest request) {
		FaceParameters p = model.parameters();
		regions = Regions.of(request,
				v -> new Values(v.get(p.tongueStrength), v.get(p.tongueHeight), v.get(p.tongueDepth)));
		projection = model.tongueProjection();
		int poses = model.tongue().activePoses();
		float[] still = new float[projection.inputs()];
		neutral = new double[poses];
		perHeight = new double[poses];
		perDepth = new double[poses];
		projection.frame(still, 0, 0, 0, 0, neutral);
		projection.frame(still, 0, 0, 1, 0, perHeight);
		projection.frame(still, 0, 0, 0, 1, perDepth);
		for (int i = 0; i < poses; i++) {
			perHeight[i] -= neutral[i];
			perDepth[i] -= neutral[i];
		}
	}

	/** What the network says, in the space of poses; no parameter has a say in it. */
	void project(float[] rows, int[] offsets, int count, double[][] into) {
		projection.project(rows, offsets, count, into);
	}

	/** Turns projected values into what the solver takes, in place. */
	void shape(int frame, double[] numbers) {
		Values now = regions.at(frame);
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = now.strength() * numbers[i] + neutral[i] + now.height() * perHeight[i]
					+ now.depth() * perDepth[i];
		}
	}
}
