package org.facewright.exchange.json.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class JsonTableTest {

	private static final JsonTableExporter EXPORTER = new JsonTableExporter();
	private static final JsonTableImporter IMPORTER = new JsonTableImporter();

	private static String written(MotionClip clip, Map<String, String> values) throws IOException {
		MemoryTarget target = new MemoryTarget("take.json");
		EXPORTER.export(Takes.face(clip, EXPORTER.format().parameters().parse(values)), target, Progress.NONE);
		return new String(target.mainBytes(), StandardCharsets.UTF_8);
	}

	private static MotionClip read(String text, Map<String, String> values) throws IOException {
		return IMPORTER.read(MemorySource.text("a.json", text), IMPORTER.format().parameters().parse(values),
				Progress.NONE).tracks().getFirst().clip();
	}

	private static MotionClip small() {
		return MotionClip.ofPoses(FrameRate.FPS_25, ChannelSet.weights(List.of("jawOpen", "mouthClose")),
				new float[][] { { 0, 1 }, { 0.1f, 0.5f } });
	}

	@Test
	void hasThreeLayouts() throws IOException {
		assertThat(written(small(), Map.of())).isEqualTo("{\"frameRate\":\"25\",\n\"columns\":{\n"
				+ "\"time\":[0.000000,0.040000],\n\"jawOpen\":[0,0.1],\n\"mouthClose\":[1,0.5]\n}}\n");
		assertThat(written(small(), Map.of("layout", "records", "time-unit", "frames"))).isEqualTo(
				"{\"frameRate\":\"25\",\n\"records\":[\n{\"frame\":0,\"jawOpen\":0,\"mouthClose\":1},\n"
						+ "{\"frame\":1,\"jawOpen\":0.1,\"mouthClose\":0.5}\n]}\n");
		assertThat(written(small(), Map.of("layout", "rows", "time-unit", "none"))).isEqualTo(
				"{\"frameRate\":\"25\",\n\"names\":[\"jawOpen\",\"mouthClose\"],\n\"rows\":[\n[0,1],\n[0.1,0.5]\n]}\n");
	}

	@Test
	void everyLayoutComesBack() throws IOException {
		MotionClip clip = Takes.golden(new FrameRate(30_000, 1001), Arkit.FACE, 90);
		for (String layout : List.of("columns", "records", "rows")) {
			for (String time : List.of("seconds", "milliseconds", "frames", "none")) {
				assertThat(read(written(clip, Map.of("layout", layout, "time-unit", time)), Map.of()))
						.as(layout + ", " + time).isEqualTo(clip);
			}
		}
	}

	@Test
	void readsAListOfRecords() throws IOException {
		MotionClip clip = read("[{\"jawOpen\":50,\"mouthClose\":0},{\"jawOpen\":100,\"mouthClose\":25}]",
				Map.of("scale", "100", "frame-rate", "30"));
		assertThat(clip.column(0).toArray()).containsExactly(0.5f, 1);
		assertThat(clip.column(1).toArray()).containsExactly(0, 0.25f);
	}

	@Test
	void readsRecordsWithTheirWeightsOneLevelDown() throws IOException {
		MotionClip clip = read("[{\"t\":0,\"blendShapes\":{\"jawOpen\":0.5,\"mouthClose\":0}},"
				+ "{\"t\":0.02,\"blendShapes\":{\"jawOpen\":1,\"mouthClose\":0}}]", Map.of());
		assertThat(clip.frameRate()).isEqualTo(FrameRate.of(50));
		assertThat(clip.channels().names()).containsExactly("jawOpen", "mouthClose");
	}

	@Test
	void otherFormatsOfJsonAreLeftToTheirs() {
		for (String text : List.of("{\"exportFps\":60,\"facsNames\":[\"jawOpen\",\"mouthClose\"]}",
				"[{\"Name\":\"jawOpen\",\"0.0\":0}]", "{\"OTIO_SCHEMA\":\"Timeline.1\"}")) {
			assertThat(IMPORTER.accepts("a.json", text.getBytes(StandardCharsets.UTF_8))).as(text).isFalse();
		}
	}

	@Test
	void saysWhichRowIsWrong() {
		assertThatThrownBy(() -> read("[{\"jawOpen\":0,\"x\":0},{\"jawOpen\":0,\"x\":0,\"new\":1}]", Map.of()))
				.isInstanceOf(IOException.class).hasMessageContaining("row 1 has 'new'");
		assertThatThrownBy(() -> read("{\"names\":[\"jawOpen\",\"mouthClose\"],\"rows\":[[0,0],[1]]}", Map.of()))
				.isInstanceOf(IOException.class).hasMessageContaining("row 1 has 1 values under 2 names");
	}
}
