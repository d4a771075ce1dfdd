package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.LiveFilter;
import org.facewright.api.filter.TrackFilter;
import org.facewright.api.testkit.TrackFilterContract;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class NoiseGateTest extends TrackFilterContract {

	@Override
	protected TrackFilter filter() {
		return new NoiseGate();
	}

	@Override
	protected FilterContext context(MotionClip clip) {
		return level(Signals.values(clip.frameCount(), frame -> frame % 100 < 40 ? -20 : -80));
	}

	@Override
	protected boolean keepsConstantClips() {
		return false;
	}

	/** The live form knows less of what comes. */
	@Override
	protected double liveTolerance() {
		return Double.POSITIVE_INFINITY;
	}

	@Test
	void liveItOpensWithTheSoundAndClosesAfterTheHold() {
		LiveFilter gate = filter().live(ChannelSet.weights(List.of("jawOpen")), FrameRate.FPS_100,
				filter().parameters().defaults()).orElseThrow();
		float[] shown = new float[200];
		for (int frame = 0; frame < shown.length; frame++) {
			float[] pose = { 0.5f };
			gate.process(pose, frame >= 50 && frame < 100 ? -20 : -80);
			shown[frame] = pose[0];
		}
		assertThat(shown[49]).isZero();
		assertThat(shown[50]).isBetween(0.01f, 0.2f);
		assertThat(shown[53]).isEqualTo(0.5f);
		assertThat(shown[114]).as("held").isEqualTo(0.5f);
		assertThat(shown[122]).isBetween(0.1f, 0.4f);
		assertThat(shown[131]).isZero();
	}

	@Test
	void liveItLeavesPosesAsTheyAreWithoutSound() {
		LiveFilter gate = filter().live(ChannelSet.weights(List.of("jawOpen")), FrameRate.FPS_100,
				filter().parameters().defaults()).orElseThrow();
		float[] pose = { 0.5f };
		gate.process(pose, Float.NaN);
		assertThat(pose).containsExactly(0.5f);
	}

	@Test
	void stillsTheFaceInSilence() {
		MotionClip gated = Signals.apply(filter(), still(300), level(new float[300]), "threshold", "0");
		assertThat(gated.column(0).constantValue()).isEqualTo(0.5f);
		assertThat(Signals.apply(filter(), still(300), level(Signals.values(300, frame -> -100))).column(0)
				.constantValue()).isZero();
	}

	@Test
	void raisesBeforeTheSoundAndFallsAfterTheHold() {
		float[] level = Signals.values(200, frame -> frame >= 60 && frame < 100 ? -20 : -90);
		float[] gated = Signals
				.apply(filter(), still(200), level(level), "attack", "100", "hold", "50", "release", "100")
				.column(0).toArray();
		assertThat(gated[54]).isZero();
		assertThat(gated[57]).isEqualTo(0.25f, within(1e-6f));
		for (int frame = 60; frame <= 102; frame++) {
			assertThat(gated[frame]).as("frame %d", frame).isEqualTo(0.5f);
		}
		assertThat(gated[105]).isEqualTo(0.25f, within(1e-6f));
		assertThat(gated[108]).isZero();
	}

	@Test
	void staysOpenBetweenTheTwoThresholds() {
		float[] level = Signals.values(200, frame -> frame < 20 ? -30 : frame < 120 ? -42 : -80);
		float[] gated = Signals.apply(filter(), still(200), level(level), "threshold", "-40", "hysteresis", "3", "hold",
				"0", "release", "0").column(0).toArray();
		assertThat(gated[119]).isEqualTo(0.5f);
		assertThat(gated[120]).isZero();
	}

	@Test
	void doesNotOpenBelowTheThreshold() {
		float[] level = Signals.values(200, frame -> -42);
		assertThat(Signals.apply(filter(), still(200), level(level), "threshold", "-40", "hysteresis", "3").column(0)
				.constantValue()).isZero();
	}

	@Test
	void refusesToGuessWithoutALevel() {
		assertThatThrownBy(() -> Signals.apply(filter(), still(20))).isInstanceOf(IllegalArgumentException.class)
				.hasMessage("noise-gate: the gate needs the level of the take's sound, and this take has none; give "
						+ "the take its audio, or use gain or clamp instead");
	}

	@Test
	void refusesALevelOfAnotherLength() {
		assertThatThrownBy(() -> Signals.apply(filter(), still(20), level(-20, -20)))
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("the level lane has 2 frames, the clip 20");
	}

	private static MotionClip still(int frames) {
		return Signals.clip(FrameRate.FPS_60, "jawOpen", Signals.values(frames, frame -> 0.5));
	}

	private static FilterContext level(float... decibels) {
		return new FilterContext(Optional.of(SampleColumn.of(decibels)), Optional.empty(), SpeechLanes.EMPTY);
	}
}
