package org.facewright.api.audio;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a sound file said of itself.
 *
 * @param container     such as {@code WAV} or {@code Matroska}
 * @param codec         such as {@code 24-bit PCM} or {@code AAC}
 * @param bitsPerSample of the original; 0 when the codec has none
 * @param timeReference sample frames since midnight of the first one, from a broadcast extension
 * @param cues          marks, in order of time
 */
public record AudioDescription(String container, String codec, int bitsPerSample, OptionalLong timeReference,
		List<Cue> cues) {

	/** @param frame sample frame from the start; @param label empty when the file names none */
	public record Cue(long frame, String label) {
	}

	public AudioDescription {
		cues = List.copyOf(cues);
	}
}
