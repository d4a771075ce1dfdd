package org.facewright.motion.a2f.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.facewright.api.motion.MotionBackend;
import org.facewright.api.testkit.MotionBackendContract;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class DiffusionBackendTest extends MotionBackendContract {

	@Override
	protected MotionBackend backend() {
		return StandInBackends.face(StandInBackends.MARK);
	}

	@Test
	void givesSixtyFramesPerSecondOnceABlockIsHeard() {
		assertThat(backend().info().frameRate()).isEqualTo(FrameRate.FPS_60);
		assertThat(backend().info().latencySeconds()).isEqualTo(0.75);
		assertThat(backend().info().channels().size()).isEqualTo(75);
	}

	@Test
	void makesABackendOfEachIdentity() {
		assertThat(StandInBackends.FACES.keySet()).containsExactly("a2f-claire-3-2", "a2f-james-3-2", "a2f-mark-3-2",
				"a2f-standin-2-3");
	}
}
