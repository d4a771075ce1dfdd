package org.facewright.motion.nim.internal;

import com.google.protobuf.ByteString;

/** The last stretch of a session's sound as 16-bit samples, by index from its start. Not safe between threads. */
final class SoundStore {

	private final short[] ring;
	private long pushed;

	/** @param capacity samples kept */
	SoundStore(int capacity) {
		ring = new short[capacity];
	}

	int capacity() {
		return ring.length;
	}

	/** Samples stored so far, those no longer kept included. */
	long pushed() {
		return pushed;
	}

	void add(float[] samples, int offset, int count) {
		for (int i = offset; i < offset + count; i++) {
			ring[(int) (pushed++ % ring.length)] = (short) Math.clamp(Math.round(samples[i] * 32768f), -32768, 32767);
		}
	}

	short sample(long index) {
		return ring[(int) (index % ring.length)];
	}

	/** Little-endian bytes of samples that are still kept. */
	ByteString pcm(long from, int count) {
		if (from < Math.max(0, pushed - ring.length) || from + count > pushed) {
			throw new IllegalArgumentException("samples %d to %d of %d are not kept".formatted(from, from + count,
					pushed));
		}
		byte[] bytes = new byte[2 * count];
		for (int i = 0; i < count; i++) {
			short sample = sample(from + i);
			bytes[2 * i] = (byte) sample;
			bytes[2 * i + 1] = (byte) (sample >> 8);
		}
		return ByteString.copyFrom(bytes);
	}
}
