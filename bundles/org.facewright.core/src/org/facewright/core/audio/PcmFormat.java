package org.facewright.core.audio;

/**
 * Rate and width of sampled sound.
 *
 * @param sampleRate   Hz, 1 or more
 * @param channelCount interleaved channels, 1 or more
 */
public record PcmFormat(int sampleRate, int channelCount) {

	/** @throws IllegalArgumentException when either number is below 1 */
	public PcmFormat {
		if (sampleRate < 1 || channelCount < 1) {
			throw new IllegalArgumentException(
					"not a PCM format: %d Hz, %d channels".formatted(sampleRate, channelCount));
		}
	}
}
