package org.facewright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.facewright.api.motion.ParameterRegion;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class DirectionTest {

	private static Direction of(FrameRange range, KeyCurve curve) {
		return new Direction(List.of(new ParameterRegion(range, ParameterSchema.EMPTY.defaults())),
				Map.of("joy", curve));
	}

	@Test
	void meansTheSameInstantsAtAnotherRate() {
		Direction at24 = of(new FrameRange(12, 48),
				KeyCurve.linear(new int[] { 0, 24, 36 }, new float[] { 0, 1, 0.5f }));
		Direction at60 = at24.toRate(FrameRate.FPS_24, FrameRate.FPS_60);
		assertThat(at60.regions()).extracting(ParameterRegion::frames).containsExactly(new FrameRange(30, 120));
		assertThat(at60.curves()).containsEntry("joy",
				KeyCurve.linear(new int[] { 0, 60, 90 }, new float[] { 0, 1, 0.5f }));
	}

	@Test
	void keepsRegionsWithoutEnd() {
		Direction direction = of(new FrameRange(100, Integer.MAX_VALUE), KeyCurve.EMPTY);
		assertThat(direction.toRate(FrameRate.FPS_100, FrameRate.FPS_60).regions()).extracting(ParameterRegion::frames)
				.containsExactly(new FrameRange(60, Integer.MAX_VALUE));
	}

	@Test
	void keepsTheLastOfKeysThatMeet() {
		Direction direction = of(FrameRange.ALL,
				KeyCurve.linear(new int[] { 0, 100, 101 }, new float[] { 0, 0.25f, 1 }));
		assertThat(direction.toRate(FrameRate.FPS_100, FrameRate.FPS_30).curves()).containsEntry("joy",
				KeyCurve.linear(new int[] { 0, 30 }, new float[] { 0, 1 }));
	}
}
