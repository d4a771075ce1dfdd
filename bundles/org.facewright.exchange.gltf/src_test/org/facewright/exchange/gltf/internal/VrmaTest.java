package org.facewright.exchange.gltf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class VrmaTest {

	private static final VrmaExporter EXPORTER = new VrmaExporter();
	private static final VrmaImporter IMPORTER = new VrmaImporter();

	private static MemorySource written(MotionClip clip, String expressions) throws IOException {
		MemoryTarget target = new MemoryTarget("take.vrma");
		EXPORTER.export(Takes.face(clip, EXPORTER.format().parameters().defaults().with(VrmaExporter.EXPRESSIONS,
				expressions)), target, Progress.NONE);
		return target.asSource();
	}

	private static ImportResult read(MemorySource file) throws IOException {
		return IMPORTER.read(file, IMPORTER.format().parameters().defaults(), Progress.NONE);
	}

	private static ChannelSet withAngles(String... weights) {
		return ChannelSet.of(Stream.concat(ChannelSet.weights(List.of(weights)).channels().stream(),
				Arkit.ROTATIONS.stream()).toList());
	}

	static MemorySource small() throws IOException {
		return written(Takes.golden(FrameRate.FPS_30, withAngles("jawOpen", "aa", "eyeBlinkLeft"), 4), "both");
	}

	private static JsonNode json(MemorySource file) throws IOException {
		return new ObjectMapper().readTree(GlbFile.read(file).json());
	}

	@Test
	void namesTheFifteenBonesAndTheExpressionsByNode() throws IOException {
		JsonNode extension = json(written(Takes.golden(FrameRate.FPS_30, withAngles("jawOpen", "aa"), 4), "custom"))
				.path("extensions").path("VRMC_vrm_animation");
		assertThat(extension.path("specVersion").asText()).isEqualTo("1.0");
		assertThat(extension.path("humanoid").path("humanBones").size()).isEqualTo(15);
		assertThat(extension.path("humanoid").path("humanBones").path("head").path("node").asInt()).isEqualTo(2);
		assertThat(extension.path("expressions").path("custom").path("jawOpen").path("node").asInt()).isEqualTo(15);
		assertThat(extension.path("expressions").path("preset").path("aa").path("node").asInt()).isEqualTo(16);
		assertThat(extension.path("lookAt").path("node").asInt()).isEqualTo(17);
	}

	@Test
	void writesTheWeightAsTheNodesX() throws IOException {
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_30, ChannelSet.weights(List.of("jawOpen")),
				new float[][] { { 0 }, { 0.5f } });
		byte[] buffer = GlbFile.read(written(clip, "custom")).buffer().orElseThrow();
		FloatBuffer floats = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN)
				.asFloatBuffer();
		float[] all = new float[floats.remaining()];
		floats.get(all);
		assertThat(all).containsExactly(0, 1 / 30f, 0, 0, 0, 0.5f, 0, 0);
	}

	@Test
	void theHeadComesBack() throws IOException {
		MotionClip clip = Takes.golden(FrameRate.FPS_60, withAngles("jawOpen"), 60);
		MotionClip back = read(written(clip, "custom")).tracks().getFirst().clip();
		for (String angle : List.of("headYaw", "headPitch", "headRoll")) {
			for (int frame = 0; frame < 60; frame++) {
				assertThat(back.column(back.channels().indexOf(angle)).get(frame)).as(angle)
						.isEqualTo(clip.column(clip.channels().indexOf(angle)).get(frame), within(1e-5f));
			}
		}
	}

	@Test
	void presetsAreMadeOfTheFace() throws IOException {
		float[] pose = new float[Arkit.FACE.size()];
		pose[Arkit.FACE.indexOf("eyeBlinkLeft")] = 1;
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_30, Arkit.FACE, new float[][] { pose, pose });
		MotionClip back = read(written(clip, "preset")).tracks().getFirst().clip();
		assertThat(back.column(back.channels().indexOf("blinkLeft")).get(0)).isEqualTo(1, within(1e-3f));
		assertThat(back.column(back.channels().indexOf("blinkRight")).get(0)).isEqualTo(0, within(1e-3f));
		assertThat(back.channels().names()).contains("aa", "ih", "ou", "ee", "oh").doesNotContain("lookUp");
	}

	@Test
	void aFileOfVrmIsNotTakenForOtherGltf() throws IOException {
		MemorySource file = small();
		assertThat(new GltfImporter().accepts(file.name(), file.head())).isFalse();
		assertThat(new GltfImporter().accepts("renamed.glb", file.head())).isFalse();
	}

	@Test
	void looksHaveNoExpressionOfTheirOwn() {
		MotionClip clip = Takes.golden(FrameRate.FPS_30, ChannelSet.weights(List.of("a", "b", "c", "lookUp")), 9);
		assertThat(EXPORTER.check(Takes.face(clip, EXPORTER.format().parameters().defaults())))
				.anySatisfy(problem -> assertThat(problem.message()).contains("lookUp"));
	}

	@Test
	void refusesGltfWithoutTheExtension() {
		MemorySource file = MemorySource.text("a.vrma", "{\"asset\":{\"version\":\"2.0\"}}");
		assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class).hasMessageContaining("a.vrma")
				.hasMessageContaining("VRMC_vrm_animation");
	}

	@Test
	void theJsonIsPlainText() throws IOException {
		assertThat(new String(GlbFile.read(small()).json(), StandardCharsets.UTF_8)).startsWith(
				"{\"asset\":{\"version\":\"2.0\",\"generator\":\"Facewright\"},\"extensionsUsed\":[\"VRMC_vrm_animation\"]");
	}

	@Test
	void presetsNeedAFace() {
		MotionClip clip = Takes.golden(FrameRate.FPS_30, ChannelSet.weights(List.of("a", "b", "c", "d")), 9);
		assertThat(EXPORTER.check(Takes.face(clip, EXPORTER.format().parameters().defaults()
				.with(VrmaExporter.EXPRESSIONS, "preset"))))
				.anySatisfy(problem -> assertThat(problem.message()).contains("makes a vowel"));
	}

	@Test
	void presetsOfTheTakeItselfAreKept() throws IOException {
		MotionClip clip = Takes.golden(FrameRate.FPS_30, ChannelSet.weights(List.of("happy", "b", "c", "aa")), 9);
		MotionClip back = read(written(clip, "preset")).tracks().getFirst().clip();
		assertThat(back.channels().names()).containsExactly("happy", "aa");
	}
}
