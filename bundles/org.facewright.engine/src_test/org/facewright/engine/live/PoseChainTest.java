package org.facewright.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class PoseChainTest {

	private static final ChannelSet CHANNELS = channels();

	private static ChannelSet channels() {
		List<Channel> all = new ArrayList<>(Arkit.FACE.channels());
		all.addAll(Arkit.ROTATIONS);
		return ChannelSet.of(all);
	}

	private static PoseChain chain(Map<ChannelGroup, Double> gains, boolean mirror) {
		LiveSetup.Input input = new LiveSetup.Input(new LiveSessionTest.ManualInput(), URI.create("hand://127.0.0.1:1"),
				new LiveSessionTest.ManualInput().parameters().defaults(), "", ChannelGroup.ALL);
		return new PoseChain(CHANNELS, FrameRate.FPS_60, new LiveSetup(Optional.empty(), List.of(input),
				FrameRate.FPS_60, gains, List.of(), mirror, List.of(), 30));
	}

	private static float[] pose(String name, float value) {
		float[] pose = new float[CHANNELS.size()];
		pose[CHANNELS.indexOf(name)] = value;
		return pose;
	}

	@Test
	void mirrorsSidesAndTurns() {
		PoseChain chain = chain(Map.of(), true);
		for (String[] pair : new String[][] { { "mouthSmileLeft", "mouthSmileRight" }, { "jawLeft", "jawRight" },
				{ "leftEyePitch", "rightEyePitch" }, { "jawOpen", "jawOpen" } }) {
			float[] pose = pose(pair[0], 0.5f);
			chain.process(pose, Float.NaN);
			assertThat(pose[CHANNELS.indexOf(pair[1])]).as(pair[0]).isEqualTo(0.5f);
		}
		float[] yaw = pose("headYaw", 0.5f);
		chain.process(yaw, Float.NaN);
		assertThat(yaw[CHANNELS.indexOf("headYaw")]).isEqualTo(-0.5f);
		float[] eye = pose("leftEyeYaw", 0.5f);
		chain.process(eye, Float.NaN);
		assertThat(eye[CHANNELS.indexOf("rightEyeYaw")]).isEqualTo(-0.5f);
	}

	@Test
	void scalesChannelsByGroup() {
		PoseChain chain = chain(Map.of(new ChannelGroup("lower"), 0.5, new ChannelGroup("jawOpen"), 3.0), false);
		float[] pose = pose("jawOpen", 0.2f);
		pose[CHANNELS.indexOf("mouthFunnel")] = 0.2f;
		pose[CHANNELS.indexOf("browInnerUp")] = 0.2f;
		chain.process(pose, Float.NaN);
		assertThat(pose[CHANNELS.indexOf("jawOpen")]).isCloseTo(0.3f, within(1e-6f));
		assertThat(pose[CHANNELS.indexOf("mouthFunnel")]).isCloseTo(0.1f, within(1e-6f));
		assertThat(pose[CHANNELS.indexOf("browInnerUp")]).isEqualTo(0.2f);
	}

	@Test
	void takesOffTheMeanOfAStillSecond() {
		PoseChain chain = chain(Map.of(), false);
		chain.calibrate();
		for (int frame = 0; frame < 60; frame++) {
			float[] pose = pose("browInnerUp", frame % 2 == 0 ? 0.2f : 0.22f);
			chain.process(pose, Float.NaN);
			if (frame == 58) {
				assertThat(chain.calibration()).isEqualTo(NeutralPose.State.WAITING);
				assertThat(pose[CHANNELS.indexOf("browInnerUp")]).as("as it came").isEqualTo(0.2f);
			}
		}
		assertThat(chain.calibration()).isEqualTo(NeutralPose.State.DONE);
		float[] pose = pose("browInnerUp", 0.5f);
		chain.process(pose, Float.NaN);
		assertThat(pose[CHANNELS.indexOf("browInnerUp")]).isCloseTo(0.29f, within(1e-5f));
	}

	@Test
	void waitsForAStillSecondWhileTheFaceMoves() {
		PoseChain chain = chain(Map.of(), false);
		chain.calibrate();
		for (int frame = 0; frame < 600; frame++) {
			chain.process(pose("jawOpen", frame % 30 / 30f), Float.NaN);
		}
		assertThat(chain.calibration()).isEqualTo(NeutralPose.State.WAITING);
	}
}
