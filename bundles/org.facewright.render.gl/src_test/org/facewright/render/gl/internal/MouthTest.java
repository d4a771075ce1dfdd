package org.facewright.render.gl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.facewright.core.motion.Arkit;

/** Lips and teeth of our head, in millimetres, for every shape alone and for the poses of speech. */
class MouthTest {

	private static final int STRIDE = MorphedPart.STRIDE;
	private static final float MOUTH_Y = -0.0655f;
	private static final double MOST = 0.3; // millimetres that a tooth may come through skin
	private static Avatar head;
	private static int[] outer = new int[0]; // triangles of the face around the mouth, seen from the front at rest

	@BeforeAll
	static void load() throws IOException {
		Path folder = Path.of("").toAbsolutePath();
		while (!Files.exists(folder.resolve("models/head/head.glb"))) {
			folder = folder.getParent();
		}
		head = AvatarReader.read(folder.resolve("models/head/head.glb"));
		outer = outerTriangles();
	}

	private static Avatar.Part part(String material) {
		return head.parts().stream().filter(part -> part.material().equals(material)).findFirst().orElseThrow();
	}

	private static float[] posed(String material, Map<String, Float> weights) {
		Avatar.Part part = part(material);
		MorphedPart morphed = new MorphedPart(part);
		float[] targets = new float[part.targets().size()];
		weights.forEach((name, weight) -> head.drives().get(head.channels().indexOf(name))
				.forEach(drive -> targets[drive.target()] += weight * drive.weight()));
		morphed.pose(targets);
		return morphed.vertices();
	}

	/** Depth of a triangle at a place seen from the front; NaN beside it. */
	private static double depth(float[] v, int[] triangles, int t, double x, double y) {
		int a = triangles[t] * STRIDE;
		int b = triangles[t + 1] * STRIDE;
		int c = triangles[t + 2] * STRIDE;
		double area = (v[b] - v[a]) * (double) (v[c + 1] - v[a + 1]) - (v[c] - v[a]) * (double) (v[b + 1] - v[a + 1]);
		if (!(area > 1e-12)) {
			return Double.NaN; // seen from behind, or edge on
		}
		double wb = ((x - v[a]) * (v[c + 1] - v[a + 1]) - (v[c] - v[a]) * (y - v[a + 1])) / area;
		double wc = ((v[b] - v[a]) * (y - v[a + 1]) - (x - v[a]) * (v[b + 1] - v[a + 1])) / area;
		return wb < 0 || wc < 0 || wb + wc > 1
				? Double.NaN
				: v[a + 2] + wb * (v[b + 2] - v[a + 2]) + wc * (v[c + 2] - v[a + 2]);
	}

	private static int[] outerTriangles() {
		float[] v = posed("skin", Map.of());
		int[] all = part("skin").triangles();
		List<Integer> near = new ArrayList<>();
		for (int t = 0; t < all.length; t += 3) {
			boolean close = true;
			for (int corner = t; corner < t + 3; corner++) {
				int at = all[corner] * STRIDE;
				close &= Math.abs(v[at]) < 0.05 && Math.abs(v[at + 1] - MOUTH_Y) < 0.045 && v[at + 2] > 0.02;
			}
			if (close) {
				near.add(t);
			}
		}
		List<Integer> outer = new ArrayList<>();
		for (int t : near) {
			double x = 0;
			double y = 0;
			double z = 0;
			for (int corner = t; corner < t + 3; corner++) {
				x += v[all[corner] * STRIDE] / 3;
				y += v[all[corner] * STRIDE + 1] / 3;
				z += v[all[corner] * STRIDE + 2] / 3;
			}
			double own = depth(v, all, t, x, y);
			double front = own;
			for (int other : near) {
				double there = depth(v, all, other, x, y);
				if (there > front) {
					front = there;
				}
			}
			if (!Double.isNaN(own) && front <= z + 1e-6) {
				outer.add(t);
			}
		}
		return outer.stream().mapToInt(Integer::intValue).toArray();
	}

	/** How far teeth come through the outside of the face, millimetres. */
	private static double pierced(Map<String, Float> pose) {
		float[] skin = posed("skin", pose);
		float[] teeth = posed("teeth", pose);
		int[] triangles = part("skin").triangles();
		double most = 0;
		for (int tooth = 0; tooth < teeth.length; tooth += STRIDE) {
			double front = Double.NEGATIVE_INFINITY;
			for (int t : outer) {
				double there = depth(skin, triangles, t, teeth[tooth], teeth[tooth + 1]);
				if (there > front) {
					front = there;
				}
			}
			if (front > Double.NEGATIVE_INFINITY) {
				most = Math.max(most, 1000 * (teeth[tooth + 2] - front));
			}
		}
		return most;
	}

