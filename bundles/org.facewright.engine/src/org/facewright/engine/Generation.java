package org.facewright.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.facewright.api.motion.MotionInfo;
import org.facewright.api.motion.RunFacts;
import org.facewright.core.audio.IngestReport;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Problem;

/**
 * What a motion backend made of a recording.
 *
 * @param face       face channels at the wanted rate
 * @param bones      motion of bones, such as the jaw's, at the same rate, where the backend gives it
 * @param phones     phone posteriors at the same rate, where the backend gives them
 * @param levelDb    level of the voice around each frame, dB below full scale
 * @param ingest     what was found in the recording
 * @param timeReference sample frames since midnight of the recording's first one, where it carries a timecode
 * @param info       the backend that did it, as it described itself once it was at work
 * @param facts      what really computed it, where the backend tells
 * @param seconds    time the work took
 * @param problems   remarks on sound and motion
 */
public record Generation(MotionClip face, Optional<MotionClip> bones, Optional<MotionClip> phones, SampleColumn levelDb,
		IngestReport ingest,
		OptionalLong timeReference, MotionInfo info, Optional<RunFacts> facts, double seconds,
		List<Problem> problems) {
}
