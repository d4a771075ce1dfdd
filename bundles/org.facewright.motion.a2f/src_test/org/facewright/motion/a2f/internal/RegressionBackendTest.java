package org.facewright.motion.a2f.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.testkit.MotionBackendContract;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class RegressionBackendTest extends MotionBackendContract {

	@Override
	protected MotionBackend backend() {
		return StandInBackends.face(StandInBackends.REGRESSION);
	}

	@Test
	void givesFaceTongueAndJawAtSixtyFramesPerSecond() {
		MotionInfo info = backend().info();
		assertThat(info.frameRate()).isEqualTo(FrameRate.FPS_60);
		assertThat(info.channels().names().subList(0, 52)).isEqualTo(Arkit.FACE.names());
		assertThat(info.channels().names().subList(52, 68)).startsWith("tongueTipUp").endsWith("tongueNarrow");
		assertThat(info.channels().indices(channel -> channel.kind() == ChannelKind.QUATERNION)).containsExactly(68, 69,
				70, 71);
		assertThat(info.channels().indices(channel -> channel.kind() == ChannelKind.LENGTH)).containsExactly(72, 73,
				74);
		assertThat(info.latencySeconds()).isEqualTo(0.26);
	}
}
