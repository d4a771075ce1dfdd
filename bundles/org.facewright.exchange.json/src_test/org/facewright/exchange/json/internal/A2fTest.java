package org.facewright.exchange.json.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class A2fTest {

	static final String EXAMPLE = """
			{"exportFps":60.0,"trackPath":"C:/audio/line_0001.wav","numPoses":3,"numFrames":2,
			 "facsNames":["browDownLeft","jawOpen","mouthClose"],
			 "weightMat":[[0.0,0.10,0.05],[0.0,0.12,0.06]]}
			""";

	private static ImportResult read(String text) throws IOException {
		A2fImporter importer = new A2fImporter();
		return importer.read(MemorySource.text("a.json", text), importer.format().parameters().defaults(),
				Progress.NONE);
	}

	private static String write(MotionClip clip, Map<String, String> values) throws IOException {
		A2fExporter exporter = new A2fExporter();
		MemoryTarget target = new MemoryTarget("a.json");
		exporter.export(Takes.face(clip, exporter.format().parameters().parse(values)), target, Progress.NONE);
		return new String(target.mainBytes(), StandardCharsets.UTF_8);
	}

	@Test
	void readsTheExample() throws IOException {
		ImportResult result = read(EXAMPLE);
		MotionClip clip = result.tracks().getFirst().clip();
		assertThat(result.problems()).isEmpty();
		assertThat(clip.frameRate()).isEqualTo(FrameRate.FPS_60);
		assertThat(clip.channels().names()).containsExactly("browDownLeft", "jawOpen", "mouthClose");
		assertThat(clip.column(1).toArray()).containsExactly(0.10f, 0.12f);
	}

	@Test
	void writesTheGoldenBytes() throws IOException {
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_60, ChannelSet.weights(List.of("jawOpen", "mouthClose")),
				new float[][] { { 0, 0.05f }, { 1, -0.25f } });
		assertThat(write(clip, Map.of())).isEqualTo("{\"exportFps\":60.0,\"trackPath\":\"\",\"numPoses\":2,"
				+ "\"numFrames\":2,\"facsNames\":[\"jawOpen\",\"mouthClose\"],"
				+ "\"weightMat\":[[0.0,0.05],[1.0,-0.25]]}\n");
	}

	@Test
	void prettyHoldsTheSameTake() throws IOException {
		MotionClip clip = Takes.golden(new FrameRate(30_000, 1001), Arkit.FACE, 20);
		assertThat(read(write(clip, Map.of("pretty", "true"))).tracks().getFirst().clip()).isEqualTo(clip);
	}

	@Test
	void writesTheNamesAskedForInTheirOrder() throws IOException {
		String text = write(Takes.golden(FrameRate.FPS_30, Arkit.FACE, 2), Map.of("names", "mouthClose, jawOpen"));
		assertThat(text).contains("\"facsNames\":[\"mouthClose\",\"jawOpen\"]", "\"numPoses\":2");
		assertThatThrownBy(() -> write(Takes.golden(FrameRate.FPS_30, Arkit.FACE, 2), Map.of("names", "nose")))
				.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("nose");
	}

	@Test
	void assumesARateAndSaysSo() throws IOException {
		assertThat(read("{\"facsNames\":[\"JAWOPEN\"],\"weightMat\":[[1]],\"joints\":[\"jaw\"]}").problems())
				.extracting(Problem::code).containsExactly("a2f.rate", "a2f.ignored");
	}

	@Test
	void refusesCountsThatDoNotFit() {
		assertThatThrownBy(() -> read(EXAMPLE.replace("\"numFrames\":2", "\"numFrames\":2000000000")))
				.isInstanceOf(IOException.class).hasMessageContaining("2000000000 numFrames but 2 rows");
		assertThatThrownBy(() -> read(EXAMPLE.replace("0.12,", ""))).isInstanceOf(IOException.class)
				.hasMessageContaining("a.json, line 3").hasMessageContaining("row 1");
		assertThatThrownBy(() -> read(EXAMPLE.replace(",\"jawOpen\"", ""))).isInstanceOf(IOException.class)
				.hasMessageContaining("facsNames");
	}
}
