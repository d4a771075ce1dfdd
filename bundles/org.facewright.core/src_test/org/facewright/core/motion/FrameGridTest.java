package org.facewright.core.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.List;

import org.facewright.core.motion.FrameGrid.Between;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class FrameGridTest {

	private final List<Float> frames = new ArrayList<>();

	private FrameGrid grid(int framesPerSecond, Between between) {
		return new FrameGrid(FrameRate.of(framesPerSecond), 1, between, (frame, pose) -> {
			assertThat(frame).isEqualTo(frames.size());
			frames.add(pose[0]);
		});
	}

	@Test
	void keepsPosesThatLieOnFrames() {
		FrameGrid grid = grid(60, Between.CUBIC);
		for (int i = 0; i < 90; i++) {
			grid.add(i / 30.0, new float[] { (float) Math.sin(i) });
		}
		grid.finish(178);
		assertThat(frames).hasSize(178);
		for (int i = 0; i < 89; i++) {
			assertThat(frames.get(2 * i)).isEqualTo((float) Math.sin(i));
		}
	}

	@Test
	void goesStraightBetweenPosesAndGivesFramesAtOnceWhenLinear() {
		FrameGrid grid = grid(60, Between.LINEAR);
		grid.add(0, new float[] { 0 });
		assertThat(frames).containsExactly(0f);
		grid.add(0.05, new float[] { 3 });
		assertThat(frames).hasSize(4);
		assertThat(frames.get(1)).isEqualTo(1, offset(1e-5f));
		assertThat(frames.get(2)).isEqualTo(2, offset(1e-5f));
		assertThat(frames.get(3)).isEqualTo(3, offset(1e-5f));
	}

	@Test
	void waitsForOneMorePoseWhenCubicAndEqualsTheResamplingOfAWholeClip() {
		float[][] poses = { { 0 }, { 0.2f }, { 1 }, { 0.9f }, { 0.1f }, { 0.1f }, { 0.4f } };
		MotionClip whole = Resampling
				.toRate(MotionClip.ofPoses(FrameRate.of(30), ChannelSet.weights(List.of("jawOpen")), poses),
						FrameRate.of(100));
		FrameGrid grid = grid(100, Between.CUBIC);
		for (int i = 0; i < poses.length; i++) {
			grid.add(i / 30.0, poses[i]);
			if (i == 1) {
				assertThat(frames).as("only up to the first pose").hasSize(1);
			}
		}
		grid.finish(whole.frameCount());
		assertThat(frames).hasSize(whole.frameCount());
		for (int frame = 0; frame < whole.frameCount(); frame++) {
			assertThat(frames.get(frame)).as("frame %d", frame).isEqualTo(whole.column(0).get(frame), offset(1e-5f));
		}
	}

	@Test
	void holdsTheFirstAndTheLastPose() {
		FrameGrid grid = grid(10, Between.LINEAR);
		grid.add(0.25, new float[] { 5 });
		grid.add(0.35, new float[] { 6 });
		grid.finish(6);
		assertThat(frames).hasSize(6);
		assertThat(frames.subList(0, 3)).containsOnly(5f);
		assertThat(frames.get(3)).isEqualTo(5.5f, offset(1e-5f));
		assertThat(frames.subList(4, 6)).containsOnly(6f);
	}

	@Test
	void refusesAPoseThatIsNotLater() {
		FrameGrid grid = grid(10, Between.LINEAR);
		grid.add(0.5, new float[1]);
		assertThatIllegalArgumentException().isThrownBy(() -> grid.add(0.5, new float[1]));
		assertThatIllegalArgumentException().isThrownBy(() -> grid.add(Double.NaN, new float[1]));
	}

	@Test
	void givesNothingOfNothing() {
		grid(60, Between.CUBIC).finish(10);
		assertThat(frames).isEmpty();
	}
}
