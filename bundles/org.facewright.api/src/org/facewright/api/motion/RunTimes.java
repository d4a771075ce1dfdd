package org.facewright.api.motion;

import java.util.Arrays;

/** How long the runs of a network took per frame. Keeps the newest; allocates nothing while it counts. One thread. */
public final class RunTimes {

	private static final int KEPT = 4096;
	private static final double NANOS = 1e6; // in a millisecond
	private static final double SHARE = 0.95;

	private final double[] millis = new double[KEPT];
	private long count;

	/** @param nanos that a run took  @param frames that came of it, 1 or more */
	public void add(long nanos, int frames) {
		millis[(int) (count++ % KEPT)] = nanos / NANOS / Math.max(1, frames);
	}

	/** Milliseconds that 19 of 20 took at most; NaN when there were none. */
	public double p95() {
		int kept = (int) Math.min(KEPT, count);
		if (kept == 0) {
			return Double.NaN;
		}
		double[] sorted = Arrays.copyOf(millis, kept);
		Arrays.sort(sorted);
		return sorted[(int) Math.min(kept - 1L, Math.round(Math.ceil(SHARE * kept)) - 1)];
	}
}
