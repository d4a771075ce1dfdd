package org.facewright.exchange.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import org.junit.jupiter.api.Test;

class FaceAnglesTest {

	/** Where the nose, which lies along z, points to. */
	private static double[] nose(FaceAngles angles) {
		double[] q = angles.quaternion();
		return new double[] { 2 * (q[0] * q[2] + q[3] * q[1]), 2 * (q[1] * q[2] - q[3] * q[0]),
				1 - 2 * (q[0] * q[0] + q[1] * q[1]) };
	}

	@Test
	void positiveYawLooksToTheFacesOwnRight() {
		assertThat(nose(new FaceAngles(Math.PI / 2, 0, 0))).containsExactly(new double[] { -1, 0, 0 }, within(1e-12));
	}

	@Test
	void positivePitchLooksDown() {
		assertThat(nose(new FaceAngles(0, Math.PI / 2, 0))).containsExactly(new double[] { 0, -1, 0 }, within(1e-12));
	}

	@Test
	void positiveRollLeansToTheFacesOwnLeft() {
		double[] q = new FaceAngles(0, 0, Math.PI / 2).quaternion();
		double topX = 2 * (q[0] * q[1] - q[3] * q[2]); // the x of where the y axis goes
		assertThat(topX).isEqualTo(1, within(1e-12));
	}

	@Test
	void readsTheAnglesOfAQuaternionBack() {
		Random random = new Random(7);
		for (int i = 0; i < 1000; i++) {
			FaceAngles angles = new FaceAngles(random.nextDouble(-3, 3), random.nextDouble(-1.5, 1.5),
					random.nextDouble(-3, 3));
			double[] q = angles.quaternion();
			FaceAngles back = FaceAngles.ofQuaternion(q[0], q[1], q[2], q[3]);
			assertThat(new double[] { back.yaw(), back.pitch(), back.roll() })
					.containsExactly(new double[] { angles.yaw(), angles.pitch(), angles.roll() }, within(1e-9));
		}
	}

	@Test
	void keepsTheRotationWhereYawAndRollAreOne() {
		double[] q = new FaceAngles(0.4, Math.PI / 2, 0.3).quaternion();
		double[] back = FaceAngles.ofQuaternion(q[0], q[1], q[2], q[3]).quaternion();
		double dot = q[0] * back[0] + q[1] * back[1] + q[2] * back[2] + q[3] * back[3];
		assertThat(Math.abs(dot)).isEqualTo(1, within(1e-9));
	}

	@Test
	void turnsInAnyOrderAreTheSameRotation() {
		FaceAngles own = FaceAngles.ofTurns(0.3, -0.5, 0.2, "YXZ");
		assertThat(own).isEqualTo(new FaceAngles(0.5, 0.3, -0.2));
		FaceAngles other = FaceAngles.ofTurns(0, 0, 0.4, "ZXY");
		assertThat(other.roll()).isEqualTo(-0.4, within(1e-12));
		// first about x by a right angle, then about y: what was along z, now down, stays there
		double[] nose = nose(FaceAngles.ofTurns(Math.PI / 2, 0.7, 0, "ZYX"));
		assertThat(nose).containsExactly(new double[] { 0, -1, 0 }, within(1e-12));
	}

	@Test
	void partsAreFoundByTheNamesOfOthers() {
		assertThat(FaceAngles.partOf("rig:Head")).contains("head");
		assertThat(FaceAngles.partOf("Eye.L")).contains("leftEye");
		assertThat(FaceAngles.partOf("face_rightEye")).contains("rightEye");
		assertThat(FaceAngles.partOf("Hips")).isEmpty();
	}
}
