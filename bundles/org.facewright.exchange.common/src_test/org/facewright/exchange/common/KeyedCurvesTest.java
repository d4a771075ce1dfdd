package org.facewright.exchange.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.CurveKeys.Tangent;
import org.junit.jupiter.api.Test;

class KeyedCurvesTest {

	private static final FrameRate TEN = FrameRate.of(10);

	private final List<Problem> problems = new ArrayList<>();

	/** Keys at whole seconds, all with the same tangent. */
	private static CurveKeys keys(Tangent tangent, float... values) {
		CurveKeys keys = new CurveKeys();
		for (int i = 0; i < values.length; i++) {
			keys.add(i, values[i], tangent, tangent);
		}
		return keys;
	}

	private static KeyedCurves curves(CurveKeys... curves) throws IOException {
		List<String> names = new ArrayList<>();
		for (int i = 0; i < curves.length; i++) {
			names.add("c" + i);
		}
		return new KeyedCurves(ChannelSet.weights(names), List.of(curves), 0, "file");
	}

	private static float[] sampled(CurveKeys keys) throws IOException {
		return curves(keys).clip(TEN, Progress.NONE).column(0).toArray();
	}

	@Test
	void linesAreStraight() throws IOException {
		assertThat(sampled(keys(Tangent.LINEAR, 0, 1, 0))[13]).isCloseTo(0.7f, within(1e-6f));
	}

	@Test
	void stepsHoldOrJumpAhead() throws IOException {
		assertThat(sampled(keys(Tangent.STEP, 0, 1))[9]).isZero();
		assertThat(sampled(keys(Tangent.STEP_NEXT, 0, 1))[1]).isEqualTo(1);
	}

	@Test
	void levelTangentsMakeAnS() throws IOException {
		float[] values = sampled(keys(Tangent.FLAT, 0, 1));
		assertThat(values[5]).isCloseTo(0.5f, within(1e-6f));
		assertThat(values[2]).as("3t² - 2t³").isCloseTo(0.104f, within(1e-6f));
	}

	@Test
	void splinesMayOvershootAndClampedOnesNever() throws IOException {
		float[] spline = sampled(keys(Tangent.SPLINE, 0, 0, 1, 1, 0));
		float[] clamped = sampled(keys(Tangent.CLAMPED, 0, 0, 1, 1, 0));
		assertThat(spline[25]).isGreaterThan(1);
		for (float value : clamped) {
			assertThat(value).isBetween(0f, 1f);
		}
	}

	@Test
	void clampedSlopesFollowTheNeighboursWhereNothingIsExtreme() {
		assertThat(CurveKeys.clampedSlope(1, 3, 2)).isEqualTo(2);
		assertThat(CurveKeys.clampedSlope(0.1, 3, 1.55)).isCloseTo(0.3, within(1e-12));
		assertThat(CurveKeys.clampedSlope(-1, 3, 1)).isZero();
	}

	@Test
	void givenSlopesOfALineGiveTheLine() throws IOException {
		CurveKeys keys = new CurveKeys();
		for (int i = 0; i < 3; i++) {
			keys.add(i, 2 * i, Tangent.LINEAR, Tangent.LINEAR);
			keys.arrive(2, 0.2);
			keys.leave(2, 0.7);
		}
		assertThat(sampled(keys)[17]).isCloseTo(3.4f, within(1e-5f));
	}

	@Test
	void handlesThatOverlapAreShortened() throws IOException {
		CurveKeys keys = new CurveKeys();
		keys.add(0, 0, Tangent.FLAT, Tangent.FLAT);
		keys.leave(0, 5);
		keys.add(1, 1, Tangent.FLAT, Tangent.FLAT);
		keys.arrive(0, 5);
		float[] values = sampled(keys);
		assertThat(values[5]).isCloseTo(0.5f, within(1e-6f));
		assertThat(values).isSorted();
	}

