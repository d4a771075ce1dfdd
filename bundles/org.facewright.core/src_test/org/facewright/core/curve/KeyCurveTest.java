package org.facewright.core.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class KeyCurveTest {

	@Test
	void holdsItsEndsAndJoinsKeysAsTheySay() {
		KeyCurve curve = KeyCurve.EMPTY.with(0, 0, Interpolation.LINEAR).with(10, 1, Interpolation.CONSTANT).with(20, 3,
				Interpolation.LINEAR);
		assertThat(curve.evaluate(-5)).isZero();
		assertThat(curve.evaluate(5)).isEqualTo(0.5f);
		assertThat(curve.evaluate(19.9)).isEqualTo(1);
		assertThat(curve.evaluate(25)).isEqualTo(3);
	}

	@Test
	void aSecondKeyAtAFrameTakesTheFirstOnesPlace() {
		KeyCurve curve = KeyCurve.EMPTY.with(5, 1, Interpolation.LINEAR).with(5, 2, Interpolation.LINEAR);
		assertThat(curve.size()).isEqualTo(1);
		assertThat(curve.value(0)).isEqualTo(2);
	}

	@Test
	void flatHandlesEaseInAndOut() {
		KeyCurve curve = bezier(10, 1, 10f / 3, 0, -10f / 3, 0);
		assertThat(curve.evaluate(5)).isCloseTo(0.5f, within(1e-6f));
		assertThat(curve.evaluate(2.5)).isCloseTo(0.15625f, within(1e-6f));
	}

	@Test
	void handlesOnTheLineGiveTheLine() {
		KeyCurve curve = bezier(10, 1, 3, 0.3f, -4, -0.4f);
		for (double frame = 0; frame <= 10; frame += 0.37) {
			assertThat(curve.evaluate(frame)).isCloseTo((float) frame / 10, within(1e-6f));
		}
	}

	@Test
	void overlappingHandlesStillGiveOneValueAnInstant() {
		KeyCurve curve = bezier(10, 1, 30, 0, -30, 0);
		float before = 0;
		for (double frame = 0; frame <= 10; frame += 0.01) {
			float value = curve.evaluate(frame);
			assertThat(value).isGreaterThanOrEqualTo(before - 1e-6f);
			before = value;
		}
	}

	@Test
	void bakingEqualsEvaluatingEachFrame() {
		KeyCurve curve = bezier(10, 1, 3, 0.5f, -4, 0).with(17, 0.3f, Interpolation.CONSTANT).with(30, 0,
				Interpolation.LINEAR);
		SampleColumn baked = curve.bake(40);
		for (int frame = 0; frame < 40; frame++) {
			assertThat(baked.get(frame)).isEqualTo(curve.evaluate(frame));
		}
	}

	@Test
	void refusesKeysOutOfOrder() {
		assertThatThrownBy(() -> KeyCurve.linear(new int[] { 3, 3 }, new float[2])).hasMessageContaining("order");
		assertThatThrownBy(() -> KeyCurve.linear(new int[] { 3 }, new float[] { Float.NaN }))
				.hasMessageContaining("finite");
	}

	@Test
	void reductionStaysWithinItsToleranceAtEveryFrame() {
		Random random = new Random(5);
		for (double tolerance : new double[] { 0, 0.001, 0.05, 0.5 }) {
			float[] values = new float[2000];
			for (int i = 1; i < values.length; i++) {
				values[i] = values[i - 1] + (random.nextFloat() - 0.5f) * 0.1f;
			}
			KeyCurve keys = KeyReduction.reduce(SampleColumn.of(values), tolerance);
			SampleColumn baked = keys.bake(values.length);
			for (int i = 0; i < values.length; i++) {
				assertThat((double) Math.abs(baked.get(i) - values[i])).isLessThanOrEqualTo(tolerance);
			}
		}
	}

	@Test
	void reductionFindsTheCornersOfALineDrawing() {
		KeyCurve keys = KeyReduction.reduce(SampleColumn.of(0, 1, 2, 3, 2, 1, 0, 0, 0), 1e-6);
		assertThat(keys.size()).isEqualTo(4);
		assertThat(keys.frame(1)).isEqualTo(3);
		assertThat(keys.frame(2)).isEqualTo(6);
	}

	@Test
	void curvesBakeToAClip() {
		ChannelSet channels = ChannelSet.weights(List.of("jawOpen", "mouthClose"));
		KeyCurves curves = KeyCurves.empty(FrameRate.FPS_24, channels).with(1,
				KeyCurve.EMPTY.with(2, 0.5f, Interpolation.LINEAR));
		assertThat(curves.bake(3).column(1).toArray()).containsExactly(0.5f, 0.5f, 0.5f);
		assertThat(curves.bake(3).column(0).constantValue()).isZero();
	}

	private static KeyCurve bezier(int span, float value, float outFrames, float outValue, float inFrames,
			float inValue) {
		byte kind = (byte) Interpolation.BEZIER.ordinal();
		return KeyCurve.of(new int[] { 0, span }, new float[] { 0, value },
				new float[] { 0, 0, outFrames, outValue, inFrames, inValue, 0, 0 }, new byte[] { kind, kind });
	}
}
