package org.facewright.api.video;

import java.util.Optional;

import org.facewright.core.audio.PcmFormat;
import org.facewright.core.time.FrameRate;

/**
 * What a film is made of.
 *
 * @param width  pixels, even
 * @param height pixels, even
 * @param sound  rate and channels of the sound that will be given; empty for a silent film
 */
public record FilmFormat(int width, int height, FrameRate frameRate, Optional<PcmFormat> sound) {

	private static final int MOST = 8192;

	/** @throws IllegalArgumentException with a sentence for the user when pictures of this size can't be filmed */
	public FilmFormat {
		if (width < 16 || height < 16 || width > MOST || height > MOST || (width | height) % 2 != 0) {
			throw new IllegalArgumentException(
					"a film of %d × %d pixels can't be made; choose even numbers from 16 to %d".formatted(width, height,
							MOST));
		}
	}
}
