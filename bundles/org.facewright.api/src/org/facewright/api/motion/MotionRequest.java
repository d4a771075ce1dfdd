package org.facewright.api.motion;

import java.util.List;
import java.util.Map;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.speech.SpeechLanes;

/**
 * One piece of work for a motion backend.
 *
 * @param name    of the take, for messages
 * @param values  of the backend's parameters
 * @param live    true when frames are wanted as soon as they can be had, false when the whole sound is at hand
 * @param regions where other values hold than {@code values}; of two that overlap the later one in the list counts
 * @param curves  number parameters that move, by name, over frames of the backend's rate; a curve takes the place of the
 *                parameter's value everywhere. A backend says in its documentation which parameters can move, and
 *                refuses others with IllegalArgumentException
 * @param speech  what is said when, where it is known: phones named as the backend's posteriors; a backend may follow it
 */
public record MotionRequest(String name, ParameterValues values, boolean live, List<ParameterRegion> regions,
		Map<String, KeyCurve> curves, SpeechLanes speech) {

	public MotionRequest {
		regions = List.copyOf(regions);
		curves = Map.copyOf(curves);
	}

	/** Nothing is known of what is said. */
	public MotionRequest(String name, ParameterValues values, boolean live, List<ParameterRegion> regions,
			Map<String, KeyCurve> curves) {
		this(name, values, live, regions, curves, SpeechLanes.EMPTY);
	}

	/** The same values from the first frame to the last. */
	public MotionRequest(String name, ParameterValues values, boolean live) {
		this(name, values, live, List.of(), Map.of());
	}
}
