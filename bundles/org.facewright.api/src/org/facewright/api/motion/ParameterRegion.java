package org.facewright.api.motion;

import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRange;

/**
 * A stretch of a take with values of its own.
 *
 * @param frames at the backend's frame rate
 * @param values of all parameters there
 */
public record ParameterRegion(FrameRange frames, ParameterValues values) {
}
