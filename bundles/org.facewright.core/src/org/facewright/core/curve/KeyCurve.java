package org.facewright.core.curve;

import java.util.Arrays;

import org.facewright.core.motion.SampleColumn;

import org.jspecify.annotations.Nullable;

/**
 * One channel's keys, sorted by frame, at most one a frame. Immutable. Before the first and after the last key the
 * curve keeps that key's value; without keys it is 0.
 * <p>
 * Handles are offsets from their key, in frames and value. The incoming one points back (frames ≤ 0), the outgoing one
 * forward (frames ≥ 0). A pair that overlaps the span between its keys is shortened in proportion before evaluation, so
 * that the curve has one value at every instant.
 */
public final class KeyCurve {

	/** Handle numbers kept per key: incoming frames and value, outgoing frames and value. */
	public static final int HANDLE_WIDTH = 4;

	public static final KeyCurve EMPTY = new KeyCurve(new int[0], new float[0], new float[0], new byte[0]);

	private final int[] frames;
	private final float[] values;
	private final float[] handles;
	private final byte[] interpolations;

	private KeyCurve(int[] frames, float[] values, float[] handles, byte[] interpolations) {
		this.frames = frames;
		this.values = values;
		this.handles = handles;
		this.interpolations = interpolations;
	}

	/**
	 * @param frames         rising
	 * @param values         one per key, finite
	 * @param handles        {@link #HANDLE_WIDTH} per key, finite
	 * @param interpolations one {@link Interpolation} ordinal per key
	 * @throws IllegalArgumentException when the arrays do not fit together; all are copied
	 */
	public static KeyCurve of(int[] frames, float[] values, float[] handles, byte[] interpolations) {
		int count = frames.length;
		if (values.length != count || handles.length != count * HANDLE_WIDTH || interpolations.length != count) {
			throw new IllegalArgumentException("%d frames, %d values, %d handles, %d interpolations".formatted(count,
					values.length, handles.length, interpolations.length));
		}
		for (int key = 0; key < count; key++) {
			if (key > 0 && frames[key] <= frames[key - 1]) {
				throw new IllegalArgumentException("keys are not in order at frame " + frames[key]);
			}
			if (!Float.isFinite(values[key])) {
				throw new IllegalArgumentException("the key at frame %d has no finite value".formatted(frames[key]));
			}
			if (interpolations[key] < 0 || interpolations[key] >= Interpolation.values().length) {
				throw new IllegalArgumentException("unknown interpolation " + interpolations[key]);
			}
			for (int i = 0; i < HANDLE_WIDTH; i++) {
				float handle = handles[key * HANDLE_WIDTH + i];
				if (!Float.isFinite(handle) || i == 0 && handle > 0 || i == 2 && handle < 0) {
					throw new IllegalArgumentException("bad handle at frame " + frames[key]);
				}
			}
		}
		return new KeyCurve(frames.clone(), values.clone(), handles.clone(), interpolations.clone());
	}

	/** Keys joined by straight lines. */
	public static KeyCurve linear(int[] frames, float[] values) {
		byte[] interpolations = new byte[frames.length];
		Arrays.fill(interpolations, (byte) Interpolation.LINEAR.ordinal());
		return of(frames, values, new float[frames.length * HANDLE_WIDTH], interpolations);
	}

	/** Number of keys. */
	public int size() {
		return frames.length;
	}

	public int frame(int key) {
		return frames[key];
	}

	public float value(int key) {
		return values[key];
	}

	/** @param part 0 incoming frames, 1 incoming value, 2 outgoing frames, 3 outgoing value */
	public float handle(int key, int part) {
		return handles[key * HANDLE_WIDTH + part];
	}

	public Interpolation interpolation(int key) {
		return Interpolation.values()[interpolations[key]];
	}

