package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.facewright.api.filter.TrackFilter;
import org.facewright.api.testkit.TrackFilterContract;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyReducerTest extends TrackFilterContract {

	@Override
	protected TrackFilter filter() {
		return new KeyReducer();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "0.001", "0.01", "0.1" })
	void keepsItsBoundAtEveryFrame(String tolerance) {
		Random random = new Random(3);
		float[] values = Signals.values(9000,
				frame -> 0.5 + 0.4 * Math.sin(frame * 0.03) + 0.02 * random.nextGaussian());
		float[] reduced = Signals.apply(filter(), values, "tolerance", tolerance);
		for (int frame = 0; frame < values.length; frame++) {
			assertThat(Math.abs((double) reduced[frame] - values[frame]))
					.isLessThanOrEqualTo(Double.parseDouble(tolerance));
		}
	}

	@Test
	void drawsALineBetweenTwoKeys() {
		float[] values = Signals.values(30, frame -> frame == 14 ? 0.505 : 0.5 + 0.0001 * frame);
		float[] reduced = Signals.apply(filter(), values, "tolerance", "0.02");
		assertThat(reduced[14]).isEqualTo((float) (values[0] + (values[29] - values[0]) * (14 / 29.0)));
	}

	@Test
	void sharesAColumnThatNeedsEveryFrame() {
		MotionClip clip = Signals.clip(FrameRate.FPS_60, "jawOpen", Signals.values(50, frame -> frame % 2));
		assertThat(Signals.apply(filter(), clip).column(0)).isSameAs(clip.column(0));
	}
}
