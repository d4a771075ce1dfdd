package org.facewright.core.curve;

import java.util.Arrays;

import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRange;

import org.jspecify.annotations.Nullable;

/**
 * One channel's keys, sorted by frame, at most one a frame. Immutable. Before the first and after the last key the
 * curve keeps that key's value; without keys it is 0.
 * <p>
 * Handles are offsets from their key, in frames and value. The incoming one points back (frames ≤ 0), the outgoing one
 * forward (frames ≥ 0). A pair that overlaps the span between its keys is shortened in proportion before evaluation, so
 * that the curve has one value at every instant.
 * <p>
 * What the curve is, its values, handles and interpolations say alone. The kinds of its tangents say how its handles
 * came about, so that an editor can let them follow a change of their neighbours with {@link #settled}.
 */
public final class KeyCurve {

	/** Handle numbers kept per key: incoming frames and value, outgoing frames and value. */
	public static final int HANDLE_WIDTH = 4;
	/** Bytes about tangents kept per key: ordinals of the incoming and the outgoing {@link Tangent}, and flags. */
	public static final int TANGENT_WIDTH = 3;
	/** Flag: both sides of the key turn on their own. */
	public static final int BROKEN = 1;
	/** Flag: the handles have lengths of their own; else each is a third of its span. */
	public static final int WEIGHTED = 2;

	public static final KeyCurve EMPTY = new KeyCurve(new int[0], new float[0], new float[0], new byte[0],
			new byte[0]);

	private static final Interpolation[] INTERPOLATIONS = Interpolation.values();
	private static final Tangent[] TANGENTS = Tangent.values();
	private static final double THIRD = 1e-4; // part of the span by which a handle may miss a third of it

	private final int[] frames;
	private final float[] values;
	private final float[] handles;
	private final byte[] interpolations;
	private final byte[] tangents;

	private KeyCurve(int[] frames, float[] values, float[] handles, byte[] interpolations, byte[] tangents) {
		this.frames = frames;
		this.values = values;
		this.handles = handles;
		this.interpolations = interpolations;
		this.tangents = tangents;
	}

	/**
	 * A curve whose tangents are the hand's, or straight or stepped as the interpolations are.
	 *
	 * @param frames         rising
	 * @param values         one per key, finite
	 * @param handles        {@link #HANDLE_WIDTH} per key, finite
	 * @param interpolations one {@link Interpolation} ordinal per key
	 * @throws IllegalArgumentException when the arrays do not fit together; all are copied
	 */
	public static KeyCurve of(int[] frames, float[] values, float[] handles, byte[] interpolations) {
		check(frames, values, handles, interpolations);
		return new KeyCurve(frames.clone(), values.clone(), handles.clone(), interpolations.clone(),
				kinds(frames, handles, interpolations));
	}

	/**
	 * @param frames         rising
	 * @param values         one per key, finite
	 * @param handles        {@link #HANDLE_WIDTH} per key, finite
	 * @param interpolations one {@link Interpolation} ordinal per key
	 * @param tangents       {@link #TANGENT_WIDTH} per key
	 * @throws IllegalArgumentException when the arrays do not fit together; all are copied
	 */
	public static KeyCurve of(int[] frames, float[] values, float[] handles, byte[] interpolations,
			byte[] tangents) {
		check(frames, values, handles, interpolations);
		checkTangents(frames, tangents);
		return new KeyCurve(frames.clone(), values.clone(), handles.clone(), interpolations.clone(),
				tangents.clone());
	}

	/**
	 * A curve whose interpolations are what the tangents say, and whose handles are {@link #settled}.
	 *
	 * @param handles  of the keys whose tangents are the hand's; the others' lengths count where they are weighted
	 * @param tangents {@link #TANGENT_WIDTH} per key
	 * @throws IllegalArgumentException when the arrays do not fit together; all are copied
	 */
	public static KeyCurve shaped(int[] frames, float[] values, float[] handles, byte[] tangents) {
		checkTangents(frames, tangents);
		return of(frames, values, handles, new byte[frames.length], tangents).settled();
	}

