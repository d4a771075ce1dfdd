package org.facewright.motion.a2f.internal.chain;

import java.util.List;

import org.facewright.api.motion.MotionRequest;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterValues;

/** Emotions as somebody set them: values that hold in regions, and curves. */
final class HandEmotion {

	private final List<Parameter<Double>> emotions;
	private final Regions<ParameterValues> regions;
	/** One for each emotion that follows a curve; EMPTY for the others. */
	private final KeyCurve[] curves;

	/** @throws IllegalArgumentException with a sentence for the user when a curve is for something else */
	HandEmotion(FaceParameters parameters, MotionRequest request) {
		emotions = parameters.emotions;
		regions = Regions.of(request, values -> values);
		curves = new KeyCurve[emotions.size()];
		for (int i = 0; i < curves.length; i++) {
			curves[i] = request.curves().getOrDefault(emotions.get(i).name(), KeyCurve.EMPTY);
		}
		for (String name : request.curves().keySet()) {
			if (!parameters.isAnimated(name)) {
				throw new IllegalArgumentException("'%s' can't follow a curve; emotions can: %s".formatted(name,
						String.join(", ", emotions.stream().map(Parameter::name).toList())));
			}
		}
	}

	/** @param frame may lie between two frames, or before the first */
	void read(double frame, float[] into, int offset) {
		ParameterValues values = regions.at((int) Math.max(0, Math.floor(frame)));
		for (int i = 0; i < curves.length; i++) {
			into[offset + i] = curves[i].size() == 0
					? values.get(emotions.get(i)).floatValue()
					: Math.clamp(curves[i].evaluate(Math.max(0, frame)), 0, 1);
		}
	}

	/** Whether the face is neutral from beginning to end. */
	boolean isNeutral() {
		for (KeyCurve curve : curves) {
			if (curve.size() > 0) {
				return false;
			}
		}
		return regions.values().stream()
				.allMatch(values -> emotions.stream().allMatch(emotion -> values.get(emotion) == 0));
	}
}
