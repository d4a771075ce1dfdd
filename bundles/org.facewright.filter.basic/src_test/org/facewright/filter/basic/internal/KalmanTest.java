package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import org.facewright.api.filter.TrackFilter;
import org.facewright.api.testkit.TrackFilterContract;
import org.junit.jupiter.api.Test;

class KalmanTest extends TrackFilterContract {

	@Override
	protected TrackFilter filter() {
		return new Kalman();
	}

	@Test
	void leavesALineALineToBothEnds() {
		float[] line = Signals.values(100, frame -> 0.3 + 0.02 * frame);
		assertThat(Signals.apply(filter(), line, "acceleration", "5")).containsExactly(line, within(1e-5f));
	}

	/** Without acceleration the best estimate is the straight line of least squares. */
	@Test
	void fitsALineWhenNothingAccelerates() {
		float[] values = { 0, 0.1f, 0.05f, 0.4f, 0.3f, 0.2f, 0.6f };
		float[] smoothed = Signals.apply(filter(), values, "acceleration", "0.001", "noise", "0.1");
		double mean = 0;
		double slope = 0;
		for (int i = 0; i < 7; i++) {
			mean += values[i] / 7;
			slope += values[i] * (i - 3) / 28;
		}
		for (int i = 0; i < 7; i++) {
			assertThat(smoothed[i]).isEqualTo((float) (mean + slope * (i - 3)), within(1e-4f));
		}
	}

	@Test
	void delaysNothing() {
		float[] smoothed = Signals.apply(filter(), Signals.values(401, frame -> frame == 200 ? 1 : 0));
		for (int i = 1; i <= 100; i++) {
			assertThat(smoothed[200 - i]).isEqualTo(smoothed[200 + i], within(1e-5f));
		}
	}

	@Test
	void takesNoiseAway() {
		Random random = new Random(7);
		float[] clean = Signals.values(2000, frame -> 0.5 + 0.3 * Math.sin(frame * 0.05));
		float[] noisy = Signals.values(2000, frame -> clean[frame] + 0.02 * random.nextGaussian());
		float[] smoothed = Signals.apply(filter(), noisy, "acceleration", "10");
		assertThat(rms(smoothed, clean)).isLessThan(0.5 * rms(noisy, clean));
	}

	private static double rms(float[] values, float[] expected) {
		double sum = 0;
		for (int i = 0; i < values.length; i++) {
			sum += Math.pow(values[i] - expected[i], 2);
		}
		return Math.sqrt(sum / values.length);
	}
}
