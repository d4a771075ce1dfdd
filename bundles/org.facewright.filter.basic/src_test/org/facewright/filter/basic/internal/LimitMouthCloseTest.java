package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.api.testkit.TrackFilterContract;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Problem;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class LimitMouthCloseTest extends TrackFilterContract {

	@Override
	protected TrackFilter filter() {
		return new LimitMouthClose();
	}

	@Test
	void lowersMouthCloseToTheJawAndItsSlack() {
		MotionClip clip = pair(new float[] { 0.5f, 0.5f, 0.5f, -0.1f }, new float[] { 0.4f, 0.515f, 0.9f, 0.3f });
		MotionClip limited = Signals.apply(filter(), clip);
		assertThat(limited.column(1).toArray()).containsExactly(0.4f, 0.515f, 0.52f, 0.02f);
		assertThat(limited.column(0)).isSameAs(clip.column(0));
	}

	@Test
	void returnsTheClipItselfWhenNothingExceeds() {
		MotionClip clip = pair(new float[] { 0.5f, 0.6f }, new float[] { 0.5f, 0.6f });
		assertThat(Signals.apply(filter(), clip)).isSameAs(clip);
	}

	@Test
	void saysWhenThereIsNothingToLimit() {
		MotionClip clip = Signals.clip(FrameRate.FPS_60, "jawOpen", 0, 1);
		assertThat(filter().check(clip, values(), FilterContext.NONE)).extracting(Problem::message)
				.containsExactly("nothing to limit: the clip has not both mouthClose and jawOpen");
		assertThat(Signals.apply(filter(), clip)).isSameAs(clip);
	}

	private static MotionClip pair(float[] jaw, float[] close) {
		return MotionClip.of(FrameRate.FPS_60, ChannelSet.weights(List.of("jawOpen", "mouthClose")),
				List.of(SampleColumn.of(jaw), SampleColumn.of(close)));
	}
}
