package org.facewright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class FilterStepTest {

	private static final ChannelSet TWO = ChannelSet.weights(List.of("jawOpen", "mouthClose"));

	/** Sets everything to 1. */
	private static final TrackFilter ONES = new TrackFilter() {
		@Override
		public String id() {
			return "ones";
		}

		@Override
		public String label() {
			return "Ones";
		}

		@Override
		public String description() {
			return "Sets everything to 1.";
		}

		@Override
		public ParameterSchema parameters() {
			return ParameterSchema.EMPTY;
		}

		@Override
		public MotionClip apply(MotionClip clip, ParameterValues values, FilterContext context, Progress progress) {
			return MotionClip.of(clip.frameRate(), clip.channels(),
					clip.columns().stream().map(c -> SampleColumn.constant(1, c.length())).toList());
		}
	};

	private final MotionClip zeros = MotionClip.of(FrameRate.FPS_60, TWO,
			List.of(SampleColumn.constant(0, 10), SampleColumn.constant(0, 10)));

	@Test
	void touchesOnlyItsChannelsAndFrames() {
		MotionClip result = apply("jaw*", new FrameRange(3, 6), 0, 1);
		assertThat(result.column(0).toArray()).containsExactly(0, 0, 0, 1, 1, 1, 0, 0, 0, 0);
		assertThat(result.column(1)).isSameAs(zeros.column(1));
	}

	@Test
	void mixesByAmountAndFadesAtTheEdges() {
		MotionClip result = apply("jawOpen", new FrameRange(2, 8), 1, 0.5);
		assertThat(result.column(0).toArray()).containsExactly(0, 0, 0.25f, 0.5f, 0.5f, 0.5f, 0.5f, 0.25f, 0, 0);
	}

	@Test
	void readsNamesWithStarsAndExceptions() {
		Channel jaw = Channel.weight("jawOpen");
		Channel close = Channel.weight("mouthClose");
		assertThat(FilterStep.channelsNamed("*").test(jaw)).isTrue();
		assertThat(FilterStep.channelsNamed("mouth*,!mouthClose").test(close)).isFalse();
		assertThat(FilterStep.channelsNamed("!mouthClose").test(jaw)).isTrue();
		assertThat(FilterStep.channelsNamed("JAWOPEN").test(jaw)).isTrue();
		assertThatThrownBy(() -> FilterStep.channelsNamed(" , ")).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void refusesAmountsOutOfRange() {
		assertThatThrownBy(() -> apply("*", FrameRange.ALL, 0, 1.5)).hasMessageContaining("0 to 1");
	}

	private MotionClip apply(String channels, FrameRange region, int feather, double amount) {
		return new FilterStep(ONES, ParameterSchema.EMPTY.defaults(), FilterStep.channelsNamed(channels), region,
				feather, amount).apply(zeros, FilterContext.NONE, Progress.NONE);
	}
}
