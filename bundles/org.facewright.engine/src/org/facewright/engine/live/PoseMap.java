package org.facewright.engine.live;

import org.facewright.core.motion.ChannelSet;

/** Turns poses of one channel set into poses of another, such as the names of an avatar. Confined to one thread. */
public interface PoseMap {

	/** Of the poses it gives. */
	ChannelSet channels();

	/** Allocates nothing. @param from not changed; @param into one value per channel */
	void apply(float[] from, float[] into);

	/** Makes the map for a channel set. */
	@FunctionalInterface
	interface Maker {
		PoseMap over(ChannelSet channels);
	}
}
