package org.facewright.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;

/** Where the dragged edge of a phone lands. */
class EdgeTargetsTest {

	private final TimelineModel model = new TimelineModel();
	private final TimeAxis axis = new TimeAxis();
	private final EdgeTargets targets = new EdgeTargets(model, axis);

	@BeforeEach
	void open() {
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, new float[180][Arkit.FACE.size()]);
		model.show(clip, KeyCurves.empty(FrameRate.FPS_60, Arkit.FACE),
				new SpeechLanes(List.of(new Segment(0.512, 1.2, "papa", 1)),
						List.of(new Segment(0.5, 0.7, "P", 1), new Segment(0.7, 1.2, "AA", 1))),
				List.of(new TimelineModel.Mark(100, 0, "breath")));
		// silence, and from 2 s on a tone
		model.setWave(new WavePeaks(8000, 24_000, (from, into, count) -> {
			for (int i = 0; i < count; i++) {
				into[i] = from + i < 16_000 ? 0 : (float) (0.3 * Math.sin((from + i) * 0.7));
			}
		}));
		axis.setDuration(3);
		axis.setWidth(1000);
		axis.show(0, 3);
	}

	@Test
	void anEdgeOfTheOtherLaneAttracts() {
		assertThat(targets.near(0.505, false)).isEqualTo(new EdgeTargets.Target(0.512, "start of papa"));
		assertThat(targets.near(0.705, true)).isEqualTo(new EdgeTargets.Target(0.7, "end of P"));
	}

	@Test
	void markersAndThePlayheadAttract() {
		model.setPlayhead(2.503);
		assertThat(targets.near(1.66, false).name()).isEqualTo("marker breath");
		assertThat(targets.near(2.51, false)).isEqualTo(new EdgeTargets.Target(2.503, "playhead"));
	}

	@Test
	void theOnsetOfTheSoundAttracts() {
		EdgeTargets.Target target = targets.near(1.99, false);
		assertThat(target.name()).isEqualTo("onset of the sound");
		assertThat(target.seconds()).isCloseTo(2, within(0.012));
	}

	@Test
	void elsewhereFramesDo() {
		assertThat(targets.near(2.81, false)).isEqualTo(new EdgeTargets.Target(169 / 60.0, ""));
	}
}
