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
 * @param channels       of the poses: face channels, and what was heard as PROBABILITY channels: phone posteriors named
 *                       {@code phone.X}, among them that of {@link #SILENCE} and, where the backend tells it from
 *                       silence, of {@link #NON_SPEECH}; and of the voice
 *                       {@code voice.voicing}, how probable it is that the vocal folds swing, and {@code voice.energy},
 *                       0 at a level of −60 dB of a full-scale sine or below and 1 at 0 dB
 * @param parameters     what can be set per request
 * @param latencySeconds sound that must have been pushed beyond an instant before its frame can come, in live use
 */
public record MotionInfo(String id, String label, String modelId, String modelSha256, int sampleRate,
		FrameRate frameRate, ChannelSet channels, ParameterSchema parameters, double latencySeconds) {

	/** Prefix of channels that hold phone posteriors. */
	public static final String PHONE_PREFIX = "phone.";
	/** Name of the phone that is silence. */
	public static final String SILENCE = "SIL";
	/** Name of the phone that is a sound which nobody speaks. */
	public static final String NON_SPEECH = "NSN";
	/** Prefix of channels that say how the voice sounds. */
	public static final String VOICE_PREFIX = "voice.";
}
