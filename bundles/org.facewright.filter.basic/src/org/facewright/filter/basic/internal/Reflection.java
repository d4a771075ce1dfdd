package org.facewright.filter.basic.internal;

/**
 * Continues a curve beyond its ends by turning it about its end points, as often as needed: a constant stays constant,
 * a line stays a line, and there is neither a step nor a bend at the ends.
 */
final class Reflection {

	/** More margin than this is not worth its memory, whatever the frame rate. */
	static final int MOST = 1 << 20;

	private Reflection() {
	}

	/**
	 * @param values at least one
	 * @param margin values wanted before the first and after the last one
	 * @param into   values.length + 2 · margin
	 */
	static void extend(float[] values, int margin, double[] into) {
		int last = values.length - 1;
		int period = 2 * Math.max(1, last);
		double rise = 2 * ((double) values[last] - values[0]);
		for (int i = 0; i < into.length; i++) {
			int frame = i - margin;
			if (frame >= 0 && frame <= last) {
				into[i] = values[frame];
			} else if (last == 0) {
				into[i] = values[0];
			} else {
				int within = Math.floorMod(frame, period);
				double once = within <= last ? values[within] : 2.0 * values[last] - values[period - within];
				into[i] = once + Math.floorDiv(frame, period) * rise;
			}
		}
	}
}
