package org.facewright.operations.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.speech.Segment;
import org.facewright.core.time.FrameRate;
import org.facewright.operations.score.LipGeometry;
import org.junit.jupiter.api.Test;

class PhoneMotionTest {

	private static final int FRAMES = 180;
	private static final int JAW = Arkit.JAW_OPEN;
	private static final int CLOSE = Arkit.MOUTH_CLOSE;
	private static final int LOWER = Arkit.FACE.indexOf("mouthLowerDownLeft");
	/** aa p aa: the jaw comes up half way for the p, which never closes. */
	private static final List<Segment> PHONES = List.of(new Segment(0.5, 1.0, "AA1", 0.9),
			new Segment(1.0, 1.1, "P", 0.8), new Segment(1.1, 1.6, "AA1", 0.9), new Segment(1.6, 1.7, "F", 0.9),
			new Segment(1.7, 2.2, "AE0", 0.9));

	private final MotionClip clip = clip();

	private static MotionClip clip() {
		float[][] poses = new float[FRAMES][Arkit.FACE.size()];
		for (int frame = 0; frame < FRAMES; frame++) {
			double t = frame / 60.0;
			poses[frame][JAW] = (float) (0.5 - 0.25 * bell(t, 1.05, 0.1) - 0.2 * bell(t, 1.65, 0.1));
			poses[frame][LOWER] = (float) (0.2 + 0.1 * Math.sin(7 * t));
			poses[frame][Arkit.FACE.indexOf("browInnerUp")] = (float) (0.5 + 0.5 * Math.sin(3 * t));
			poses[frame][Arkit.FACE.indexOf("mouthSmileLeft")] = (float) (0.3 + 0.2 * Math.sin(5 * t));
		}
		return MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, poses);
	}

	private static double bell(double t, double middle, double half) {
		double x = Math.clamp((t - middle) / half, -1, 1);
		return 0.5 + 0.5 * Math.cos(Math.PI * x);
	}

	private MotionClip with(int phone, PhoneVerbs verbs) {
		return PhoneMotion.apply(clip, PHONES, Map.of(phone, verbs));
	}

	private static double gap(MotionClip clip, int frame) {
		float[] pose = new float[clip.channels().size()];
		clip.pose(frame, pose);
		double[] weights = new double[pose.length];
		for (int i = 0; i < pose.length; i++) {
			weights[i] = pose[i];
		}
		return LipGeometry.GAP.of(weights);
	}

	@Test
	void neutralVerbsGiveTheClipItself() {
		assertThat(with(1, PhoneVerbs.NEUTRAL)).isSameAs(clip);
		assertThat(PhoneMotion.apply(clip, PHONES, Map.of())).isSameAs(clip);
	}

	@Test
	void strengthScalesTheDeviationFromTheNeighbours() {
		SampleColumn stronger = with(1, PhoneVerbs.NEUTRAL.withStrength(1.6)).column(JAW);
		SampleColumn gone = with(1, PhoneVerbs.NEUTRAL.withStrength(0)).column(JAW);
		// at 1.05 s the jaw lies 0.25 below the line of 0.5 between the neighbours
		assertThat(stronger.get(63)).isCloseTo(0.5f - 1.6f * 0.25f, within(0.005f));
		assertThat(gone.get(63)).isCloseTo(0.5f, within(0.005f));
	}

	@Test
	void nothingChangesBeyondTheMiddleOfTheNeighboursOrOnOtherChannels() {
		MotionClip changed = with(1, new PhoneVerbs(2, 0.03, 0.5, 1, 0.5));
		assertThat(changed.column(Arkit.FACE.indexOf("browInnerUp")))
				.isSameAs(clip.column(Arkit.FACE.indexOf("browInnerUp")));
		assertThat(changed.column(Arkit.FACE.indexOf("mouthSmileLeft")))
				.isSameAs(clip.column(Arkit.FACE.indexOf("mouthSmileLeft")));
		for (int channel = 0; channel < Arkit.FACE.size(); channel++) {
			for (int frame = 0; frame < FRAMES; frame++) {
				if (frame < 52 || frame > 74) { // 0.88 s … 1.22 s
					assertThat(changed.column(channel).get(frame)).isEqualTo(clip.column(channel).get(frame));
				}
			}
		}
	}

	@Test
	void nothingJumpsAtTheEdgesOfWhatAPhoneReaches() {
		for (PhoneVerbs verbs : List.of(PhoneVerbs.NEUTRAL.withStrength(2), PhoneVerbs.NEUTRAL.withStrength(0),
				PhoneVerbs.NEUTRAL.withLead(0.05), PhoneVerbs.NEUTRAL.withHold(0.8), PhoneVerbs.NEUTRAL.withBias(1),
				PhoneVerbs.NEUTRAL.withBias(-1))) {
			MotionClip changed = with(1, verbs);
			for (int channel : new int[] { JAW, CLOSE, LOWER }) {
				for (int frame = 1; frame < FRAMES; frame++) {
					float step = changed.column(channel).get(frame) - changed.column(channel).get(frame - 1);
					assertThat(Math.abs(step)).as("%s at %d by %s", channel, frame, verbs).isLessThan(0.15f);
				}
			}
			assertThat(changed.column(JAW).get(53) - clip.column(JAW).get(53)).isCloseTo(0, within(0.01f));
			assertThat(changed.column(JAW).get(73) - clip.column(JAW).get(73)).isCloseTo(0, within(0.01f));
		}
	}

	@Test
	void weightsStayBetweenZeroAndOne() {
		MotionClip changed = PhoneMotion.apply(clip, PHONES, Map.of(0, new PhoneVerbs(2, 0.1, 1, 1, -1), 1,
				new PhoneVerbs(2, -0.1, -0.5, 1, 1), 3, new PhoneVerbs(2, 0.1, 1, 1, 1)));
		for (SampleColumn column : changed.columns()) {
			assertThat(column.extremes(0, FRAMES).min()).isGreaterThanOrEqualTo(0);
			assertThat(column.extremes(0, FRAMES).max()).isLessThanOrEqualTo(1);
		}
	}

	@Test
	void leadBringsTheApexForward() {
		SampleColumn early = with(1, PhoneVerbs.NEUTRAL.withLead(0.03)).column(JAW);
		assertThat(lowest(clip.column(JAW), 55, 72)).isEqualTo(63);
		assertThat(lowest(early, 52, 72)).isBetween(61, 62);
		SampleColumn late = with(1, PhoneVerbs.NEUTRAL.withLead(-0.03)).column(JAW);
		assertThat(lowest(late, 52, 72)).isBetween(64, 65);
	}

	@Test
	void holdKeepsTheApexLonger() {
		SampleColumn longer = with(1, PhoneVerbs.NEUTRAL.withHold(1)).column(JAW);
		SampleColumn shorter = with(1, PhoneVerbs.NEUTRAL.withHold(-0.5)).column(JAW);
		assertThat(below(longer, 0.3f)).isGreaterThan(below(clip.column(JAW), 0.3f));
		assertThat(below(shorter, 0.3f)).isLessThan(below(clip.column(JAW), 0.3f));
		assertThat(lowest(longer, 52, 74)).isEqualTo(63);
	}

	private static int lowest(SampleColumn column, int from, int to) {
		int lowest = from;
		for (int frame = from; frame < to; frame++) {
			lowest = column.get(frame) < column.get(lowest) ? frame : lowest;
		}
		return lowest;
	}

	private static int below(SampleColumn column, float limit) {
		int count = 0;
		for (int frame = 50; frame < 80; frame++) {
			count += column.get(frame) < limit ? 1 : 0;
		}
		return count;
	}

	@Test
	void theLockClosesTheLipsWithARamp() {
		assertThat(gap(clip, 63)).isGreaterThan(0.5);
		MotionClip closed = with(1, PhoneVerbs.NEUTRAL.withClosureLock(1));
		for (int frame = 60; frame <= 65; frame++) {
			assertThat(gap(closed, frame)).as("gap at %d", frame).isLessThan(0.02);
		}
		assertThat(gap(closed, 56)).isEqualTo(gap(clip, 56));
		assertThat(gap(closed, 69)).isEqualTo(gap(clip, 69));
		assertThat(gap(closed, 58)).isBetween(0.1, gap(clip, 58));
		assertThat(closed.column(JAW)).isSameAs(clip.column(JAW));
		assertThat(gap(with(1, PhoneVerbs.NEUTRAL.withClosureLock(0.5)), 63)).isBetween(0.2, gap(clip, 63) - 0.2);
	}

	@Test
	void withoutMouthCloseTheJawCloses() {
		ChannelSet few = ChannelSet.weights(List.of("jawOpen", "mouthLowerDownLeft"));
		MotionClip small = MotionClip.of(FrameRate.FPS_60, few, List.of(clip.column(JAW), clip.column(LOWER)));
		MotionClip closed = PhoneMotion.apply(small, PHONES, Map.of(1, PhoneVerbs.NEUTRAL.withClosureLock(1)));
		assertThat(closed.column(0).get(63)).isLessThan(0.01f);
		assertThat(closed.column(1).get(63)).isLessThan(0.01f);
	}

	@Test
	void theLockBringsTheLowerLipToTheTeeth() {
		MotionClip closed = with(3, PhoneVerbs.NEUTRAL.withClosureLock(1));
		int middle = 99;
		assertThat(closed.column(Arkit.FACE.indexOf("mouthRollLower")).get(middle)).isCloseTo(0.35f, within(1e-4f));
		assertThat(closed.column(JAW).get(middle)).isLessThanOrEqualTo(0.121f);
		assertThat(gap(closed, middle)).isLessThan(0.4);
	}

	@Test
	void theLockMeansNothingForOtherPhones() {
		assertThat(with(0, PhoneVerbs.NEUTRAL.withClosureLock(1))).isEqualTo(clip);
	}

	@Test
	void biasMovesTheWorkAndKeepsTheOpening() {
		MotionClip lips = with(0, PhoneVerbs.NEUTRAL.withBias(0.6));
		MotionClip jaw = with(0, PhoneVerbs.NEUTRAL.withBias(-1));
		int frame = 45; // in the first AA
		assertThat(lips.column(JAW).get(frame)).isLessThan(clip.column(JAW).get(frame) - 0.1f);
		assertThat(lips.column(LOWER).get(frame)).isGreaterThan(clip.column(LOWER).get(frame) + 0.1f);
		assertThat(gap(lips, frame)).isCloseTo(gap(clip, frame), within(0.02));
		assertThat(jaw.column(JAW).get(frame)).isGreaterThan(clip.column(JAW).get(frame) + 0.1f);
		assertThat(jaw.column(LOWER).get(frame)).isLessThan(0.25f * clip.column(LOWER).get(frame));
		assertThat(gap(jaw, frame)).isCloseTo(gap(clip, frame), within(0.02));
	}

	@Test
	void silenceIsNeverChanged() {
		List<Segment> silence = new ArrayList<>(PHONES);
		silence.set(1, new Segment(1.0, 1.1, "", 1));
		assertThat(PhoneMotion.apply(clip, silence, Map.of(1, PhoneVerbs.NEUTRAL.withStrength(2)))).isSameAs(clip);
	}

	@Test
	void phonesAtAndBeyondTheEndsOfTheClipAreSafe() {
		List<Segment> edges = List.of(new Segment(0, 0.02, "P", 1), new Segment(2.98, 3.05, "M", 1),
				new Segment(3.2, 3.3, "B", 1));
		PhoneVerbs all = new PhoneVerbs(2, 0.1, 1, 1, 0.5);
		assertThat(PhoneMotion.apply(clip, edges, Map.of(0, all, 1, all, 2, all)).frameCount()).isEqualTo(FRAMES);
	}

	@Test
	void refusesValuesOutOfRange() {
		assertThatIllegalArgumentException().isThrownBy(() -> new PhoneVerbs(3, 0, 0, 0, 0));
		assertThat(PhoneVerbs.NEUTRAL.withStrength(3).strength()).isEqualTo(2);
		assertThatIllegalArgumentException().isThrownBy(() -> new PhoneVerbs(Double.NaN, 0, 0, 0, 0));
	}
}
