package org.facewright.exchange.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.KeyedPoses.Between;
import org.junit.jupiter.api.Test;

class KeyedPosesTest {

	private static final ChannelSet ONE = ChannelSet.weights(List.of("jawOpen"));

	private static float[] baked(FrameRate rate, Between between, double[] seconds, float... numbers)
			throws IOException {
		MotionClip clip = new KeyedPoses(seconds, numbers, 1, between).clip(rate, ONE, "test");
		float[] values = new float[clip.frameCount()];
		clip.column(0).copy(0, values, 0, values.length);
		return values;
	}

	@Test
	void drawsStraightLinesBetweenKeys() throws IOException {
		assertThat(baked(FrameRate.of(4), Between.LINEAR, new double[] { 0, 0.5, 1 }, 0, 1, 0)).containsExactly(0,
				0.5f, 1, 0.5f, 0);
	}

	@Test
	void keepsAStepUntilTheNextKey() throws IOException {
		assertThat(baked(FrameRate.of(4), Between.STEP, new double[] { 0, 0.5, 1 }, 0, 1, 0.25f)).containsExactly(0, 0,
				1, 1, 0.25f);
	}

	@Test
	void followsTheHermiteCurveOfItsTangents() throws IOException {
		float[] numbers = { 0, 0, 2, 0, 1, 0, -2, 0.5f, 0 };
		assertThat(baked(FrameRate.of(4), Between.CUBIC, new double[] { 0, 0.5, 1 }, numbers)).containsExactly(0,
				0.625f, 1, 0.875f, 0.5f);
	}

	@Test
	void holdsTheFirstPoseBeforeTheFirstKey() throws IOException {
		assertThat(baked(FrameRate.of(4), Between.LINEAR, new double[] { 0.5, 0.75 }, 1, 2)).containsExactly(1, 1, 1,
				2);
	}

	@Test
	void takesTimesRoundedTo32BitsAsTheirFrames() throws IOException {
		int frames = 36_000;
		double[] seconds = new double[frames];
		float[] numbers = new float[frames];
		for (int frame = 0; frame < frames; frame++) {
			seconds[frame] = (float) FrameRate.FPS_60.secondsOf(frame);
			numbers[frame] = frame % 7 / 7f;
		}
		KeyedPoses keys = new KeyedPoses(seconds, numbers, 1, Between.STEP);
		assertThat(keys.frameRate()).contains(FrameRate.FPS_60);
		float[] values = new float[frames];
		keys.clip(FrameRate.FPS_60, ONE, "test").column(0).copy(0, values, 0, frames);
		assertThat(values).containsExactly(numbers);
	}

	@Test
	void tellsNtscRatesFromWholeOnes() {
		FrameRate ntsc = new FrameRate(30_000, 1001);
		double[] seconds = new double[300];
		for (int frame = 0; frame < seconds.length; frame++) {
			seconds[frame] = (float) ntsc.secondsOf(frame);
		}
		assertThat(new KeyedPoses(seconds, new float[300], 1, Between.LINEAR).frameRate()).contains(ntsc);
	}

	@Test
	void findsTheLowestUsualRateThatHasAllKeys() {
		double[] seconds = { 0, 1 / 30.0, 4 / 30.0, 11 / 30.0 };
		assertThat(new KeyedPoses(seconds, new float[4], 1, Between.LINEAR).frameRate()).contains(FrameRate.FPS_30);
	}

	@Test
	void tellsNothingAboutTheRateOfOneKey() {
		assertThat(new KeyedPoses(new double[1], new float[1], 1, Between.LINEAR).frameRate()).isEmpty();
	}

	@Test
	void refusesKeysThatLieAbsurdlyFarApart() {
		assertThatIOException()
				.isThrownBy(() -> baked(FrameRate.FPS_60, Between.LINEAR, new double[] { 0, 1e9 }, 0, 1))
				.withMessageContaining("2 keys");
	}

	@Test
	void refusesFallingTimes() {
		assertThatIllegalArgumentException()
				.isThrownBy(() -> new KeyedPoses(new double[] { 1, 0.5 }, new float[2], 1, Between.LINEAR));
	}

	@Test
	void passesThroughEveryKeyWhenSampledBetween() throws IOException {
		float[] values = baked(FrameRate.of(100), Between.LINEAR, new double[] { 0, 0.333, 1 }, 0, 1, 0);
		assertThat(values[33]).isCloseTo(0.33f / 0.333f, within(1e-6f));
	}
}
