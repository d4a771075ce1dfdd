package org.facewright.live.websocket.internal;

import java.nio.ByteBuffer;

/** The newest messages in the order they were made, for one writer and any number of readers of their own pace. */
final class PoseRing {

	private final ByteBuffer[] slots;
	/** Messages made so far; the newest one has this number, the first one 1. */
	private long newest;

	PoseRing(int slotCount, int capacity) {
		slots = new ByteBuffer[slotCount];
		for (int i = 0; i < slotCount; i++) {
			slots[i] = ByteBuffer.allocate(capacity).flip();
		}
	}

	/** Takes a message over. @param message from position to limit, read */
	synchronized void add(ByteBuffer message) {
		ByteBuffer slot = slots[(int) ((newest + 1) % slots.length)];
		slot.clear().put(message).flip();
		newest++;
	}

	synchronized long newest() {
		return newest;
	}

	/** The number of the oldest message that can still be copied, 1 at least. */
	synchronized long oldest() {
		return Math.max(1, newest - slots.length + 1);
	}

	/**
	 * Appends the message of this number, or the oldest one left if that is newer, to a buffer.
	 *
	 * @return the number of the message that was appended
	 */
	synchronized long copy(long wanted, ByteBuffer into) {
		long number = Math.max(wanted, oldest());
		ByteBuffer slot = slots[(int) (number % slots.length)];
		into.put(slot.rewind());
		return number;
	}
}
