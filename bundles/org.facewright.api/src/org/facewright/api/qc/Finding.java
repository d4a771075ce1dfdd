package org.facewright.api.qc;

import java.util.List;
import java.util.Optional;

import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.speech.Segment;
import org.facewright.core.time.FrameRange;

/**
 * A place where a rule is broken.
 *
 * @param check    id of the check
 * @param frames   where; at least one frame
 * @param channels the channels concerned; empty when it is the whole face, the sound or the timing
 * @param phone    the phone concerned
 * @param measured in {@code unit}; NaN when there is nothing to measure
 * @param limit    what the measured value should have kept to; NaN when there is none
 * @param unit     such as {@code mm}; empty for weights and shares
 * @param message  one sentence for the user
 * @param fix      values that put it right, for channels of the track; empty when there is no such fix
 */
public record Finding(String check, Severity severity, FrameRange frames, List<String> channels,
		Optional<Segment> phone, double measured, double limit, String unit, String message, List<Edit> fix) {

	/** @throws IllegalArgumentException when no frame is concerned */
	public Finding {
		if (frames.isEmpty()) {
			throw new IllegalArgumentException("a finding of %s without a frame".formatted(check));
		}
		channels = List.copyOf(channels);
		fix = List.copyOf(fix);
	}
}
