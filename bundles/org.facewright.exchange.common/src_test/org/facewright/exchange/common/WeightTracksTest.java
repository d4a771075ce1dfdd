package org.facewright.exchange.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class WeightTracksTest {

	private static final Channel PHONE = new Channel("phone.AA", ChannelKind.PROBABILITY);
	private static final Channel YAW = new Channel("headYaw", ChannelKind.ANGLE);

	private static ExportRequest request(NamedClip... tracks) {
		return new ExportRequest("take", List.of(tracks), Optional.empty(), SpeechLanes.EMPTY,
				ParameterSchema.EMPTY.defaults());
	}

	private static NamedClip track(String name, float value, Channel... channels) {
		float[] pose = new float[channels.length];
		Arrays.fill(pose, value);
		return new NamedClip(name,
				MotionClip.ofPoses(FrameRate.FPS_60, ChannelSet.of(List.of(channels)), new float[][] { pose, pose }));
	}

	@Test
	void keepWeightsAndNothingElse() {
		List<NamedClip> tracks = WeightTracks.of(request(track("face", 1, PHONE, Channel.weight("jawOpen"), YAW)));
		assertThat(tracks).singleElement().satisfies(
				track -> assertThat(track.clip().channels().names()).containsExactly("jawOpen"));
	}

	@Test
	void warnOfRotationsThatAreLostButNotOfProbabilities() {
		List<Problem> problems = WeightTracks
				.check(request(track("face", 1, PHONE, Channel.weight("jawOpen"), YAW)), "test");
		assertThat(problems).singleElement().satisfies(problem -> {
			assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
			assertThat(problem.message()).contains("headYaw").doesNotContain("phone");
		});
	}

	@Test
	void refuseATakeWithoutWeights() {
		assertThat(WeightTracks.check(request(track("face", 1, PHONE)), "test"))
				.anySatisfy(problem -> assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR));
	}

	@Test
	void refuseNaNInAWeightButNotInAProbability() {
		assertThat(WeightTracks.check(request(track("a", 0, Channel.weight("jawOpen")), track("b", Float.NaN, PHONE)),
				"test")).extracting(Problem::severity).containsExactly(Problem.Severity.WARNING);
		assertThat(WeightTracks.check(request(track("a", Float.NaN, Channel.weight("jawOpen"))), "test"))
				.extracting(Problem::severity).contains(Problem.Severity.ERROR);
	}
}
