package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.facewright.api.filter.TrackFilter;
import org.facewright.api.testkit.TrackFilterContract;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class AttackReleaseTest extends TrackFilterContract {

	@Override
	protected TrackFilter filter() {
		return new AttackRelease();
	}

	@Test
	void doesTwoThirdsOfAStepInOneTimeConstant() {
		float[] up = Signals.apply(filter(), Signals.values(30, frame -> frame == 0 ? 0 : 1), "attack", "100");
		assertThat(up[6]).isEqualTo((float) (1 - Math.exp(-1)), within(1e-5f));
		float[] down = Signals.apply(filter(), Signals.values(30, frame -> frame == 0 ? 1 : 0), "release", "50");
		assertThat(down[3]).isEqualTo((float) Math.exp(-1), within(1e-5f));
	}

	@Test
	void followsAtOnceWithoutTimeConstants() {
		float[] values = Signals.values(50, frame -> Math.sin(frame));
		assertThat(Signals.apply(filter(), values, "attack", "0", "release", "0")).containsExactly(values,
				within(0f));
	}

	@Test
	void leavesALineALineWithoutLag() {
		float[] line = Signals.values(60, frame -> 0.2 + 0.01 * frame);
		assertThat(Signals.apply(filter(), line, "attack", "80", "release", "20", "zero-lag", "true"))
				.containsExactly(line, within(1e-5f));
		float[] falling = Signals.values(60, frame -> 0.9 - 0.01 * frame);
		assertThat(Signals.apply(filter(), falling, "attack", "80", "release", "20", "zero-lag", "true"))
				.containsExactly(falling, within(1e-5f));
	}

	@Test
	void smoothsAPulseEvenlyToBothSidesWithoutLag() {
		float[] pulse = Signals.values(101, frame -> frame == 50 ? 1 : 0);
		float[] smoothed = Signals.apply(filter(), pulse, "attack", "40", "release", "40", "zero-lag", "true");
		for (int i = 1; i <= 50; i++) {
			assertThat(smoothed[50 - i]).isEqualTo(smoothed[50 + i], within(1e-6f));
		}
	}

	@Test
	void canNotLookAheadLive() {
		assertThat(filter().live(CHANNELS, FrameRate.FPS_60, Signals.values(filter(), "zero-lag", "true"))).isEmpty();
	}
}
