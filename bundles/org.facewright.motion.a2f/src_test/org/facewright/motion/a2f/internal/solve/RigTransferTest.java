package org.facewright.motion.a2f.internal.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class RigTransferTest {

	/** A wavy sheet of n × n vertices, sized like a face. */
	private static float[] sheet(int n, double scale, double x, double y) {
		float[] sheet = new float[3 * n * n];
		for (int i = 0; i < n * n; i++) {
			double u = i % n / (n - 1.0);
			double v = i / n / (n - 1.0);
			sheet[3 * i] = (float) (scale * (16 * u - 8) + x);
			sheet[3 * i + 1] = (float) (scale * (24 * v) + y);
			sheet[3 * i + 2] = (float) (scale * 5 * Math.sin(Math.PI * u) * Math.sin(Math.PI * v));
		}
		return sheet;
	}

	private static float[] bulge(float[] sheet, double scale, double u, double v, double width) {
		float[] delta = new float[sheet.length];
		for (int i = 0; i < sheet.length / 3; i++) {
			int n = (int) Math.sqrt(sheet.length / 3.0);
			double du = i % n / (n - 1.0) - u;
			double dv = i / n / (n - 1.0) - v;
			delta[3 * i + 2] = (float) (scale * Math.exp(-(du * du + dv * dv) / (width * width)));
		}
		return delta;
	}

	/** A rig that knows nothing of the other's poses. */
	private static PoseRig bare(float[] face) {
		return new PoseRig(java.util.List.of("nothing"), face, new float[][] { new float[face.length] }, new int[0]);
	}

	@Test
	void placesOfPosesTellUnitAxesAndProportions() {
		float[] face = sheet(60, 1, 0, 140);
		float[] plain = sheet(47, 1, 0, 0);
		float[][] shapes = new float[9][];
		float[][] known = new float[9][];
		for (int i = 0; i < 9; i++) {
			double u = 0.2 + 0.3 * (i % 3);
			double v = 0.2 + 0.3 * (i / 3);
			known[i] = bulge(face, 1, u, v, 0.12);
			shapes[i] = new float[plain.length];
			float[] bulge = bulge(plain, 1, u, v, 0.12);
			for (int p = 0; p < plain.length; p += 3) {
				shapes[i][p + 1] = -0.02f * bulge[p + 2]; // Z up, looking along -Y, 2 cm to the unit
			}
		}
		float[] own = new float[plain.length];
		for (int p = 0; p < plain.length; p += 3) {
			own[p] = 0.02f * plain[p] * 1.2f + 5;
			own[p + 1] = -0.02f * plain[p + 2];
			own[p + 2] = 0.02f * plain[p + 1] - 3;
		}
		PoseRig carried = RigTransfer.onto(new PoseRig(Rigs.names(9), face, known, new int[0]), face,
				new PoseRig(Rigs.names(9), own, shapes, new int[0]));
		float[] moved = face.clone();
		for (int i = 0; i < moved.length; i++) {
			moved[i] += 0.8f * known[4][i] + 0.4f * known[6][i];
		}
		float[] weights = new float[9];
		new PoseSolver(PoseSystem.prepare(carried, Rigs.bare(9))).solvePositions(moved, weights);
		assertThat(weights[4]).isCloseTo(0.8f, within(0.1f));
		assertThat(weights[6]).isCloseTo(0.4f, within(0.1f));
		assertThat(weights[0]).isLessThan(0.1f);
		assertThat(weights[8]).isLessThan(0.1f);
	}

	@Test
	void weightsOfAnotherMeshMoveOurs() {
		float[] face = sheet(60, 1, 0, 140);
		float[] own = sheet(47, 0.01, 3, 1);
		PoseRig rig = new PoseRig(Rigs.names(3), own, new float[][] { bulge(own, 0.01, 0.3, 0.3, 0.2),
				bulge(own, 0.02, 0.7, 0.3, 0.2), bulge(own, 0.01, 0.5, 0.8, 0.3) }, new int[0]);
		PoseRig carried = RigTransfer.onto(bare(face), face, rig);
		assertThat(carried.neutral()).isSameAs(face);
		float[] moved = face.clone();
		float[][] shapes = { bulge(face, 1, 0.3, 0.3, 0.2), bulge(face, 2, 0.7, 0.3, 0.2),
				bulge(face, 1, 0.5, 0.8, 0.3) };
		for (int i = 0; i < moved.length; i++) {
			moved[i] += 0.8f * shapes[0][i] + 0.3f * shapes[1][i] + 0.5f * shapes[2][i];
		}
		float[] weights = new float[3];
		new PoseSolver(PoseSystem.prepare(carried, Rigs.bare(3))).solvePositions(moved, weights);
		assertThat(weights).containsExactly(new float[] { 0.8f, 0.3f, 0.5f }, within(0.02f));
	}

	@Test
	void theSameMeshStaysAsItIs() {
		PoseRig rig = Rigs.bumps(3, 200, 1);
		float[] face = rig.neutral().clone();
		Random random = new Random(1);
		for (int i = 0; i < face.length; i++) {
			face[i] += (float) (0.1 * random.nextGaussian());
		}
		assertThat(RigTransfer.onto(bare(face), face, rig)).isSameAs(rig);
	}

	@Test
	void partsThatTheRigLacksDoNotCount() {
		float[] face = sheet(40, 1, 0, 140);
		float[] own = new float[face.length];
		int kept = 0;
		for (int i = 0; i < 1600; i++) {
			boolean hole = i % 40 > 4 && i % 40 < 14 && i / 40 > 4 && i / 40 < 14;
			if (!hole) {
				System.arraycopy(face, 3 * i, own, kept, 3);
				kept += 3;
			}
		}
		own = Arrays.copyOf(own, kept);
		PoseRig rig = new PoseRig(Rigs.names(1), own, new float[][] { new float[kept] }, new int[0]);
		int[] mask = RigTransfer.onto(bare(face), face, rig).mask();
		assertThat(mask).contains(4 * 40 + 9, 0, 1599).doesNotContain(9 * 40 + 9, 8 * 40 + 10);
	}

	@Test
	void refusesARigThatLiesElsewhere() {
		float[] face = sheet(40, 1, 0, 140);
		float[] flat = sheet(30, 1, 0, 0);
		for (int i = 0; i < flat.length; i += 3) {
			flat[i + 2] = 40 + i % 7;
			flat[i] *= 30;
		}
		PoseRig rig = new PoseRig(Rigs.names(1), flat, new float[][] { new float[flat.length] }, new int[0]);
		assertThatIllegalArgumentException().isThrownBy(() -> RigTransfer.onto(bare(face), face, rig))
				.withMessageContaining("Y is up");
	}
}
