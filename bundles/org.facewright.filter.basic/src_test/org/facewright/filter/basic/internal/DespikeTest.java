package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.facewright.api.filter.TrackFilter;
import org.facewright.api.testkit.TrackFilterContract;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class DespikeTest extends TrackFilterContract {

	@Override
	protected TrackFilter filter() {
		return new Despike();
	}

	@Test
	void replacesASpikeByTheMedianAroundIt() {
		assertThat(Signals.apply(filter(), new float[] { 0, 0.1f, 0.2f, 5, 0.4f, 0.5f, 0.6f })).containsExactly(0, 0.1f,
				0.2f, 0.4f, 0.4f, 0.5f, 0.6f);
	}

	@Test
	void replacesSpikesAtTheEnds() {
		float[] values = Signals.values(20, frame -> 0.01 * frame);
		values[0] = 3;
		values[19] = -3;
		float[] cleaned = Signals.apply(filter(), values);
		assertThat(cleaned[0]).isEqualTo(0.03f, within(1e-6f));
		assertThat(cleaned[19]).isEqualTo(0.16f, within(1e-6f));
	}

	@Test
	void leavesAValueThatIsExactlyAtTheThreshold() {
		// Median 1, distances 1 1 0 1 d: the median distance is 1.
		float inside = (float) (1 + 3 * 1.4826 - 1e-4);
		float outside = (float) (1 + 3 * 1.4826 + 1e-4);
		assertThat(Signals.apply(filter(), new float[] { 0, 2, inside, 1, 0 })[2]).isEqualTo(inside);
		assertThat(Signals.apply(filter(), new float[] { 0, 2, outside, 1, 0 })[2]).isEqualTo(1);
	}

	@Test
	void leavesTheFirstStirringOfAStillFace() {
		float[] values = { 0, 0, 0, 0, 0.015f, 0, 0, 0 };
		assertThat(Signals.apply(filter(), values)).containsExactly(values);
		assertThat(Signals.apply(filter(), values, "floor", "0")).containsOnly(0f);
	}

	@Test
	void keepsAClosureOfOneFrameWithTheGuardButNoSpikeOutOfIt() {
		float[] values = Signals.values(60, frame -> frame == 30 ? 0 : 0.5);
		MotionClip clip = Signals.clip(FrameRate.FPS_60, "jawOpen", values);
		assertThat(Signals.apply(filter(), clip).column(0).get(30)).isEqualTo(0.5f);
		assertThat(Signals.apply(filter(), clip, Signals.phone("p", 0.49, 0.51)).column(0).get(30)).isZero();
		float[] opening = Signals.values(60, frame -> frame == 30 ? 0.9 : 0.1);
		MotionClip spike = Signals.clip(FrameRate.FPS_60, "jawOpen", opening);
		assertThat(Signals.apply(filter(), spike, Signals.phone("p", 0.45, 0.55)).column(0).get(30)).isEqualTo(0.1f);
	}
}
