package org.facewright.api.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/** Writes films. Registered as a service; any thread. */
@ConsumerType
public interface FilmOutput {

	/** Stable and short, such as {@code mp4}. */
	String id();

	/** Endings of file names, lower case, without a dot; the usual one first. */
	List<String> suffixes();

	/**
	 * Begins a film. The file appears at its place when the film is finished, and not before.
	 *
	 * @return the caller closes it
	 * @throws IOException with a sentence for the user when it can't be begun; nothing is left behind
	 */
	FilmWriter open(Path file, FilmFormat format) throws IOException;
}