	@Test
	void keysMayComeInAnyOrder() throws IOException {
		CurveKeys keys = new CurveKeys();
		keys.add(1, 1, Tangent.LINEAR, Tangent.LINEAR);
		keys.add(0, 0, Tangent.LINEAR, Tangent.LINEAR);
		keys.add(2, 4, Tangent.LINEAR, Tangent.LINEAR);
		assertThat(sampled(keys)).startsWith(0).endsWith(4).hasSize(21);
	}

	@Test
	void theNearestKeyHoldsOutsideOfACurve() throws IOException {
		CurveKeys late = new CurveKeys();
		late.add(0.5, 0.25f, Tangent.LINEAR, Tangent.LINEAR);
		MotionClip clip = curves(keys(Tangent.LINEAR, 0, 1), late).clip(TEN, Progress.NONE);
		assertThat(clip.column(1).get(0)).isEqualTo(0.25f);
		assertThat(clip.column(1).get(10)).isEqualTo(0.25f);
	}

	@Test
	void aFrameOnAKeyHasItsValueWhateverTheRoundingOfItsTime() throws IOException {
		CurveKeys keys = new CurveKeys();
		float[] values = new float[500];
		for (int frame = 0; frame < values.length; frame++) {
			values[frame] = (float) Math.sin(frame);
			keys.add(Math.rint(frame / 60.0 * 1e6) / 1e6, values[frame], Tangent.LINEAR, Tangent.LINEAR);
		}
		KeyedCurves curves = curves(keys);
		FrameRate rate = curves.frameRate("", Optional.empty(), problems);
		assertThat(rate).isEqualTo(FrameRate.FPS_60);
		assertThat(curves.clip(rate, Progress.NONE).column(0).toArray()).isEqualTo(values);
		assertThat(problems).isEmpty();
	}

	@Test
	void theFilesOwnRateWinsWhenKeysLieOnItsFrames() throws IOException {
		assertThat(curves(keys(Tangent.LINEAR, 0, 1)).frameRate("", Optional.of(FrameRate.of(50)), problems))
				.isEqualTo(FrameRate.of(50));
		assertThat(problems).isEmpty();
	}

	@Test
	void keysBetweenFramesAreRemarkedOn() throws IOException {
		CurveKeys keys = keys(Tangent.LINEAR, 0, 1);
		keys.add(1.234567, 0, Tangent.LINEAR, Tangent.LINEAR);
		assertThat(curves(keys).frameRate("", Optional.of(FrameRate.FPS_30), problems)).isEqualTo(FrameRate.FPS_30);
		assertThat(problems).extracting(Problem::code).containsExactly("import.frame-rate");
	}

	@Test
	void theUsersRateWinsAndABadOneIsRefused() throws IOException {
		KeyedCurves curves = curves(keys(Tangent.LINEAR, 0, 1));
		assertThat(curves.frameRate(" 29.97 ", Optional.of(FrameRate.FPS_30), problems))
				.isEqualTo(new FrameRate(30_000, 1001));
		assertThatIOException().isThrownBy(() -> curves.frameRate("fast", Optional.empty(), problems))
				.withMessageContaining("frame-rate");
	}

	@Test
	void timesThatNobodyMeansAreRefused() {
		CurveKeys far = keys(Tangent.LINEAR, 0);
		far.add(900_000, 1, Tangent.LINEAR, Tangent.LINEAR);
		assertThatIOException().isThrownBy(() -> curves(far).clip(FrameRate.FPS_60, Progress.NONE))
				.withMessageContaining("can't be meant");
		CurveKeys farther = keys(Tangent.LINEAR, 0);
		farther.add(1e300, 1, Tangent.LINEAR, Tangent.LINEAR);
		assertThatIOException().isThrownBy(() -> curves(farther)).withMessageContaining("correct the times");
	}

	@Test
	void slopesThatOverflowAreRefused() {
		CurveKeys keys = keys(Tangent.LINEAR, 0);
		keys.leave(1e300, Double.NaN);
		keys.add(1, 1, Tangent.FLAT, Tangent.FLAT);
		assertThatIOException().isThrownBy(() -> sampled(keys)).withMessageContaining("overflows at frame 1");
	}
}
