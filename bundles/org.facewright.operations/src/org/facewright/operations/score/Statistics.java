package org.facewright.operations.score;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Percentiles, ranks and correlations. */
public final class Statistics {

	private Statistics() {
	}

	/** With linear interpolation between the nearest values; NaN of none. */
	public static double percentile(double[] values, double percent) {
		if (values.length == 0) {
			return Double.NaN;
		}
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		double at = percent / 100 * (sorted.length - 1);
		int below = (int) Math.floor(at);
		int above = Math.min(sorted.length - 1, below + 1);
		return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
	}

	/** 1 for the smallest; equal values share the mean of their ranks. */
	public static double[] ranks(double[] values) {
		Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
		Arrays.sort(order, Comparator.comparingDouble(index -> values[index]));
		double[] ranks = new double[values.length];
		for (int from = 0; from < order.length;) {
			int to = from;
			while (to < order.length && values[order[to]] == values[order[from]]) {
				to++;
			}
			for (int i = from; i < to; i++) {
				ranks[order[i]] = (from + 1 + to) / 2.0;
			}
			from = to;
		}
		return ranks;
	}

	/** Pearson's; 0 where one of the two does not change. */
	public static double correlation(double[] first, double[] second, int firstFrom, int secondFrom, int count) {
		double meanFirst = 0;
		double meanSecond = 0;
		for (int i = 0; i < count; i++) {
			meanFirst += first[firstFrom + i] / count;
			meanSecond += second[secondFrom + i] / count;
		}
		double both = 0;
		double squareFirst = 0;
		double squareSecond = 0;
		for (int i = 0; i < count; i++) {
			double a = first[firstFrom + i] - meanFirst;
			double b = second[secondFrom + i] - meanSecond;
			both += a * b;
			squareFirst += a * a;
			squareSecond += b * b;
		}
		if (Math.sqrt(squareFirst / count) < 1e-9 || Math.sqrt(squareSecond / count) < 1e-9) {
			return 0;
		}
		return both / Math.sqrt(squareFirst * squareSecond);
	}

	public static double rankCorrelation(List<Double> first, List<Double> second) {
		double[] a = ranks(array(first));
		double[] b = ranks(array(second));
		return a.length < 2 ? Double.NaN : correlation(a, b, 0, 0, a.length);
	}

	/** Probability that a value of the first kind exceeds one of the second; ties count one half. */
	public static double areaUnderCurve(List<Double> positive, List<Double> negative) {
		if (positive.isEmpty() || negative.isEmpty()) {
			return Double.NaN;
		}
		double[] all = IntStream.range(0, positive.size() + negative.size())
				.mapToDouble(i -> i < positive.size() ? positive.get(i) : negative.get(i - positive.size())).toArray();
		double sum = Arrays.stream(ranks(all), 0, positive.size()).sum();
		double count = positive.size();
		return (sum - count * (count + 1) / 2) / (count * negative.size());
	}

	public static double[] array(List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).toArray();
	}

	public static double mean(List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
	}
}
