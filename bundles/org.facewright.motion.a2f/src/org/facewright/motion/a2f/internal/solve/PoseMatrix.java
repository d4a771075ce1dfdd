package org.facewright.motion.a2f.internal.solve;

/**
 * Some rows of numbers, one column per pose, and the product of its transpose with a vector. Sums run in single
 * precision over short blocks and in double precision between them: fast, and good to about one millionth.
 */
final class PoseMatrix {

	private static final int BLOCK = 256;
	/** Columns are padded with zeros so that the innermost loop has whole vectors of the processor. */
	private static final int LANES = 8;

	private final int columns;
	private final int stride;
	/** An array per row: only loops that use one index for all arrays are turned into vector instructions. */
	private final float[][] values;
	private final float[] zeros;

	PoseMatrix(int rows, int columns) {
		this.columns = columns;
		this.stride = (columns + LANES - 1) / LANES * LANES;
		this.values = new float[rows][stride];
		this.zeros = new float[stride];
	}

	int rows() {
		return values.length;
	}

	int columns() {
		return columns;
	}

	/** Length that a scratch array for {@link #addProduct} needs. */
	int stride() {
		return stride;
	}

	void set(int row, int column, float value) {
		values[row][column] = value;
	}

	float get(int row, int column) {
		return values[row][column];
	}

	/** Adds transpose · vector to {@code into}. @param scratch at least {@link #stride} long, overwritten */
	void addProduct(float[] vector, float[] scratch, double[] into) {
		int rows = values.length;
		for (int begin = 0; begin < rows; begin += BLOCK) {
			int end = Math.min(rows, begin + BLOCK);
			System.arraycopy(zeros, 0, scratch, 0, stride);
			int row = begin;
			for (; row + 3 < end; row += 4) {
				add(scratch, values[row], values[row + 1], values[row + 2], values[row + 3], vector[row],
						vector[row + 1], vector[row + 2], vector[row + 3]);
			}
			for (; row < end; row++) {
				add(scratch, values[row], zeros, zeros, zeros, vector[row], 0, 0, 0);
			}
			for (int column = 0; column < columns; column++) {
				into[column] += scratch[column];
			}
		}
	}

	/**
	 * Adds transpose · vector for several vectors at once: the rows, which are more than a processor's cache holds, are
	 * read only once.
	 *
	 * @param vectors one after the other, each as long as there are rows
	 * @param scratch at least {@code count} arrays of {@link #stride}, overwritten
	 * @param into    one for each vector
	 */
	void addProducts(float[] vectors, int count, float[][] scratch, double[][] into) {
		int rows = values.length;
		for (int begin = 0; begin < rows; begin += BLOCK) {
			int end = Math.min(rows, begin + BLOCK);
			for (int v = 0; v < count; v++) {
				System.arraycopy(zeros, 0, scratch[v], 0, stride);
			}
			int row = begin;
			for (; row + 7 < end; row += 8) {
				for (int v = 0; v < count; v++) {
					addEight(scratch[v], row, vectors, v * rows + row);
				}
			}
			for (; row < end; row++) {
				for (int v = 0; v < count; v++) {
					add(scratch[v], values[row], zeros, zeros, zeros, vectors[v * rows + row], 0, 0, 0);
				}
			}
			for (int v = 0; v < count; v++) {
				for (int column = 0; column < columns; column++) {
					into[v][column] += scratch[v][column];
				}
			}
		}
	}

	/** Eight rows times eight numbers: the fewer calls for as much work, the less they cost. */
	private void addEight(float[] sums, int row, float[] vector, int at) {
		float[] p = values[row];
		float[] q = values[row + 1];
		float[] r = values[row + 2];
		float[] s = values[row + 3];
		float[] t = values[row + 4];
		float[] u = values[row + 5];
		float[] v = values[row + 6];
		float[] w = values[row + 7];
		float a = vector[at];
		float b = vector[at + 1];
		float c = vector[at + 2];
		float d = vector[at + 3];
		float e = vector[at + 4];
		float f = vector[at + 5];
		float g = vector[at + 6];
		float h = vector[at + 7];
		for (int i = 0; i < stride; i++) {
			sums[i] += p[i] * a + q[i] * b + r[i] * c + s[i] * d + (t[i] * e + u[i] * f + v[i] * g + w[i] * h);
		}
	}

	private void add(float[] sums, float[] p, float[] q, float[] r, float[] s, float a, float b, float c, float d) {
		for (int i = 0; i < stride; i++) {
			sums[i] += p[i] * a + q[i] * b + r[i] * c + s[i] * d;
		}
	}
}
