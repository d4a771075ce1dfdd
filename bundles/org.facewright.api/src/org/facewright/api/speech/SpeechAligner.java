package org.facewright.api.speech;

import java.util.List;

import org.facewright.api.motion.MotionInfo;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Finds the times of words and phones. Registered as a service; holds no state that calls could disturb. Deterministic:
 * the same input gives the same lanes.
 * <p>
 * Posteriors are a clip with channels named {@link MotionInfo#PHONE_PREFIX}{@code X}, whose frame {@code t} describes
 * the stretch of one frame around {@code t / frameRate}. Others of its channels are passed over.
 */
@ConsumerType
public interface SpeechAligner {

	/** Stable and short. */
	String id();

	/** Best supported first. */
	List<SpeechLanguage> languages();

	/**
	 * Finds when the words of a transcript are spoken.
	 *
	 * @param phones     posteriors of the whole recording
	 * @param transcript what is said, in order
	 * @param language   id of one of the languages
	 * @throws IllegalArgumentException with a sentence for the user when the language is not known, there are no
	 *                                  posteriors, no words, or more words than can be spoken in that time
	 */
	AlignedSpeech align(MotionClip phones, String transcript, String language, Progress progress);

	/**
	 * Finds the most probable phones without knowing what is said; there are no words.
	 *
	 * @throws IllegalArgumentException with a sentence for the user when there are no posteriors
	 */
	AlignedSpeech recognise(MotionClip phones, Progress progress);
}
