package org.facewright.motion.a2f.internal.emotion;

import java.util.Arrays;

/**
 * Emotions at instants, with straight lines between them, that may grow while it is read. One thread may write while
 * another reads. Reading allocates nothing.
 */
public final class EmotionTrack {

	private final int size;
	private long[] times = new long[16];
	private float[] values;
	private int count;
	private boolean closed;

	/** @param size emotions of each key */
	public EmotionTrack(int size) {
		if (size < 1) {
			throw new IllegalArgumentException("a key needs at least one emotion: " + size);
		}
		this.size = size;
		this.values = new float[16 * size];
	}

	/** A closed track that says the same at all times. */
	public static EmotionTrack constant(float... emotion) {
		EmotionTrack track = new EmotionTrack(emotion.length);
		track.add(0, emotion);
		track.close();
		return track;
	}

	/** Emotions of each key. */
	public int size() {
		return size;
	}

	/**
	 * @param time    in samples, after all keys before
	 * @param emotion copied
	 * @throws IllegalArgumentException when the time is not later than the last key's, or a value is no number
	 * @throws IllegalStateException    when the track is closed
	 */
	public synchronized void add(long time, float... emotion) {
		if (closed) {
			throw new IllegalStateException("the emotion track is closed; no key can follow");
		}
		if (emotion.length != size) {
			throw new IllegalArgumentException("a key of %d emotions does not fit a track of %d".formatted(
					emotion.length, size));
		}
		for (float value : emotion) {
			if (!Float.isFinite(value)) {
				throw new IllegalArgumentException("the emotion key at sample %d holds a value that is no number"
						.formatted(time));
			}
		}
		if (count > 0 && time <= times[count - 1]) {
			throw new IllegalArgumentException("emotion keys must rise in time: sample %d comes after %d".formatted(
					time, times[count - 1]));
		}
		if (count == times.length) {
			times = Arrays.copyOf(times, 2 * count);
			values = Arrays.copyOf(values, 2 * count * size);
		}
		times[count] = time;
		System.arraycopy(emotion, 0, values, count * size, size);
		count++;
	}

	/** No key will follow: from the last one on it stays as it is there. */
	public synchronized void close() {
		closed = true;
	}

	/** Back to an empty, open track. */
	public synchronized void reset() {
		count = 0;
		closed = false;
	}

	public synchronized boolean isEmpty() {
		return count == 0;
	}

	/** Number of keys held. */
	public synchronized int keys() {
		return count;
	}

	/** Last time that can be read: that of the last key, without limit once closed; {@link Long#MIN_VALUE} when empty. */
	public synchronized long readableUntil() {
		return count == 0 ? Long.MIN_VALUE : closed ? Long.MAX_VALUE : times[count - 1];
	}

	/** Forgets keys that no read at {@code time} or later needs, for tracks without end. */
	public synchronized void dropBefore(long time) {
		int keep = 0;
		while (keep + 1 < count && times[keep + 1] <= time) {
			keep++;
		}
		if (keep > 0) {
			System.arraycopy(times, keep, times, 0, count - keep);
			System.arraycopy(values, keep * size, values, 0, (count - keep) * size);
			count -= keep;
		}
	}

	/**
	 * The emotion at a time: a key's own, on the line between two, before the first key that one's, and after the last
	 * key of a closed track that one's.
	 *
	 * @param time in samples
	 * @param into receives it
	 * @throws IllegalStateException when the track is empty, or open and the time is after its last key
	 */
	public synchronized void read(long time, float[] into) {
		if (time > readableUntil()) {
			throw new IllegalStateException(count == 0
					? "the emotion track has no key yet"
					: "the emotion at sample %d is not known yet; the last key is at %d".formatted(time,
							times[count - 1]));
		}
		if (count == 0) {
			throw new IllegalStateException("the emotion track has no key");
		}
		int found = Arrays.binarySearch(times, 0, count, time);
		int after = found >= 0 ? found : -found - 1;
		if (found >= 0 || after == 0 || after == count) {
			System.arraycopy(values, Math.min(after, count - 1) * size, into, 0, size);
			return;
		}
		double share = (double) (time - times[after - 1]) / (times[after] - times[after - 1]);
		for (int i = 0; i < size; i++) {
			float from = values[(after - 1) * size + i];
			float to = values[after * size + i];
			into[i] = (float) (from + share * (to - from));
		}
	}
}