	private static void check(int[] frames, float[] values, float[] handles, byte[] interpolations) {
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
			if (interpolations[key] < 0 || interpolations[key] >= INTERPOLATIONS.length) {
				throw new IllegalArgumentException("unknown interpolation " + interpolations[key]);
			}
			for (int i = 0; i < HANDLE_WIDTH; i++) {
				float handle = handles[key * HANDLE_WIDTH + i];
				if (!Float.isFinite(handle) || i == 0 && handle > 0 || i == 2 && handle < 0) {
					throw new IllegalArgumentException("bad handle at frame " + frames[key]);
				}
			}
		}
	}

	private static void checkTangents(int[] frames, byte[] tangents) {
		if (tangents.length != frames.length * TANGENT_WIDTH) {
			throw new IllegalArgumentException("%d bytes of tangents for %d keys".formatted(tangents.length,
					frames.length));
		}
		for (int key = 0; key < frames.length; key++) {
			for (int side = 0; side < 2; side++) {
				int kind = tangents[key * TANGENT_WIDTH + side];
				if (kind < 0 || kind >= TANGENTS.length || side == 0 && TANGENTS[kind].isStepped()) {
					throw new IllegalArgumentException("unknown tangent %d at frame %d".formatted(kind, frames[key]));
				}
			}
		}
	}

	/** What the interpolations and handles of a curve from elsewhere say about its tangents. */
	private static byte[] kinds(int[] frames, float[] handles, byte[] interpolations) {
		byte[] tangents = new byte[frames.length * TANGENT_WIDTH];
		for (int key = 0; key < frames.length; key++) {
			Tangent out = outgoing(INTERPOLATIONS[interpolations[key]]);
			Tangent in = key > 0 ? outgoing(INTERPOLATIONS[interpolations[key - 1]]) : out;
			if (in.isStepped()) {
				in = out.isStepped() ? Tangent.LINEAR : out;
			}
			int at = key * TANGENT_WIDTH;
			tangents[at] = (byte) in.ordinal();
			tangents[at + 1] = (byte) out.ordinal();
			double before = key > 0 ? (double) frames[key] - frames[key - 1] : 0;
			double after = key + 1 < frames.length ? (double) frames[key + 1] - frames[key] : 0;
			float inFrames = handles[key * HANDLE_WIDTH];
			float outFrames = handles[key * HANDLE_WIDTH + 2];
			boolean weighted = in == Tangent.USER && before > 0 && !isThird(-inFrames, before)
					|| out == Tangent.USER && after > 0 && !isThird(outFrames, after);
			boolean broken = in != out && !out.isStepped()
					|| in == Tangent.USER && Math.abs((double) handles[key * HANDLE_WIDTH + 1]
							* outFrames - (double) handles[key * HANDLE_WIDTH + 3] * inFrames) > 1e-5;
			tangents[at + 2] = (byte) ((broken ? BROKEN : 0) | (weighted ? WEIGHTED : 0));
		}
		return tangents;
	}

	private static boolean isThird(double handle, double span) {
		return Math.abs(handle - span / 3) <= THIRD * span;
	}

	private static Tangent outgoing(Interpolation interpolation) {
		return switch (interpolation) {
			case CONSTANT -> Tangent.STEPPED;
			case LINEAR -> Tangent.LINEAR;
			case BEZIER -> Tangent.USER;
			case CONSTANT_NEXT -> Tangent.STEPPED_NEXT;
		};
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

	/** The key at a frame, or −(the key that would come after) − 1 when none stands there. */
	public int find(int frame) {
		return Arrays.binarySearch(frames, frame);
	}

	/** Index of the first key at or after a frame; the number of keys when there is none. */
	public int firstFrom(int frame) {
		int found = find(frame);
		return found >= 0 ? found : -found - 1;
	}

	public float value(int key) {
		return values[key];
	}

	/** @param part 0 incoming frames, 1 incoming value, 2 outgoing frames, 3 outgoing value */
	public float handle(int key, int part) {
		return handles[key * HANDLE_WIDTH + part];
	}

	public Interpolation interpolation(int key) {
		return INTERPOLATIONS[interpolations[key]];
	}

	public Tangent incoming(int key) {
		return TANGENTS[tangents[key * TANGENT_WIDTH]];
	}

	public Tangent outgoing(int key) {
		return TANGENTS[tangents[key * TANGENT_WIDTH + 1]];
	}

	/** Whether both sides of the key turn on their own. */
	public boolean isBroken(int key) {
		return (tangents[key * TANGENT_WIDTH + 2] & BROKEN) != 0;
	}

	/** Whether the key's handles have lengths of their own. */
	public boolean isWeighted(int key) {
		return (tangents[key * TANGENT_WIDTH + 2] & WEIGHTED) != 0;
	}

	/** The tangents' bytes of a key. @param part 0 incoming and 1 outgoing {@link Tangent}, 2 flags */
	public byte tangent(int key, int part) {
		return tangents[key * TANGENT_WIDTH + part];
	}

	/** This curve with interpolations and handles as its tangents and neighbours say. */
	public KeyCurve settled() {
		byte[] kinds = new byte[frames.length];
		for (int key = 0; key < frames.length; key++) {
			Tangent next = key + 1 < frames.length ? incoming(key + 1) : outgoing(key);
			kinds[key] = (byte) outgoing(key).towards(next.isStepped() ? Tangent.LINEAR : next).ordinal();
		}
		return new KeyCurve(frames, values, TangentShapes.handles(this), kinds, tangents);
	}

	/** This curve with a key added, or replaced when one stands at the frame; without handles. */
	public KeyCurve with(int frame, float value, Interpolation interpolation) {
		int found = Arrays.binarySearch(frames, frame);
		int at = found >= 0 ? found : -found - 1;
		int removed = found >= 0 ? 1 : 0;
		Tangent out = outgoing(interpolation);
		byte in = (byte) (out.isStepped() ? Tangent.LINEAR : out).ordinal();
		byte flags = (byte) (interpolation == Interpolation.BEZIER ? WEIGHTED : 0);
		return of(splice(frames, at, removed, frame), splice(values, at, removed, value),
				splice(handles, at * HANDLE_WIDTH, removed * HANDLE_WIDTH, new float[HANDLE_WIDTH]),
				splice(interpolations, at, removed, (byte) interpolation.ordinal()),
				splice(tangents, at * TANGENT_WIDTH, removed * TANGENT_WIDTH, in, (byte) out.ordinal(), flags));
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
		bake(0, baked);
		return SampleColumn.of(baked);
	}

	/**
	 * The curve's values at whole frames.
	 *
	 * @param first frame of the first value
	 * @param into  is filled
	 */
	public void bake(int first, float[] into) {
		if (frames.length == 0) {
			Arrays.fill(into, 0);
			return;
		}
		int key = span(first);
		int done = 0;
		while (done < into.length) {
			int end = key + 1 < frames.length ? Math.min(into.length, frames[key + 1] - first) : into.length;
			if (key < 0 || key == frames.length - 1) {
				Arrays.fill(into, done, end, values[Math.max(0, key)]);
			} else {
				bakeSegment(key, first, into, done, end);
			}
			done = Math.max(done, end);
			key++;
		}
	}

	private void bakeSegment(int key, int first, float[] into, int from, int to) {
		double span = (double) frames[key + 1] - frames[key];
		int offset = first - frames[key];
		if (interpolation(key) == Interpolation.BEZIER && isEven(key, span)) {
			double y0 = values[key];
			double y1 = y0 + handle(key, 3);
			double y3 = values[key + 1];
			double y2 = y3 + handle(key + 1, 1);
			for (int i = from; i < to; i++) {
				into[i] = (float) cubic(y0, y1, y2, y3, (i + offset) / span);
			}
		} else if (interpolation(key) == Interpolation.LINEAR) {
			float start = values[key];
			float rise = values[key + 1] - start;
			for (int i = from; i < to; i++) {
				into[i] = (float) (start + rise * ((i + offset) / span));
			}
		} else {
			for (int i = from; i < to; i++) {
				into[i] = evaluate((double) first + i, key);
			}
		}
	}

	/**
	 * Where the values of two curves may differ.
	 *
	 * @param frameCount of the take
	 * @return frames from and to (excluded); empty when the curves are equal
	 */
	public FrameRange difference(KeyCurve other, int frameCount) {
		int same = 0;
		int most = Math.min(size(), other.size());
		while (same < most && isSameKey(same, other, same)) {
			same++;
		}
		if (same == size() && same == other.size()) {
			return new FrameRange(0, 0);
		}
		int tail = 0;
		while (tail < most - same && isSameKey(size() - 1 - tail, other, other.size() - 1 - tail)) {
			tail++;
		}
		int from = same == 0 ? 0 : frames[same - 1];
		int to = tail == 0 ? frameCount : frames[size() - tail] + 1;
		int start = Math.clamp(from, 0, frameCount);
		return new FrameRange(start, Math.clamp(to, start, frameCount));
	}

	private boolean isSameKey(int key, KeyCurve other, int otherKey) {
		return frames[key] == other.frames[otherKey] && values[key] == other.values[otherKey]
				&& interpolations[key] == other.interpolations[otherKey]
				&& Arrays.equals(handles, key * HANDLE_WIDTH, (key + 1) * HANDLE_WIDTH, other.handles,
						otherKey * HANDLE_WIDTH, (otherKey + 1) * HANDLE_WIDTH);
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
			case CONSTANT_NEXT -> position > 0 ? values[key + 1] : values[key];
			case LINEAR -> (float) (values[key] + (values[key + 1] - values[key]) * (position / span));
			case BEZIER -> bezier(key, position, span);
		};
	}

	/** Whether time runs evenly along the segment's Bézier, as it does with handles of a third of the span. */
	private boolean isEven(int key, double span) {
		return isThird(handle(key, 2), span) && isThird(-handle(key + 1, 0), span);
	}

	private float bezier(int key, double position, double span) {
		double y0 = values[key];
		double y3 = values[key + 1];
		if (isEven(key, span)) {
			return (float) cubic(y0, y0 + handle(key, 3), y3 + handle(key + 1, 1), y3, position / span);
		}
		double out = handle(key, 2);
		double in = -handle(key + 1, 0);
		double shortened = out + in > span ? span / (out + in) : 1;
		double x1 = out * shortened;
		double x2 = span - in * shortened;
		double y1 = y0 + handle(key, 3) * shortened;
		double y2 = y3 + handle(key + 1, 1) * shortened;
		return (float) cubic(y0, y1, y2, y3, parameter(x1, x2, span, position));
	}

	/**
	 * Where along a Bézier its time is {@code position}, by Newton's steps, halving where they would leave the bracket.
	 *
	 * @param x1       end of the first handle, frames from the segment's start
	 * @param x2       end of the second handle, not before 0 nor after {@code span}
	 * @param position 0 … {@code span}
	 * @return 0 … 1
	 */
	public static double parameter(double x1, double x2, double span, double position) {
		double low = 0;
		double high = 1;
		double t = position / span;
		for (int i = 0; i < 60 && high - low > 1e-12; i++) {
			double error = cubic(0, x1, x2, span, t) - position;
			if (Math.abs(error) <= 1e-9 * span) {
				return t;
			}
			if (error < 0) {
				low = t;
			} else {
				high = t;
			}
			double s = 1 - t;
			double slope = 3 * s * s * x1 + 6 * s * t * (x2 - x1) + 3 * t * t * (span - x2);
			double next = t - error / slope;
			t = next > low && next < high ? next : (low + high) / 2;
		}
		return t;
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
		return this == other || other instanceof KeyCurve curve && Arrays.equals(frames, curve.frames)
				&& Arrays.equals(values, curve.values) && Arrays.equals(handles, curve.handles)
				&& Arrays.equals(interpolations, curve.interpolations)
				&& Arrays.equals(tangents, curve.tangents);
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
