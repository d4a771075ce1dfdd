package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.facewright.api.filter.TrackFilter;
import org.facewright.api.testkit.TrackFilterContract;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class ResampleTest extends TrackFilterContract {

	@Override
	protected TrackFilter filter() {
		return new Resample();
	}

	@Override
	protected ParameterValues values() {
		return Signals.values(filter(), "rate", "30000/1001");
	}

	@Test
	void keepsTheDurationAndSetsTheRate() {
		MotionClip result = apply(clip(600, FrameRate.FPS_60));
		assertThat(result.frameRate()).isEqualTo(new FrameRate(30_000, 1001));
		assertThat(result.durationSeconds()).isBetween(10.0, 10.0 + 1001 / 30_000.0);
	}

	@Test
	void showsALineAtTheNewInstants() {
		MotionClip clip = Signals.clip(FrameRate.FPS_60, "jawOpen", Signals.values(120, frame -> 0.005 * frame));
		MotionClip result = Signals.apply(filter(), clip, "rate", "24");
		for (int frame = 0; frame < 47; frame++) {
			assertThat(result.column(0).get(frame)).isEqualTo((float) (0.005 * 2.5 * frame), within(1e-6f));
		}
	}

	@Test
	void mayStepOverTheDeepestFrameOfAClosure() {
		MotionClip between = Signals.jawDip(FrameRate.FPS_60, 242, 50);
		assertThat(Signals.depth(Signals.apply(filter(), between, "rate", "30"))).isEqualTo(0.75, within(1e-6));
	}

	@Test
	void setsTheRateOfAClipWithoutFramesToo() {
		assertThat(apply(clip(0, FrameRate.FPS_60)).frameRate()).isEqualTo(new FrameRate(30_000, 1001));
	}
}
