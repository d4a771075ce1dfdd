package org.facewright.live.common;

import java.util.List;

import org.facewright.core.motion.ChannelSet;

/**
 * Values in the order of a protocol, taken by name from poses in the order of a connection. A value that is not finite
 * leaves the one before it standing; channels that the connection lacks stay 0. Confined to the sending thread.
 */
public final class HeldPose {

	private final int[] sources;
	private final float[] values;

	/** @param names of the protocol's channels, in its order */
	public HeldPose(ChannelSet channels, List<String> names) {
		sources = names.stream().mapToInt(channels::indexOf).toArray();
		values = new float[sources.length];
	}

	/**
	 * Takes over what is finite.
	 *
	 * @return one value per name, borrowed until the next call
	 */
	public float[] take(float[] pose) {
		for (int i = 0; i < sources.length; i++) {
			int source = sources[i];
			if (source >= 0 && Float.isFinite(pose[source])) {
				values[i] = pose[source];
			}
		}
		return values;
	}

	/** Whether the connection has a channel for this place. */
	public boolean has(int place) {
		return sources[place] >= 0;
	}
}
