package org.facewright.core.audio;

import java.util.Arrays;

/**
 * Integrated loudness after ITU-R BS.1770-4: K-weighting, blocks of 400 ms that overlap by three quarters, an absolute
 * gate at -70 LUFS and a relative one 10 LU below the mean. Block loudness is counted in steps of 0.02 LU, so that
 * hours of sound need no more memory than seconds; the gates are as fine as these steps, the mean is exact.
 */
final class Loudness {

	private static final double ABSOLUTE_GATE = -70;
	private static final double TOP = 50;
	private static final double STEP = 0.02;
	private static final double OFFSET = -0.691;
	/** Steps of 100 ms in one block. */
	private static final int STEPS_PER_BLOCK = 4;

	private final int channelCount;
	private final double[] weights;
	/** b0 b1 b2 a1 a2 of the shelf, then of the high-pass. */
	private final double[] filter;
	/** Two delays of each of the two sections, per channel. */
	private final double[] delays;
	private final int stepFrames;
	private final double[] steps = new double[STEPS_PER_BLOCK];
	private final long[] counts = new long[(int) Math.round((TOP - ABSOLUTE_GATE) / STEP) + 1];
	private final double[] powers = new double[counts.length];
	private double stepPower;
	private int framesInStep;
	private long stepCount;

	Loudness(PcmFormat format) {
		channelCount = format.channelCount();
		weights = weights(channelCount);
		filter = kWeighting(format.sampleRate());
		delays = new double[channelCount * 4];
		stepFrames = Math.max(1, Math.round(format.sampleRate() / 10f));
	}

	/** Surround channels count +1.5 dB, the low-frequency channel nothing (order of 5.0 and 5.1 in WAV files). */
	private static double[] weights(int channelCount) {
		return switch (channelCount) {
			case 5 -> new double[] { 1, 1, 1, 1.41, 1.41 };
			case 6 -> new double[] { 1, 1, 1, 0, 1.41, 1.41 };
			default -> {
				double[] ones = new double[channelCount];
				Arrays.fill(ones, 1);
				yield ones;
			}
		};
	}

	/**
	 * The standard lists coefficients for 48 kHz only. Corner frequencies, gain and Q below are those of the analogue
	 * prototypes whose bilinear transform at 48 kHz gives these coefficients, so other rates follow from them.
	 */
	private static double[] kWeighting(int sampleRate) {
		double[] sections = new double[10];
		double shelf = Math.tan(Math.PI * Math.min(1681.974450955533 / sampleRate, 0.49));
		double shelfQ = 0.7071752369554196;
		double high = Math.pow(10, 3.999843853973347 / 20);
		double band = Math.pow(high, 0.4996667741545416);
		double scale = 1 + shelf / shelfQ + shelf * shelf;
		sections[0] = (high + band * shelf / shelfQ + shelf * shelf) / scale;
		sections[1] = 2 * (shelf * shelf - high) / scale;
		sections[2] = (high - band * shelf / shelfQ + shelf * shelf) / scale;
		sections[3] = 2 * (shelf * shelf - 1) / scale;
		sections[4] = (1 - shelf / shelfQ + shelf * shelf) / scale;
		double pass = Math.tan(Math.PI * Math.min(38.13547087602444 / sampleRate, 0.49));
		double passQ = 0.5003270373238773;
		scale = 1 + pass / passQ + pass * pass;
		sections[5] = 1;
		sections[6] = -2;
		sections[7] = 1;
		sections[8] = 2 * (pass * pass - 1) / scale;
		sections[9] = (1 - pass / passQ + pass * pass) / scale;
		return sections;
	}

	void add(float[] interleaved, int offset, int frames) {
		int done = 0;
		while (done < frames) {
			int count = Math.min(frames - done, stepFrames - framesInStep);
			for (int channel = 0; channel < channelCount; channel++) {
				int from = offset + done * channelCount;
				stepPower += weights[channel] * weightedEnergy(interleaved, from, count, channel);
			}
			done += count;
			framesInStep += count;
			if (framesInStep == stepFrames) {
				endStep();
			}
		}
	}

	private double weightedEnergy(float[] interleaved, int offset, int frames, int channel) {
		int at = channel * 4;
		double shelf1 = delays[at];
		double shelf2 = delays[at + 1];
		double pass1 = delays[at + 2];
		double pass2 = delays[at + 3];
		double energy = 0;
		for (int i = offset + channel, end = i + frames * channelCount; i < end; i += channelCount) {
			// the offset keeps the delays out of the slow subnormal range in silence
			double x = interleaved[i] + 1e-30;
			double y = filter[0] * x + shelf1;
			shelf1 = filter[1] * x - filter[3] * y + shelf2;
			shelf2 = filter[2] * x - filter[4] * y;
			double z = filter[5] * y + pass1;
			pass1 = filter[6] * y - filter[8] * z + pass2;
			pass2 = filter[7] * y - filter[9] * z;
			energy += z * z;
		}
		delays[at] = shelf1;
		delays[at + 1] = shelf2;
		delays[at + 2] = pass1;
		delays[at + 3] = pass2;
		return energy;
	}

	private void endStep() {
		steps[(int) (stepCount % STEPS_PER_BLOCK)] = stepPower / stepFrames;
		stepCount++;
		stepPower = 0;
		framesInStep = 0;
		if (stepCount >= STEPS_PER_BLOCK) {
			count((steps[0] + steps[1] + steps[2] + steps[3]) / STEPS_PER_BLOCK);
		}
	}

	private void count(double power) {
		double lufs = lufs(power);
		if (lufs > ABSOLUTE_GATE) {
			int bin = (int) Math.min((lufs - ABSOLUTE_GATE) / STEP, counts.length - 1);
			counts[bin]++;
			powers[bin] += power;
		}
	}

	/** LUFS; negative infinity when nothing passes the gates. Sound shorter than one block counts as one block. */
	double integrated() {
		if (stepCount < STEPS_PER_BLOCK) {
			return shortSound();
		}
		double gate = lufs(mean(0)) - 10;
		int first = (int) Math.ceil(Math.max(0, (gate - ABSOLUTE_GATE) / STEP));
		return lufs(mean(first));
	}

	private double shortSound() {
		double energy = stepPower;
		for (int i = 0; i < stepCount; i++) {
			energy += steps[i] * stepFrames;
		}
		double lufs = lufs(energy / Math.max(1, stepCount * stepFrames + framesInStep));
		return lufs > ABSOLUTE_GATE ? lufs : Double.NEGATIVE_INFINITY;
	}

	private double mean(int firstBin) {
		double power = 0;
		long count = 0;
		for (int bin = firstBin; bin < counts.length; bin++) {
			power += powers[bin];
			count += counts[bin];
		}
		return count == 0 ? 0 : power / count;
	}

	private static double lufs(double power) {
		return OFFSET + 10 * Math.log10(power);
	}
}
