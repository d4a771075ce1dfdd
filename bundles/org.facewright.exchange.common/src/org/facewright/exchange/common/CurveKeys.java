package org.facewright.exchange.common;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * One channel's keys, at instants of a file's own choosing, with the tangents that the trade's curve editors know.
 * Before the first and after the last key the nearest value holds. Grows with what is read. Confined to one thread.
 */
public final class CurveKeys {

	/** How a curve leaves a key, or arrives at one. */
	public enum Tangent {
		/** Between two keys the value of the earlier one holds; on either side of the span. */
		STEP,
		/** Leaving only: takes the next key's value at once. */
		STEP_NEXT,
		/** Towards the neighbouring key. */
		LINEAR,
		/** Level. */
		FLAT,
		/** Along the line through both neighbours; towards the only one at an end. */
		SPLINE,
		/** Like a spline, but level at ends and extremes, and never so steep that the curve leaves its keys' range. */
		CLAMPED,
		/** As the file says in numbers. */
		GIVEN
	}

	private static final Tangent[] TANGENTS = Tangent.values();
	private static final int FIRST_ROOM = 16;
	/** Slope and handle arriving, slope and handle leaving. */
	private static final int SHAPE_WIDTH = 4;
	private static final int BISECTIONS = 40;

	private double[] seconds = new double[FIRST_ROOM];
	private float[] values = new float[FIRST_ROOM];
	private byte[] arriving = new byte[FIRST_ROOM];
	private byte[] leaving = new byte[FIRST_ROOM];
	/** Empty until a tangent is given in numbers. */
	private double[] shapes = new double[0];
	private int size;
	private boolean sorted = true;

	public int size() {
		return size;
	}

	/** Adds a key; the order does not matter, among keys of one instant the last one stands. */
	public void add(double instant, float value, Tangent arrives, Tangent leaves) {
		if (size == seconds.length) {
			int room = Math.addExact(size, size / 2);
			seconds = Arrays.copyOf(seconds, room);
			values = Arrays.copyOf(values, room);
			arriving = Arrays.copyOf(arriving, room);
			leaving = Arrays.copyOf(leaving, room);
			shapes = shapes.length == 0 ? shapes : Arrays.copyOf(shapes, Math.multiplyExact(room, SHAPE_WIDTH));
		}
		sorted &= size == 0 || instant >= seconds[size - 1];
		seconds[size] = instant;
		values[size] = value;
		arriving[size] = (byte) arrives.ordinal();
		leaving[size] = (byte) leaves.ordinal();
		size++;
	}

	/**
	 * Gives the arriving tangent of the key added last.
	 *
	 * @param slope  per second
	 * @param handle length along the time axis in seconds; NaN for a third of the way to the neighbour
	 */
	public void arrive(double slope, double handle) {
		arriving[size - 1] = (byte) Tangent.GIVEN.ordinal();
		shape(0, slope, handle);
	}

	/** Gives the leaving tangent of the key added last; see {@link #arrive}. */
	public void leave(double slope, double handle) {
		leaving[size - 1] = (byte) Tangent.GIVEN.ordinal();
		shape(2, slope, handle);
	}

	private void shape(int part, double slope, double handle) {
		if (shapes.length == 0) {
			shapes = new double[Math.multiplyExact(seconds.length, SHAPE_WIDTH)];
		}
		shapes[(size - 1) * SHAPE_WIDTH + part] = slope;
		shapes[(size - 1) * SHAPE_WIDTH + part + 1] = handle;
	}

	/** Earliest instant, seconds; there must be one. */
	public double first() {
		return seconds(0);
	}

	/** Instant of a key by rising time, seconds. */
	double seconds(int key) {
		sort();
		return seconds[key];
	}

	/** The instants in rising order; not to be changed, {@link #size()} of them count. */
	double[] instants() {
		sort();
		return seconds;
	}

	private void sort() {
		if (sorted) {
			return;
		}
		int[] order = IntStream.range(0, size).boxed().sorted(Comparator.comparingDouble(key -> seconds[key]))
				.mapToInt(Integer::intValue).toArray();
		double[] oldSeconds = seconds.clone();
		float[] oldValues = values.clone();
		byte[] oldArriving = arriving.clone();
		byte[] oldLeaving = leaving.clone();
		double[] oldShapes = shapes.clone();
		for (int key = 0; key < size; key++) {
			seconds[key] = oldSeconds[order[key]];
			values[key] = oldValues[order[key]];
			arriving[key] = oldArriving[order[key]];
			leaving[key] = oldLeaving[order[key]];
			if (shapes.length > 0) {
				System.arraycopy(oldShapes, order[key] * SHAPE_WIDTH, shapes, key * SHAPE_WIDTH, SHAPE_WIDTH);
			}
		}
		sorted = true;
	}

