package org.facewright.api.audio;

import java.io.IOException;
import java.net.URI;
import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/** Opens audio. Registered as a service; one instance serves many callers at once. */
@ConsumerType
public interface AudioInput {

	/** Stable and short, such as {@code file}. */
	String id();

	/** Cheap guess from scheme, suffix or device name; opens nothing. */
	boolean accepts(URI location);

	/** Devices that can be opened now; empty for file readers. May take a second: not for the UI thread. */
	List<URI> locations();

	/**
	 * @return the caller closes it
	 * @throws IOException with a sentence for the user: what was found where, and what to do
	 */
	AudioSource open(URI location) throws IOException;
}
