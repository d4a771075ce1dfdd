package org.facewright.api.qc;

import org.facewright.core.motion.SampleColumn;

/**
 * Values that a channel should have from a frame on.
 *
 * @param start  first frame
 * @param values the wanted values, one a frame; not the change
 */
public record Edit(String channel, int start, SampleColumn values) {

	/** One past the last frame. */
	public int end() {
		return start + values.length();
	}
}
