package org.facewright.motion.nim.internal;

import org.facewright.core.motion.FrameGrid;

/**
 * Joins the poses of calls that overlap in time into one stream: the later call goes on where the earlier one stopped,
 * and what it differs by there fades within a quarter of a second. Confined to the session's thread.
 */
final class Seam {

	private static final double FADE_SECONDS = 0.25;
	private static final double SAME = 1e-6;

	private final FrameGrid grid;
	private final float[] last;
	private final float[] before;
	private final float[] offset;
	private final float[] joined;
	private double lastSeconds = Double.NaN;
	private double beforeSeconds = Double.NaN;
	private double joint = Double.NaN;
	private boolean joining;

	Seam(FrameGrid grid, int width) {
		this.grid = grid;
		last = new float[width];
		before = new float[width];
		offset = new float[width];
		joined = new float[width];
	}

	/** Time of the last pose handed on, s; NaN when there was none. */
	double lastSeconds() {
		return lastSeconds;
	}

	/** From now on the poses come from another call, whose times begin earlier. */
	void next() {
		joining = !Double.isNaN(lastSeconds);
		beforeSeconds = Double.NaN;
	}

	/** @param at seconds from the session's first sample; rises within a call */
	void add(double at, float[] pose) {
		if (at <= lastSeconds + SAME) {
			System.arraycopy(pose, 0, before, 0, before.length);
			beforeSeconds = at;
			return;
		}
		if (joining) {
			joining = false;
			join(at, pose);
		}
		double fading = Double.isNaN(joint) ? 1 : Math.min(1, (at - joint) / FADE_SECONDS);
		float rest = (float) (1 - fading * fading * (3 - 2 * fading));
		for (int i = 0; i < joined.length; i++) {
			joined[i] = pose[i] + rest * offset[i];
		}
		System.arraycopy(joined, 0, last, 0, last.length);
		lastSeconds = at;
		grid.add(at, joined);
	}

	/** What the new call has at the joint lies between its poses there. */
	private void join(double at, float[] pose) {
		joint = lastSeconds;
		boolean between = !Double.isNaN(beforeSeconds);
		double t = between ? (joint - beforeSeconds) / (at - beforeSeconds) : 1;
		for (int i = 0; i < offset.length; i++) {
			double there = between ? before[i] + t * (pose[i] - before[i]) : pose[i];
			offset[i] = (float) (last[i] - there);
		}
	}
}
