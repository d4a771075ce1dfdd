package org.facewright.core.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class ResamplingTest {

	private static MotionClip clip(FrameRate rate, float... values) {
		return MotionClip.of(rate, ChannelSet.weights(List.of("jawOpen")), List.of(SampleColumn.of(values)));
	}

	@Test
	void keepsTheDurationAndTheTimeOfAMovement() {
		float[] ramp = new float[101];
		for (int i = 0; i < ramp.length; i++) {
			ramp[i] = i / 100f;
		}
		MotionClip at60 = Resampling.toRate(clip(FrameRate.FPS_100, ramp), FrameRate.FPS_60);
		assertThat(at60.frameCount()).isEqualTo(61);
		for (int frame = 0; frame < 60; frame++) {
			assertThat(at60.column(0).get(frame)).isCloseTo(frame / 60f, within(1e-6f));
		}
	}

	@Test
	void passesThroughTheSamplesAndNeverBeyondThem() {
		MotionClip at60 = Resampling.toRate(clip(FrameRate.FPS_30, 0, 0, 1, 0.2f, 0.2f, 0), FrameRate.FPS_60);
		assertThat(at60.frameCount()).isEqualTo(12);
		assertThat(at60.column(0).get(4)).isEqualTo(1);
		for (int frame = 0; frame < 12; frame++) {
			assertThat(at60.column(0).get(frame)).isBetween(0f, 1f);
		}
	}

	@Test
	void leavesAClipAtItsOwnRateAlone() {
		MotionClip clip = clip(FrameRate.FPS_60, 1, 2);
		assertThat(Resampling.toRate(clip, FrameRate.FPS_60)).isSameAs(clip);
	}

	@Test
	void keepsConstantChannelsConstantAndEmptyClipsEmpty() {
		assertThat(Resampling.toRate(clip(FrameRate.FPS_100, 3, 3, 3), FrameRate.FPS_24).column(0).constantValue())
				.isEqualTo(3);
		assertThat(Resampling.toRate(clip(FrameRate.FPS_100), FrameRate.FPS_24).frameCount()).isZero();
	}
}
