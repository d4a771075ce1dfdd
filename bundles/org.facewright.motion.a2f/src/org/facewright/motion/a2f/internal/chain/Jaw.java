package org.facewright.motion.a2f.internal.chain;

/**
 * The rigid motion of the lower jaw: rotation and translation that take its points at rest closest to where they are
 * (Kabsch's problem, solved with Horn's quaternion: the eigenvector of the greatest eigenvalue of a symmetric 4×4
 * matrix; it never mirrors). Allocates nothing per frame. Confined to one thread.
 */
public final class Jaw {

	private static final int SWEEPS = 12;
	private static final double METRES = 0.01;

	private final float[] rest;
	private final double[] restMean = new double[3];
	private final double[] moved;
	private final double[] mean = new double[3];
	private final double[][] symmetric = new double[4][4];
	private final double[][] vectors = new double[4][4];
	/** x, y, z, w. */
	private final double[] rotation = { 0, 0, 0, 1 };

	/** @param rest x, y, z of the points, in centimetres */
	public Jaw(float[] rest) {
		this.rest = rest;
		this.moved = new double[rest.length];
		mean(rest, restMean);
	}

	private static void mean(float[] points, double[] into) {
		for (int i = 0; i < points.length; i++) {
			into[i % 3] += points[i] * 3.0 / points.length;
		}
	}

	/**
	 * @param displacements of the network, from {@code offset} on
	 * @param strength      factor on them
	 * @param height        added to Y, cm
	 * @param depth         added to Z, cm
	 */
	public void frame(float[] displacements, int offset, double strength, double height, double depth) {
		for (int axis = 0; axis < 3; axis++) {
			mean[axis] = 0;
		}
		for (int i = 0; i < rest.length; i++) {
			double constant = i % 3 == 1 ? height : i % 3 == 2 ? depth : 0;
			moved[i] = rest[i] + displacements[offset + i] * strength + constant;
			mean[i % 3] += moved[i] * 3 / rest.length;
		}
		double[][] h = symmetric;
		double xx = covariance(0, 0);
		double xy = covariance(0, 1);
		double xz = covariance(0, 2);
		double yx = covariance(1, 0);
		double yy = covariance(1, 1);
		double yz = covariance(1, 2);
		double zx = covariance(2, 0);
		double zy = covariance(2, 1);
		double zz = covariance(2, 2);
		h[0][0] = xx + yy + zz;
		h[1][1] = xx - yy - zz;
		h[2][2] = -xx + yy - zz;
		h[3][3] = -xx - yy + zz;
		h[0][1] = yz - zy;
		h[0][2] = zx - xz;
		h[0][3] = xy - yx;
		h[1][2] = xy + yx;
		h[1][3] = zx + xz;
		h[2][3] = yz + zy;
		for (int i = 0; i < 4; i++) {
			for (int j = 0; j < i; j++) {
				h[i][j] = h[j][i];
			}
		}
		greatestEigenvector();
	}

	private double covariance(int from, int to) {
		double sum = 0;
		for (int point = 0; point < rest.length; point += 3) {
			sum += (rest[point + from] - restMean[from]) * (moved[point + to] - mean[to]);
		}
		return sum;
	}

	/** Jacobi's rotations; leaves the quaternion with a positive real part. */
	private void greatestEigenvector() {
		double[][] a = symmetric;
		double[][] v = vectors;
		for (int i = 0; i < 4; i++) {
			for (int j = 0; j < 4; j++) {
				v[i][j] = i == j ? 1 : 0;
			}
		}
		for (int sweep = 0; sweep < SWEEPS; sweep++) {
			for (int p = 0; p < 3; p++) {
				for (int q = p + 1; q < 4; q++) {
					rotate(a, v, p, q);
				}
			}
		}
		int best = 0;
		for (int i = 1; i < 4; i++) {
			best = a[i][i] > a[best][best] ? i : best;
		}
		double sign = v[0][best] < 0 ? -1 : 1;
		rotation[0] = sign * v[1][best];
		rotation[1] = sign * v[2][best];
		rotation[2] = sign * v[3][best];
		rotation[3] = sign * v[0][best];
	}

	private static void rotate(double[][] a, double[][] v, int p, int q) {
		if (Math.abs(a[p][q]) < 1e-300) {
			return;
		}
		double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
		double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
		double c = 1 / Math.sqrt(t * t + 1);
		double s = t * c;
		for (int i = 0; i < 4; i++) {
			double ip = a[i][p];
			double iq = a[i][q];
			a[i][p] = c * ip - s * iq;
			a[i][q] = s * ip + c * iq;
		}
		for (int i = 0; i < 4; i++) {
			double pi = a[p][i];
			double qi = a[q][i];
			a[p][i] = c * pi - s * qi;
			a[q][i] = s * pi + c * qi;
			double vp = v[i][p];
			double vq = v[i][q];
			v[i][p] = c * vp - s * vq;
			v[i][q] = s * vp + c * vq;
		}
	}

	/**
	 * What a jaw bone needs: its rotation as a unit quaternion x, y, z, w, and the mean displacement of the points in
	 * metres. A translation about the model's origin, far below the head, would push a bone out of it.
	 */
	public void track(float[] into, int offset) {
		for (int i = 0; i < 4; i++) {
			into[offset + i] = (float) rotation[i];
		}
		for (int axis = 0; axis < 3; axis++) {
			into[offset + 4 + axis] = (float) (METRES * (mean[axis] - restMean[axis]));
		}
	}

	/** The motion about the model's origin as the maker gives it: 4×4, column by column, translation in centimetres. */
	public void matrix(float[] into) {
		double x = rotation[0];
		double y = rotation[1];
		double z = rotation[2];
		double w = rotation[3];
		double[] r = { 1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w), //
				2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w), //
				2 * (x * z + y * w), 2 * (y * z - x * w), 1 - 2 * (x * x + y * y) };
		for (int column = 0; column < 3; column++) {
			for (int row = 0; row < 3; row++) {
				into[4 * column + row] = (float) r[3 * column + row];
			}
			into[4 * column + 3] = 0;
		}
		for (int row = 0; row < 3; row++) {
			into[12 + row] = (float) (mean[row] - r[row] * restMean[0] - r[3 + row] * restMean[1]
					- r[6 + row] * restMean[2]);
		}
		into[15] = 1;
	}
}
