package org.facewright.core.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.facewright.core.time.FrameRange;

class TangentTest {

	private static final int[] FRAMES = { 0, 10, 30 };
	private static final float[] VALUES = { 0, 0.4f, 0.6f };

	private static KeyCurve all(Tangent tangent, int flags, int[] frames, float... values) {
		byte[] tangents = new byte[frames.length * KeyCurve.TANGENT_WIDTH];
		for (int key = 0; key < frames.length; key++) {
			tangents[key * KeyCurve.TANGENT_WIDTH] = (byte) (tangent.isStepped() ? Tangent.LINEAR : tangent).ordinal();
			tangents[key * KeyCurve.TANGENT_WIDTH + 1] = (byte) tangent.ordinal();
			tangents[key * KeyCurve.TANGENT_WIDTH + 2] = (byte) flags;
		}
		return KeyCurve.shaped(frames, values, new float[frames.length * KeyCurve.HANDLE_WIDTH], tangents);
	}

	/** Slope of the middle key's outgoing side; the lines beside it rise 0.04 and 0.01 a frame. */
	private static double slope(Tangent tangent) {
		KeyCurve curve = all(tangent, 0, FRAMES, VALUES);
		return curve.handle(1, 3) / curve.handle(1, 2);
	}

	@Test
	void slopesAreThoseOfTheirFormulas() {
		assertThat(slope(Tangent.FLAT)).isZero();
		assertThat(slope(Tangent.LINEAR)).isCloseTo(0.01, within(1e-6));
		assertThat(slope(Tangent.SPLINE)).isCloseTo(0.6 / 30, within(1e-6));
		// p = (0.04 · 20 + 0.01 · 10) / 30 = 0.03; 2 · min(0.04, 0.01, 0.015)
		assertThat(slope(Tangent.AUTO)).isCloseTo(0.02, within(1e-6));
		assertThat(slope(Tangent.PLATEAU)).isCloseTo(0.02, within(1e-6));
		assertThat(slope(Tangent.EASE)).isCloseTo(0.01, within(1e-6));
		assertThat(slope(Tangent.MIX)).isCloseTo(0.025, within(1e-6));
		assertThat(slope(Tangent.AVERAGE)).isCloseTo(0.025, within(1e-6));
	}

	@Test
	void aClampedTangentIsStraightTowardsANeighbourOfTheSameValue() {
		KeyCurve curve = all(Tangent.CLAMPED, 0, FRAMES, 0, 0.4f, 0.41f);
		assertThat(curve.handle(1, 3) / curve.handle(1, 2)).isCloseTo(0.01f / 20, within(1e-6f));
		assertThat(curve.handle(1, 1) / curve.handle(1, 0)).isCloseTo(0.41f / 30, within(1e-6f));
	}

	@Test
	void averageHandlesHaveTheirOwnReachAndAreNotMuchLongerThanEachOther() {
		KeyCurve curve = all(Tangent.AVERAGE, 0, new int[] { 0, 10, 110 }, 0, 0.5f, 0.2f);
		assertThat(curve.handle(1, 0)).isCloseTo(-3.904f, within(1e-4f));
		assertThat(curve.handle(1, 2)).isCloseTo(5 * 3.904f, within(1e-4f));
	}

	@ParameterizedTest
	@EnumSource(names = { "AUTO", "PLATEAU", "EASE", "MIX", "FLAT", "LINEAR", "AVERAGE_CLAMPED", "STEPPED",
			"STEPPED_NEXT" })
	void tangentsThatPromiseItNeverLeaveTheirNeighbours(Tangent tangent) {
		Random random = new Random(7);
		for (int round = 0; round < 50; round++) {
			int[] frames = new int[8];
			float[] values = new float[8];
			for (int key = 0; key < frames.length; key++) {
				frames[key] = (key == 0 ? 0 : frames[key - 1]) + 1 + random.nextInt(20);
				values[key] = random.nextFloat();
			}
			KeyCurve curve = all(tangent, 0, frames, values);
			for (int key = 0; key + 1 < frames.length; key++) {
				float low = Math.min(values[key], values[key + 1]) - 1e-5f;
				float high = Math.max(values[key], values[key + 1]) + 1e-5f;
				for (double at = frames[key]; at <= frames[key + 1]; at += 0.25) {
					assertThat(curve.evaluate(at)).isBetween(low, high);
				}
			}
		}
	}

