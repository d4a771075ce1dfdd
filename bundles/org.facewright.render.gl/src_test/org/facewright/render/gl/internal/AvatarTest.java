package org.facewright.render.gl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.facewright.api.render.Framing;
import org.facewright.core.motion.Arkit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own head and others' avatars, without a display. */
class AvatarTest {

	private static final float MOUTH_Y = -0.0655f;

	private static Path upwards(String path) {
		Path folder = Path.of("").toAbsolutePath();
		while (folder != null && !Files.exists(folder.resolve(path))) {
			folder = folder.getParent();
		}
		return folder == null ? Path.of(path) : folder.resolve(path);
	}

	private static Avatar head() throws IOException {
		return AvatarReader.read(upwards("models/head/head.glb"));
	}

	/** The vertices of a material in a pose, seven numbers each. */
	private static float[] posed(Avatar avatar, String material, Map<String, Float> weights) {
		Avatar.Part part = part(avatar, material);
		MorphedPart morphed = new MorphedPart(part);
		float[] targets = new float[part.targets().size()];
		weights.forEach((name, weight) -> avatar.drives().get(avatar.channels().indexOf(name))
				.forEach(drive -> targets[drive.target()] += weight * drive.weight()));
		morphed.pose(targets);
		return morphed.vertices();
	}

	private static Avatar.Part part(Avatar avatar, String material) {
		return avatar.parts().stream().filter(part -> part.material().equals(material)).findFirst().orElseThrow();
	}

	/**
	 * Pairs of vertices of the skin, above and below, where the lips meet in the middle of the mouth: at rest they are a
	 * quarter of a millimetre apart, and right behind them the lips overlap.
	 */
	private static List<int[]> contact(Avatar avatar) {
		float[] p = part(avatar, "skin").positions();
		List<int[]> pairs = new ArrayList<>();
		for (int upper = 0; upper < p.length; upper += 3) {
			if (Math.abs(p[upper]) > 0.018f || p[upper + 2] < 0.08f || p[upper + 1] < MOUTH_Y - 0.002f
					|| p[upper + 1] > MOUTH_Y + 0.004f) {
				continue;
			}
			int nearest = -1;
			double best = 0.0008;
			for (int lower = 0; lower < p.length; lower += 3) {
				double gap = p[upper + 1] - p[lower + 1];
				double aside = Math.hypot(p[upper] - p[lower], p[upper + 2] - p[lower + 2]);
				if (gap > 0.0002 && gap < 0.00029 && aside < best) {
					best = aside;
					nearest = lower;
				}
			}
			if (nearest >= 0) {
				pairs.add(new int[] { upper / 3, nearest / 3 });
			}
		}
		return pairs;
	}

	private static List<Double> gaps(Avatar avatar, Map<String, Float> pose) {
		float[] v = posed(avatar, "skin", pose);
		return contact(avatar).stream().mapToDouble(pair -> 1000.0 * (v[pair[0] * MorphedPart.STRIDE + 1]
				- v[pair[1] * MorphedPart.STRIDE + 1])).boxed().toList();
	}

	@Test
	void ourHeadHasAllStandardShapes() throws IOException {
		Avatar head = head();
		assertThat(head.channels().names()).containsExactlyInAnyOrderElementsOf(Arkit.FACE.names());
		assertThat(head.problems()).isEmpty();
		for (int channel = 0; channel < head.channels().size(); channel++) {
			double[] most = new double[1];
			head.forEachMoved(channel, (x, y, z, distance) -> most[0] = Math.max(most[0], distance));
			assertThat(most[0]).as(head.channels().channel(channel).name()).isBetween(0.001, 0.06);
		}
		assertThat(Files.size(upwards("models/head/head.glb"))).isLessThan(1_500_000);
	}

	@Test
	void lipsTouchWhenTheJawIsOpenAndTheMouthClosed() throws IOException {
		Avatar head = head();
		assertThat(contact(head)).hasSizeGreaterThan(8);
		for (float jaw : new float[] { 0.1f, 0.3f, 0.6f, 1 }) {
			assertThat(gaps(head, Map.of("jawOpen", jaw, "mouthClose", jaw))).as("jaw " + jaw)
					.allSatisfy(gap -> assertThat(gap).isBetween(-0.1, 0.6));
		}
		assertThat(gaps(head, Map.of("jawOpen", 0.25f, "mouthClose", 0.25f, "mouthPressLeft", 0.6f, "mouthPressRight",
				0.6f, "mouthRollLower", 0.4f, "mouthRollUpper", 0.4f)))
				.allSatisfy(gap -> assertThat(gap).isBetween(-1.0, 0.6));
	}

	@Test
	void anOpenJawPartsTheLipsByCentimetres() throws IOException {
		List<Double> gaps = gaps(head(), Map.of("jawOpen", 1f));
		assertThat(Collections.max(gaps)).isBetween(22.0, 36.0);
	}

