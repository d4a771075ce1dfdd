package org.facewright.exchange.csv.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class LiveLinkDialectsTest {

	private static MemorySource written(MotionClip clip, String dialect) throws IOException {
		LiveLinkExporter exporter = new LiveLinkExporter();
		MemoryTarget target = new MemoryTarget("take.csv");
		exporter.export(Takes.face(clip, exporter.format().parameters().parse(Map.of("dialect", dialect))), target,
				Progress.NONE);
		return target.asSource();
	}

	private static ImportResult read(MemorySource file) throws IOException {
		LiveLinkImporter importer = new LiveLinkImporter();
		assertThat(importer.accepts(file.name(), file.head())).isTrue();
		return importer.read(file, importer.format().parameters().defaults(), Progress.NONE);
	}

	@Test
	void theUnrealDialectHasItsOwnSeparatorsTimesAndDecimals() throws IOException {
		String text = new String(written(Takes.golden(FrameRate.FPS_30, Arkit.FACE, 31), "unreal").content(),
				StandardCharsets.US_ASCII);
		List<String> lines = text.lines().toList();
		assertThat(lines.getFirst()).startsWith("Timecode, FrameRate, EyeBlinkLeft, EyeLookDownLeft");
		assertThat(lines.getFirst()).contains("JawForward, JawLeft, JawRight, JawOpen");
		assertThat(lines.get(1)).startsWith("0:0:0:0, 30.000, 0.000, 0.000, 1.");
		assertThat(lines.get(31)).startsWith("0:0:1:0, 30.000, ");
		assertThat(text).contains("\r\n").doesNotContain("\r\n\r\n");
	}

	@Test
	void theProtocolOrderHasLeftBeforeRight() throws IOException {
		MotionClip clip = Takes.golden(FrameRate.FPS_30, Arkit.FACE, 3);
		String header = new String(written(clip, "protocol").content(), StandardCharsets.US_ASCII).lines().findFirst()
				.orElseThrow();
		assertThat(header).contains("JawForward,JawLeft,JawRight,JawOpen").contains("MouthPucker,MouthLeft,MouthRight");
		String device = new String(written(clip, "device").content(), StandardCharsets.US_ASCII).lines().findFirst()
				.orElseThrow();
		assertThat(device).contains("JawForward,JawRight,JawLeft,JawOpen").contains("MouthPucker,MouthRight,MouthLeft");
	}

	@Test
	void everyDialectReadsBackAtEveryRate() throws IOException {
		for (String dialect : List.of("device", "protocol", "unreal")) {
			for (FrameRate rate : List.of(FrameRate.FPS_24, FrameRate.FPS_25, FrameRate.FPS_30, FrameRate.FPS_60,
					new FrameRate(30_000, 1001), new FrameRate(60_000, 1001))) {
				MotionClip clip = Takes.golden(rate, Arkit.FACE, 150);
				MotionClip back = read(written(clip, dialect)).tracks().getFirst().clip();
				assertThat(back.frameRate()).as(dialect).isEqualTo(rate);
				assertThat(back.frameCount()).as("%s at %s", dialect, rate).isEqualTo(150);
				assertThat(back.channels()).isEqualTo(clip.channels());
				for (int channel = 0; channel < Arkit.FACE.size(); channel++) {
					for (int frame = 0; frame < 150; frame++) {
						assertThat(Math.abs(back.column(channel).get(frame) - clip.column(channel).get(frame)))
								.isLessThanOrEqualTo(dialect.equals("unreal") ? 5.1e-4f : 1e-7f);
					}
				}
			}
		}
	}

	@Test
	void aKnownRateTellsTheBaseOfAShortTake() throws IOException {
		LiveLinkImporter importer = new LiveLinkImporter();
		for (String rate : List.of("12", "15", "30", "60", "120", "24", "30000/1001")) {
			for (int frames = 1; frames <= 17; frames += 2) {
				MotionClip clip = Takes.golden(FrameRate.parse(rate), Arkit.FACE, frames);
				MotionClip back = importer.read(written(clip, "device"),
						importer.format().parameters().parse(Map.of("frame-rate", rate)), Progress.NONE).tracks()
						.getFirst().clip();
				assertThat(back.frameCount()).as("%d frames at %s", frames, rate).isEqualTo(frames);
				assertThat(back.column(1).toArray()).containsExactly(clip.column(1).toArray());
			}
		}
	}

	@Test
	void rowsMarkedInvalidAreLostFaces() throws IOException {
		ImportResult result = read(MemorySource.text("take.csv",
				"Timecode,BlendShapeCount,JawOpen,MouthClose,ValidRow\n"
						+ "00:00:00:00.000,52,0.5,0.1,1\n00:00:00:02.000,52,0,0,0\n00:00:00:04.000,52,0.7,0.3,1\n"
						+ "00:00:00:06.000,52,0.8,0.3,1\n"));
		MotionClip clip = result.tracks().getFirst().clip();
		assertThat(clip.channels().names()).containsExactly("jawOpen", "mouthClose");
		assertThat(clip.column(0).get(1)).isCloseTo(0.6f, within(1e-6f));
		assertThat(result.problems()).extracting(problem -> problem.code()).contains("livelink.lost-face");
	}
}
