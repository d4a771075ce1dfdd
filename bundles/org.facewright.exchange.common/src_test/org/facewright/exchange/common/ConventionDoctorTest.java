package org.facewright.exchange.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ConventionDoctor.Diagnosis;
import org.facewright.exchange.common.ConventionDoctor.Finding;
import org.facewright.exchange.common.ConventionDoctor.Repair;
import org.junit.jupiter.api.Test;

class ConventionDoctorTest {

	private static final int FRAMES = 200;

	/** A face in which every channel moves in its own way from 0.1 to 0.9, and eyes that turn a little. */
	private static MotionClip face() {
		List<Channel> channels = new ArrayList<>(Arkit.FACE.channels());
		List<SampleColumn> columns = new ArrayList<>();
		for (int channel = 0; channel < Arkit.FACE.size(); channel++) {
			columns.add(wave(channel, 0.5f, 0.4f));
		}
		for (Channel rotation : Arkit.ROTATIONS) {
			columns.add(wave(channels.size(), 0, 0.3f));
			channels.add(rotation);
		}
		return MotionClip.of(FrameRate.FPS_30, ChannelSet.of(channels), columns);
	}

	private static SampleColumn wave(int number, float middle, float reach) {
		float[] values = new float[FRAMES];
		for (int frame = 0; frame < FRAMES; frame++) {
			values[frame] = middle + reach * (float) Math.sin(frame * (0.11 + 0.013 * number) + number);
		}
		return SampleColumn.of(values);
	}

	private static List<Repair> repairs(MotionClip clip) {
		return ConventionDoctor.examine(clip).findings().stream().map(Finding::repair).toList();
	}

	private static MotionClip repaired(MotionClip clip, Set<Repair> wanted) {
		return ConventionDoctor.repair(clip, ConventionDoctor.examine(clip).findings(), wanted);
	}

	private static MotionClip times(MotionClip clip, ChannelKind kind, float factor) {
		MotionClip result = clip;
		for (int channel : clip.channels().indices(candidate -> candidate.kind() == kind)) {
			float[] values = clip.column(channel).toArray();
			for (int i = 0; i < values.length; i++) {
				values[i] *= factor;
			}
			result = result.with(channel, SampleColumn.of(values));
		}
		return result;
	}

	@Test
	void hasNothingAgainstAGoodFace() {
		Diagnosis diagnosis = ConventionDoctor.examine(face());
		assertThat(diagnosis.findings()).isEmpty();
		assertThat(diagnosis.names()).isEqualTo("ARKit 52");
		assertThat(diagnosis.still()).isEmpty();
	}

	@Test
	void hasNothingAgainstEmptyAndShortClips() {
		assertThat(repairs(face().slice(0, 0))).isEmpty();
		assertThat(repairs(face().slice(0, 1))).isEmpty();
		assertThat(repairs(MotionClip.of(FrameRate.FPS_30, ChannelSet.of(List.of()), List.of()))).isEmpty();
	}

	@Test
	void exaggerationIsNoOtherScale() {
		assertThat(repairs(times(face(), ChannelKind.WEIGHT, 2))).isEmpty();
	}

	@Test
	void repairsOnlyWhatIsWanted() {
		MotionClip spoilt = times(times(face(), ChannelKind.WEIGHT, 100), ChannelKind.ANGLE, 57.29578f);
		assertThat(repairs(spoilt)).containsExactly(Repair.SCALE, Repair.DEGREES);
		assertThat(repaired(spoilt, EnumSet.noneOf(Repair.class))).isEqualTo(spoilt);
		MotionClip half = repaired(spoilt, EnumSet.of(Repair.SCALE));
		assertThat(repairs(half)).containsExactly(Repair.DEGREES);
		MotionClip whole = repaired(spoilt, EnumSet.allOf(Repair.class));
		assertThat(repairs(whole)).isEmpty();
		assertThat(whole.column(20).get(50)).isCloseTo(face().column(20).get(50), within(1e-6f));
		assertThat(whole.column(55).get(50)).isCloseTo(face().column(55).get(50), within(1e-6f));
	}

	@Test
	void threeFramesOfEachSampleAreATenthOfThirty() {
		List<SampleColumn> columns = new ArrayList<>();
		for (SampleColumn column : face().columns()) {
			float[] held = new float[FRAMES];
			for (int frame = 0; frame < FRAMES; frame++) {
				held[frame] = column.get(frame / 3);
			}
			columns.add(SampleColumn.of(held));
		}
		MotionClip held = MotionClip.of(FrameRate.FPS_30, face().channels(), columns);
		assertThat(repairs(held)).containsExactly(Repair.HELD_FRAMES);
		MotionClip back = repaired(held, EnumSet.of(Repair.HELD_FRAMES));
		assertThat(back.frameRate()).isEqualTo(FrameRate.of(10));
		assertThat(back.frameCount()).isEqualTo(67);
		assertThat(back.column(3).get(20)).isEqualTo(face().column(3).get(20));
	}

	@Test
	void aRestAtZeroIsNoGap() {
		MotionClip resting = face();
		for (int channel : resting.channels().indices(candidate -> candidate.kind() == ChannelKind.WEIGHT)) {
			float[] values = resting.column(channel).toArray();
			for (int frame = 0; frame < FRAMES; frame++) {
				values[frame] *= Math.clamp(Math.abs(frame - 100) / 30f - 0.5f, 0, 1);
			}
			resting = resting.with(channel, SampleColumn.of(values));
		}
		assertThat(repairs(resting)).isEmpty();
	}

	@Test
	void symmetricFacesAndLipsAreNoCopies() {
		List<Channel> channels = new ArrayList<>();
		List<SampleColumn> columns = new ArrayList<>();
		for (String name : List.of("mouthSmileLeft", "mouthSmileRight", "CTRL_expressions_mouthFunnelUL",
				"CTRL_expressions_mouthFunnelDR", "Mouth_Pucker_Up_L", "Mouth_Pucker_Down_R")) {
			channels.add(Channel.weight(name));
			columns.add(wave(channels.size() % 2 == 0 ? channels.size() - 1 : channels.size(), 0.5f, 0.4f));
		}
		assertThat(repairs(MotionClip.of(FrameRate.FPS_30, ChannelSet.of(channels), columns))).isEmpty();
	}

	@Test
	void namesOfAnotherConventionBecomeArkits() {
		MotionClip visemes = MotionClip.of(FrameRate.FPS_30, ChannelSet.weights(List.of("sil", "PP", "aa", "ou")),
				List.of(wave(1, 0.5f, 0.4f), wave(2, 0.5f, 0.4f), wave(3, 0.5f, 0.4f), wave(4, 0.5f, 0.4f)));
		Diagnosis diagnosis = ConventionDoctor.examine(visemes);
		assertThat(diagnosis.names()).isEqualTo("Oculus 15 visemes");
		assertThat(repaired(visemes, EnumSet.of(Repair.NAMES)).channels().indexOf("jawOpen")).isNotNegative();
	}

	@Test
	void codesAreReadBack() {
		for (Repair repair : Repair.values()) {
			assertThat(Repair.of(repair.code())).isEqualTo(repair);
		}
		assertThatThrownBy(() -> Repair.of("everything")).isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("held-frames");
	}
}
