package org.facewright.audio.file.internal;

import java.util.List;
import java.util.OptionalLong;

import org.facewright.api.audio.AudioDescription.Cue;

/**
 * What a file says of its time.
 *
 * @param timeReference sample frames since midnight of the first one
 * @param cues          in order of time
 */
record Marks(OptionalLong timeReference, List<Cue> cues) {

	static final Marks NONE = new Marks(OptionalLong.empty(), List.of());
}
