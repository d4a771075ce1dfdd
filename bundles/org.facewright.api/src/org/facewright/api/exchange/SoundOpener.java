package org.facewright.api.exchange;

import java.io.IOException;

import org.facewright.api.audio.AudioSource;
import org.osgi.annotation.versioning.ConsumerType;

/** Opens the sound of a take, each time from its start. */
@FunctionalInterface
@ConsumerType
public interface SoundOpener {

	/**
	 * A stream of the sound; the caller closes it.
	 *
	 * @throws IOException when it is not where it was
	 */
	AudioSource open() throws IOException;
}
