package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.api.testkit.TrackFilterContract;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class LivelyTest extends TrackFilterContract {

	private static final int MINUTE = 3600;

	@Override
	protected TrackFilter filter() {
		return new Lively();
	}

	@Override
	protected FilterContext context(MotionClip clip) {
		return voice(clip.frameCount());
	}

	@Override
	protected boolean keepsConstantClips() {
		return false;
	}

	/** Three seconds of speech, one of silence, and so on; an accent in level and pitch in the middle of each phrase. */
	private static FilterContext voice(int frames) {
		float[] level = new float[frames];
		float[] pitch = new float[frames];
		for (int frame = 0; frame < frames; frame++) {
			int at = frame % 240;
			double accent = Math.exp(-0.5 * Math.pow((at - 90) / 6.0, 2));
			level[frame] = at < 180 ? (float) (-30 + 2 * Math.sin(frame * 0.7) + 14 * accent) : -90;
			pitch[frame] = at < 180 ? (float) (120 * Math.pow(2, 0.5 * accent + 0.05 * Math.sin(frame * 0.3))) : 0;
		}
		return new FilterContext(Optional.of(SampleColumn.of(level)), Optional.empty(), SpeechLanes.EMPTY,
				Optional.of(SampleColumn.of(pitch)));
	}

	private static MotionClip still(int frames) {
		var channels = new java.util.ArrayList<>(Arkit.FACE.channels());
		channels.addAll(Arkit.ROTATIONS);
		ChannelSet all = ChannelSet.of(channels);
		return MotionClip.ofPoses(FrameRate.FPS_60, all, new float[frames][all.size()]);
	}

	private static MotionClip lively(int frames, String... values) {
		Map<String, String> texts = new java.util.HashMap<>();
		for (int i = 0; i < values.length; i += 2) {
			texts.put(values[i], values[i + 1]);
		}
		Lively filter = new Lively();
		return filter.apply(still(frames), filter.parameters().parse(texts), voice(frames), Progress.NONE);
	}

	private static float[] column(MotionClip clip, String channel) {
		return clip.column(clip.channels().indexOf(channel)).toArray();
	}

	@Test
	void blinksAboutAsOftenAsAskedAndMostlyInPauses() {
		float[] lids = column(lively(10 * MINUTE), "eyeBlinkLeft");
		int blinks = 0;
		int inPauses = 0;
		for (int frame = 1; frame < lids.length; frame++) {
			if (lids[frame] > 0 && lids[frame - 1] == 0) {
				blinks++;
				inPauses += frame % 240 >= 175 ? 1 : 0;
			}
			assertThat(lids[frame]).isBetween(0f, 0.95f);
		}
		assertThat(blinks).isBetween(110, 190);
		assertThat((double) inPauses / blinks).isGreaterThan(0.35);
	}

	@Test
	void raisesTheBrowsWithAccentsOnly() {
		float[] brows = column(lively(10 * 240), "browInnerUp");
		int raised = 0;
		for (int phrase = 0; phrase < 10; phrase++) {
			float peak = 0;
			for (int at = 75; at < 110; at++) {
				peak = Math.max(peak, brows[phrase * 240 + at]);
			}
			raised += peak > 0.1f ? 1 : 0;
			assertThat(brows[phrase * 240 + 30]).isZero();
			assertThat(brows[phrase * 240 + 210]).isZero();
		}
		assertThat(raised).isBetween(4, 9);
	}

	@Test
	void nodsDownwardsOnAccentsByAFewDegrees() {
		float[] with = column(lively(2400), "headPitch");
		double least = 0;
		for (float angle : with) {
			least = Math.min(least, Math.toDegrees(angle));
			assertThat(Math.abs(Math.toDegrees(angle))).isLessThan(6);
		}
		assertThat(least).isLessThan(-1);
		assertThat(column(lively(2400, "head", "0"), "headPitch")).containsOnly(0f);
	}

	@Test
	void leavesTheMouthAlone() {
		MotionClip result = lively(2400);
		for (String channel : Arkit.FACE.names()) {
			if (channel.startsWith("mouth") || channel.startsWith("jaw")) {
				assertThat(column(result, channel)).containsOnly(0f);
			}
		}
	}

	@Test
	void isAnotherPerformanceWithAnotherSeed() {
		assertThat(lively(2400, "seed", "2")).isNotEqualTo(lively(2400)).isEqualTo(lively(2400, "seed", "2"));
	}

	@Test
	void refusesTakesWithoutSound() {
		Lively filter = new Lively();
		assertThatThrownBy(() -> filter.apply(still(10), filter.parameters().defaults(), FilterContext.NONE,
				Progress.NONE)).hasMessageContaining("give the take its audio");
	}
}
