package org.facewright.motion.a2f.internal.solve;

import java.util.Arrays;

/**
 * Finds the w between 0 and upper bounds that makes ‖A·w - b‖ least, for one A and many b.
 * <p>
 * Works on the normal equations AᵀA·w = Aᵀb with unit diagonal, in double precision. Each weight is free or rests at
 * one of its bounds; the free ones are solved for by Cholesky's method, and weights that break their bounds or pull
 * away from them change sides, all at once while that helps and one by one otherwise (block principal pivoting after
 * Júdice and Pires, 1994), until none does. The sides of the last solution are where the next search begins, and the
 * factors are kept while the free set stays the same. Allocates nothing after construction.
 */
final class BoundedLeastSquares {

	private static final double TOLERANCE = 1e-12;
	/** Attempts to change all offenders at once that may fail before one by one. */
	private static final int PATIENCE = 4;

	private static final byte LOWER = 0;
	private static final byte FREE = 1;
	private static final byte UPPER = 2;

	private final int n;
	/** Rows of A; an array per row, because only then loops over them become vector instructions. */
	private final double[][] matrix;
	/** Rows of AᵀA, rows and columns divided by the lengths of A's columns. */
	private final double[][] gram;
	private final double[] length;
	private final double[] target;
	private final double[] bound;
	private final double[] scaled;
	private final double[] solution;
	private final byte[] side;
	private final boolean[] offends;
	private final int[] free;
	private int freeCount;
	private final boolean[] factored;
	private boolean hasFactor;
	private final double[][] factor;
	private final double[] work;
	private final double[] slopes;
	private double slopeSlack;
	private int steps;

