package org.facewright.api.video;

import java.io.IOException;

import org.osgi.annotation.versioning.ConsumerType;

/** A film being written. One thread. Pictures and sound may come in turns of any length; each counts by itself. */
@ConsumerType
public interface FilmWriter extends AutoCloseable {

	/** What compresses the pictures, as it calls itself. */
	String encoder();

	/**
	 * @param rgb red, green, blue of each pixel, rows from the top; borrowed until return
	 * @throws IOException with a sentence for the user
	 */
	void picture(byte[] rgb) throws IOException;

	/**
	 * @param interleaved full scale ±1; borrowed until return
	 * @param frames      sample frames
	 * @throws IOException with a sentence for the user
	 */
	void sound(float[] interleaved, int frames) throws IOException;

	/** Completes the film and puts it at its place. @throws IOException with a sentence for the user */
	void finish() throws IOException;

	/** Without {@link #finish} nothing remains of the film. Idempotent. */
	@Override
	void close() throws IOException;
}
