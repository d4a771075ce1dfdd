package org.facewright.motion.a2f.internal.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoseMatrixTest {

	@ParameterizedTest
	@CsvSource({ "1, 1", "3, 8", "4, 9", "5, 52", "257, 16", "1023, 43" })
	void productAgreesWithDoublePrecision(int rows, int columns) {
		Random random = new Random(rows);
		PoseMatrix matrix = new PoseMatrix(rows, columns);
		float[] vector = new float[rows];
		double[] expected = new double[columns];
		for (int row = 0; row < rows; row++) {
			vector[row] = (float) random.nextGaussian();
			for (int column = 0; column < columns; column++) {
				float value = (float) random.nextGaussian();
				matrix.set(row, column, value);
				expected[column] += (double) value * vector[row];
			}
		}
		double[] product = new double[columns];
		matrix.addProduct(vector, new float[matrix.stride()], product);
		assertThat(product).containsExactly(expected, within(1e-5 * Math.sqrt(rows)));
	}
}
