package org.facewright.operations.receipt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.facewright.operations.score.Statistics;

/** Collects the channels of a part of the face, before and after a filter. */
final class PartComparison {

	private static final double DETAIL_HERTZ = 8;
	private static final double MOST_LAG_SECONDS = 0.25;
	private static final double ONSET_SECONDS = 0.2;
	private static final double STILL_SECONDS = 0.1;
	private static final double STILL_RANGE = 0.08;
	private static final double MOVES = 0.02; // a channel with less range has no onsets

	private final double rate;
	private final MotionSpectrum before;
	private final MotionSpectrum after;
	private final double[] correlation;
	private final List<Double> onsets = new ArrayList<>();
	private double rangeBefore;
	private double rangeAfter;
	private double speedBefore;
	private double speedAfter;
	private double trembleBefore;
	private double trembleAfter;
	private long still;
	private boolean any;

	PartComparison(double rate, int frames) {
		this.rate = rate;
		before = new MotionSpectrum(rate, frames);
		after = new MotionSpectrum(rate, frames);
		correlation = new double[2 * (int) Math.round(MOST_LAG_SECONDS * rate) + 1];
	}

	void add(float[] from, float[] to) {
		any = true;
		before.add(from);
		after.add(to);
		correlate(from, to);
		float[] sortedFrom = sorted(from);
		float[] sortedTo = sorted(to);
		double[] low = { at(sortedFrom, 5), at(sortedTo, 5) };
		double[] high = { at(sortedFrom, 95), at(sortedTo, 95) };
		rangeBefore += high[0] - low[0];
		rangeAfter += high[1] - low[1];
		double speed = speed(from);
		if (speed > speedBefore) {
			speedBefore = speed;
			speedAfter = speed(to);
		}
		if (high[0] - low[0] > MOVES && high[1] - low[1] > MOVES / 2) {
			compareOnsets(crossings(from, (low[0] + high[0]) / 2), crossings(to, (low[1] + high[1]) / 2));
		}
		compareTremble(from, to);
	}

	private static float[] sorted(float[] values) {
		float[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted;
	}

	/** The value at a percentile. */
	private static double at(float[] sorted, double percent) {
		return sorted[(int) Math.round(percent / 100 * (sorted.length - 1))];
	}

	/** Takes over all channels of another one. */
	void add(PartComparison other) {
		any |= other.any;
		before.add(other.before);
		after.add(other.after);
		for (int i = 0; i < correlation.length; i++) {
			correlation[i] += other.correlation[i];
		}
		onsets.addAll(other.onsets);
		rangeBefore += other.rangeBefore;
		rangeAfter += other.rangeAfter;
		if (other.speedBefore > speedBefore) {
			speedBefore = other.speedBefore;
			speedAfter = other.speedAfter;
		}
		trembleBefore += other.trembleBefore;
		trembleAfter += other.trembleAfter;
		still += other.still;
	}

	/** The 99th percentile of the speed, 1/s. */
	private double speed(float[] values) {
		float[] speeds = new float[Math.max(1, values.length - 1)];
		for (int i = 0; i + 1 < values.length; i++) {
			speeds[i] = (float) (Math.abs(values[i + 1] - values[i]) * rate);
		}
		return at(sorted(speeds), 99);
	}

	/** Of the values around their means, weighed by how many frames overlap. */
	private void correlate(float[] from, float[] to) {
		int reach = correlation.length / 2;
		double meanFrom = mean(from);
		double meanTo = mean(to);
		for (int lag = -reach; lag <= reach; lag++) {
			double sum = 0;
			int first = Math.max(0, -lag);
			int end = Math.min(from.length, to.length - lag);
			for (int i = first; i < end; i++) {
				sum += (from[i] - meanFrom) * (to[i + lag] - meanTo);
			}
			correlation[lag + reach] += end > first ? sum / (end - first) : 0;
		}
	}

	private static double mean(float[] values) {
		double sum = 0;
		for (float value : values) {
			sum += value;
		}
		return sum / values.length;
	}

	/** Instants at which a curve rises through a level, in frames. */
	private static List<Double> crossings(float[] values, double level) {
		List<Double> crossings = new ArrayList<>();
		for (int i = 0; i + 1 < values.length; i++) {
			if (values[i] < level && values[i + 1] >= level) {
				crossings.add(i + (level - values[i]) / ((double) values[i + 1] - values[i]));
			}
		}
		return crossings;
	}

	private void compareOnsets(List<Double> from, List<Double> to) {
		int at = 0;
		for (double onset : from) {
			while (at + 1 < to.size() && Math.abs(to.get(at + 1) - onset) <= Math.abs(to.get(at) - onset)) {
				at++;
			}
			if (at < to.size() && Math.abs(to.get(at) - onset) <= ONSET_SECONDS * rate) {
				onsets.add((to.get(at) - onset) / rate * 1000);
			}
		}
	}

	/** How far values lie from the mean of their neighbours while the channel rests. */
	private void compareTremble(float[] from, float[] to) {
		int radius = Math.max(2, (int) Math.round(STILL_SECONDS * rate));
		for (int i = radius; i < from.length - radius; i++) {
			float least = from[i];
			float most = from[i];
			boolean quiet = true;
			for (int k = i - radius; quiet && k <= i + radius; k++) {
				least = Math.min(least, from[k]);
				most = Math.max(most, from[k]);
				quiet = most - least <= STILL_RANGE;
			}
			if (quiet) {
				double one = from[i] - 0.5 * ((double) from[i - 1] + from[i + 1]);
				double other = to[i] - 0.5 * ((double) to[i - 1] + to[i + 1]);
				trembleBefore += one * one;
				trembleAfter += other * other;
				still++;
			}
		}
	}

	Receipt.Part result(String name) {
		return new Receipt.Part(name, any, any ? lag() : 0,
				onsets.isEmpty() ? 0 : Statistics.percentile(Statistics.array(onsets), 50),
				any ? MotionSpectrum.cut(before, after) : Double.NaN, left(before.above(DETAIL_HERTZ),
						after.above(DETAIL_HERTZ)),
				speedBefore, speedAfter, rangeBefore, rangeAfter, tremble(trembleBefore), tremble(trembleAfter));
	}

	/** Share of the root mean square. */
	private static double left(double from, double to) {
		return from > 0 ? Math.sqrt(to / from) : 1;
	}

	/** White noise of this standard deviation differs so from the mean of its neighbours. */
	private double tremble(double squares) {
		return still == 0 ? 0 : Math.sqrt(squares / still / 1.5);
	}

	/** Shift of the best match, with a parabola through the peak, ms; positive is late. */
	private double lag() {
		int best = correlation.length / 2;
		for (int i = 0; i < correlation.length; i++) {
			best = correlation[i] > correlation[best] * (1 + 1e-9) ? i : best;
		}
		double shift = best - correlation.length / 2;
		if (best > 0 && best < correlation.length - 1) {
			double left = correlation[best - 1];
			double right = correlation[best + 1];
			double curve = left - 2 * correlation[best] + right;
			shift += curve < 0 ? Math.clamp(0.5 * (left - right) / curve, -0.5, 0.5) : 0;
		}
		return correlation[best] > 0 ? shift / rate * 1000 : 0;
	}
}
