package org.facewright.api.motion;

import org.facewright.core.parameter.ParameterValues;

/**
 * One piece of work for a motion backend.
 *
 * @param name   of the take, for messages
 * @param values of the backend's parameters
 * @param live   true when frames are wanted as soon as they can be had, false when the whole sound is at hand
 */
public record MotionRequest(String name, ParameterValues values, boolean live) {
}