	/** @param values A, row by row, symmetric */
	BoundedLeastSquares(double[] values, int n) {
		this.n = n;
		this.matrix = new double[n][];
		this.length = new double[n];
		this.gram = new double[n][n];
		for (int row = 0; row < n; row++) {
			matrix[row] = Arrays.copyOfRange(values, row * n, (row + 1) * n);
			// a pose that moves nothing, without regularisation, has no equation; its weight stays 0
			length[row] = Math.sqrt(dot(matrix[row], matrix[row]));
		}
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < n; j++) {
				double size = length[i] * length[j];
				gram[i][j] = size == 0 ? 0 : dot(matrix[i], matrix[j]) / size;
			}
		}
		target = new double[n];
		bound = new double[n];
		scaled = new double[n];
		solution = new double[n];
		side = new byte[n];
		offends = new boolean[n];
		free = new int[n];
		factored = new boolean[n];
		factor = new double[n][n];
		work = new double[n];
		slopes = new double[n];
		forget();
	}

	private static double dot(double[] a, double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += a[i] * b[i];
		}
		return sum;
	}

	/** Adds so many times a row to another. */
	private static void add(double times, double[] row, double[] into, int from, int to) {
		for (int i = from; i < to; i++) {
			into[i] += times * row[i];
		}
	}

	/** Begins the next search with all weights free. */
	void forget() {
		Arrays.fill(side, FREE);
	}

	int steps() {
		return steps;
	}

	/**
	 * @param right b, finite
	 * @param upper bounds above 0
	 * @return owned by this object and overwritten by the next call
	 */
	double[] solve(double[] right, double[] upper) {
		prepare(right, upper);
		int fewest = n + 1;
		int patience = PATIENCE;
		int limit = 60 * n + 60;
		for (steps = 1; steps <= limit; steps++) {
			solveFree();
			int offenders = findOffenders();
			if (offenders == 0) {
				break;
			}
			if (offenders < fewest) {
				fewest = offenders;
				patience = PATIENCE;
				changeAll();
			} else if (patience > 0) {
				patience--;
				changeAll();
			} else {
				changeLast();
			}
		}
		if (steps > limit) {
			// only rounding can make it turn in circles; where it stands, offenders are within rounding of their bounds
			forget();
		}
		for (int i = 0; i < n; i++) {
			solution[i] = side[i] == UPPER
					? upper[i]
					: length[i] == 0 ? 0 : Math.clamp(scaled[i] / length[i], 0.0, upper[i]);
		}
		return solution;
	}

	private void prepare(double[] right, double[] upper) {
		for (int i = 0; i < n; i++) {
			bound[i] = upper[i] * length[i];
			work[i] = 0;
		}
		for (int row = 0; row < n; row++) {
			add(right[row], matrix[row], work, 0, n);
		}
		double greatest = 0;
		for (int i = 0; i < n; i++) {
			target[i] = length[i] == 0 ? 0 : work[i] / length[i];
			greatest = Math.max(greatest, Math.abs(target[i]));
			if (length[i] == 0) {
				side[i] = LOWER;
			}
		}
		slopeSlack = TOLERANCE * (1 + greatest);
	}

	private void solveFree() {
		freeCount = 0;
		boolean same = hasFactor;
		for (int i = 0; i < n; i++) {
			boolean isFree = side[i] == FREE;
			same &= isFree == factored[i];
			factored[i] = isFree;
			if (isFree) {
				free[freeCount++] = i;
			} else {
				scaled[i] = side[i] == UPPER ? bound[i] : 0;
			}
		}
		if (!same) {
			factorise();
			hasFactor = true;
		}
		System.arraycopy(target, 0, slopes, 0, n);
		for (int i = 0; i < n; i++) {
			if (side[i] == UPPER) {
				add(-scaled[i], gram[i], slopes, 0, n);
			}
		}
		for (int row = 0; row < freeCount; row++) {
			work[row] = slopes[free[row]];
		}
		substitute();
	}

	/** Rows of the upper factor R with RᵀR = the free part of the equations; later rows change as soon as one is done. */
	private void factorise() {
		int m = freeCount;
		for (int row = 0; row < m; row++) {
			double[] from = gram[free[row]];
			for (int column = row; column < m; column++) {
				factor[row][column] = from[free[column]];
			}
		}
		for (int row = 0; row < m; row++) {
			double[] done = factor[row];
			double root = Math.sqrt(Math.max(done[row], TOLERANCE));
			double inverse = 1 / root;
			done[row] = root;
			for (int column = row + 1; column < m; column++) {
				done[column] *= inverse;
			}
			for (int later = row + 1; later < m; later++) {
				add(-done[later], done, factor[later], later, m);
			}
		}
	}

	private void substitute() {
		int m = freeCount;
		for (int row = 0; row < m; row++) {
			work[row] /= factor[row][row];
			add(-work[row], factor[row], work, row + 1, m);
		}
		for (int row = m - 1; row >= 0; row--) {
			double[] from = factor[row];
			double sum = work[row];
			for (int column = row + 1; column < m; column++) {
				sum -= from[column] * work[column];
			}
			work[row] = sum / from[row];
		}
		for (int row = 0; row < m; row++) {
			scaled[free[row]] = work[row];
		}
	}

	private int findOffenders() {
		int count = 0;
		findSlopes();
		for (int i = 0; i < n; i++) {
			boolean wrong;
			if (side[i] == FREE) {
				double slack = TOLERANCE * (1 + Math.abs(bound[i]));
				wrong = scaled[i] < -slack || scaled[i] > bound[i] + slack;
			} else if (length[i] == 0) {
				wrong = false;
			} else {
				wrong = side[i] == LOWER ? slopes[i] < -slopeSlack : slopes[i] > slopeSlack;
			}
			offends[i] = wrong;
			if (wrong) {
				count++;
			}
		}
		return count;
	}

	private void findSlopes() {
		for (int i = 0; i < n; i++) {
			slopes[i] = -target[i];
		}
		for (int j = 0; j < n; j++) {
			if (scaled[j] != 0) {
				add(scaled[j], gram[j], slopes, 0, n);
			}
		}
	}

	private void changeAll() {
		for (int i = 0; i < n; i++) {
			if (offends[i]) {
				change(i);
			}
		}
	}

	private void changeLast() {
		int i = n - 1;
		while (!offends[i]) {
			i--;
		}
		change(i);
	}

	private void change(int i) {
		side[i] = side[i] != FREE ? FREE : scaled[i] < 0 ? LOWER : UPPER;
	}
}
