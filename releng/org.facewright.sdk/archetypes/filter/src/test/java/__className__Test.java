package ${package};

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.api.testkit.TrackFilterContract;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

/** What every filter promises, and what this one does. */
class ${className}Test extends TrackFilterContract {

	@Override
	protected TrackFilter filter() {
		return new ${className}();
	}

	@Test
	void goesTwoThirdsOfTheWayInItsTime() {
		float[] step = new float[31];
		Arrays.fill(step, 1, step.length, 1f);
		MotionClip clip = MotionClip.of(FrameRate.of(100), ChannelSet.weights(List.of("jawOpen")),
				List.of(SampleColumn.of(step)));
		MotionClip result = filter().apply(clip, values().with(${className}.TIME, 100.0), FilterContext.NONE,
				Progress.NONE);
		assertThat(result.column(0).get(0)).isZero();
		assertThat(result.column(0).get(10)).isCloseTo(1 - (float) Math.exp(-1), within(1e-4f));
	}
}
