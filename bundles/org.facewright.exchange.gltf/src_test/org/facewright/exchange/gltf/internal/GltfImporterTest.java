package org.facewright.exchange.gltf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.testkit.MemorySource;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class GltfImporterTest {

	private final GltfImporter importer = new GltfImporter();

	private ImportResult read(MemorySource file, String... values) throws IOException {
		Map<String, String> texts = values.length == 0 ? Map.of() : Map.of(values[0], values[1]);
		return importer.read(file, importer.format().parameters().parse(texts), Progress.NONE);
	}

	private ImportResult read(String json, String... values) throws IOException {
		return read(MemorySource.text("file.gltf", json), values);
	}

	private static byte[] floats(float... values) {
		ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
		for (float value : values) {
			bytes.putFloat(value);
		}
		return bytes.array();
	}

	private static byte[] joined(byte[]... parts) {
		ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
		for (byte[] part : parts) {
			all.put(part);
		}
		return all.array();
	}

	/** A file with one animation of one mesh with two targets. */
	private static String gltf(String interpolation, String accessors, String views, byte[] buffer, String extras) {
		return """
				{"asset":{"version":"2.0"},
				"nodes":[{"name":"Head","mesh":0}],
				"meshes":[{%s"primitives":[{"attributes":{},"targets":[{},{}]}]}],
				"animations":[{"name":"talk","samplers":[{"input":0,"output":1,"interpolation":"%s"}],
				"channels":[{"sampler":0,"target":{"node":0,"path":"weights"}}]}],
				"accessors":[%s],"bufferViews":[%s],
				"buffers":[{"byteLength":%d,"uri":"data:application/octet-stream;base64,%s"}]}
				""".formatted(extras, interpolation, accessors, views, buffer.length,
				Base64.getEncoder().encodeToString(buffer));
	}

	static String floatFile(String interpolation, float[] times, float... weights) {
		byte[] buffer = joined(floats(times), floats(weights));
		String accessors = """
				{"bufferView":0,"componentType":5126,"count":%d,"type":"SCALAR"},
				{"bufferView":1,"componentType":5126,"count":%d,"type":"SCALAR"}""".formatted(times.length,
				weights.length);
		String views = """
				{"buffer":0,"byteLength":%d},{"buffer":0,"byteOffset":%d,"byteLength":%d}""".formatted(
				4 * times.length, 4 * times.length, 4 * weights.length);
		return gltf(interpolation, accessors, views, buffer,
				"\"extras\":{\"targetNames\":[\"jawOpen\",\"mouthClose\"]},");
	}

	private static float[] column(MotionClip clip, int channel) {
		float[] values = new float[clip.frameCount()];
		clip.column(channel).copy(0, values, 0, values.length);
		return values;
	}

	private MotionClip only(ImportResult result) {
		assertThat(result.tracks()).hasSize(1);
		return result.tracks().getFirst().clip();
	}

	@Test
	void evaluatesTheCubicExampleExactly() throws IOException {
		MotionClip clip = only(read(floatFile("CUBICSPLINE", new float[] { 0, 0.5f, 1 }, //
				0, 0, 0, 0, 2, 0, 0, 0, 1, 0.25f, 0, 0, -2, 0, 0, 0.5f, 0, 0), "frame-rate", "4"));
		assertThat(column(clip, 0)).containsExactly(0, 0.625f, 1, 0.625f, 0);
		assertThat(column(clip, 1)).containsExactly(0, 0.125f, 0.25f, 0.375f, 0.5f);
	}

	@Test
	void keepsStepsUntilTheNextKey() throws IOException {
		MotionClip clip = only(
				read(floatFile("STEP", new float[] { 0, 0.5f, 1 }, 0, 0, 1, 0, 0.5f, 0), "frame-rate", "4"));
		assertThat(column(clip, 0)).containsExactly(0, 0, 1, 1, 0.5f);
	}

	@Test
	void guessesTheRateFromTheKeysAndSaysSo() throws IOException {
		float[] times = new float[50];
		for (int frame = 0; frame < times.length; frame++) {
			times[frame] = frame / 25f;
		}
		ImportResult result = read(floatFile("LINEAR", times, new float[100]));
		assertThat(only(result).frameRate()).isEqualTo(FrameRate.FPS_25);
		assertThat(only(result).frameCount()).isEqualTo(50);
		assertThat(result.problems()).extracting(problem -> problem.code()).containsExactly("gltf.frame-rate");
	}

	@Test
	void readsNormalisedIntegers() throws IOException {
		byte[] buffer = joined(floats(0, 1), new byte[] { 0, (byte) 255, 51, (byte) 102 });
		String accessors = """
				{"bufferView":0,"componentType":5126,"count":2,"type":"SCALAR"},
				{"bufferView":1,"componentType":5121,"normalized":true,"count":4,"type":"SCALAR"}""";
		String views = "{\"buffer\":0,\"byteLength\":8},{\"buffer\":0,\"byteOffset\":8,\"byteLength\":4}";
		MotionClip clip = only(read(gltf("LINEAR", accessors, views, buffer, ""), "frame-rate", "1"));
		assertThat(column(clip, 0)).containsExactly(0, 0.2f);
		assertThat(column(clip, 1)).containsExactly(1, 0.4f);
	}

	static String sparseFile() {
		byte[] buffer = joined(floats(0, 1), new byte[] { 1, 2, 0, 0 }, floats(0.5f, 0.75f));
		String accessors = """
				{"bufferView":0,"componentType":5126,"count":2,"type":"SCALAR"},
				{"componentType":5126,"count":4,"type":"SCALAR","sparse":{"count":2,
				"indices":{"bufferView":1,"componentType":5121},"values":{"bufferView":1,"byteOffset":4}}}""";
		String views = "{\"buffer\":0,\"byteLength\":8},{\"buffer\":0,\"byteOffset\":8,\"byteLength\":12}";
		return gltf("LINEAR", accessors, views, buffer, "");
	}

	@Test
	void readsSparseValuesOverZeros() throws IOException {
		MotionClip clip = only(read(sparseFile(), "frame-rate", "1"));
		assertThat(column(clip, 0)).containsExactly(0, 0.75f);
		assertThat(column(clip, 1)).containsExactly(0.5f, 0);
	}

	@Test
	void namesTargetsThatHaveNoNameAndSaysSo() throws IOException {
		ImportResult result = read(floatFile("LINEAR", new float[] { 0, 1 }, 0, 0, 1, 1)
				.replace("[\"jawOpen\",\"mouthClose\"]", "[\"Jaw_Open.jawOpen\"]"), "frame-rate", "1");
		assertThat(only(result).channels().names()).containsExactly("jawOpen", "target1");
		assertThat(result.problems()).extracting(problem -> problem.code()).contains("gltf.names");
	}

	@Test
	void findsNamesInThePrimitiveAsOlderExportersPutThem() throws IOException {
		String json = floatFile("LINEAR", new float[] { 0, 1 }, 0, 0, 1, 1)
				.replace("\"extras\":{\"targetNames\":[\"jawOpen\",\"mouthClose\"]},", "")
				.replace("\"attributes\":{}", "\"extras\":{\"targetNames\":[\"A\",\"B\"]},\"attributes\":{}");
		assertThat(only(read(json)).channels().names()).containsExactly("A", "B");
	}

	@Test
	void readsATrackForEachMeshTheFaceFirst() throws IOException {
		String json = floatFile("LINEAR", new float[] { 0, 1 }, 0, 0, 1, 1)
				.replace("{\"name\":\"Head\",\"mesh\":0}",
						"{\"name\":\"Teeth\",\"mesh\":1},\n{\"name\":\"Head\",\"mesh\":0}")
				.replace("\"meshes\":[", "\"meshes\":[{\"primitives\":[{\"targets\":[{},{}]}]},")
				.replace("\"mesh\":1", "\"mesh\":9").replace("\"mesh\":0", "\"mesh\":1")
				.replace("\"mesh\":9", "\"mesh\":0")
				.replace("\"channels\":[",
						"\"channels\":[{\"sampler\":0,\"target\":{\"node\":1,\"path\":\"weights\"}},");
		assertThat(read(json).tracks()).extracting(track -> track.name()).containsExactly("Head", "Teeth");
	}

	@Test
	void readsTheAnimationAskedFor() throws IOException {
		String json = floatFile("LINEAR", new float[] { 0, 1 }, 0, 0, 1, 1);
		assertThat(read(json, "animation", "talk").tracks()).hasSize(1);
		assertThat(read(json, "animation", "0").tracks()).hasSize(1);
		assertThatIOException().isThrownBy(() -> read(json, "animation", "walk"))
				.withMessageContaining("no animation 'walk'").withMessageContaining("talk");
	}

	@Test
	void saysWhatAFileWithoutAnimationHolds() {
		String json = floatFile("LINEAR", new float[] { 0, 1 }, 0, 0, 1, 1).replace("\"animations\"", "\"stills\"");
		assertThatIOException().isThrownBy(() -> read(json))
				.withMessage("file.gltf: it holds 2 morph targets and no animation; choose a file that was exported "
						+ "with its shape key or blendshape animation");
	}

	@Test
	void namesAHeadWithoutAnimationForWhatItIs() throws IOException {
		Path shared = shared();
		Path head = shared.resolve("data/heads/mh_head_arkit.glb");
		assumeTrue(Files.exists(head), "no shared data at " + shared);
		assertThatIOException().isThrownBy(() -> read(new MemorySource("mh_head_arkit.glb", Files.readAllBytes(head))))
				.withMessageStartingWith("mh_head_arkit.glb: it holds 52 morph targets and no animation;");
	}

	static Path shared() {
		String property = System.getProperty("facewright.shared", "");
		Path folder = Path.of("").toAbsolutePath();
		while (property.isEmpty() && folder != null) {
			if (Files.isDirectory(folder.resolve("../shared/data"))) {
				return folder.resolve("../shared");
			}
			folder = folder.getParent();
		}
		return Path.of(property);
	}

	@Test
	void refusesOlderVersions() {
		assertThatIOException().isThrownBy(() -> read("{\"asset\":{\"version\":\"1.0\"}}"))
				.withMessageContaining("glTF 1.0");
	}

	@Test
	void saysWhereTheJsonBreaks() {
		assertThatIOException().isThrownBy(() -> read("{\"asset\":\n<html>"))
				.withMessageStartingWith("file.gltf, line 2, column 1: not readable as glTF's JSON");
	}

	@Test
	void refusesTextThatIsNotUtf8() {
		byte[] text = { '{', 0, 0, 0, (byte) 0xB4, 0, (byte) 0xFF, 4 };
		assertThatIOException().isThrownBy(() -> read(new MemorySource("file.gltf", text)))
				.withMessageStartingWith("file.gltf: not readable as text in UTF-8");
	}

	@Test
	void refusesCountsThatTheBufferDoesNotHold() {
		String json = floatFile("LINEAR", new float[] { 0, 1 }, 0, 0, 1, 1).replace("\"count\":4",
				"\"count\":2000000000");
		assertThatIOException().isThrownBy(() -> read(json)).withMessageContaining("accessors[1] has 2000000000");
	}

	@Test
	void refusesZerosBeyondMeasure() {
		String json = floatFile("LINEAR", new float[] { 0, 1 }, 0, 0, 1, 1).replace(
				"\"bufferView\":1,\"componentType\":5126,\"count\":4", "\"componentType\":5126,\"count\":2147483647");
		assertThatIOException().isThrownBy(() -> read(json)).withMessageContaining("stands for 2147483647 zeros");
	}

	@Test
	void refusesABufferOutsideOfTheFolder() {
		String json = floatFile("LINEAR", new float[] { 0, 1 }, 0, 0, 1, 1)
				.replaceAll("data:[^\"]*", "https://example.org/a.bin");
		assertThatIOException().isThrownBy(() -> read(json)).withMessageContaining("outside of the file's folder");
	}

	@Test
	void refusesValuesThatAreNotFinite() {
		assertThatIOException().isThrownBy(() -> read(floatFile("LINEAR", new float[] { 0, 1 }, 0, 0, Float.NaN, 1)))
				.withMessageContaining("accessors[1] has NaN at place 2");
	}

	@Test
	void refusesAnOutputThatDoesNotFitTheKeys() {
		assertThatIOException().isThrownBy(() -> read(floatFile("LINEAR", new float[] { 0, 1 }, 0, 0, 1)))
				.withMessageContaining("3 values for 2 keys of 2 morph targets");
	}

	@Test
	void refusesKeysThatGoBack() {
		assertThatIOException().isThrownBy(() -> read(floatFile("LINEAR", new float[] { 1, 0.5f }, 0, 0, 1, 1)))
				.withMessageContaining("key 1 at second 0.5");
	}

	@Test
	void namesATruncatedBinaryFile() throws IOException {
		byte[] glb = smallGlb();
		for (int length : new int[] { 8, 15, 100, glb.length - 1 }) {
			assertThatIOException().isThrownBy(() -> read(new MemorySource("a.glb", Arrays.copyOf(glb, length))))
					.withMessageStartingWith("a.glb: ");
		}
	}

	static byte[] smallGlb() throws IOException {
		MotionClip clip = GltfExportTest.clip(FrameRate.FPS_30, ChannelSet.weights(List.of("jawOpen", "mouthClose")),
				3);
		GlbExporter exporter = new GlbExporter();
		return GltfExportTest.exported(exporter, GltfExportTest.request(exporter, clip, "mesh", "none")).mainBytes();
	}
}
