package org.facewright.exchange.csv.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.facewright.api.exchange.AudioReference;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class LiveLinkExporterTest {

	private final LiveLinkExporter exporter = new LiveLinkExporter();

	private static MotionClip jaw(FrameRate rate, float... values) {
		return MotionClip.of(rate, ChannelSet.weights(List.of("jawOpen")), List.of(SampleColumn.of(values)));
	}

	private ExportRequest request(MotionClip clip, Map<String, String> values) {
		return Takes.face(clip, exporter.format().parameters().parse(values));
	}

	private List<String> lines(ExportRequest request) throws IOException {
		MemoryTarget target = new MemoryTarget("take.csv");
		exporter.export(request, target, Progress.NONE);
		return new String(target.mainBytes(), StandardCharsets.US_ASCII).lines().toList();
	}

	@Test
	void writesTheHeaderInTheOrderOfTheDevice() throws IOException {
		String header = lines(request(jaw(FrameRate.FPS_30, 0), Map.of())).getFirst();
		assertThat(header).startsWith("Timecode,BlendShapeCount,EyeBlinkLeft,EyeLookDownLeft,")
				.contains(",JawForward,JawRight,JawLeft,JawOpen,", ",MouthPucker,MouthRight,MouthLeft,MouthSmileLeft,")
				.endsWith(",TongueOut,HeadYaw,HeadPitch,HeadRoll,LeftEyeYaw,LeftEyePitch,LeftEyeRoll,RightEyeYaw,"
						+ "RightEyePitch,RightEyeRoll");
		assertThat(header.split(",")).hasSize(63);
	}

	@Test
	void countsAtSixtyWhereTheRateDividesIt() throws IOException {
		List<String> lines = lines(request(jaw(FrameRate.FPS_30, 0, 0.25f), Map.of("start", "12:21:59:59")));
		assertThat(lines.get(1)).startsWith("12:21:59:59.000,61,0.0000000000,");
		assertThat(lines.get(2)).startsWith("12:22:00:01.000,61,").contains(",0.2500000000,");
	}

	@Test
	void writesSubframesWhereTheBaseIsNoMultipleOfTheRate() throws IOException {
		assertThat(lines(request(jaw(new FrameRate(30_000, 1001), 0, 0, 0), Map.of())).get(3))
				.startsWith("00:00:00:02.002,61,");
	}

	@Test
	void startsWhereTheSoundStarts() throws IOException {
		ExportRequest request = new ExportRequest("take", List.of(new NamedClip("face", jaw(FrameRate.FPS_60, 0))),
				Optional.of(new AudioReference("a.wav", 48_000, 48_000, OptionalLong.of(48_000L * 3600 + 24_000))),
				SpeechLanes.EMPTY, exporter.format().parameters().defaults());
		assertThat(lines(request).get(1)).startsWith("01:00:00:30.000,");
	}

	@Test
	void takesRotationsFromAnotherTrack() throws IOException {
		MotionClip head = MotionClip.of(FrameRate.FPS_30, ChannelSet.of(List.of(Arkit.ROTATIONS.getFirst())),
				List.of(SampleColumn.of(-0.5f, -0.5f)));
		ExportRequest request = new ExportRequest("take",
				List.of(new NamedClip("face", jaw(FrameRate.FPS_30, 0, 0)), new NamedClip("head", head)),
				Optional.empty(), SpeechLanes.EMPTY, exporter.format().parameters().defaults());
		assertThat(lines(request).get(1).split(",")[54]).isEqualTo("-0.5000000000");
	}

	@Test
	void tellsTheEnergyThatIsLostWithTheTongue() {
		MotionClip clip = MotionClip.of(FrameRate.FPS_30, ChannelSet.weights(List.of("jawOpen", "tongueUp")),
				List.of(SampleColumn.of(1, 1, 1), SampleColumn.of(1, 0, 0)));
		assertThat(exporter.check(request(clip, Map.of()))).filteredOn(p -> p.code().equals("export.not-carried"))
				.extracting(Problem::message).containsExactly(
						"Live Link Face CSV has no place for tongueUp: 25.0 % of the motion's energy is lost");
	}

	@Test
	void refusesAStartThatIsNoTimecode() {
		assertThatThrownBy(() -> lines(request(jaw(FrameRate.FPS_30, 0), Map.of("start", "noon"))))
				.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("noon");
	}
}