	/**
	 * The values at even frames.
	 *
	 * @param origin second of the first frame
	 * @param into   one value per frame; infinite or NaN where the tangents are
	 */
	void sample(double origin, double framesPerSecond, float[] into) {
		sort();
		int key = -1;
		for (int frame = 0; frame < into.length; frame++) {
			double instant = origin + frame / framesPerSecond;
			double snap = KeyedPoses.snap(Math.max(Math.abs(origin), Math.abs(instant)), framesPerSecond)
					/ framesPerSecond;
			while (key + 1 < size && seconds[key + 1] <= instant + snap) {
				key++;
			}
			if (key < 0) {
				into[frame] = values[0];
			} else if (key + 1 == size || instant - seconds[key] <= snap) {
				into[frame] = values[key];
			} else {
				into[frame] = between(key, instant);
			}
		}
	}

	private float between(int key, double instant) {
		Tangent leaves = TANGENTS[leaving[key]];
		Tangent arrives = TANGENTS[arriving[key + 1]];
		if (leaves == Tangent.STEP || arrives == Tangent.STEP) {
			return values[key];
		}
		if (leaves == Tangent.STEP_NEXT) {
			return values[key + 1];
		}
		double span = seconds[key + 1] - seconds[key];
		double part = (instant - seconds[key]) / span;
		if (leaves == Tangent.LINEAR && arrives == Tangent.LINEAR) {
			return values[key] + (float) part * (values[key + 1] - values[key]);
		}
		double out = handle(leaves, key, 2, span);
		double in = handle(arrives, key + 1, 0, span);
		double y0 = values[key];
		double y3 = values[key + 1];
		double shortened = out + in > span ? span / (out + in) : 1;
		double x1 = out * shortened / span;
		double x2 = 1 - in * shortened / span;
		double y1 = y0 + slope(leaves, key, 2, span) * out * shortened;
		double y2 = y3 - slope(arrives, key + 1, 0, span) * in * shortened;
		boolean even = Math.abs(x1 - 1.0 / 3) < 1e-9 && Math.abs(x2 - 2.0 / 3) < 1e-9;
		return (float) bezier(y0, y1, y2, y3, even ? part : parameter(x1, x2, part));
	}

	/** Length of a handle in seconds: a third of the span unless the file says otherwise. */
	private double handle(Tangent tangent, int key, int part, double span) {
		double given = tangent == Tangent.GIVEN ? shapes[key * SHAPE_WIDTH + part + 1] : Double.NaN;
		return Double.isNaN(given) ? span / 3 : given;
	}

	private double slope(Tangent tangent, int key, int part, double span) {
		return switch (tangent) {
			case GIVEN -> shapes[key * SHAPE_WIDTH + part];
			case FLAT, STEP, STEP_NEXT -> 0;
			case LINEAR -> part == 2 ? steepness(key, span) : steepness(key - 1, span);
			case SPLINE -> spline(key);
			case CLAMPED -> clamped(key);
		};
	}

	private double steepness(int key, double span) {
		return span > 0 ? ((double) values[key + 1] - values[key]) / span : 0;
	}

	private double spline(int key) {
		int before = Math.max(0, key - 1);
		int after = Math.min(size - 1, key + 1);
		double span = seconds[after] - seconds[before];
		return span > 0 ? ((double) values[after] - values[before]) / span : 0;
	}

	private double clamped(int key) {
		if (key == 0 || key == size - 1) {
			return 0;
		}
		return clampedSlope(steepness(key - 1, seconds[key] - seconds[key - 1]),
				steepness(key, seconds[key + 1] - seconds[key]), spline(key));
	}

	/**
	 * Slope at a key where the curve is neither to pass its neighbours nor to have a kink.
	 *
	 * @param before  slope of the line to the key before
	 * @param after   slope of the line to the key after
	 * @param through slope of the line through both neighbours
	 */
	public static double clampedSlope(double before, double after, double through) {
		if (!(before * after > 0)) {
			return 0;
		}
		// Fritsch and Carlson 1980: a cubic is monotone when its slopes stay below three times the line's
		double most = 3 * Math.min(Math.abs(before), Math.abs(after));
		return Math.clamp(through, -most, most);
	}

	private static double bezier(double p0, double p1, double p2, double p3, double t) {
		double s = 1 - t;
		return s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3;
	}

	private static double parameter(double x1, double x2, double x) {
		double low = 0;
		double high = 1;
		for (int i = 0; i < BISECTIONS; i++) {
			double middle = (low + high) / 2;
			if (bezier(0, x1, x2, 1, middle) < x) {
				low = middle;
			} else {
				high = middle;
			}
		}
		return (low + high) / 2;
	}
}
