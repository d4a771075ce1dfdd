package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.facewright.api.filter.TrackFilter;
import org.facewright.api.testkit.TrackFilterContract;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class ClampTest extends TrackFilterContract {

	@Override
	protected TrackFilter filter() {
		return new Clamp();
	}

	@Override
	protected ParameterValues values() {
		return Signals.values(filter(), "min", "0.2", "max", "0.8");
	}

	@Test
	void limitsToTheRange() {
		assertThat(Signals.apply(filter(), new float[] { -1, 0, 0.5f, 1, 2 })).containsExactly(0, 0, 0.5f, 1, 1);
	}

	@Test
	void leavesAnglesAlone() {
		MotionClip clip = clip(60, FrameRate.FPS_60);
		int headYaw = Arkit.FACE.size();
		assertThat(apply(clip).column(headYaw)).isSameAs(clip.column(headYaw));
	}

	@Test
	void refusesARangeUpsideDownAlsoLive() {
		ParameterValues values = Signals.values(filter(), "min", "0.5", "max", "0.25");
		assertThatThrownBy(() -> filter().live(CHANNELS, FrameRate.FPS_60, values))
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessage("clamp: the minimum 0.5 is above the maximum 0.25; exchange them");
	}
}
