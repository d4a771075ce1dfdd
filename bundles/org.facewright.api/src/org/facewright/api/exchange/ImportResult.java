package org.facewright.api.exchange;

import java.util.List;

import org.facewright.core.progress.Problem;
import org.facewright.core.speech.SpeechLanes;

/**
 * What was read.
 *
 * @param tracks   may be empty for formats that only carry speech lanes
 * @param problems what was guessed, repaired or left out
 */
public record ImportResult(List<NamedClip> tracks, SpeechLanes speech, List<Problem> problems) {

	public ImportResult {
		tracks = List.copyOf(tracks);
		problems = List.copyOf(problems);
	}
}
