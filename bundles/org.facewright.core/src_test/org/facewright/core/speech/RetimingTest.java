package org.facewright.core.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.time.FrameRate;
import org.facewright.core.time.TimeMap;
import org.junit.jupiter.api.Test;

class RetimingTest {

	private static final List<Segment> WORDS = List.of(new Segment(0.5, 1, "hello", 1),
			new Segment(1, 1.5, "world", 1));
	/** The boundary in the middle comes half of a second's half later. */
	private static final List<Segment> LATER = List.of(new Segment(0.5, 1.25, "hello", 1),
			new Segment(1.25, 1.5, "world", 1));

	@Test
	void movesWhatLiesBetweenBoundariesAndNothingElse() {
		TimeMap map = Retiming.between(WORDS, LATER, 2);
		assertThat(map.at(0.3)).isEqualTo(0.3);
		assertThat(map.at(0.75)).isCloseTo(0.875, within(1e-12));
		assertThat(map.at(1)).isCloseTo(1.25, within(1e-12));
		assertThat(map.at(1.5)).isCloseTo(1.5, within(1e-12));
		assertThat(map.at(1.9)).isCloseTo(1.9, within(1e-12));
	}

	@Test
	void takesAClosureAlongWithItsPhone() {
		float[][] poses = new float[120][1];
		poses[60][0] = 1;
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_60, ChannelSet.weights(List.of("mouthClose")), poses);
		MotionClip moved = Retiming.moved(clip, Retiming.between(WORDS, LATER, 2));
		assertThat(moved.frameCount()).isEqualTo(120);
		assertThat(moved.column(0).get(75)).isEqualTo(1);
		assertThat(moved.column(0).get(60)).isZero();
	}

	@Test
	void takesKeysAndTheirHandlesAlong() {
		KeyCurve curve = KeyCurve.of(new int[] { 45, 60 }, new float[] { 0, 1 },
				new float[] { 0, 0, 6, 0.5f, -6, -0.5f, 0, 0 }, new byte[] { 2, 2 });
		KeyCurves curves = new KeyCurves(FrameRate.FPS_60, ChannelSet.weights(List.of("jawOpen")), List.of(curve));
		KeyCurve moved = Retiming.moved(curves, Retiming.between(WORDS, LATER, 2)).curves().getFirst();
		assertThat(moved.frame(0)).isEqualTo(53);
		assertThat(moved.frame(1)).isEqualTo(75);
		assertThat(moved.handle(0, 2)).isCloseTo(9, within(1e-4f));
		assertThat(moved.handle(0, 3)).isEqualTo(0.5f);
		assertThat(moved.value(1)).isEqualTo(1);
	}

	@Test
	void movesPhonesWithTheirWords() {
		SpeechLanes lanes = new SpeechLanes(WORDS, List.of(new Segment(0.5, 0.75, "HH", 0.5),
				new Segment(0.75, 1, "AH", 0.7)));
		SpeechLanes moved = Retiming.moved(lanes, Retiming.between(WORDS, LATER, 2));
		assertThat(moved.phones().getFirst().endSeconds()).isCloseTo(0.875, within(1e-12));
		assertThat(moved.phones().getLast().endSeconds()).isCloseTo(1.25, within(1e-12));
		assertThat(moved.phones().getLast().confidence()).isEqualTo(0.7);
	}

	@Test
	void refusesOtherLabels() {
		assertThatIllegalArgumentException()
				.isThrownBy(() -> Retiming.between(WORDS, WORDS.subList(0, 1), 2))
				.withMessageContaining("same labels");
	}
}