	@Test
	void steppedKeysHoldOrJump() {
		KeyCurve hold = all(Tangent.STEPPED, 0, FRAMES, VALUES);
		assertThat(hold.evaluate(9.9)).isZero();
		KeyCurve jump = all(Tangent.STEPPED_NEXT, 0, FRAMES, VALUES);
		assertThat(jump.evaluate(0)).isZero();
		assertThat(jump.evaluate(0.1)).isEqualTo(0.4f);
		assertThat(jump.bake(11).toArray()).startsWith(0, 0.4f, 0.4f);
	}

	@Test
	void weightedHandlesKeepTheirLengthAndOthersFollowTheirSpan() {
		int user = Tangent.USER.ordinal();
		float[] handles = { 0, 0, 0, 0, -5, -0.1f, 8, 0.16f, 0, 0, 0, 0 };
		for (int flags : new int[] { 0, KeyCurve.WEIGHTED }) {
			byte[] tangents = new byte[9];
			tangents[3] = (byte) user;
			tangents[4] = (byte) user;
			tangents[5] = (byte) flags;
			KeyCurve curve = KeyCurve.shaped(FRAMES, VALUES, handles, tangents);
			assertThat(curve.handle(1, 2)).isCloseTo(flags == 0 ? 20 / 3f : 8, within(1e-4f));
			assertThat(curve.handle(1, 3) / curve.handle(1, 2)).isCloseTo(0.02f, within(1e-5f));
		}
	}

	@Test
	void newtonsStepsFindTheInstantOnEveryBezier() {
		Random random = new Random(3);
		for (int i = 0; i < 2000; i++) {
			double x1 = random.nextDouble();
			double x2 = x1 + (1 - x1) * random.nextDouble();
			double wanted = random.nextDouble();
			double t = KeyCurve.parameter(x1, x2, 1, wanted);
			double s = 1 - t;
			assertThat(3 * s * s * t * x1 + 3 * s * t * t * x2 + t * t * t).isCloseTo(wanted, within(1e-6));
		}
	}

	@Test
	void aDifferenceCoversEveryFrameThatDiffersAndLittleElse() {
		int[] frames = { 0, 20, 40, 60, 80, 100 };
		KeyCurve before = all(Tangent.AUTO, 0, frames, 0, 0.5f, 0.2f, 0.7f, 0.1f, 0.3f);
		KeyCurve after = all(Tangent.AUTO, 0, frames, 0, 0.5f, 0.9f, 0.7f, 0.1f, 0.3f);
		FrameRange range = before.difference(after, 120);
		float[] a = before.bake(120).toArray();
		float[] b = after.bake(120).toArray();
		for (int frame = 0; frame < 120; frame++) {
			assertThat(a[frame] == b[frame] || range.contains(frame)).isTrue();
		}
		assertThat(range.length()).isLessThan(100);
		assertThat(before.difference(before, 120).isEmpty()).isTrue();
		assertThat(KeyCurve.EMPTY.difference(after, 120)).isEqualTo(new FrameRange(0, 120));
	}

	@Test
	void aPartIsBakedAsTheWholeIs() {
		KeyCurve curve = all(Tangent.AVERAGE, 0, new int[] { 5, 20, 33 }, 0.1f, 0.9f, 0.4f);
		float[] whole = curve.bake(50).toArray();
		float[] part = new float[17];
		curve.bake(12, part);
		for (int i = 0; i < part.length; i++) {
			assertThat(part[i]).isEqualTo(whole[12 + i]);
		}
	}

	@Test
	void curvesFromElsewhereHaveTheHandsTangents() {
		KeyCurve curve = KeyCurve.linear(FRAMES, VALUES).with(30, 0.6f, Interpolation.BEZIER);
		assertThat(curve.outgoing(0)).isEqualTo(Tangent.LINEAR);
		assertThat(curve.incoming(2)).isEqualTo(Tangent.USER);
		assertThat(curve.isWeighted(2)).isTrue();
		assertThatThrownBy(() -> KeyCurve.of(new int[1], new float[1], new float[4], new byte[1],
				new byte[] { 7, 0, 0 })).hasMessageContaining("unknown tangent 7");
	}
}
