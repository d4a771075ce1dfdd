package org.facewright.engine.live;

import java.util.Arrays;

/**
 * Remembers of the last ten seconds which sound the solver was given when, so that a frame it gives can be traced back to
 * the instant its sound was heard. Samples are those of the solver's rate; those that were lost on the way to it count
 * in the time of the capture and not in what it was given. The feeding thread adds, the session's thread asks.
 */
final class Timeline {

	private static final int BLOCKS = 1024;

	/** What is known of a frame; filled in by {@link #find}. */
	static final class Moment {
		/** Sample, on the capture's count, that the frame shows. */
		long captured;
		/** When that sample was heard. */
		long captureNanos;
		/** When the last sample was heard of the block that completed what the frame needs. */
		long neededNanos;
		/** When the solver had that block. */
		long pushedNanos;
		/** Loudest of the blocks from the frame's own to the newest. */
		float levelDb;
		boolean missing;
	}

	private final double nanosPerSample;
	private final int lookAhead;
	private final long[] end = new long[BLOCKS];
	private final long[] shift = new long[BLOCKS];
	private final long[] endNanos = new long[BLOCKS];
	private final long[] pushed = new long[BLOCKS];
	private final float[] level = new float[BLOCKS];
	private final boolean[] missing = new boolean[BLOCKS];
	private long count;

	/** @param lookAhead samples after a frame's own that the solver waits for */
	Timeline(double nanosPerSample, int lookAhead) {
		this.nanosPerSample = nanosPerSample;
		this.lookAhead = lookAhead;
		Arrays.fill(level, Float.NaN);
	}

	/**
	 * Adds a block that the solver is about to be given.
	 *
	 * @param blockEnd     samples given to the solver up to the block's end
	 * @param lost         samples captured and not given to it up to there
	 * @param blockNanos   when the block's last sample was heard
	 * @param isMissing    whether the block stands for sound that could not be had
	 */
	synchronized void add(long blockEnd, long lost, long blockNanos, long pushedNanos, float levelDb,
			boolean isMissing) {
		int slot = (int) (count++ % BLOCKS);
		end[slot] = blockEnd;
		shift[slot] = lost;
		endNanos[slot] = blockNanos;
		pushed[slot] = pushedNanos;
		level[slot] = levelDb;
		missing[slot] = isMissing;
	}

	/** @param sample of those given to the solver, that a frame shows */
	synchronized void find(long sample, Moment into) {
		if (count == 0) {
			into.captured = sample;
			into.captureNanos = 0;
			into.neededNanos = 0;
			into.pushedNanos = 0;
			into.levelDb = Float.NaN;
			into.missing = false;
			return;
		}
		long oldest = Math.max(0, count - BLOCKS);
		long own = count - 1;
		float loudest = level[(int) (own % BLOCKS)];
		while (own > oldest && end[(int) ((own - 1) % BLOCKS)] > sample) {
			own--;
			loudest = Math.max(loudest, level[(int) (own % BLOCKS)]);
		}
		long needed = own;
		while (needed < count - 1 && end[(int) (needed % BLOCKS)] < sample + lookAhead) {
			needed++;
		}
		int ownSlot = (int) (own % BLOCKS);
		int neededSlot = (int) (needed % BLOCKS);
		into.captured = sample + shift[ownSlot];
		into.captureNanos = endNanos[ownSlot] - Math.round((end[ownSlot] - sample) * nanosPerSample);
		into.neededNanos = endNanos[neededSlot];
		into.pushedNanos = pushed[neededSlot];
		into.levelDb = loudest;
		into.missing = missing[ownSlot];
	}
}
