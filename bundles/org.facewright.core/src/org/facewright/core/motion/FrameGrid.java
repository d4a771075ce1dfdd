package org.facewright.core.motion;

import org.facewright.core.time.FrameRate;

/**
 * Puts poses that come at times of their own onto the frames of a fixed rate, while they come. Frame {@code k} shows the
 * instant {@code k / rate}; instants before the first pose and after the last one hold it. Confined to one thread;
 * allocates nothing per pose.
 */
public final class FrameGrid {

	/** Takes the frames in order. */
	@FunctionalInterface
	public interface Target {
		/** @param pose borrowed until return */
		void accept(int frame, float[] pose);
	}

	/** How the values between two poses are found. */
	public enum Between {
		/** Straight lines: a frame comes as soon as the pose after it. */
		LINEAR,
		/**
		 * The monotone cubic of Fritsch and Carlson, as {@link Resampling} has it, with their weights for unequal
		 * distances: never overshoots, but a frame comes one pose later.
		 */
		CUBIC
	}

	/** Instants closer than this, s, are the same. */
	private static final double SAME = 1e-6;

	private final FrameRate rate;
	private final Between between;
	private final Target target;
	/** The last four poses, newest at index 3, and their times. */
	private final float[][] poses = new float[4][];
	private final double[] seconds = new double[4];
	private final float[] result;
	private int count;
	private int next;

	/** @param width values per pose */
	public FrameGrid(FrameRate rate, int width, Between between, Target target) {
		this.rate = rate;
		this.between = between;
		this.target = target;
		for (int i = 0; i < poses.length; i++) {
			poses[i] = new float[width];
		}
		result = new float[width];
	}

	/** The frame that comes next. */
	public int next() {
		return next;
	}

	/** Time of the newest pose, s; NaN when none came. */
	public double newestSeconds() {
		return count == 0 ? Double.NaN : seconds[3];
	}

	/**
	 * @param at   seconds; later than the pose before
	 * @param pose copied
	 * @throws IllegalArgumentException when it is not later
	 */
	public void add(double at, float[] pose) {
		if (count > 0 && !(at > seconds[3])) {
			throw new IllegalArgumentException("a pose at %s s after one at %s s".formatted(at, seconds[3]));
		}
		float[] oldest = poses[0];
		for (int i = 0; i < 3; i++) {
			poses[i] = poses[i + 1];
			seconds[i] = seconds[i + 1];
		}
		System.arraycopy(pose, 0, oldest, 0, oldest.length);
		poses[3] = oldest;
		seconds[3] = at;
		count = Math.min(4, count + 1);
		emit(between == Between.LINEAR || count == 1 ? 3 : 2, Long.MAX_VALUE);
	}

	/** Gives the frames that are still missing. @param frameCount frames in all; frames beyond are not given */
	public void finish(long frameCount) {
		if (count > 0) {
			emit(3, frameCount);
			while (next < frameCount) {
				target.accept(next++, poses[3]);
			}
		}
	}

	/** Gives the frames up to the pose at {@code index}. */
	private void emit(int index, long frameCount) {
		int oldest = 4 - count;
		if (index < oldest) {
			return;
		}
		while (next < frameCount) {
			double at = rate.secondsOf(next);
			if (at > seconds[index] + SAME) {
				return;
			}
			int after = oldest;
			while (seconds[after] + SAME < at) {
				after++;
			}
			if (after == oldest || Math.abs(seconds[after] - at) <= SAME) {
				target.accept(next++, poses[after]);
			} else {
				interpolate(after - 1, at);
				target.accept(next++, result);
			}
		}
	}

	private void interpolate(int before, double at) {
		double span = seconds[before + 1] - seconds[before];
		double t = (at - seconds[before]) / span;
		float[] from = poses[before];
		float[] to = poses[before + 1];
		if (between == Between.LINEAR) {
			for (int i = 0; i < result.length; i++) {
				result[i] = (float) (from[i] + t * (to[i] - from[i]));
			}
			return;
		}
		double s = 1 - t;
		double h00 = (1 + 2 * t) * s * s;
		double h10 = t * s * s * span;
		double h01 = t * t * (3 - 2 * t);
		double h11 = -t * t * s * span;
		for (int i = 0; i < result.length; i++) {
			result[i] = (float) (h00 * from[i] + h10 * slope(before, i) + h01 * to[i] + h11 * slope(before + 1, i));
		}
	}

	/** Change per second at a pose: the weighted harmonic mean of the neighbouring spans' slopes. */
	private double slope(int index, int value) {
		boolean first = index == 4 - count;
		boolean last = index == 3;
		if (first || last) {
			int from = first ? index : index - 1;
			return (poses[from + 1][value] - poses[from][value]) / (seconds[from + 1] - seconds[from]);
		}
		double spanBefore = seconds[index] - seconds[index - 1];
		double spanAfter = seconds[index + 1] - seconds[index];
		double before = (poses[index][value] - poses[index - 1][value]) / spanBefore;
		double after = (poses[index + 1][value] - poses[index][value]) / spanAfter;
		if (before * after <= 0) {
			return 0;
		}
		double weightBefore = 2 * spanAfter + spanBefore;
		double weightAfter = spanAfter + 2 * spanBefore;
		return (weightBefore + weightAfter) / (weightBefore / before + weightAfter / after);
	}
}
