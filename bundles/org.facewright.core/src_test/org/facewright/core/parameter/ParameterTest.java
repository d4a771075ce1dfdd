package org.facewright.core.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class ParameterTest {

	private static final Parameter<Double> STRENGTH = Parameter.number("strength").between(0, 2).otherwise(1.0);
	private static final Parameter<Integer> WINDOW = Parameter.integer("window").between(3, 99).otherwise(7)
			.unit("frames");
	private static final Parameter<Boolean> HEADER = Parameter.flag("header").otherwise(true);
	private static final Parameter<String> MODE = Parameter.choice("mode", "linear", "step");
	private static final Parameter<FrameRate> RATE = Parameter.frameRate("rate");
	private static final ParameterSchema SCHEMA = ParameterSchema.of(STRENGTH, WINDOW, HEADER, MODE, RATE);

	@Test
	void givesDefaultsWhereNothingWasSaid() {
		ParameterValues values = SCHEMA.defaults();
		assertThat(values.get(STRENGTH)).isEqualTo(1.0);
		assertThat(values.get(MODE)).isEqualTo("linear");
		assertThat(values.get(RATE)).isEqualTo(FrameRate.FPS_60);
	}

	@Test
	void readsTextAndWritesItBack() {
		ParameterValues values = SCHEMA
				.parse(Map.of("strength", "0.5", "window", "9", "header", "no", "mode", "step", "rate", "29.97"));
		assertThat(values.get(STRENGTH)).isEqualTo(0.5);
		assertThat(values.get(WINDOW)).isEqualTo(9);
		assertThat(values.get(HEADER)).isFalse();
		assertThat(values.get(RATE)).isEqualTo(new FrameRate(30000, 1001));
		assertThat(SCHEMA.parse(values.toText())).isEqualTo(values);
	}

	@Test
	void saysWhatIsWrongWithAValue() {
		assertThatThrownBy(() -> SCHEMA.parse(Map.of("strength", "3")))
				.hasMessage("strength: '3' is not a number of 0…2");
		assertThatThrownBy(() -> SCHEMA.parse(Map.of("strength", "NaN"))).hasMessageContaining("not a number");
		assertThatThrownBy(() -> SCHEMA.parse(Map.of("window", "1")))
				.hasMessage("window: '1' is not a whole number of 3…99 (frames)");
		assertThatThrownBy(() -> SCHEMA.parse(Map.of("mode", "cubic"))).hasMessageContaining("linear, step");
		assertThatThrownBy(() -> SCHEMA.parse(Map.of("speed", "1"))).hasMessageContaining("unknown parameter 'speed'")
				.hasMessageContaining("strength, window");
	}

	@Test
	void refusesADefaultOutsideItsLimits() {
		assertThatThrownBy(() -> Parameter.number("x").between(0, 1).otherwise(2.0))
				.isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void refusesAParameterOfAnotherSchema() {
		assertThatThrownBy(() -> SCHEMA.defaults().get(Parameter.number("other")))
				.isInstanceOf(IllegalArgumentException.class);
	}
}
