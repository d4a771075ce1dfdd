package org.facewright.api.filter;

import org.osgi.annotation.versioning.ConsumerType;

/** A filter that sees the past only. Confined to one thread; keeps the state of one stream. */
@FunctionalInterface
@ConsumerType
public interface LiveFilter {

	/** Changes a pose in place. Allocates nothing. @param pose one value per channel */
	void process(float[] pose);

	/**
	 * As {@link #process(float[])}, knowing how loud it is.
	 *
	 * @param levelDb loudest level of the sound from the pose's instant to the newest that was heard, dB below full scale
	 *                (−100 for silence); NaN when there is no sound
	 */
	default void process(float[] pose, float levelDb) {
		process(pose);
	}
}
