package org.facewright.api.motion;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.time.FrameRate;

/**
 * What a motion backend is and wants.
 *
 * @param id             stable and short, such as {@code embedded}
 * @param label          for people
 * @param modelId        the model and its version, as reported by the model itself
 * @param modelSha256    hash of the model's weights, lower-case hexadecimal; empty when not known
 * @param sampleRate     of the mono sound it takes, Hz
 * @param frameRate      of the poses it gives
 * @param channels       of the poses: face channels, and phone posteriors as PROBABILITY channels named {@code phone.X}
 * @param parameters     what can be set per request
 * @param latencySeconds sound that must have been pushed beyond an instant before its frame can come, in live use
 */
public record MotionInfo(String id, String label, String modelId, String modelSha256, int sampleRate,
		FrameRate frameRate, ChannelSet channels, ParameterSchema parameters, double latencySeconds) {

	/** Prefix of channels that hold phone posteriors. */
	public static final String PHONE_PREFIX = "phone.";
}
