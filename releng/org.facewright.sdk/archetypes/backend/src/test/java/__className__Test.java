package ${package};

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.api.testkit.MotionBackendContract;
import org.facewright.core.motion.Arkit;
import org.facewright.core.progress.Progress;
import org.junit.jupiter.api.Test;

/** What every backend promises, and what this one does. */
class ${className}Test extends MotionBackendContract {

	@Override
	protected MotionBackend backend() {
		return new ${className}();
	}

	@Test
	void opensTheJawWithTheVoice() throws Exception {
		float[] sound = new float[2000];
		for (int i = 1000; i < sound.length; i++) {
			sound[i] = i % 2 == 0 ? 0.5f : -0.5f;
		}
		List<Float> jaw = new ArrayList<>();
		MotionRequest request = new MotionRequest("line", backend().info().parameters().defaults(), false);
		try (MotionSession session = backend().open(request, (frame, pose) -> jaw.add(pose[Arkit.JAW_OPEN]),
				Progress.NONE)) {
			session.push(sound, 0, sound.length);
			session.end().toCompletableFuture().get();
		}
		assertThat(jaw.getFirst()).isZero();
		assertThat(jaw.getLast()).isCloseTo(1, within(1e-6f));
	}
}
