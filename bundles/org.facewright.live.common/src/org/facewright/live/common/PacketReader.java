package org.facewright.live.common;

import java.nio.ByteBuffer;

/** Makes poses of datagrams; counts what it reads itself. */
@FunctionalInterface
public interface PacketReader {

	/**
	 * @param packet       from position 0 to its limit, borrowed until return
	 * @param arrivalNanos System.nanoTime() of the arrival
	 */
	void read(ByteBuffer packet, long arrivalNanos);
}
