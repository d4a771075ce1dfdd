package org.facewright.exchange.json.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.RoundTripContract;
import org.facewright.api.testkit.Takes;
import org.facewright.api.testkit.TrackExporterContract;
import org.facewright.api.testkit.TrackImporterContract;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LiveLinkJsonTest {

	private static ImportResult read(String text) throws IOException {
		LiveLinkJsonImporter importer = new LiveLinkJsonImporter();
		MemorySource file = MemorySource.text("take.json", text);
		assertThat(importer.accepts(file.name(), file.head())).isTrue();
		return importer.read(file, importer.format().parameters().defaults(), Progress.NONE);
	}

	private static String frame(int second, int frame, String rest) {
		return "{\"TimeCode\":{\"Hours\":1,\"Minutes\":2,\"Seconds\":%d,\"Frames\":%d},%s}".formatted(second, frame,
				rest);
	}

	@Test
	void writesAnObjectPerFrame() throws IOException {
		MotionClip clip = MotionClip.of(FrameRate.FPS_30, ChannelSet.weights(List.of("jawOpen")),
				List.of(SampleColumn.of(0.5f, 1)));
		LiveLinkJsonExporter exporter = new LiveLinkJsonExporter();
		MemoryTarget target = new MemoryTarget("take.livelink.json");
		exporter.export(Takes.face(clip, exporter.format().parameters().parse(Map.of("start", "01:00:00:29"))), target,
				Progress.NONE);
		assertThat(new String(target.mainBytes(), StandardCharsets.UTF_8)).isEqualTo("{\"Frames\":[\n"
				+ "{\"TimeCode\":{\"Hours\":1,\"Minutes\":0,\"Seconds\":0,\"Frames\":29},\"FrameRate\":30,\"JawOpen\":0.5},\n"
				+ "{\"TimeCode\":{\"Hours\":1,\"Minutes\":0,\"Seconds\":1,\"Frames\":0},\"FrameRate\":30,\"JawOpen\":1}\n]}\n");
	}

	@Test
	void readsRatesInEveryForm() throws IOException {
		for (String rate : List.of("29.97", "\"30000/1001\"", "\"29.97 fps\"",
				"{\"Numerator\":30000,\"Denominator\":1001}")) {
			ImportResult result = read("{\"Frames\":[%s,%s]}".formatted(
					frame(3, 0, "\"FrameRate\":" + rate + ",\"JawOpen\":0.5"), frame(3, 1, "\"JawOpen\":0.25")));
			assertThat(result.tracks().getFirst().clip().frameRate()).as(rate).isEqualTo(new FrameRate(30_000, 1001));
		}
	}

	@Test
	void bridgesMissingFramesAndSeesSlowCameras() throws IOException {
		ImportResult result = read("{\"Frames\":[%s,%s,%s,%s]}".formatted(
				frame(3, 56, "\"FrameRate\":60,\"JawOpen\":0"), frame(3, 58, "\"JawOpen\":0.25"),
				frame(4, 2, "\"JawOpen\":0.75"), frame(4, 4, "\"JawOpen\":1")));
		MotionClip clip = result.tracks().getFirst().clip();
		assertThat(clip.frameRate()).isEqualTo(FrameRate.FPS_30);
		assertThat(clip.column(0).toArray()).containsExactly(0, 0.25f, 0.5f, 0.75f, 1);
		assertThat(result.problems()).extracting(problem -> problem.code()).containsExactly("livelink.dropped");
	}

	@Nested
	class ExporterTest extends TrackExporterContract {
		@Override
		protected TrackExporter exporter() {
			return new LiveLinkJsonExporter();
		}
	}

	@Nested
	class ImporterTest extends TrackImporterContract {
		@Override
		protected TrackImporter importer() {
			return new LiveLinkJsonImporter();
		}

		@Override
		protected List<MemorySource> samples() {
			return List.of(MemorySource.text("take.json", "{\"Version\":1,\"Frames\":[%s,\n%s,\n%s]}".formatted(
					frame(3, 28, "\"FrameRate\":30.0,\"EyeBlinkLeft\":0.5,\"JawOpen\":0.25,\"HeadYaw\":-0.1"),
					frame(3, 29, "\"FrameRate\":30.0,\"EyeBlinkLeft\":0.5,\"JawOpen\":0.25,\"HeadYaw\":-0.1"),
					frame(4, 1, "\"FrameRate\":30.0,\"EyeBlinkLeft\":0.5,\"JawOpen\":0.25,\"HeadYaw\":-0.1"))));
		}
	}

	@Nested
	class RoundTripTest extends RoundTripContract {
		@Override
		protected TrackExporter exporter() {
			return new LiveLinkJsonExporter();
		}

		@Override
		protected TrackImporter importer() {
			return new LiveLinkJsonImporter();
		}

		@Override
		protected double precision() {
			return 0;
		}
	}
}
