package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClosureGuardTest {

	private static final int FRAMES = 241;
	private static final double MIDDLE = 2.0;

	static Stream<TrackFilter> smoothing() {
		return Stream.of(new SavitzkyGolay(), new Butterworth(), new Gaussian(), new OneEuro(), new AttackRelease(),
				new Kalman(), new Despike());
	}

	@Test
	void keepsAClosureThatAGaussianWouldHalve() {
		MotionClip clip = Signals.jawDip(FrameRate.FPS_60, FRAMES, 50);
		assertThat(Signals.depth(Signals.apply(new Gaussian(), clip, "sigma", "2"))).isEqualTo(0.52, within(0.01));
		MotionClip guarded = Signals.apply(new Gaussian(), clip, Signals.phone("P", MIDDLE - 0.025, MIDDLE + 0.025),
				"sigma", "2");
		assertThat(Signals.depth(guarded)).isGreaterThanOrEqualTo(0.98);
	}

	@ParameterizedTest
	@MethodSource("smoothing")
	void keepsClosuresForEverySmoothingFilter(TrackFilter filter) {
		MotionClip clip = Signals.jawDip(FrameRate.FPS_60, FRAMES, 50);
		MotionClip guarded = Signals.apply(filter, clip, Signals.phone("m", MIDDLE - 0.025, MIDDLE + 0.025));
		assertThat(Signals.depth(guarded)).isGreaterThanOrEqualTo(0.98);
		assertThat(guarded.column(0).get(FRAMES / 2)).isEqualTo(clip.column(0).get(FRAMES / 2));
	}

	@ParameterizedTest
	@MethodSource("smoothing")
	void changesNothingAwayFromClosures(TrackFilter filter) {
		MotionClip clip = speaking("jawOpen");
		MotionClip plain = Signals.apply(filter, clip);
		MotionClip guarded = Signals.apply(filter, clip, Signals.phone("b", 1.9, 2.1), "closure-fade", "50");
		for (int frame = 0; frame < FRAMES; frame++) {
			boolean near = frame >= 114 - 3 && frame <= 126 + 3;
			if (!near) {
				assertThat(guarded.column(0).get(frame)).as("frame %d", frame).isEqualTo(plain.column(0).get(frame));
			}
		}
	}

	@Test
	void changesOverAlongARaisedCosine() {
		MotionClip clip = speaking("jawOpen");
		float[] original = clip.column(0).toArray();
		float[] plain = Signals.apply(new Gaussian(), clip, "sigma", "4").column(0).toArray();
		float[] guarded = Signals.apply(new Gaussian(), clip, Signals.phone("b", 1.9, 2.1), "sigma", "4",
				"closure-fade", "50").column(0).toArray();
		float[] kept = { 1, 0.75f, 0.25f, 0 };
		for (int i = 0; i < kept.length; i++) {
			assertThat(guarded[126 + i]).isEqualTo(plain[126 + i] + kept[i] * (original[126 + i] - plain[126 + i]),
					within(1e-6f));
			assertThat(guarded[114 - i]).isEqualTo(plain[114 - i] + kept[i] * (original[114 - i] - plain[114 - i]),
					within(1e-6f));
		}
	}

	@Test
	void readsTheClosureLane() {
		MotionClip clip = Signals.jawDip(FrameRate.FPS_60, FRAMES, 50);
		float[] lane = Signals.values(FRAMES, frame -> Math.abs(frame - FRAMES / 2) <= 1 ? 0.5 : 0.49);
		MotionClip guarded = Signals.apply(new Gaussian(), clip, Signals.closure(lane), "sigma", "2");
		assertThat(Signals.depth(guarded)).isEqualTo(1);
	}

	@Test
	void canBeSwitchedOff() {
		MotionClip clip = Signals.jawDip(FrameRate.FPS_60, FRAMES, 50);
		FilterContext context = Signals.phone("p", MIDDLE - 0.025, MIDDLE + 0.025);
		assertThat(Signals.apply(new Gaussian(), clip, context, "closure-guard", "false"))
				.isEqualTo(Signals.apply(new Gaussian(), clip));
	}

	@Test
	void leavesChannelsAloneThatCloseNoLips() {
		MotionClip clip = speaking("browInnerUp");
		assertThat(Signals.apply(new Gaussian(), clip, Signals.phone("p", 1.9, 2.1)))
				.isEqualTo(Signals.apply(new Gaussian(), clip));
	}

	@ParameterizedTest
	@ValueSource(strings = { "jawOpen", "mouthClose", "mouthPressLeft", "mouthRollUpper", "mouthLowerDownRight",
			"mouthUpperUpLeft", "mouthFunnel", "mouthPucker", "JawOpen" })
	void guardsTheChannelsOfTheLips(String name) {
		assertThat(ClosureGuard.guards(Channel.weight(name))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "P", "b", "m", "M", "pʰ", "mː", "m̩", "B_S", "pcl", "em", "pf", "p1" })
	void knowsPhonesThatCloseTheLips(String symbol) {
		assertThat(ClosureGuard.closesLips(symbol)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "f", "AA1", "pau", "n", "ŋ", "eng", "breath", "_", "sil", "t_p" })
	void takesNoOtherPhoneForAClosure(String symbol) {
		assertThat(ClosureGuard.closesLips(symbol)).isFalse();
	}

	@Test
	void saysWhenThereIsNothingToGoBy() {
		TrackFilter filter = new Gaussian();
		List<Problem> problems = filter.check(speaking("jawOpen"), filter.parameters().defaults(), FilterContext.NONE);
		assertThat(problems).singleElement().satisfies(problem -> {
			assertThat(problem.severity()).isEqualTo(Severity.INFO);
			assertThat(problem.code()).isEqualTo("filter.closures-unknown");
		});
		assertThat(filter.check(speaking("browInnerUp"), filter.parameters().defaults(), FilterContext.NONE)).isEmpty();
		assertThat(filter.check(speaking("jawOpen"), Signals.values(filter, "closure-guard", "false"),
				FilterContext.NONE)).isEmpty();
		assertThat(filter.check(speaking("jawOpen"), filter.parameters().defaults(), Signals.phone("a", 0, 1)))
				.isEmpty();
	}

	@Test
	void refusesALaneOfAnotherClip() {
		assertThatThrownBy(() -> Signals.apply(new Gaussian(), speaking("jawOpen"), Signals.closure(0, 1, 0)))
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("the closure lane has 3 frames, the clip 241");
	}

	@Test
	void ignoresPhonesBeyondTheClip() {
		MotionClip clip = speaking("jawOpen");
		assertThat(Signals.apply(new Gaussian(), clip, Signals.phone("p", 100, 101)))
				.isEqualTo(Signals.apply(new Gaussian(), clip));
	}

	private static MotionClip speaking(String channel) {
		return Signals.clip(FrameRate.FPS_60, channel,
				Signals.values(FRAMES, frame -> 0.5 + 0.4 * Math.sin(frame * 0.7) * Math.cos(frame * 0.11)));
	}
}
