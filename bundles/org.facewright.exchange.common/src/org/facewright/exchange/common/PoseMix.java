package org.facewright.exchange.common;

import java.util.Arrays;

/**
 * Weights within limits whose sums of poses come closest to given values, in the sense of least squares; of several
 * equally good mixes the one with the smallest weights. Each frame is solved from 0, so that its answer does not depend
 * on its neighbours. Coordinate descent first, which is all it takes where poses have little in common; then an active
 * set on the normal equations (after Lawson and Hanson 1974, chapter 23), which is exact. Confined to one thread.
 */
final class PoseMix {

	/** Keeps the problem solvable where two poses are alike; too small to be seen in the result. */
	private static final double RIDGE = 1e-7;
	private static final double CONVERGED = 1e-8;
	private static final int SWEEPS = 12;

	private final double[][] gains;
	private final double low;
	private final double high;
	private final int count;
	private final double[][] normal;
	/** For each unknown the others that it shares a row with. */
	private final int[][] neighbours;
	private final double[] right;
	private final double[] weights;
	private final boolean[] free;
	private final int[] index;
	private final double[][] factor;
	private final double[] solution;

	/** @param gains a row per given value, a column per pose */
	PoseMix(double[][] gains, double low, double high) {
		this.gains = gains;
		this.low = low;
		this.high = high;
		count = gains.length == 0 ? 0 : gains[0].length;
		normal = new double[count][count];
		neighbours = new int[count][];
		for (int i = 0; i < count; i++) {
			int[] near = new int[count];
			int size = 0;
			for (int j = 0; j < count; j++) {
				for (double[] row : gains) {
					normal[i][j] += row[i] * row[j];
				}
				if (j != i && normal[i][j] != 0) {
					near[size++] = j;
				}
			}
			normal[i][i] += RIDGE;
			neighbours[i] = Arrays.copyOf(near, size);
		}
		right = new double[count];
		weights = new double[count];
		free = new boolean[count];
		index = new int[count];
		factor = new double[count][count];
		solution = new double[count];
	}

	/**
	 * @param given   rows of values, a column per frame
	 * @param answers gets rows of weights, a column per frame
	 * @return sum of the squares of what is left over
	 */
	double solve(float[][] given, float[][] answers) {
		double residual = 0;
		int frames = given.length == 0 ? 0 : given[0].length;
		for (int frame = 0; frame < frames; frame++) {
			Arrays.fill(right, 0);
			Arrays.fill(weights, Math.max(low, Math.min(0, high)));
			for (int row = 0; row < gains.length; row++) {
				double value = given[row][frame];
				for (int i = 0; i < count && value != 0; i++) {
					right[i] += gains[row][i] * value;
				}
			}
			if (!descend()) {
				refine();
			}
			for (int i = 0; i < count; i++) {
				answers[i][frame] = (float) weights[i];
			}
			residual += residual(given, frame);
		}
		return residual;
	}

	/** @return whether nothing moved any more */
	private boolean descend() {
		for (int sweep = 0; sweep < SWEEPS; sweep++) {
			double largest = 0;
			for (int i = 0; i < count; i++) {
				double next = Math.min(high, Math.max(low, (gradient(i) / normal[i][i]) + weights[i]));
				largest = Math.max(largest, Math.abs(next - weights[i]));
				weights[i] = next;
			}
			if (largest < CONVERGED) {
				return true;
			}
		}
		return false;
	}

	/** How much better the mix becomes, per unit, when a weight rises. */
	private double gradient(int i) {
		double rest = right[i] - normal[i][i] * weights[i];
		for (int j : neighbours[i]) {
			rest -= normal[i][j] * weights[j];
		}
		return rest;
	}

	private void refine() {
		for (int i = 0; i < count; i++) {
			free[i] = weights[i] > low && weights[i] < high;
		}
		for (int round = 0; round < 4 * count + 4; round++) {
			if (stepToOptimum() && !release()) {
				return;
			}
		}
	}

	/** Moves the free weights to where they are best, or to the first limit on the way. @return whether it got there */
	private boolean stepToOptimum() {
		int size = 0;
		for (int i = 0; i < count; i++) {
			if (free[i]) {
				index[size++] = i;
			}
		}
		solveFree(size);
		double part = 1;
		int blocking = -1;
		for (int k = 0; k < size; k++) {
			double from = weights[index[k]];
			double to = solution[k];
			double limit = to < low ? low : to > high ? high : to;
			if (limit != to && (limit - from) / (to - from) < part) {
				part = (limit - from) / (to - from);
				blocking = index[k];
			}
		}
		for (int k = 0; k < size; k++) {
			int i = index[k];
			double to = weights[i] + part * (solution[k] - weights[i]);
			weights[i] = Math.min(high, Math.max(low, to));
		}
		if (blocking < 0) {
			return true;
		}
		weights[blocking] = weights[blocking] - low < high - weights[blocking] ? low : high;
		free[blocking] = false;
		return false;
	}

	/** Frees the weight at a limit that would gain most by leaving it. @return whether there was one */
	private boolean release() {
		int best = -1;
		double most = 1e-9;
		for (int i = 0; i < count; i++) {
			if (!free[i]) {
				double gain = weights[i] <= low ? gradient(i) : -gradient(i);
				if (gain > most) {
					most = gain;
					best = i;
				}
			}
		}
		if (best >= 0) {
			free[best] = true;
		}
		return best >= 0;
	}

	/** Cholesky on the free part of the normal equations. */
	private void solveFree(int size) {
		for (int k = 0; k < size; k++) {
			int i = index[k];
			double value = right[i];
			for (int j : neighbours[i]) {
				if (!free[j]) {
					value -= normal[i][j] * weights[j];
				}
			}
			for (int m = 0; m <= k; m++) {
				double sum = normal[i][index[m]];
				for (int n = 0; n < m; n++) {
					sum -= factor[k][n] * factor[m][n];
				}
				factor[k][m] = m == k ? Math.sqrt(Math.max(sum, RIDGE * RIDGE)) : sum / factor[m][m];
			}
			for (int m = 0; m < k; m++) {
				value -= factor[k][m] * solution[m];
			}
			solution[k] = value / factor[k][k];
		}
		for (int k = size - 1; k >= 0; k--) {
			double value = solution[k];
			for (int m = k + 1; m < size; m++) {
				value -= factor[m][k] * solution[m];
			}
			solution[k] = value / factor[k][k];
		}
	}

	private double residual(float[][] given, int frame) {
		double sum = 0;
		for (int row = 0; row < gains.length; row++) {
			double left = given[row][frame];
			for (int i = 0; i < count; i++) {
				left -= gains[row][i] * weights[i];
			}
			sum += left * left;
		}
		return sum;
	}
}
