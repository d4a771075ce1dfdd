package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.facewright.api.filter.TrackFilter;
import org.facewright.api.testkit.TrackFilterContract;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymmetryTest extends TrackFilterContract {

	@Override
	protected TrackFilter filter() {
		return new Symmetry();
	}

	@ParameterizedTest
	@CsvSource({ "1, 0, 0.5, 0.5", "0.5, 0, 0.35, 0.65", "1, -1, 0.2, 0.2", "1, 1, 0.8, 0.8", "0, 0, 0.2, 0.8",
			"1, 0.5, 0.65, 0.65" })
	void drawsBothSidesTogether(String amount, String bias, float left, float right) {
		MotionClip clip = MotionClip.of(FrameRate.FPS_60,
				ChannelSet.weights(List.of("mouthSmileRight", "jawOpen", "mouthSmileLeft")),
				List.of(SampleColumn.of(0.8f, 0.8f), SampleColumn.of(0.3f, 0.4f), SampleColumn.of(0.2f, 0.2f)));
		MotionClip result = Signals.apply(filter(), clip, "amount", amount, "bias", bias);
		assertThat(result.column(2).get(0)).isEqualTo(left, within(1e-6f));
		assertThat(result.column(0).get(1)).isEqualTo(right, within(1e-6f));
		assertThat(result.column(1)).isSameAs(clip.column(1));
	}

	@Test
	void leavesTheGazeAlone() {
		MotionClip clip = clip(60, FrameRate.FPS_60);
		int gaze = Arkit.FACE.indexOf("eyeLookInLeft");
		assertThat(apply(clip).column(gaze)).isSameAs(clip.column(gaze));
	}

	@Test
	void leavesAChannelWithoutPartnerAlone() {
		MotionClip clip = Signals.clip(FrameRate.FPS_60, "mouthSmileLeft", 0, 0.5f, 1);
		assertThat(Signals.apply(filter(), clip)).isEqualTo(clip);
	}
}
