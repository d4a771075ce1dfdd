package org.facewright.api.motion;

import org.osgi.annotation.versioning.ConsumerType;

/** Takes the frames of a session as they come. */
@FunctionalInterface
@ConsumerType
public interface FrameSink {

	/**
	 * @param frame 0-based, rises by one; shows the instant {@code frame / frameRate} of the sound pushed
	 * @param pose  one value per channel of the backend, borrowed until return; must not block longer than a frame
	 */
	void accept(int frame, float[] pose);
}
