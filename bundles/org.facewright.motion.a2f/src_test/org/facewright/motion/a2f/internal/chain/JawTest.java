package org.facewright.motion.a2f.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import org.junit.jupiter.api.Test;

class JawTest {

	private static final float[] REST = { -4, 150, 6, 4, 150, 6, 0, 148, 10, -3, 153, 2, 3, 153, 1 };

	/** Displacements that turn the points at rest by degrees about X through (0, 152, 2) and then move them. */
	private static float[] turned(double degrees, double dx, double dy, double dz) {
		double c = Math.cos(Math.toRadians(degrees));
		double s = Math.sin(Math.toRadians(degrees));
		float[] displacements = new float[REST.length];
		for (int i = 0; i < REST.length; i += 3) {
			double y = REST[i + 1] - 152;
			double z = REST[i + 2] - 2;
			displacements[i] = (float) dx;
			displacements[i + 1] = (float) (c * y - s * z + 152 + dy - REST[i + 1]);
			displacements[i + 2] = (float) (s * y + c * z + 2 + dz - REST[i + 2]);
		}
		return displacements;
	}

	@Test
	void findsARotationOfTwentyThreeDegrees() {
		Jaw jaw = new Jaw(REST);
		jaw.frame(turned(23, 0.5, -1, 0.25), 0, 1, 0, 0);
		float[] track = new float[7];
		jaw.track(track, 0);
		assertThat(track[0]).isCloseTo((float) Math.sin(Math.toRadians(11.5)), within(1e-5f));
		assertThat(track[1]).isCloseTo(0, within(1e-5f));
		assertThat(track[2]).isCloseTo(0, within(1e-5f));
		assertThat(track[3]).isCloseTo((float) Math.cos(Math.toRadians(11.5)), within(1e-5f));
		assertThat(track[4]).isCloseTo(0.005f, within(1e-6f));
	}

	@Test
	void givesTheMotionAboutTheOriginColumnByColumn() {
		Jaw jaw = new Jaw(REST);
		float[] displacements = turned(23, 0.5, -1, 0.25);
		jaw.frame(displacements, 0, 1, 0, 0);
		float[] m = new float[16];
		jaw.matrix(m);
		for (int i = 0; i < REST.length; i += 3) {
			for (int axis = 0; axis < 3; axis++) {
				double moved = m[axis] * REST[i] + m[4 + axis] * REST[i + 1] + m[8 + axis] * REST[i + 2] + m[12 + axis];
				assertThat(moved).isCloseTo(REST[i + axis] + displacements[i + axis], within(1e-4));
			}
		}
		assertThat(new float[] { m[3], m[7], m[11], m[15] }).containsExactly(0, 0, 0, 1);
	}

	@Test
	void neverMirrorsAndStaysAUnitQuaternionForAnyPoints() {
		Jaw jaw = new Jaw(REST);
		Random random = new Random(3);
		float[] track = new float[7];
		float[] m = new float[16];
		for (int round = 0; round < 500; round++) {
			float[] displacements = new float[REST.length];
			for (int i = 0; i < displacements.length; i++) {
				displacements[i] = (float) (random.nextGaussian() * (round % 5 == 0 ? 20 : 1));
			}
			jaw.frame(displacements, 0, 1, 0.3, -0.2);
			jaw.track(track, 0);
			double norm = 0;
			for (int i = 0; i < 4; i++) {
				norm += track[i] * track[i];
			}
			assertThat(norm).isCloseTo(1, within(1e-5));
			jaw.matrix(m);
			double determinant = m[0] * (m[5] * m[10] - m[9] * m[6]) - m[4] * (m[1] * m[10] - m[9] * m[2])
					+ m[8] * (m[1] * m[6] - m[5] * m[2]);
			assertThat(determinant).isCloseTo(1, within(1e-4));
		}
	}

	@Test
	void isNoWorseThanAnyRotationNearIt() {
		Jaw jaw = new Jaw(REST);
		Random random = new Random(5);
		float[] displacements = new float[REST.length];
		for (int i = 0; i < displacements.length; i++) {
			displacements[i] = (float) random.nextGaussian();
		}
		jaw.frame(displacements, 0, 1, 0, 0);
		float[] q = new float[7];
		jaw.track(q, 0);
		double best = error(q, displacements);
		for (int i = 0; i < 200; i++) {
			float[] near = q.clone();
			double norm = 0;
			for (int k = 0; k < 4; k++) {
				near[k] += (float) (0.05 * random.nextGaussian());
				norm += near[k] * near[k];
			}
			for (int k = 0; k < 4; k++) {
				near[k] /= (float) Math.sqrt(norm);
			}
			assertThat(error(near, displacements)).isGreaterThanOrEqualTo(best - 1e-4);
		}
	}

	private static double error(float[] q, float[] displacements) {
		double[] mean = new double[3];
		double[] movedMean = new double[3];
		for (int i = 0; i < REST.length; i++) {
			mean[i % 3] += REST[i] / 5.0;
			movedMean[i % 3] += (REST[i] + displacements[i]) / 5.0;
		}
		double error = 0;
		for (int i = 0; i < REST.length; i += 3) {
			double x = REST[i] - mean[0];
			double y = REST[i + 1] - mean[1];
			double z = REST[i + 2] - mean[2];
			double tx = 2 * (q[1] * z - q[2] * y);
			double ty = 2 * (q[2] * x - q[0] * z);
			double tz = 2 * (q[0] * y - q[1] * x);
			double[] turned = { x + q[3] * tx + q[1] * tz - q[2] * ty, y + q[3] * ty + q[2] * tx - q[0] * tz,
					z + q[3] * tz + q[0] * ty - q[1] * tx };
			for (int axis = 0; axis < 3; axis++) {
				double wanted = REST[i + axis] + displacements[i + axis] - movedMean[axis];
				error += (turned[axis] - wanted) * (turned[axis] - wanted);
			}
		}
		return error;
	}
}
