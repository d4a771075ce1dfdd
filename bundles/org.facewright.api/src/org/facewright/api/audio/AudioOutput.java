package org.facewright.api.audio;

import java.io.IOException;
import java.util.List;

import org.facewright.core.audio.PcmFormat;
import org.osgi.annotation.versioning.ConsumerType;

/** Lets sound be heard. Registered as a service; one instance serves many callers at once. */
@ConsumerType
public interface AudioOutput {

	/** Stable and short, such as {@code javasound}. */
	String id();

	/**
	 * Opens the system's usual device.
	 *
	 * @return the caller closes it
	 * @throws IOException with a sentence for the user when no sound can be played
	 */
	AudioLine open(PcmFormat format) throws IOException;

	/** Names of devices that can be chosen now; empty where there is no choice. May take a second. */
	default List<String> devices() {
		return List.of();
	}

	/**
	 * Opens a device by its name.
	 *
	 * @param device of {@link #devices}; where it is not there now, the system's usual device is opened
	 */
	default AudioLine open(PcmFormat format, String device) throws IOException {
		return open(format);
	}
}
