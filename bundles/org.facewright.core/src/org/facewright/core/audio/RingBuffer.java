package org.facewright.core.audio;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands samples from one writing thread to one reading thread without locks. The writer never waits: what does not fit
 * is refused and counted, so that a capturing thread can go on.
 */
public final class RingBuffer {

	private final float[] samples;
	private final int mask;
	/** Samples ever written and ever read; their difference is what waits. */
	private final AtomicLong written = new AtomicLong();
	private final AtomicLong read = new AtomicLong();
	private final AtomicLong dropped = new AtomicLong();

	/** @param capacity samples, rounded up to a power of two */
	public RingBuffer(int capacity) {
		if (capacity < 1 || capacity > 1 << 30) {
			throw new IllegalArgumentException("capacity out of range: " + capacity);
		}
		int size = Integer.highestOneBit(Math.max(1, capacity - 1)) << (capacity > 1 ? 1 : 0);
		samples = new float[size];
		mask = size - 1;
	}

	public int capacity() {
		return samples.length;
	}

	/** Samples that wait to be read. */
	public int available() {
		return (int) (written.get() - read.get());
	}

	/** Samples refused so far because the reader was too slow. */
	public long dropped() {
		return dropped.get();
	}

	/**
	 * Writes what fits. Only the writing thread calls this.
	 *
	 * @return samples taken; the rest is counted as dropped
	 */
	public int write(float[] from, int offset, int count) {
		long start = written.get();
		int taken = (int) Math.min(count, samples.length - (start - read.get()));
		for (int i = 0; i < taken; i++) {
			samples[(int) (start + i) & mask] = from[offset + i];
		}
		written.set(start + taken);
		if (taken < count) {
			dropped.addAndGet(count - taken);
		}
		return taken;
	}

	/**
	 * Reads what is there, without waiting. Only the reading thread calls this.
	 *
	 * @return samples read, 0 when none wait
	 */
	public int read(float[] into, int offset, int count) {
		long start = read.get();
		int taken = (int) Math.min(count, written.get() - start);
		for (int i = 0; i < taken; i++) {
			into[offset + i] = samples[(int) (start + i) & mask];
		}
		read.set(start + taken);
		return taken;
	}
}
