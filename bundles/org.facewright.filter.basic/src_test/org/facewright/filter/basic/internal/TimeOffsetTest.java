package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.facewright.api.filter.TrackFilter;
import org.facewright.api.testkit.TrackFilterContract;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class TimeOffsetTest extends TrackFilterContract {

	@Override
	protected TrackFilter filter() {
		return new TimeOffset();
	}

	@Override
	protected ParameterValues values() {
		return Signals.values(filter(), "offset", "-33");
	}

	@Test
	void movesWholeFramesExactlyAndHoldsTheEnds() {
		float[] values = { 0.1f, 0.9f, 0.3f, 0.7f, 0.2f };
		assertThat(Signals.apply(filter(), values, "offset", "" + 2000 / 60.0)).containsExactly(0.1f, 0.1f, 0.1f, 0.9f,
				0.3f);
		assertThat(Signals.apply(filter(), values, "offset", "" + -1000 / 60.0)).containsExactly(0.9f, 0.3f, 0.7f, 0.2f,
				0.2f);
	}

	@Test
	void movesALineByPartsOfAFrame() {
		float[] line = Signals.values(50, frame -> 0.01 * frame);
		float[] moved = Signals.apply(filter(), line, "offset", "5");
		for (int frame = 1; frame < 50; frame++) {
			assertThat(moved[frame]).isEqualTo((float) (0.01 * (frame - 0.3)), within(1e-6f));
		}
	}

	@Test
	void changesNothingAtZero() {
		MotionClip clip = clip(20, FrameRate.FPS_60);
		assertThat(Signals.apply(filter(), clip)).isSameAs(clip);
	}

	@Test
	void holdsTheEndPoseWhenEverythingMovesOut() {
		assertThat(Signals.apply(filter(), new float[] { 0.1f, 0.9f, 0.3f }, "offset", "60000")).containsOnly(0.1f);
	}
}
