package org.facewright.operations.receipt;

import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Power of motion by frequency, summed over channels: Hann windows of about two seconds that overlap by half, each
 * without its mean (Welch's method).
 */
final class MotionSpectrum {

	private static final double WINDOW_SECONDS = 2;

	private final double rate;
	private final int size;
	private final double[] power;

	MotionSpectrum(double rate, int frames) {
		this.rate = rate;
		int wanted = Integer.highestOneBit((int) Math.ceil(WINDOW_SECONDS * rate) * 2 - 1);
		size = Math.max(8, Math.min(wanted, Integer.highestOneBit(Math.max(8, frames))));
		power = new double[size / 2 + 1];
	}

	void add(float[] values) {
		double[][] data = new double[2][size];
		for (int start = 0; start == 0 || start + size <= values.length; start += size / 2) {
			int count = Math.min(size, values.length - start);
			double mean = 0;
			for (int i = 0; i < count; i++) {
				mean += values[start + i] / count;
			}
			for (int i = 0; i < size; i++) {
				double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
				data[0][i] = i < count ? (values[start + i] - mean) * hann : 0;
				data[1][i] = 0;
			}
			FastFourierTransformer.transformInPlace(data, DftNormalization.STANDARD, TransformType.FORWARD);
			for (int bin = 0; bin < power.length; bin++) {
				power[bin] += data[0][bin] * data[0][bin] + data[1][bin] * data[1][bin];
			}
		}
	}

	void add(MotionSpectrum other) {
		for (int bin = 0; bin < power.length; bin++) {
			power[bin] += other.power[bin];
		}
	}

	private double hertz(double bin) {
		return bin * rate / size;
	}

	/** Power above a frequency. */
	double above(double hertz) {
		double sum = 0;
		for (int bin = 0; bin < power.length; bin++) {
			sum += hertz(bin) > hertz ? power[bin] : 0;
		}
		return sum;
	}

	/**
	 * The lowest frequency from which on less than half of the power is left, measured against what is left of slow
	 * motion; NaN when there is none.
	 */
	static double cut(MotionSpectrum before, MotionSpectrum after) {
		double[] from = smooth(before.power);
		double[] to = smooth(after.power);
		double slowBefore = 0;
		double slowAfter = 0;
		double total = 0;
		for (int bin = 1; bin < from.length; bin++) {
			total += from[bin];
			if (before.hertz(bin) <= 1.5) {
				slowBefore += from[bin];
				slowAfter += to[bin];
			}
		}
		double gain = slowBefore > 0 && slowAfter > 0 ? slowAfter / slowBefore : 1;
		double last = 1;
		for (int bin = 1; bin < from.length; bin++) {
			if (from[bin] < 1e-7 * total) {
				continue; // nothing that could be lost
			}
			double left = to[bin] / from[bin] / gain;
			if (left < 0.5 && stays(from, to, gain, bin)) {
				double share = last <= left
						? 0
						: (Math.log(last) - Math.log(0.5)) / (Math.log(last)
								- Math.log(Math.max(left, 1e-12)));
				return before.hertz(bin - 1 + Math.clamp(share, 0, 1));
			}
			last = Math.max(left, 0.5);
		}
		return Double.NaN;
	}

	private static boolean stays(double[] from, double[] to, double gain, int bin) {
		double before = 0;
		double after = 0;
		for (int i = bin; i < Math.min(from.length, bin + 5); i++) {
			before += from[i];
			after += to[i];
		}
		return after < 0.5 * gain * before;
	}

	private static double[] smooth(double[] power) {
		double[] smooth = new double[power.length];
		for (int bin = 0; bin < power.length; bin++) {
			double below = power[Math.max(0, bin - 1)];
			double above = power[Math.min(power.length - 1, bin + 1)];
			smooth[bin] = 0.25 * below + 0.5 * power[bin] + 0.25 * above;
		}
		return smooth;
	}
}
