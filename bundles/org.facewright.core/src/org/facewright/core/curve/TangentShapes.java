package org.facewright.core.curve;

/** Handles of a curve's keys from the kinds of their tangents. */
final class TangentShapes {

	private static final double AVERAGE_REACH = 0.3904; // of the span
	private static final double LONGEST_TO_SHORTEST = 5;
	/** Values nearer than this part of the larger step beside them count as the same. */
	private static final double NEARLY = 0.05;
	private static final double STEEPEST = 3; // of the flatter line: beyond it a cubic leaves its ends (Fritsch, Carlson)

	private final KeyCurve curve;
	private final float[] handles;

	private TangentShapes(KeyCurve curve, float[] handles) {
		this.curve = curve;
		this.handles = handles;
	}

	/** Incoming frames and value, outgoing frames and value of every key. */
	static float[] handles(KeyCurve curve) {
		float[] handles = new float[curve.size() * KeyCurve.HANDLE_WIDTH];
		TangentShapes shapes = new TangentShapes(curve, handles);
		for (int key = 0; key < curve.size(); key++) {
			shapes.shape(key);
		}
		return handles;
	}

	private void shape(int key) {
		double before = key > 0 ? (double) curve.frame(key) - curve.frame(key - 1) : 0;
		double after = key + 1 < curve.size() ? (double) curve.frame(key + 1) - curve.frame(key) : 0;
		double in = length(key, 0, curve.incoming(key), before);
		double out = length(key, 2, curve.outgoing(key), after);
		if (before == 0) {
			in = after == 0 ? 1 : out;
		}
		if (after == 0) {
			out = before == 0 ? 1 : in;
		}
		if (isAverage(curve.incoming(key)) && isAverage(curve.outgoing(key))) {
			double limit = LONGEST_TO_SHORTEST * Math.min(in, out);
			in = Math.min(in, limit);
			out = Math.min(out, limit);
		}
		put(key, 0, curve.incoming(key), -in);
		put(key, 2, curve.outgoing(key), out);
	}

	private static boolean isAverage(Tangent tangent) {
		return tangent == Tangent.AVERAGE || tangent == Tangent.AVERAGE_CLAMPED;
	}

	/** Frames from the key to the handle's end; a third of the span unless the key is weighted. */
	private double length(int key, int part, Tangent tangent, double span) {
		if (isAverage(tangent)) {
			return AVERAGE_REACH * span;
		}
		if (curve.isWeighted(key)) {
			double kept = Math.abs(curve.handle(key, part));
			if (kept > 0 || tangent == Tangent.USER) {
				return span == 0 ? kept : Math.min(kept, span);
			}
		}
		return span / 3;
	}

	private void put(int key, int part, Tangent tangent, double length) {
		int at = key * KeyCurve.HANDLE_WIDTH + part;
		if (tangent.isStepped()) {
			return;
		}
		if (tangent == Tangent.USER && curve.handle(key, part) == 0 && curve.isWeighted(key)) {
			handles[at + 1] = curve.handle(key, part + 1); // a handle straight up, or none
			return;
		}
		double slope = slope(key, tangent, part == 0);
		double value = slope * length;
		if (tangent == Tangent.AVERAGE_CLAMPED) {
			int neighbour = part == 0 ? key - 1 : key + 1;
			double step = neighbour < 0 || neighbour >= curve.size()
					? 0
					: (double) curve.value(neighbour) - curve.value(key);
			value = Math.clamp(value, Math.min(0, step), Math.max(0, step));
		}
		handles[at] = (float) length;
		handles[at + 1] = (float) value;
	}

	/** Value per frame. */
	private double slope(int key, Tangent tangent, boolean incoming) {
		boolean first = key == 0;
		boolean last = key + 1 == curve.size();
		double s0 = first ? 0 : line(key - 1);
		double s1 = last ? 0 : line(key);
		boolean extreme = first || last || s0 * s1 <= 0;
		return switch (tangent) {
			case USER -> userSlope(key, incoming);
			case FLAT, STEPPED, STEPPED_NEXT -> 0;
			case LINEAR -> incoming ? s0 : s1;
			case AUTO -> extreme ? 0 : steffen(key, s0, s1);
			case SPLINE -> spline(key, s0, s1);
			case CLAMPED -> clamped(key, s0, s1, incoming);
			case PLATEAU -> extreme ? 0 : limited(spline(key, s0, s1), s0, s1);
			case EASE -> extreme ? 0 : Math.signum(s0) * Math.min(Math.abs(s0), Math.abs(s1));
			case MIX -> extreme ? 0 : limited((s0 + s1) / 2, s0, s1);
			case AVERAGE -> first || last ? 0 : (s0 + s1) / 2;
			case AVERAGE_CLAMPED -> extreme ? 0 : (s0 + s1) / 2;
		};
	}

	private double line(int key) {
		return ((double) curve.value(key + 1) - curve.value(key)) / (curve.frame(key + 1) - curve.frame(key));
	}

	/** A side without a length takes the other side's slope. */
	private double userSlope(int key, boolean incoming) {
		int part = incoming ? 0 : 2;
		float own = curve.handle(key, part);
		if (own != 0) {
			return (double) curve.handle(key, part + 1) / own;
		}
		float other = curve.handle(key, 2 - part);
		return other == 0 || curve.isBroken(key) ? 0 : (double) curve.handle(key, 3 - part) / other;
	}

	private double steffen(int key, double s0, double s1) {
		double h0 = (double) curve.frame(key) - curve.frame(key - 1);
		double h1 = (double) curve.frame(key + 1) - curve.frame(key);
		double p = (s0 * h1 + s1 * h0) / (h0 + h1);
		return (Math.signum(s0) + Math.signum(s1)) * Math.min(Math.min(Math.abs(s0), Math.abs(s1)), 0.5 * Math.abs(p));
	}

	private double spline(int key, double s0, double s1) {
		if (key == 0 || key + 1 == curve.size()) {
			return s0 + s1; // one of them is 0
		}
		return ((double) curve.value(key + 1) - curve.value(key - 1)) / (curve.frame(key + 1) - curve.frame(key - 1));
	}

	private double clamped(int key, double s0, double s1, boolean incoming) {
		if (key > 0 && key + 1 < curve.size()) {
			double before = Math.abs(curve.value(key) - curve.value(key - 1));
			double after = Math.abs(curve.value(key + 1) - curve.value(key));
			double same = NEARLY * Math.max(before, after);
			if ((incoming ? before : after) <= same) {
				return incoming ? s0 : s1;
			}
		}
		return spline(key, s0, s1);
	}

	private static double limited(double slope, double s0, double s1) {
		double most = STEEPEST * Math.min(Math.abs(s0), Math.abs(s1));
		return Math.clamp(slope, -most, most);
	}
}