	/** This curve with a key added, or replaced when one stands at the frame; without handles. */
	public KeyCurve with(int frame, float value, Interpolation interpolation) {
		int found = Arrays.binarySearch(frames, frame);
		int at = found >= 0 ? found : -found - 1;
		int removed = found >= 0 ? 1 : 0;
		return of(splice(frames, at, removed, frame), splice(values, at, removed, value),
				splice(handles, at * HANDLE_WIDTH, removed * HANDLE_WIDTH, new float[HANDLE_WIDTH]),
				splice(interpolations, at, removed, (byte) interpolation.ordinal()));
	}

	/** The curve's value at an instant, in frames. */
	public float evaluate(double frame) {
		if (frames.length == 0) {
			return 0;
		}
		return evaluate(frame, span(frame));
	}

	/** The curve's values at whole frames, from 0. */
	public SampleColumn bake(int frameCount) {
		float[] baked = new float[frameCount];
		int key = -1;
		for (int frame = 0; frame < frameCount && frames.length > 0; frame++) {
			while (key + 1 < frames.length && frames[key + 1] <= frame) {
				key++;
			}
			baked[frame] = evaluate(frame, key);
		}
		return SampleColumn.of(baked);
	}

	/** Index of the last key at or before the instant; -1 before the first. */
	private int span(double frame) {
		int found = Arrays.binarySearch(frames, (int) Math.floor(frame));
		return found >= 0 ? found : -found - 2;
	}

	private float evaluate(double frame, int key) {
		if (key < 0) {
			return values[0];
		}
		if (key == frames.length - 1) {
			return values[key];
		}
		double position = frame - frames[key];
		double span = (double) frames[key + 1] - frames[key];
		return switch (interpolation(key)) {
			case CONSTANT -> values[key];
			case LINEAR -> (float) (values[key] + (values[key + 1] - values[key]) * (position / span));
			case BEZIER -> bezier(key, position, span);
		};
	}

	private float bezier(int key, double position, double span) {
		double out = handle(key, 2);
		double in = -handle(key + 1, 0);
		double shortened = out + in > span ? span / (out + in) : 1;
		double x1 = out * shortened;
		double x2 = span - in * shortened;
		double y0 = values[key];
		double y1 = y0 + handle(key, 3) * shortened;
		double y3 = values[key + 1];
		double y2 = y3 + handle(key + 1, 1) * shortened;
		double low = 0;
		double high = 1;
		for (int i = 0; i < 40; i++) {
			double middle = (low + high) / 2;
			if (cubic(0, x1, x2, span, middle) < position) {
				low = middle;
			} else {
				high = middle;
			}
		}
		return (float) cubic(y0, y1, y2, y3, (low + high) / 2);
	}

	private static double cubic(double p0, double p1, double p2, double p3, double t) {
		double s = 1 - t;
		return s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3;
	}

	private static int[] splice(int[] from, int at, int removed, int... added) {
		int[] result = Arrays.copyOf(from, from.length - removed + added.length);
		System.arraycopy(added, 0, result, at, added.length);
		System.arraycopy(from, at + removed, result, at + added.length, from.length - at - removed);
		return result;
	}

	private static float[] splice(float[] from, int at, int removed, float... added) {
		float[] result = Arrays.copyOf(from, from.length - removed + added.length);
		System.arraycopy(added, 0, result, at, added.length);
		System.arraycopy(from, at + removed, result, at + added.length, from.length - at - removed);
		return result;
	}

	private static byte[] splice(byte[] from, int at, int removed, byte... added) {
		byte[] result = Arrays.copyOf(from, from.length - removed + added.length);
		System.arraycopy(added, 0, result, at, added.length);
		System.arraycopy(from, at + removed, result, at + added.length, from.length - at - removed);
		return result;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof KeyCurve curve && Arrays.equals(frames, curve.frames)
				&& Arrays.equals(values, curve.values) && Arrays.equals(handles, curve.handles)
				&& Arrays.equals(interpolations, curve.interpolations);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(frames) + Arrays.hashCode(values);
	}

	@Override
	public String toString() {
		return frames.length + " keys";
	}
}
