package org.facewright.align.internal;

import java.util.List;

/**
 * A phone as the model may hear it.
 *
 * @param sounds phones of the model that it may sound like, the one that labels it first
 */
record PhoneChoice(List<String> sounds) {

	/** A sound that nobody speaks, as models name it that tell it from silence. */
	static final String NON_SPEECH = "NSN";
	static final PhoneChoice SILENCE = new PhoneChoice(List.of("SIL", NON_SPEECH));

	String label() {
		return sounds.getFirst();
	}
}
