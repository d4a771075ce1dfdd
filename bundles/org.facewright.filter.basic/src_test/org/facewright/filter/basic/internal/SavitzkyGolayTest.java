package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.api.testkit.TrackFilterContract;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavitzkyGolayTest extends TrackFilterContract {

	private static final Offset<Double> EXACT = within(1e-12);

	@Override
	protected TrackFilter filter() {
		return new SavitzkyGolay();
	}

	@Test
	void hasThePublishedCoefficientsForFiveFrames() {
		double[] expected = { -3, 12, 17, 12, -3 };
		requireRow(SavitzkyGolay.coefficients(5, 2)[2], expected, 35);
		requireRow(SavitzkyGolay.coefficients(5, 3)[2], expected, 35);
	}

	@Test
	void hasThePublishedCoefficientsForSevenAndNineFrames() {
		requireRow(SavitzkyGolay.coefficients(7, 2)[3], new double[] { -2, 3, 6, 7, 6, 3, -2 }, 21);
		requireRow(SavitzkyGolay.coefficients(9, 2)[4], new double[] { -21, 14, 39, 54, 59, 54, 39, 14, -21 }, 231);
	}

	@Test
	void staysExactForTheLongestWindowAndTheHighestOrder() {
		for (double[] row : SavitzkyGolay.coefficients(301, 9)) {
			double sum = 0;
			double cube = 0;
			for (int i = 0; i < row.length; i++) {
				sum += row[i];
				cube += row[i] * Math.pow((i - 150) / 150.0, 3);
			}
			assertThat(sum).isEqualTo(1, within(1e-10));
			assertThat(Math.abs(cube)).isLessThanOrEqualTo(1 + 1e-10);
		}
	}

	@ParameterizedTest
	@CsvSource({ "5, 2", "7, 2", "7, 4", "9, 3", "31, 5" })
	void passesPolynomialsUpToItsOrderRightToTheEnds(int window, int order) {
		float[] values = Signals.values(80, frame -> {
			double x = frame / 40.0 - 1;
			double sum = 0;
			for (int degree = 0; degree <= order; degree++) {
				sum += (degree % 2 == 0 ? 0.3 : -0.4) * Math.pow(x, degree);
			}
			return sum;
		});
		assertThat(Signals.apply(new SavitzkyGolay(), values, "window", "" + window, "order", "" + order))
				.containsExactly(values, within(1e-6f));
	}

	@Test
	void evaluatesThePolynomialOfTheFirstWindowAtTheStart() {
		float[] values = { 1, 0, 0, 0, 0, 0, 0, 0 };
		float[] smoothed = Signals.apply(new SavitzkyGolay(), values, "window", "5", "order", "2");
		assertThat(smoothed[0]).isEqualTo(31 / 35f, within(1e-6f));
		assertThat(smoothed[1]).isEqualTo(9 / 35f, within(1e-6f));
		assertThat(smoothed[2]).isEqualTo(-3 / 35f, within(1e-6f));
		assertThat(smoothed[3]).isZero();
	}

	@Test
	void shortensAWindowThatIsLongerThanTheClipAndSaysSo() {
		MotionClip clip = Signals.clip(FrameRate.FPS_60, "jawOpen", 0, 1, 4, 9, 16, 25);
		assertThat(filter().check(clip, Signals.values(filter(), "window", "31"), FilterContext.NONE))
				.extracting(Problem::code).contains("filter.window-reduced");
		assertThat(Signals.apply(filter(), clip, "window", "31").column(0).toArray()).containsExactly(
				clip.column(0).toArray(), within(1e-5f));
	}

	@Test
	void refusesAnEvenWindow() {
		assertThatThrownBy(() -> Signals.apply(filter(), new float[9], "window", "6"))
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessage("savitzky-golay: a window of 6 frames has no frame in its middle; choose 5 or 7");
	}

	@Test
	void refusesAnOrderThatTheWindowCanNotCarry() {
		assertThatThrownBy(() -> Signals.apply(filter(), new float[9], "window", "5", "order", "5"))
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("order 5 needs a window of more than 5");
	}

	@Test
	void sharesColumnsThatDoNotMove() {
		MotionClip clip = Signals.clip(FrameRate.FPS_60, "jawOpen", new float[5000]);
		assertThat(Signals.apply(filter(), clip).column(0)).isSameAs(clip.column(0));
	}

	private static void requireRow(double[] row, double[] expected, double divisor) {
		assertThat(row).hasSameSizeAs(expected);
		for (int i = 0; i < row.length; i++) {
			assertThat(row[i]).isEqualTo(expected[i] / divisor, EXACT);
		}
	}
}
