package org.facewright.align.internal;

import java.util.List;

import org.facewright.api.motion.MotionInfo;

/**
 * A phone as the model may hear it.
 *
 * @param sounds phones of the model that it may sound like, the one that labels it first
 */
record PhoneChoice(List<String> sounds) {

	static final PhoneChoice SILENCE = new PhoneChoice(List.of(MotionInfo.SILENCE, MotionInfo.NON_SPEECH));

	String label() {
		return sounds.getFirst();
	}
}
