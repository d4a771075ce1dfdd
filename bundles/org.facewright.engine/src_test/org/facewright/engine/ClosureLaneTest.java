package org.facewright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.speech.Segment;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class ClosureLaneTest {

	@Test
	void coversTheFramesOfBilabialPhones() {
		List<Segment> phones = List.of(new Segment(0, 0.1, "AA", 1), new Segment(0.1, 0.25, "B", 1),
				new Segment(0.25, 0.4, "IY", 1));
		assertThat(ClosureLane.ofPhones(phones, FrameRate.of(10), 4).toArray()).containsExactly(0, 1, 0.5f, 0);
	}

	@Test
	void addsThePosteriorsOfBilabialsAndSmoothsThem() {
		ChannelSet channels = ChannelSet.of(List.of(new Channel("phone.P", ChannelKind.PROBABILITY),
				new Channel("phone.AA", ChannelKind.PROBABILITY), new Channel("phone.M", ChannelKind.PROBABILITY)));
		MotionClip clip = MotionClip.of(FrameRate.FPS_60, channels,
				List.of(SampleColumn.of(0, 0.5f, 0), SampleColumn.of(1, 0, 1), SampleColumn.of(0, 0.5f, 0)));
		assertThat(ClosureLane.ofPosteriors(clip).orElseThrow().toArray()).containsExactly(0.25f, 0.5f, 0.25f);
		assertThat(ClosureLane.ofPosteriors(clip.select(1))).isEmpty();
	}
}
