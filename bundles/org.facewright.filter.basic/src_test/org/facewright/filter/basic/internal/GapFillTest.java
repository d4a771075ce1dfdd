package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.api.testkit.TrackFilterContract;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Problem;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class GapFillTest extends TrackFilterContract {

	@Override
	protected TrackFilter filter() {
		return new GapFill();
	}

	@Test
	void bridgesAShortGapInALineExactly() {
		float[] line = Signals.values(40, frame -> 0.1 + 0.02 * frame);
		float[] gappy = line.clone();
		for (int frame = 10; frame < 16; frame++) {
			gappy[frame] = Float.NaN;
		}
		assertThat(Signals.apply(filter(), gappy)).containsExactly(line, within(1e-6f));
	}

	@Test
	void neverOvershootsAcrossAShortGap() {
		float[] filled = Signals.apply(filter(), new float[] { 0, 0, Float.NaN, Float.NaN, Float.NaN, 1, 1 });
		assertThat(filled).startsWith(0, 0).endsWith(1, 1);
		for (int frame = 1; frame < filled.length; frame++) {
			assertThat(filled[frame]).isBetween(filled[frame - 1], 1f);
		}
		assertThat(filled[3]).isEqualTo(0.5f, within(1e-6f));
	}

	@Test
	void easesToNeutralAndBackAcrossALongGap() {
		float[] values = Signals.values(120, frame -> frame >= 30 && frame < 90 ? Float.NaN : 0.8);
		float[] filled = Signals.apply(filter(), values, "ease", "100");
		assertThat(filled[29]).isEqualTo(0.8f);
		for (int frame = 30; frame < 36; frame++) {
			assertThat(filled[frame]).isLessThan(filled[frame - 1]);
		}
		for (int frame = 35; frame <= 84; frame++) {
			assertThat(filled[frame]).as("frame %d", frame).isZero();
		}
		assertThat(filled[32]).isEqualTo(0.4f, within(1e-6f)).isEqualTo(filled[87]);
		assertThat(filled[90]).isEqualTo(0.8f);
	}

	@Test
	void saysWhereAGapIsTooLongToBridge() {
		float[] values = Signals.values(120, frame -> frame >= 30 && frame < 37 ? Float.NaN : 0.8);
		MotionClip clip = Signals.clip(FrameRate.FPS_60, "jawOpen", values);
		List<Problem> problems = filter().check(clip, values(), FilterContext.NONE);
		assertThat(problems).singleElement().extracting(Problem::message).isEqualTo(
				"1 gap is longer than 100 ms, up to 7 frames; the first starts at 0.5 s (frame 30) in 'jawOpen'");
		values[30] = 0.8f;
		assertThat(filter().check(Signals.clip(FrameRate.FPS_60, "jawOpen", values), values(), FilterContext.NONE))
				.isEmpty();
	}

	@Test
	void holdsTheOnlyNeighbourAtTheEnds() {
		assertThat(Signals.apply(filter(), new float[] { Float.NaN, Float.NaN, 0.3f, 0.4f, Float.POSITIVE_INFINITY }))
				.containsExactly(0.3f, 0.3f, 0.3f, 0.4f, 0.4f);
	}

	@Test
	void putsANeutralFaceWhereNothingIsKnown() {
		MotionClip clip = MotionClip.of(FrameRate.FPS_60,
				ChannelSet.of(List.of(Channel.weight("jawOpen"), new Channel("x", ChannelKind.QUATERNION),
						new Channel("y", ChannelKind.QUATERNION), new Channel("z", ChannelKind.QUATERNION),
						new Channel("w", ChannelKind.QUATERNION))),
				java.util.Collections.nCopies(5, SampleColumn.constant(Float.NaN, 20)));
		MotionClip filled = Signals.apply(filter(), clip);
		assertThat(filled.columns()).extracting(SampleColumn::constantValue).containsExactly(0f, 0f, 0f, 0f, 1f);
	}

	@Test
	void takesAFrozenPoseForLostOnRequestOnly() {
		float[] values = Signals.values(60, frame -> frame < 20 || frame >= 40 ? 0.4 + 0.01 * (frame % 7) : 0.5);
		assertThat(Signals.apply(filter(), values)).containsExactly(values);
		float[] filled = Signals.apply(filter(), values, "frozen", "true", "ease", "50");
		assertThat(filled[20]).as("the first frame of the run is a true one").isEqualTo(0.5f);
		assertThat(filled[30]).isZero();
	}

	@Test
	void takesAPoseOfZerosForLostFromItsFirstFrame() {
		float[] values = Signals.values(60, frame -> frame < 20 || frame >= 33 ? 0.4 + 0.01 * (frame % 7) : 0);
		float[] filled = Signals.apply(filter(), values, "frozen", "true", "max-gap", "500");
		for (int frame = 20; frame < 33; frame++) {
			assertThat(filled[frame]).isBetween(0.4f, 0.47f);
		}
	}

	@Test
	void sharesColumnsWithoutGaps() {
		MotionClip clip = clip(240, FrameRate.FPS_60);
		clip = clip.with(0, clip.column(0).with(5, Float.NaN));
		MotionClip filled = apply(clip);
		assertThat(filled.column(0).get(5)).isFinite();
		assertThat(filled.column(1)).isSameAs(clip.column(1));
	}
}
