package org.facewright.core.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;

import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class MotionClipTest {

	private static final ChannelSet TWO = ChannelSet.weights(List.of("jawOpen", "mouthClose"));

	@Test
	void keepsPosesAsColumns() {
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_30, TWO, new float[][] { { 1, 2 }, { 3, 4 }, { 5, 6 } });
		float[] pose = new float[2];
		clip.pose(1, pose);
		assertThat(pose).containsExactly(3, 4);
		assertThat(clip.column(1).toArray()).containsExactly(2, 4, 6);
		assertThat(clip.durationSeconds()).isEqualTo(0.1);
	}

	@Test
	void replacingAChannelSharesTheOthers() {
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_30, TWO, new float[][] { { 1, 2 }, { 3, 4 } });
		MotionClip changed = clip.with(0, SampleColumn.of(7, 8));
		assertThat(changed.column(1)).isSameAs(clip.column(1));
		assertThat(clip.column(0).get(0)).isEqualTo(1);
	}

	@Test
	void refusesColumnsThatDoNotFit() {
		assertThatThrownBy(() -> MotionClip.of(FrameRate.FPS_30, TWO, List.of(SampleColumn.of(1))))
				.isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(
				() -> MotionClip.of(FrameRate.FPS_30, TWO, List.of(SampleColumn.of(1), SampleColumn.of(1, 2))))
				.hasMessageContaining("mouthClose");
	}

	@Test
	void channelsAreFoundInAnyCaseAndStandOnce() {
		assertThat(Arkit.FACE.size()).isEqualTo(52);
		assertThat(Arkit.FACE.indexOf("JawOpen")).isEqualTo(Arkit.JAW_OPEN).isEqualTo(17);
		assertThat(Arkit.FACE.indexOf("nose")).isEqualTo(-1);
		assertThatThrownBy(() -> ChannelSet.weights(List.of("a", "A"))).hasMessageContaining("twice");
	}

	@Test
	void mirrorsEveryFaceChannelOntoAnother() {
		for (Channel channel : Arkit.FACE.channels()) {
			Arkit.mirrored(channel.name()).ifPresent(other -> {
				assertThat(Arkit.FACE.indexOf(other)).as(other).isNotNegative();
				assertThat(Arkit.mirrored(other)).contains(channel.name());
			});
		}
		assertThat(Arkit.mirrored("jawOpen")).isEmpty();
		assertThat(Arkit.mirrored("jawLeft")).contains("jawRight");
	}

	@Test
	void channelsAtRestDoNotMove() {
		ChannelSet channels = ChannelSet.of(List.of(new Channel("jawOpen", ChannelKind.WEIGHT),
				new Channel("x", ChannelKind.QUATERNION), new Channel("y", ChannelKind.QUATERNION),
				new Channel("z", ChannelKind.QUATERNION), new Channel("w", ChannelKind.QUATERNION),
				new Channel("jawLeft", ChannelKind.WEIGHT)));
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_60, channels,
				new float[][] { { 0.3f, 0.5f, 0.5f, 0.5f, 0.5f, 0.2f } });
		BitSet resting = new BitSet();
		resting.set(0);
		resting.set(3);
		float[] pose = new float[6];
		clip.atRest(resting).pose(0, pose);
		assertThat(pose).containsExactly(0, 0, 0, 0, 1, 0.2f);
		assertThat(clip.atRest(new BitSet())).isSameAs(clip);
	}
}
