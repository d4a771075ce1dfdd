package org.facewright.api.live;

import org.osgi.annotation.versioning.ConsumerType;

/** Takes poses as they arrive. */
@FunctionalInterface
@ConsumerType
public interface PoseListener {

	/**
	 * @param subject       who is shown, as the sender calls it; empty when the protocol has no names
	 * @param arrivalNanos  System.nanoTime() of the arrival
	 * @param sourceSeconds the sender's own time of the pose, seconds; NaN when the protocol has none
	 * @param pose          one value per channel of the input, NaN where the sender gave none; borrowed until return; must
	 *                      not block longer than a frame
	 */
	void accept(String subject, long arrivalNanos, double sourceSeconds, float[] pose);
}