	static Map<String, Map<String, Float>> speech() {
		Map<String, Map<String, Float>> poses = new LinkedHashMap<>();
		poses.put("rest", Map.of());
		poses.put("P B M", Map.of("jawOpen", 0.12f, "mouthClose", 0.12f, "mouthPressLeft", 0.35f, "mouthPressRight",
				0.35f, "mouthRollLower", 0.25f, "mouthRollUpper", 0.2f));
		poses.put("F V",
				Map.of("jawOpen", 0.1f, "mouthRollLower", 0.55f, "mouthUpperUpLeft", 0.25f, "mouthUpperUpRight",
						0.25f, "mouthShrugLower", 0.2f));
		poses.put("TH", Map.of("jawOpen", 0.15f, "mouthLowerDownLeft", 0.2f, "mouthLowerDownRight", 0.2f, "tongueOut",
				0.25f));
		poses.put("AA", Map.of("jawOpen", 0.6f, "mouthLowerDownLeft", 0.2f, "mouthLowerDownRight", 0.2f));
		poses.put("IY", Map.of("jawOpen", 0.12f, "mouthStretchLeft", 0.4f, "mouthStretchRight", 0.4f, "mouthSmileLeft",
				0.3f, "mouthSmileRight", 0.3f));
		poses.put("UW", Map.of("jawOpen", 0.12f, "mouthPucker", 0.75f, "mouthFunnel", 0.3f));
		poses.put("SH", Map.of("jawOpen", 0.1f, "mouthFunnel", 0.7f));
		poses.put("S", Map.of("jawOpen", 0.06f, "mouthStretchLeft", 0.2f, "mouthStretchRight", 0.2f,
				"mouthLowerDownLeft", 0.2f, "mouthLowerDownRight", 0.2f));
		poses.put("AO", Map.of("jawOpen", 0.45f, "mouthFunnel", 0.4f, "mouthPucker", 0.2f));
		poses.put("smile", Map.of("mouthSmileLeft", 1f, "mouthSmileRight", 1f, "cheekSquintLeft", 0.5f,
				"cheekSquintRight", 0.5f));
		poses.put("laugh", Map.of("jawOpen", 0.4f, "mouthSmileLeft", 0.9f, "mouthSmileRight", 0.9f, "mouthUpperUpLeft",
				0.5f, "mouthUpperUpRight", 0.5f));
		return poses;
	}

	@Test
	void noToothComesThroughTheFaceInAnyShapeAlone() {
		assertThat(outer.length).isGreaterThan(500);
		Map<String, Double> through = new TreeMap<>();
		for (String shape : Arkit.FACE.names()) {
			double most = pierced(Map.of(shape, 1f));
			if (most > MOST) {
				through.put(shape, most);
			}
		}
		assertThat(through).as("millimetres").isEmpty();
	}

	@Test
	void noToothComesThroughTheFaceInSpeech() {
		Map<String, Double> through = new TreeMap<>();
		speech().forEach((name, pose) -> {
			double most = pierced(pose);
			if (most > MOST) {
				through.put(name, most);
			}
		});
		assertThat(through).as("millimetres").isEmpty();
	}

	/** The greatest opening seen from the front along the middle of the mouth, millimetres: where no outer skin is. */
	private static double opening(Map<String, Float> pose) {
		float[] skin = posed("skin", pose);
		int[] triangles = part("skin").triangles();
		double most = 0;
		for (double x = -0.012; x <= 0.0121; x += 0.004) {
			double open = 0;
			double longest = 0;
			for (double y = MOUTH_Y - 0.03; y < MOUTH_Y + 0.015; y += 0.0001) {
				boolean covered = false;
				for (int t : outer) {
					covered |= !Double.isNaN(depth(skin, triangles, t, x, y));
				}
				open = covered ? 0 : open + 0.1;
				longest = Math.max(longest, open);
			}
			most = Math.max(most, longest);
		}
		return most;
	}

	@Test
	void theLipsAreClosedInABilabialAndOpenInAVowel() {
		assertThat(opening(speech().getOrDefault("P B M", Map.of()))).isLessThan(0.35);
		assertThat(opening(Map.of("jawOpen", 0.3f, "mouthClose", 0.3f))).isLessThan(0.5);
		assertThat(opening(speech().getOrDefault("AA", Map.of()))).isGreaterThan(8);
	}
}
