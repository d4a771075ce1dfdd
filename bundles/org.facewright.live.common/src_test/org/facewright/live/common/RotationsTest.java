package org.facewright.live.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import org.junit.jupiter.api.Test;

class RotationsTest {

	private static double[] turned(double[] q, double[] v) {
		double[] cross = cross(q, v);
		double[] inner = { cross[0] + q[3] * v[0], cross[1] + q[3] * v[1], cross[2] + q[3] * v[2] };
		double[] outer = cross(q, inner);
		return new double[] { v[0] + 2 * outer[0], v[1] + 2 * outer[1], v[2] + 2 * outer[2] };
	}

	private static double[] cross(double[] a, double[] b) {
		return new double[] { a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0] };
	}

	private static double[] quaternion(double yaw, double pitch, double roll) {
		double[] quaternion = new double[4];
		Rotations.toQuaternion(yaw, pitch, roll, quaternion);
		return quaternion;
	}

	@Test
	void yawTurnsTheFaceToItsRight() {
		assertThat(turned(quaternion(0.5, 0, 0), new double[] { 0, 0, 1 })[0]).isCloseTo(Math.sin(0.5), within(1e-12));
	}

	@Test
	void pitchTurnsTheFaceDown() {
		assertThat(turned(quaternion(0, 0.5, 0), new double[] { 0, 0, 1 })[1]).isCloseTo(-Math.sin(0.5),
				within(1e-12));
	}

	@Test
	void rollLeansTheHeadToItsLeft() {
		assertThat(turned(quaternion(0, 0, 0.5), new double[] { 0, 1, 0 })[0]).isCloseTo(-Math.sin(0.5),
				within(1e-12));
	}

	@Test
	void anglesComeBackFromTheQuaternion() {
		Random random = new Random(5);
		float[] angles = new float[5];
		for (int i = 0; i < 1000; i++) {
			double yaw = (random.nextDouble() - 0.5) * 6;
			double pitch = (random.nextDouble() - 0.5) * 3;
			double roll = (random.nextDouble() - 0.5) * 6;
			double[] q = quaternion(yaw, pitch, roll);
			assertThat(Rotations.toAngles(2 * q[0], 2 * q[1], 2 * q[2], 2 * q[3], angles, 1)).isTrue();
			assertThat(angles[1]).isCloseTo((float) yaw, within(1e-4f));
			assertThat(angles[2]).isCloseTo((float) pitch, within(1e-4f));
			assertThat(angles[3]).isCloseTo((float) roll, within(1e-4f));
		}
	}

	@Test
	void whatIsNoRotationChangesNothing() {
		float[] angles = { 1, 2, 3 };
		assertThat(Rotations.toAngles(0, 0, 0, 0, angles, 0)).isFalse();
		assertThat(Rotations.toAngles(Double.NaN, 0, 0, 1, angles, 0)).isFalse();
		assertThat(Rotations.toAngles(Float.POSITIVE_INFINITY, 0, 0, 1, angles, 0)).isFalse();
		assertThat(angles).containsExactly(1, 2, 3);
	}
}
