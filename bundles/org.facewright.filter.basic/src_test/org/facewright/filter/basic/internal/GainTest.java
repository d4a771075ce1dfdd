package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.facewright.api.filter.TrackFilter;
import org.facewright.api.testkit.TrackFilterContract;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class GainTest extends TrackFilterContract {

	@Override
	protected TrackFilter filter() {
		return new Gain();
	}

	@Override
	protected ParameterValues values() {
		return Signals.values(filter(), "gain", "1.5", "offset", "-0.1");
	}

	@Override
	protected boolean keepsConstantClips() {
		return false;
	}

	@Test
	void multipliesThenAdds() {
		assertThat(Signals.apply(filter(), new float[] { 0, 0.5f, 1 }, "gain", "2", "offset", "-0.25"))
				.containsExactly(-0.25f, 0.75f, 1.75f);
	}

	@Test
	void scalesAFaceThatDoesNotMove() {
		assertThat(Signals.apply(filter(), new float[] { 0.5f, 0.5f, 0.5f }, "gain", "0.5")).containsOnly(0.25f);
	}

	@Test
	void sharesWhatItDoesNotChange() {
		MotionClip clip = clip(10, FrameRate.FPS_60);
		assertThat(Signals.apply(filter(), clip).column(3)).isSameAs(clip.column(3));
	}
}
