package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.facewright.api.filter.TrackFilter;
import org.facewright.api.testkit.TrackFilterContract;
import org.facewright.core.parameter.ParameterValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemapTest extends TrackFilterContract {

	@Override
	protected TrackFilter filter() {
		return new Remap();
	}

	@Override
	protected ParameterValues values() {
		return Signals.values(filter(), "curve", "0:0 0.3:0.1 0.6:0.7 1:1");
	}

	@Override
	protected boolean keepsConstantClips() {
		return false;
	}

	@Test
	void passesThroughItsPoints() {
		assertThat(Signals.apply(filter(), new float[] { 0, 0.5f, 1 }, "curve", "0:0.1 0.5:0.7 1:0.9"))
				.containsExactly(0.1f, 0.7f, 0.9f);
	}

	@Test
	void drawsStraightLinesOnRequest() {
		float[] mapped = Signals.apply(filter(), new float[] { 0.25f, 0.75f }, "curve", "0:0, 0.5:0.7, 1:1", "shape",
				"linear");
		assertThat(mapped).containsExactly(new float[] { 0.35f, 0.85f }, within(1e-6f));
	}

	@Test
	void neverOvershootsItsPoints() {
		float[] rising = Signals.values(1001, frame -> frame / 1000.0);
		float[] mapped = Signals.apply(filter(), rising, "curve", "0:0 0.1:0 0.2:0.9 0.3:0.9 1:1");
		for (int i = 1; i < mapped.length; i++) {
			assertThat(mapped[i]).isGreaterThanOrEqualTo(mapped[i - 1]).isLessThanOrEqualTo(1);
		}
		assertThat(mapped[50]).isZero();
		assertThat(mapped[250]).isEqualTo(0.9f);
	}

	@Test
	void keepsTheEndValuesBeyondTheEnds() {
		assertThat(Signals.apply(filter(), new float[] { -3, 7 }, "curve", "0:0.2 1:0.8")).containsExactly(0.2f, 0.8f);
	}

	@Test
	void isTheIdentityByDefault() {
		float[] values = Signals.values(101, frame -> frame / 100.0);
		assertThat(Signals.apply(filter(), values)).containsExactly(values, within(1e-7f));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = { //
			"0:0|it needs two points or more", "0:0 1:1 1:1|1:1 does not come after 1:1",
			"-|it needs two points or more",
			"0:0 0:1|0:1 does not come after 0:0", "0:0 1|'1' is not a point", "0:0 x:1|'x' is not a number",
			"0:0 1:NaN|'NaN' is out of range", "0:0 1:2:3|'1:2:3' is not a point" })
	void saysWhatIsWrongWithACurve(String curve, String reason) {
		assertThatThrownBy(() -> Signals.apply(filter(), new float[3], "curve", curve))
				.isInstanceOf(IllegalArgumentException.class).hasMessageContaining(reason)
				.hasMessageContaining("write points as in:out");
	}
}
