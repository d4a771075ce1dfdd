package org.facewright.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.live.PoseMap;
import org.facewright.exchange.common.NameMap;
import org.facewright.exchange.common.NameMaps;
import org.junit.jupiter.api.Test;

class LivePoseMapTest {

	private static float[][] poses() {
		Random random = new Random(3);
		float[][] poses = new float[50][Arkit.FACE.size()];
		for (float[] pose : poses) {
			for (int channel = 0; channel < pose.length; channel++) {
				pose[channel] = random.nextFloat() * 1.4f - 0.2f;
			}
		}
		return poses;
	}

	private static void requireSame(PoseMap live, MotionClip whole, float[][] poses) {
		assertThat(live.channels()).isEqualTo(whole.channels());
		float[] mapped = new float[live.channels().size()];
		for (int frame = 0; frame < poses.length; frame++) {
			live.apply(poses[frame], mapped);
			for (int channel = 0; channel < mapped.length; channel++) {
				assertThat(mapped[channel]).as(live.channels().channel(channel).name())
						.isCloseTo(whole.column(channel).get(frame), org.assertj.core.api.Assertions.within(1e-5f));
			}
		}
	}

	@Test
	void givesWhatTheMapGivesForAClip() {
		float[][] poses = poses();
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, poses);
		List<NameMap> maps = NameMaps.all().stream().filter(map -> !map.solved()).toList();
		assertThat(maps).isNotEmpty();
		for (NameMap map : maps) {
			requireSame(LivePoseMap.maker(List.of(map)).over(Arkit.FACE), map.apply(clip).clip(), poses);
		}
	}

	@Test
	void severalMapsFollowEachOther() {
		float[][] poses = poses();
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, poses);
		NameMap map = NameMaps.all().stream().filter(candidate -> !candidate.solved()
				&& !candidate.apply(clip).clip().channels().equals(Arkit.FACE)).findFirst().orElseThrow();
		requireSame(LivePoseMap.maker(List.of(map, map)).over(Arkit.FACE), map.apply(map.apply(clip).clip()).clip(),
				poses);
	}

	@Test
	void refusesMapsThatNeedAWholeClip() {
		NameMap solved = NameMaps.all().stream().filter(NameMap::solved).findFirst().orElseThrow();
		assertThatThrownBy(() -> LivePoseMap.maker(List.of(solved))).hasMessageContaining(solved.id());
	}
}
