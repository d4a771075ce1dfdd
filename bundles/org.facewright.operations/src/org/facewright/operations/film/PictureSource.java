package org.facewright.operations.film;

import java.io.IOException;

/** Draws the frames of a film, one after the other. Called from the thread that writes the film. */
@FunctionalInterface
public interface PictureSource {

	/**
	 * @param instant seconds in the take
	 * @return red, green, blue of each pixel, rows from the top; the caller's until the next call
	 * @throws IOException with a sentence for the user when nothing can be drawn any more
	 */
	byte[] picture(double instant, int width, int height) throws IOException;
}
