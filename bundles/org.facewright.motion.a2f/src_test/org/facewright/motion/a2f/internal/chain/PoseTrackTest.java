package org.facewright.motion.a2f.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.Map;

import org.facewright.api.motion.MotionRequest;
import org.facewright.core.time.FrameRate;
import org.facewright.motion.a2f.internal.Solved;
import org.facewright.motion.a2f.internal.StandIns;
import org.facewright.motion.a2f.internal.emotion.EmotionSettings;
import org.facewright.motion.a2f.internal.pack.Actor;
import org.facewright.motion.a2f.internal.pack.ModelPackage;
import org.junit.jupiter.api.Test;

class PoseTrackTest {

	private static final int WIDTH = 31;

	private static PoseTrack track(Map<String, String> more) throws Exception {
		Actor actor = Actor.read((ModelPackage.Face) ModelPackage.read(StandIns.folder("regression")), 0);
		FaceParameters parameters = new FaceParameters(actor.face().shape(), actor.config(), actor.skin().settings(),
				actor.tongue().settings(), EmotionSettings.defaults());
		Map<String, String> values = new java.util.HashMap<>(Solved.BARE);
		values.putAll(more);
		MotionRequest request = new MotionRequest("test", parameters.schema().parse(values), false);
		PoseTrack track = new PoseTrack(new FaceModel(actor, parameters, FrameRate.FPS_60), request);
		track.begin(0);
		return track;
	}

	/** Two one-pole filters in a row: after a step from 0 to 1 come α² and 3α² − 2α³. */
	@Test
	void smoothsAStepByTwoFilters() throws Exception {
		PoseTrack track = track(Map.of("lower-face-smoothing", "0.05", "upper-face-smoothing", "0.05"));
		float[] rows = new float[3 * WIDTH];
		rows[WIDTH] = 1; // the first coefficient opens the jaw
		rows[2 * WIDTH] = 1;
		track.project(rows, new int[] { 0, WIDTH, 2 * WIDTH }, 3);
		double a = 1 - Math.pow(0.5, 1.0 / 60 / 0.05);
		double[] expected = { 0, a * a, 3 * a * a - 2 * a * a * a };
		float[] pose = new float[75];
		for (int frame = 0; frame < 3; frame++) {
			track.frame(frame, frame, pose);
			assertThat(pose[17]).isCloseTo((float) expected[frame], within(1e-5f));
		}
	}

	@Test
	void refusesRowsThatHoldNoNumbers() throws Exception {
		PoseTrack track = track(Map.of());
		for (int index : new int[] { 0, 8, 12, 27 }) { // skin, tongue, jaw, eyes
			float[] row = new float[WIDTH];
			row[index] = Float.NaN;
			track.project(row, new int[] { 0 }, 1);
			assertThatIllegalArgumentException().as("value %d", index)
					.isThrownBy(() -> track.frame(0, 0, new float[75]));
		}
	}

	@Test
	void allocatesNothingPerFrame() throws Exception {
		PoseTrack track = track(Map.of("lower-face-smoothing", "0.02"));
		float[] rows = Solved.sound(16 * WIDTH);
		int[] offsets = new int[16];
		for (int i = 0; i < 16; i++) {
			offsets[i] = i * WIDTH;
		}
		float[] pose = new float[75];
		var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
		long least = Long.MAX_VALUE;
		for (int round = 0; round < 20; round++) {
			long before = threads.getCurrentThreadAllocatedBytes();
			track.project(rows, offsets, 16);
			for (int i = 0; i < 16; i++) {
				track.frame(i, i, pose);
			}
			least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
		}
		assertThat(least).isLessThan(256);
	}
}