	@Test
	void teethStayBehindTheLips() throws IOException {
		Avatar head = head();
		List<Map<String, Float>> poses = List.of(Map.of(), Map.of("jawOpen", 0.3f, "mouthClose", 0.3f),
				Map.of("mouthRollLower", 1f, "mouthRollUpper", 1f), Map.of("mouthPressLeft", 1f, "mouthPressRight", 1f),
				Map.of("mouthShrugLower", 1f), Map.of("mouthPucker", 1f),
				Map.of("jawOpen", 0.2f, "mouthClose", 0.2f, "mouthRollLower", 0.5f, "mouthRollUpper", 0.3f));
		float[] rest = part(head, "skin").positions();
		for (Map<String, Float> pose : poses) {
			float[] skin = posed(head, "skin", pose);
			float[] teeth = posed(head, "teeth", pose);
			double least = Double.MAX_VALUE;
			for (int lip = 0; lip < rest.length / 3; lip++) {
				boolean isLip = Math.abs(rest[lip * 3]) < 0.016f && Math.abs(rest[lip * 3 + 1] - MOUTH_Y) < 0.008f
						&& rest[lip * 3 + 2] > 0.0935f;
				for (int tooth = 0; isLip && tooth < teeth.length / MorphedPart.STRIDE; tooth++) {
					double aside = Math.hypot(skin[lip * 7] - teeth[tooth * 7],
							skin[lip * 7 + 1] - teeth[tooth * 7 + 1]);
					if (aside < 0.0015) {
						least = Math.min(least, 1000.0 * (skin[lip * 7 + 2] - teeth[tooth * 7 + 2]));
					}
				}
			}
			assertThat(least).as("millimetres between teeth and lips, " + pose).isBetween(0.2, 30.0);
		}
	}

	@Test
	void normalsHaveLengthOne() throws IOException {
		float[] vertices = posed(head(), "skin", Map.of("jawOpen", 0.7f));
		for (int at = 0; at < vertices.length; at += MorphedPart.STRIDE) {
			double length = Math.sqrt(vertices[at + 3] * vertices[at + 3] + vertices[at + 4] * vertices[at + 4]
					+ vertices[at + 5] * vertices[at + 5]);
			assertThat(length).isCloseTo(1, within(1e-3));
		}
	}

	@Test
	void theMouthIsFoundByWhatMoves() throws IOException {
		Avatar head = head();
		assertThat(Framings.of(head, Framing.MOUTH).targetY()).isCloseTo(MOUTH_Y, within(0.01f));
		assertThat(Framings.of(head, Framing.HEAD).distance()).isGreaterThan(
				Framings.of(head, Framing.MOUTH).distance() * 1.8f);
	}

	@Test
	void anotherToolsHeadLoadsWhereItIsThere() throws IOException {
		Path file = Path.of(System.getProperty("facewright.shared", "../shared"))
				.resolve("data/heads/mh_head_arkit.glb");
		assumeTrue(Files.exists(file), file + " is not here");
		Avatar avatar = AvatarReader.read(file);
		assertThat(avatar.channels().names()).containsAll(Arkit.FACE.names());
		assertThat(avatar.parts()).hasSize(4);
	}

	@Test
	void namesOfOtherToolsAreUnderstood() {
		assertThat(ShapeNames.standard("blendShape1.jawOpen")).contains("jawOpen");
		assertThat(ShapeNames.standard("rig:EyeBlink_L")).contains("eyeBlinkLeft");
		assertThat(ShapeNames.standard("ARKit_mouthSmileRight")).contains("mouthSmileRight");
		assertThat(ShapeNames.standard("Fcl_MTH_A")).isEmpty();
	}

	@Test
	void expressionsStandInForMissingShapes(@TempDir Path folder) throws IOException {
		Path file = folder.resolve("small.vrm");
		String buffer = Base64.getEncoder().encodeToString(new byte[72]);
		Files.writeString(file, """
				{"asset":{"version":"2.0"},"nodes":[{"mesh":0}],
				"meshes":[{"primitives":[{"attributes":{"POSITION":0},"targets":[{"POSITION":1}]}],
				"extras":{"targetNames":["Fcl_MTH_A"]}}],
				"accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3"},
				{"bufferView":1,"componentType":5126,"count":3,"type":"VEC3"}],
				"bufferViews":[{"buffer":0,"byteLength":36},{"buffer":0,"byteOffset":36,"byteLength":36}],
				"buffers":[{"byteLength":72,"uri":"data:application/octet-stream;base64,%s"}],
				"extensions":{"VRMC_vrm":{"expressions":{"preset":{"aa":{"morphTargetBinds":[
				{"node":0,"index":0,"weight":1}]}}}}}}""".formatted(buffer));
		Avatar avatar = AvatarReader.read(file);
		int jaw = avatar.channels().indexOf("jawOpen");
		assertThat(jaw).isNotNegative();
		assertThat(avatar.drives().get(jaw)).containsExactly(new Avatar.Drive(0, 0, 1.2f));
		assertThat(avatar.problems()).anyMatch(problem -> problem.code().equals("avatar.missing"));
	}

	@Test
	void damageIsSaidInOneSentence(@TempDir Path folder) throws IOException {
		Path cut = folder.resolve("cut.glb");
		byte[] whole = Files.readAllBytes(upwards("models/head/head.glb"));
		Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
		assertThatThrownBy(() -> AvatarReader.read(cut)).isInstanceOf(IOException.class)
				.hasMessageContaining("cut.glb");
		Path text = Files.writeString(folder.resolve("text.glb"), "hello");
		assertThatThrownBy(() -> AvatarReader.read(text)).isInstanceOf(IOException.class)
				.hasMessageContaining("text.glb");
	}
}
