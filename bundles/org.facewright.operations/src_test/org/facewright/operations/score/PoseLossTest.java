package org.facewright.operations.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class PoseLossTest {

	/** A face whose jaw follows the values, all else at rest. */
	private static MotionClip jaw(float... values) {
		List<SampleColumn> columns = new ArrayList<>();
		ChannelSet channels = Arkit.FACE;
		for (String name : channels.names()) {
			columns.add(SampleColumn.of(name.equals("jawOpen") ? values : new float[values.length]));
		}
		return MotionClip.of(FrameRate.FPS_60, channels, columns);
	}

	/** Open with two closures of three frames. */
	private static final float[] TWO = { 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1 };

	@Test
	void isNothingBetweenEqualTracks() {
		PoseLoss loss = PoseLoss.of(jaw(TWO), jaw(TWO));
		assertThat(loss).isEqualTo(new PoseLoss(20, 0, 0, "", 0, 2, 2, 0));
	}

	@Test
	void tellsTheMeanAndTheWorstWeight() {
		float[] other = TWO.clone();
		other[2] = 0.75f;
		PoseLoss loss = PoseLoss.of(jaw(TWO), jaw(other));
		assertThat(loss.mean()).isCloseTo(0.25 / 20 / Arkit.FACE.size(), within(1e-9));
		assertThat(loss.most()).isEqualTo(0.25);
		assertThat(loss.channel()).isEqualTo("jawOpen");
		assertThat(loss.frame()).isEqualTo(2);
	}

	@Test
	void countsClosuresThatWereLostAndThoseThatCame() {
		float[] other = TWO.clone();
		for (int frame = 13; frame < 16; frame++) {
			other[frame] = 0.9f;
		}
		other[9] = 0;
		assertThat(PoseLoss.of(jaw(TWO), jaw(other))).extracting(PoseLoss::closures, PoseLoss::kept, PoseLoss::added)
				.containsExactly(2, 1, 1);
	}

	@Test
	void aClosureMayShiftByTwoFrames() {
		float[] early = { 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1 };
		assertThat(PoseLoss.of(jaw(TWO), jaw(early)).kept()).isEqualTo(2);
		float[] tooEarly = { 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1 };
		assertThat(PoseLoss.of(jaw(TWO), jaw(tooEarly)).kept()).isEqualTo(0);
	}

	@Test
	void refusesTracksOfDifferentRates() {
		MotionClip slow = MotionClip.of(FrameRate.parse("30"), Arkit.FACE, jaw(TWO).columns());
		assertThatIllegalArgumentException().isThrownBy(() -> PoseLoss.of(jaw(TWO), slow));
	}
}
