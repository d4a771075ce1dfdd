package org.facewright.motion.a2f.internal.chain;

import java.util.Arrays;

/** Sound of one track as it grows. What nobody reads any more is dropped. Confined to one thread. */
final class SoundTrack {

	private float[] samples = new float[1 << 15];
	/** Index in the sound of the first sample held. */
	private long first;
	private int held;
	private boolean whole;

	/** A whole recording; the array is not copied, and nothing may be appended. */
	static SoundTrack of(float[] sound) {
		SoundTrack track = new SoundTrack();
		track.samples = sound;
		track.held = sound.length;
		track.whole = true;
		return track;
	}

	long length() {
		return first + held;
	}

	void append(float[] from, int offset, int count) {
		if (held + count > samples.length) {
			samples = Arrays.copyOf(samples, Math.max(held + count, 2 * samples.length));
		}
		System.arraycopy(from, offset, samples, held, count);
		held += count;
	}

	void dropBefore(long sample) {
		if (whole) {
			return;
		}
		int drop = (int) Math.min(held, sample - first);
		// moving memory only now and then keeps its cost small
		if (drop > samples.length / 2) {
			System.arraycopy(samples, drop, samples, 0, held - drop);
			held -= drop;
			first += drop;
		}
	}

	/** Reads a stretch, times a gain; before the beginning and after the end there is silence. */
	void read(long start, int count, float gain, float[] into, int offset) {
		int silent = (int) Math.clamp(-start, 0, (long) count);
		int there = (int) Math.clamp(length() - start, silent, (long) count);
		if (start + silent < first) {
			throw new IllegalStateException("sample %d was dropped; the first one held is %d".formatted(start, first));
		}
		Arrays.fill(into, offset, offset + silent, 0);
		System.arraycopy(samples, (int) (start + silent - first), into, offset + silent, there - silent);
		Arrays.fill(into, offset + there, offset + count, 0);
		if (gain != 1) {
			for (int i = offset + silent; i < offset + there; i++) {
				into[i] *= gain;
			}
		}
	}
}
