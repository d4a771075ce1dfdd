package org.facewright.operations.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;

class SeamsTest {

	private static final int FRAMES = 240;

	private static MotionClip clip(IntToDoubleFunction jaw) {
		float[] values = new float[FRAMES];
		for (int i = 0; i < FRAMES; i++) {
			values[i] = (float) jaw.applyAsDouble(i);
		}
		return MotionClip.of(FrameRate.FPS_60, ChannelSet.weights(List.of("jawOpen")),
				List.of(SampleColumn.of(values)));
	}

	private static double bump(int frame, int middle, int width) {
		double x = (double) (frame - middle) / width;
		return Math.exp(-x * x);
	}

	@Test
	void seamsLieWhereOldAndNewMeet() {
		MotionClip old = clip(frame -> 0);
		// alike at frame 63 and at 117 only
		MotionClip now = clip(frame -> 0.5 - 0.5 * bump(frame, 63, 3) - 0.5 * bump(frame, 117, 3));
		Seams seams = Seams.between(old, now, new FrameRange(60, 120), SpeechLanes.EMPTY);
		assertThat(seams.in()).isCloseTo(63, within(1));
		assertThat(seams.out()).isCloseTo(117, within(1));
	}

	@Test
	void whereBothMoveFastThereIsNoSeam() {
		// the curves cross steeply at 66 and meet at rest at 56
		MotionClip old = clip(frame -> 0.5 + 0.3 * Math.tanh((frame - 66) / 2.0) * (frame > 60 ? 1 : 0)
				- (frame > 60 ? 0 : 0.3));
		MotionClip now = clip(frame -> 0.5 - 0.3 * Math.tanh((frame - 66) / 2.0) * (frame > 60 ? 1 : 0)
				- (frame > 60 ? 0 : 0.3));
		Seams seams = Seams.between(old, now, new FrameRange(62, 160), SpeechLanes.EMPTY);
		assertThat(seams.in()).isLessThan(60);
	}

	@Test
	void noSeamCutsALipClosure() {
		MotionClip old = clip(frame -> 0.02);
		MotionClip now = clip(frame -> 0.05);
		SpeechLanes speech = new SpeechLanes(List.of(), List.of(new Segment(0.9, 0.98, "AA", 1),
				new Segment(0.98, 1.06, "P", 1), new Segment(1.06, 1.3, "AA", 1)));
		Seams seams = Seams.between(old, now, new FrameRange(61, 140), speech);
		double from = (seams.in() - seams.fade() / 2.0) / 60;
		double to = (seams.in() + seams.fade() / 2.0) / 60;
		assertThat(to <= 0.98 || from >= 1.06).as("seam from %.3f to %.3f", from, to).isTrue();
	}

	@Test
	void theStretchIsNewInsideOldOutsideAndWithoutAStepBetween() {
		MotionClip old = clip(frame -> 0.2 + 0.001 * frame);
		MotionClip now = clip(frame -> 0.9);
		Seams seams = new Seams(60, 120, 6);
		MotionClip blended = seams.blend(old, now);
		assertThat(blended.column(0).get(90)).isEqualTo(0.9f);
		assertThat(blended.column(0).get(63)).isEqualTo(0.9f);
		for (int frame = 0; frame <= 57; frame++) {
			assertThat(blended.column(0).get(frame)).isEqualTo(old.column(0).get(frame));
		}
		for (int frame = 123; frame < FRAMES; frame++) {
			assertThat(blended.column(0).get(frame)).isEqualTo(old.column(0).get(frame));
		}
		for (int frame = 58; frame < 63; frame++) {
			assertThat(blended.column(0).get(frame + 1)).isGreaterThanOrEqualTo(blended.column(0).get(frame));
			assertThat(blended.column(0).get(frame + 1) - blended.column(0).get(frame)).isLessThan(0.3f);
		}
	}

	@Test
	void aStretchToTheEndHasNoSeamThere() {
		MotionClip old = clip(frame -> 0.2);
		MotionClip now = clip(frame -> 0.6);
		Seams seams = Seams.between(old, now, new FrameRange(100, FRAMES + 50), SpeechLanes.EMPTY);
		assertThat(seams.blend(old, now).column(0).get(FRAMES - 1)).isEqualTo(0.6f);
		Seams start = Seams.between(old, now, new FrameRange(0, 100), SpeechLanes.EMPTY);
		assertThat(start.blend(old, now).column(0).get(0)).isEqualTo(0.6f);
		assertThat(start.blend(old, now).column(0).get(FRAMES - 1)).isEqualTo(0.2f);
	}

	@Test
	void aRegionBeyondTheEndIsSaidInOneSentence() {
		MotionClip old = clip(frame -> 0.2);
		assertThatThrownBy(() -> Seams.between(old, old, new FrameRange(500, 600), SpeechLanes.EMPTY))
				.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("beyond the end");
	}
}
