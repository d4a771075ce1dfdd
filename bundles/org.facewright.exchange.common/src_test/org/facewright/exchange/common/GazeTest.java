package org.facewright.exchange.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class GazeTest {

	private static MotionClip clip(ChannelSet channels, String name, float value) {
		float[] pose = new float[channels.size()];
		pose[channels.indexOf(name)] = value;
		return MotionClip.ofPoses(FrameRate.FPS_30, channels, new float[][] { pose });
	}

	@Test
	void eyesThatLookToTheFacesRightHaveAPositiveYaw() {
		assertThat(Gaze.of(clip(Arkit.FACE, "eyeLookInLeft", 1)).orElseThrow().left(0).yaw()).isEqualTo(0.6);
		assertThat(Gaze.of(clip(Arkit.FACE, "eyeLookOutRight", 1)).orElseThrow().right(0).yaw()).isEqualTo(0.6);
		assertThat(Gaze.of(clip(Arkit.FACE, "eyeLookOutLeft", 1)).orElseThrow().both(0).yaw()).isEqualTo(-0.3);
	}

	@Test
	void anglesGoBeforeShapes() {
		ChannelSet all = ChannelSet
				.of(Stream.concat(Arkit.FACE.channels().stream(), Arkit.ROTATIONS.stream()).toList());
		assertThat(Gaze.of(clip(all, "leftEyePitch", 0.25f)).orElseThrow().left(0).pitch()).isEqualTo(0.25,
				within(1e-6));
		assertThat(Gaze.of(clip(all, "eyeLookDownLeft", 1)).orElseThrow().left(0)).isEqualTo(FaceAngles.NONE);
	}

	@Test
	void aClipWithoutEyesHasNone() {
		assertThat(Gaze.of(clip(ChannelSet.weights(List.of("jawOpen")), "jawOpen", 1))).isEmpty();
	}
}
