package org.facewright.filter.basic.internal;

import java.util.Arrays;

/**
 * Cubic through given points that is monotone wherever they are (Fritsch and Butland 1984: slopes are weighted harmonic
 * means of the neighbouring secants). Beyond the first and the last point it keeps their values.
 */
final class Pchip {

	private final double[] x;
	private final double[] y;
	private final double[] slopes;

	/** @param x rising, one or more; owned from now on  @param y as many; owned from now on */
	Pchip(double[] x, double[] y) {
		this.x = x;
		this.y = y;
		slopes = slopes(x, y);
	}

	double at(double position) {
		int last = x.length - 1;
		if (position <= x[0]) {
			return y[0];
		}
		if (position >= x[last]) {
			return y[last];
		}
		int found = Arrays.binarySearch(x, position);
		if (found >= 0) {
			return y[found];
		}
		int i = -found - 2;
		double h = x[i + 1] - x[i];
		double t = (position - x[i]) / h;
		double s = 1 - t;
		return (1 + 2 * t) * s * s * y[i] + t * s * s * h * slopes[i] + t * t * (3 - 2 * t) * y[i + 1]
				- t * t * s * h * slopes[i + 1];
	}

	private static double[] slopes(double[] x, double[] y) {
		int last = x.length - 1;
		double[] slopes = new double[x.length];
		if (last == 0) {
			return slopes;
		}
		for (int i = 1; i < last; i++) {
			double before = secant(x, y, i - 1);
			double after = secant(x, y, i);
			if (before * after > 0) {
				double w1 = 2 * (x[i + 1] - x[i]) + (x[i] - x[i - 1]);
				double w2 = (x[i + 1] - x[i]) + 2 * (x[i] - x[i - 1]);
				slopes[i] = (w1 + w2) / (w1 / before + w2 / after);
			}
		}
		if (last == 1) {
			slopes[0] = secant(x, y, 0);
			slopes[1] = slopes[0];
		} else {
			slopes[0] = end(x[1] - x[0], x[2] - x[1], secant(x, y, 0), secant(x, y, 1));
			slopes[last] = end(x[last] - x[last - 1], x[last - 1] - x[last - 2], secant(x, y, last - 1),
					secant(x, y, last - 2));
		}
		return slopes;
	}

	private static double secant(double[] x, double[] y, int i) {
		return (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
	}

	/** Slope at an end by the parabola through three points, limited so that the curve stays monotone. */
	private static double end(double near, double far, double nearSecant, double farSecant) {
		double slope = ((2 * near + far) * nearSecant - near * farSecant) / (near + far);
		if (slope * nearSecant <= 0) {
			return 0;
		}
		return nearSecant * farSecant <= 0 && Math.abs(slope) > 3 * Math.abs(nearSecant) ? 3 * nearSecant : slope;
	}
}
