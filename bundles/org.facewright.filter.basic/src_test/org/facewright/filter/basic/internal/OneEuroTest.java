package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.facewright.api.filter.LiveFilter;
import org.facewright.api.filter.TrackFilter;
import org.facewright.api.testkit.TrackFilterContract;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class OneEuroTest extends TrackFilterContract {

	@Override
	protected TrackFilter filter() {
		return new OneEuro();
	}

	@Test
	void isAnExponentialAverageWhenSpeedDoesNotCount() {
		float[] smoothed = Signals.apply(filter(), Signals.values(20, frame -> frame == 0 ? 0 : 1), "beta", "0",
				"min-cutoff", "3");
		double kept = 1 - 1 / (1 + 60 / (2 * Math.PI * 3));
		for (int frame = 0; frame < smoothed.length; frame++) {
			assertThat(smoothed[frame]).isEqualTo((float) (1 - Math.pow(kept, frame)), within(1e-6f));
		}
	}

	@Test
	void raisesTheCutOffWithSpeedAsTheFormulaSays() {
		float[] smoothed = Signals.apply(filter(), new float[] { 0, 0.5f }, "beta", "2", "min-cutoff", "1", "d-cutoff",
				"1");
		double speed = 0.5 * 60 / (1 + 60 / (2 * Math.PI));
		assertThat(smoothed[1]).isEqualTo((float) (0.5 / (1 + 60 / (2 * Math.PI * (1 + 2 * speed)))), within(1e-6f));
	}

	@Test
	void lagsLessInQuickMotionTheHigherTheBeta() {
		float[] ramp = Signals.values(60, frame -> Math.max(0, (frame - 20) * 0.05));
		assertThat(Signals.apply(filter(), ramp, "beta", "10")[40])
				.isGreaterThan(Signals.apply(filter(), ramp, "beta", "0.1")[40] + 0.02f);
	}

	@Test
	void repeatsThePoseBeforeWhenALiveValueIsMissing() {
		LiveFilter live = filter().live(CHANNELS, FrameRate.FPS_60, values()).orElseThrow();
		float[] pose = new float[CHANNELS.size()];
		pose[3] = 0.7f;
		live.process(pose);
		pose[3] = Float.NaN;
		live.process(pose);
		assertThat(pose[3]).isEqualTo(0.7f, within(1e-6f));
	}
}
