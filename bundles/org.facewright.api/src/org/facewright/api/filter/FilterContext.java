package org.facewright.api.filter;

import java.util.Optional;

import org.facewright.core.motion.SampleColumn;
import org.facewright.core.speech.SpeechLanes;

/**
 * What a filter may know beyond the curves. Columns have one value per frame of the clip.
 *
 * @param levelDb level of the take's sound around each frame, dB below full scale (−100 for silence)
 * @param closure how certain the lips are to be closed at each frame, 0…1, from phones or posteriors
 * @param speech  words and phones
 * @param pitchHz pitch of the voice at each frame; 0 where there is none
 */
public record FilterContext(Optional<SampleColumn> levelDb, Optional<SampleColumn> closure, SpeechLanes speech,
		Optional<SampleColumn> pitchHz) {

	public static final FilterContext NONE = new FilterContext(Optional.empty(), Optional.empty(), SpeechLanes.EMPTY);

	/** The pitch is not known. */
	public FilterContext(Optional<SampleColumn> levelDb, Optional<SampleColumn> closure, SpeechLanes speech) {
		this(levelDb, closure, speech, Optional.empty());
	}
}
