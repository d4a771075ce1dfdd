package org.facewright.motion.a2f.internal.solve;

/**
 * Some rows of numbers, one column per pose, and the product of its transpose with a vector. Sums run in single
 * precision over short blocks and in double precision between them: fast, and good to about one millionth.
 */
final class PoseMatrix {

	private static final int BLOCK = 256;
	/** Columns are padded with zeros so that the innermost loop has whole vectors of the processor. */
	private static final int LANES = 8;

	private final int rows;
	private final int columns;
	private final int stride;
	private final float[] values;

	PoseMatrix(int rows, int columns) {
		this.rows = rows;
		this.columns = columns;
		this.stride = (columns + LANES - 1) / LANES * LANES;
		this.values = new float[Math.multiplyExact(Math.ceilDiv(rows, 4) * 4, stride)];
	}

	int rows() {
		return rows;
	}

	int columns() {
		return columns;
	}

	/** Length that a scratch array for {@link #addProduct} needs. */
	int stride() {
		return stride;
	}

	void set(int row, int column, float value) {
		values[row * stride + column] = value;
	}

	float get(int row, int column) {
		return values[row * stride + column];
	}

	/** Adds transpose · vector to {@code into}. @param scratch at least {@link #stride} long, overwritten */
	void addProduct(float[] vector, float[] scratch, double[] into) {
		for (int begin = 0; begin < rows; begin += BLOCK) {
			int end = Math.min(rows, begin + BLOCK);
			for (int column = 0; column < stride; column++) {
				scratch[column] = 0;
			}
			int row = begin;
			for (; row + 3 < end; row += 4) {
				addFour(scratch, row * stride, vector[row], vector[row + 1], vector[row + 2], vector[row + 3]);
			}
			for (; row < end; row++) {
				addFour(scratch, row * stride, vector[row], 0, 0, 0);
			}
			for (int column = 0; column < columns; column++) {
				into[column] += scratch[column];
			}
		}
	}

	private void addFour(float[] sums, int offset, float a, float b, float c, float d) {
		float[] v = values;
		int second = offset + stride;
		int third = second + stride;
		int fourth = third + stride;
		// the last rows have no neighbours; their zeros stand for them
		if (fourth + stride > v.length) {
			second = offset;
			third = offset;
			fourth = offset;
		}
		for (int i = 0; i < stride; i++) {
			sums[i] += v[offset + i] * a + v[second + i] * b + v[third + i] * c + v[fourth + i] * d;
		}
	}
}
