package org.facewright.api.filter;

import org.osgi.annotation.versioning.ConsumerType;

/** A filter that sees the past only. Confined to one thread; keeps the state of one stream. */
@FunctionalInterface
@ConsumerType
public interface LiveFilter {

	/** Changes a pose in place. Allocates nothing. @param pose one value per channel */
	void process(float[] pose);
}
