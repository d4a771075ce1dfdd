package org.facewright.motion.a2f.internal.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RigFileTest {

	@TempDir
	Path folder;

	private Path write(String name, String text) throws IOException {
		return Files.writeString(folder.resolve(name), text);
	}

	private static void assertIsTheTriangle(PoseRig rig) {
		assertThat(rig.poses()).containsExactly("jawOpen", "smile");
		assertThat(rig.neutral()).containsExactly(0, 0, 0, 1, 0, 0, 0, 1, 0);
		assertThat(rig.deltas()[0]).containsExactly(new float[] { 0, -1, 0, 0, 0, 0, 0, 0, 0 }, within(1e-6f));
		assertThat(rig.deltas()[1]).containsExactly(new float[] { 0, 0, 0, 0.5f, 0, 0, 0, 0, 0.25f }, within(1e-6f));
	}

	@Test
	void readsAFolderOfObjFiles() throws IOException {
		write("neutral.obj", "# face\no head\nv 0 0 0\nv 1 0 0\nvn 0 0 1\nv 0 1 0\nf 1 2 3\n");
		write("jawOpen.obj", "v 0 -1 0\nv 1 0 0\nv 0 1 0\n");
		write("smile.OBJ", "v\t0 0 0\nv 1.5 0 0 1.0\nv 0 1e0 .25\n");
		assertIsTheTriangle(RigFile.read(folder));
	}

	@Test
	void tellsAnObjOfAnotherMesh() throws IOException {
		write("neutral.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\n");
		write("smile.obj", "v 0 0 0\n");
		assertThatIOException().isThrownBy(() -> RigFile.read(folder))
				.withMessageContaining("smile.obj: has 1 vertices, neutral.obj has 3");
	}

	@Test
	void tellsADamagedObj() throws IOException {
		write("neutral.obj", "v 0 0 0\nv 1 x 0\n");
		assertThatIOException().isThrownBy(() -> RigFile.read(folder)).withMessageContaining("line 2 has 'x'");
	}

	@Test
	void needsANeutralObj() throws IOException {
		write("smile.obj", "v 0 0 0\n");
		assertThatIOException().isThrownBy(() -> RigFile.read(folder)).withMessageContaining("no neutral.obj");
	}

	private static byte[] numbers() {
		ByteBuffer bytes = ByteBuffer.allocate(4 * (9 + 9) + 4 + 24).order(ByteOrder.LITTLE_ENDIAN);
		for (float value : new float[] { 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 0, 0 }) {
			bytes.putFloat(value);
		}
		bytes.putShort((short) 1).putShort((short) 2);
		for (float value : new float[] { 0.5f, 0, 0, 0, 0, 0.25f }) {
			bytes.putFloat(value);
		}
		return bytes.array();
	}

	private static String gltf(String uri) {
		return """
				{"asset":{"version":"2.0"},"buffers":[{%s"byteLength":100}],
				"bufferViews":[{"buffer":0,"byteLength":36},{"buffer":0,"byteOffset":36,"byteLength":36},
				{"buffer":0,"byteOffset":72,"byteLength":4},{"buffer":0,"byteOffset":76,"byteLength":24}],
				"accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3"},
				{"bufferView":1,"componentType":5126,"count":3,"type":"VEC3"},
				{"componentType":5126,"count":3,"type":"VEC3","sparse":{"count":2,
				"indices":{"bufferView":2,"componentType":5123},"values":{"bufferView":3}}}],
				"meshes":[{"primitives":[{"attributes":{"POSITION":1}}]},
				{"primitives":[{"attributes":{"POSITION":0},"targets":[{"POSITION":1},{"POSITION":2}]}],
				"extras":{"targetNames":["jawOpen","smile"]}}]}""".formatted(uri);
	}

	@Test
	void readsMorphTargetsOfAGltfWithItsBufferBesideIt() throws IOException {
		Files.write(folder.resolve("my face.bin"), numbers());
		assertIsTheTriangle(RigFile.read(write("face.gltf", gltf("\"uri\":\"my%20face.bin\","))));
	}

	@Test
	void readsMorphTargetsOfAGltfWithItsBufferInside() throws IOException {
		assertIsTheTriangle(RigFile.read(write("face.gltf",
				gltf("\"uri\":\"data:application/octet-stream;base64,%s\",".formatted(
						Base64.getEncoder().encodeToString(numbers()))))));
	}

	@Test
	void readsMorphTargetsOfAGlb() throws IOException {
		byte[] json = gltf("").getBytes(StandardCharsets.UTF_8);
		byte[] binary = numbers();
		ByteBuffer glb = ByteBuffer.allocate(12 + 8 + json.length + 8 + binary.length).order(ByteOrder.LITTLE_ENDIAN);
		glb.putInt(0x46546C67).putInt(2).putInt(glb.capacity());
		glb.putInt(json.length).putInt(0x4E4F534A).put(json).putInt(binary.length).putInt(0x004E4942).put(binary);
		Path file = Files.write(folder.resolve("face.glb"), glb.array());
		assertIsTheTriangle(RigFile.read(file));
		Path cut = Files.write(folder.resolve("cut.glb"), java.util.Arrays.copyOf(glb.array(), glb.capacity() - 9));
		assertThatIOException().isThrownBy(() -> RigFile.read(cut)).withMessageContaining("not complete");
	}

	@Test
	void tellsAGltfWithoutMorphTargets() throws IOException {
		Path file = write("face.gltf", "{\"asset\":{\"version\":\"2.0\"},\"meshes\":[{\"primitives\":[{}]}]}");
		assertThatIOException().isThrownBy(() -> RigFile.read(file)).withMessageContaining("no mesh has morph targets");
	}

	@Test
	void tellsABufferThatIsMissing() throws IOException {
		Path file = write("face.gltf", gltf("\"uri\":\"../other.bin\","));
		assertThatIOException().isThrownBy(() -> RigFile.read(file)).withMessageContaining("other.bin is not in its");
	}

	@Test
	void readsAnArchiveOfArrays() throws IOException {
		Path file = folder.resolve("face.npz");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
			array(zip, "poseNames", "|S7", "(3,)", "neutraljawOpensmile\0\0".getBytes(StandardCharsets.US_ASCII));
			array(zip, "neutral", "<f4", "(3, 3)", floats(0, 0, 0, 1, 0, 0, 0, 1, 0));
			array(zip, "jawOpen", "<f4", "(3, 3)", floats(0, -1, 0, 0, 0, 0, 0, 0, 0));
			array(zip, "smile", "<f4", "(3, 3)", floats(0, 0, 0, 0.5f, 0, 0, 0, 0, 0.25f));
		}
		assertIsTheTriangle(RigFile.read(file));
	}

	private static byte[] floats(float... values) {
		ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
		for (float value : values) {
			bytes.putFloat(value);
		}
		return bytes.array();
	}

	private static void array(ZipOutputStream zip, String name, String type, String shape, byte[] values)
			throws IOException {
		zip.putNextEntry(new ZipEntry(name + ".npy"));
		String header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
		header += " ".repeat(127 - 10 - header.length()) + "\n";
		OutputStream out = zip;
		out.write(new byte[] { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0 });
		out.write(header.getBytes(StandardCharsets.ISO_8859_1));
		out.write(values);
		zip.closeEntry();
	}

	@Test
	void tellsWhatIsNoRig() throws IOException {
		Path file = write("face.fbx", "x");
		assertThatIOException().isThrownBy(() -> RigFile.read(file)).withMessageContaining("not a rig");
		assertThatIOException().isThrownBy(() -> RigFile.read(folder.resolve("none"))).withMessageContaining("no such");
	}
}
