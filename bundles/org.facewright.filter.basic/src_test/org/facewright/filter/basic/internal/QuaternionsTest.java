package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.facewright.api.filter.LiveFilter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class QuaternionsTest {

	private static final ChannelSet CHANNELS = ChannelSet.of(Stream.concat(Stream.of(Channel.weight("jawOpen")),
			Stream.of("x", "y", "z", "w").map(name -> new Channel(name, ChannelKind.QUATERNION))).toList());

	@Test
	void smoothsARotationWhoseSignsJump() {
		MotionClip smoothed = Signals.apply(new Gaussian(), turning(true), "sigma", "3");
		for (int frame = 5; frame < 95; frame++) {
			double angle = 2 * Math.atan2(smoothed.column(3).get(frame), smoothed.column(4).get(frame));
			assertThat(angle).isEqualTo(0.02 * frame, within(1e-3));
		}
	}

	@Test
	void keepsTheLengthOne() {
		MotionClip smoothed = Signals.apply(new SavitzkyGolay(), turning(true), "window", "31");
		for (int frame = 0; frame < 100; frame++) {
			double square = 0;
			for (int part = 1; part <= 4; part++) {
				square += Math.pow(smoothed.column(part).get(frame), 2);
			}
			assertThat(square).isEqualTo(1, within(1e-6));
		}
	}

	@Test
	void followsLiveWhatItDoesToWholeClips() {
		MotionClip clip = turning(true);
		MotionClip whole = Signals.apply(new AttackRelease(), clip);
		AttackRelease filter = new AttackRelease();
		LiveFilter live = filter.live(CHANNELS, clip.frameRate(), filter.parameters().defaults()).orElseThrow();
		float[] pose = new float[5];
		for (int frame = 0; frame < clip.frameCount(); frame++) {
			clip.pose(frame, pose);
			live.process(pose);
			for (int channel = 0; channel < 5; channel++) {
				assertThat(pose[channel]).isEqualTo(whole.column(channel).get(frame), within(1e-6f));
			}
		}
	}

	@Test
	void leavesAQuaternionThatDoesNotMoveAsItIs() {
		MotionClip clip = MotionClip.of(FrameRate.FPS_60, CHANNELS,
				List.of(SampleColumn.of(Signals.values(50, frame -> frame % 3)), SampleColumn.constant(0, 50),
						SampleColumn.constant(0.6f, 50), SampleColumn.constant(0, 50),
						SampleColumn.constant(0.8f, 50)));
		MotionClip smoothed = Signals.apply(new Gaussian(), clip);
		assertThat(smoothed.column(2)).isSameAs(clip.column(2));
		assertThat(smoothed.column(4)).isSameAs(clip.column(4));
	}

	/** Turns about z by 0.02 radians a frame, here and there written as −q. */
	private static MotionClip turning(boolean jumps) {
		List<SampleColumn> columns = new ArrayList<>();
		columns.add(SampleColumn.of(Signals.values(100, frame -> 0.01 * frame)));
		columns.add(SampleColumn.constant(0, 100));
		columns.add(SampleColumn.constant(0, 100));
		columns.add(SampleColumn.of(Signals.values(100, frame -> sign(frame, jumps) * Math.sin(0.01 * frame))));
		columns.add(SampleColumn.of(Signals.values(100, frame -> sign(frame, jumps) * Math.cos(0.01 * frame))));
		return MotionClip.of(FrameRate.FPS_60, CHANNELS, columns);
	}

	private static int sign(int frame, boolean jumps) {
		return jumps && frame / 7 % 2 == 1 ? -1 : 1;
	}
}
