package org.facewright.api.speech;

import java.util.List;

import org.facewright.core.progress.Problem;
import org.facewright.core.speech.SpeechLanes;

/**
 * What an aligner found. Phones are labelled with the posteriors' names ({@code AA}, {@code P}, …), words as they were
 * written.
 *
 * @param confidence of all that is spoken, 0…1: the mean over time of the segments' confidence
 * @param problems   words that can't be pronounced, passages that do not fit the sound
 */
public record AlignedSpeech(SpeechLanes lanes, double confidence, List<Problem> problems) {

	public AlignedSpeech {
		problems = List.copyOf(problems);
	}
}
