package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.facewright.api.filter.TrackFilter;
import org.facewright.api.testkit.TrackFilterContract;
import org.facewright.core.parameter.ParameterValues;
import org.junit.jupiter.api.Test;

class RetimeTest extends TrackFilterContract {

	@Override
	protected TrackFilter filter() {
		return new Retime();
	}

	@Override
	protected ParameterValues values() {
		return Signals.values(filter(), "speed", "1.25");
	}

	@Test
	void takesEverySecondFrameAtDoubleSpeed() {
		assertThat(Signals.apply(filter(), new float[] { 0, 1, 2, 3, 4 }, "speed", "2")).containsExactly(0, 2, 4);
	}

	@Test
	void doublesTheLengthAtHalfSpeed() {
		float[] slow = Signals.apply(filter(), new float[] { 0, 0.1f, 0.2f, 0.3f }, "speed", "0.5");
		assertThat(slow).hasSize(8);
		assertThat(slow[3]).isEqualTo(0.15f, within(1e-6f));
		assertThat(slow[7]).isEqualTo(0.3f);
	}

	@Test
	void saysThatItChangesTime() {
		assertThat(filter().changesTime()).isTrue();
	}
}
