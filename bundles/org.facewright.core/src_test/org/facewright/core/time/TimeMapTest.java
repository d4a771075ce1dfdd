package org.facewright.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TimeMapTest {

	private final TimeMap map = TimeMap.of(new double[] { 1, 2, 4 }, new double[] { 1, 3, 4 });

	@Test
	void stretchesBetweenKnots() {
		assertThat(map.at(1.5)).isEqualTo(2);
		assertThat(map.at(2)).isEqualTo(3);
		assertThat(map.at(3)).isEqualTo(3.5);
	}

	@Test
	void shiftsOutsideTheKnots() {
		TimeMap shifted = TimeMap.of(new double[] { 1, 2 }, new double[] { 1.5, 2.25 });
		assertThat(shifted.at(0)).isEqualTo(0.5);
		assertThat(shifted.at(10)).isEqualTo(10.25);
	}

	@Test
	void goesBackAgain() {
		for (double t = 0; t < 6; t += 0.37) {
			assertThat(map.inverse().at(map.at(t))).isCloseTo(t, within(1e-12));
		}
	}

	@Test
	void refusesToTurnTimeAround() {
		assertThatIllegalArgumentException()
				.isThrownBy(() -> TimeMap.of(new double[] { 1, 2 }, new double[] { 2, 1 }));
		assertThatIllegalArgumentException().isThrownBy(() -> TimeMap.of(new double[] { 1 }, new double[] {}));
	}
}
