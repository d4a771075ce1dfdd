package org.facewright.api.qc;

import java.util.Optional;

import org.facewright.core.audio.IngestReport;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.speech.SpeechLanes;

/**
 * What checks may look at.
 *
 * @param face      the track, with all layers and filters; channels named as ARKit's are understood
 * @param speech    what is said in it; empty when not known
 * @param levelDb   level of the sound around each frame, dB below full scale; as long as the track
 * @param sound     what the recording is like
 * @param reference motion of the same line that is known to be good, such as the model's
 * @param source    what the track was written from and must be equal to
 */
public record QcInput(MotionClip face, SpeechLanes speech, Optional<SampleColumn> levelDb,
		Optional<IngestReport> sound, Optional<MotionClip> reference, Optional<MotionClip> source) {

	/** A track with its phones and nothing else. */
	public QcInput(MotionClip face, SpeechLanes speech) {
		this(face, speech, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
	}

	/** The same with another track in it. */
	public QcInput withFace(MotionClip other) {
		return new QcInput(other, speech, levelDb, sound, reference, source);
	}
}
