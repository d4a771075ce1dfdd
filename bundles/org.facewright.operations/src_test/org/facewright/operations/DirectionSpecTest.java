package org.facewright.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.time.FrameRange;
import org.facewright.engine.Direction;
import org.junit.jupiter.api.Test;

class DirectionSpecTest {

	private static final Parameter<Double> JOY = Parameter.number("joy").between(0, 1);
	private static final Parameter<Double> GAIN = Parameter.number("gain").between(0, 2).otherwise(1.0);
	private static final Parameter<Boolean> LOUD = Parameter.flag("loud");
	private static final ParameterSchema SCHEMA = ParameterSchema.of(JOY, GAIN, LOUD);

	private static Direction resolve(List<String> regions, List<String> keys) {
		return new DirectionSpec(regions, keys).resolve(SCHEMA, Map.of("gain", "0.5"));
	}

	@Test
	void readsRegionsThatKeepWhatTheyDoNotSet() {
		Direction direction = resolve(List.of("10..20:joy=1,loud=yes", "15..: gain=2"), List.of());
		assertThat(direction.regions()).hasSize(2);
		assertThat(direction.regions().get(0).frames()).isEqualTo(new FrameRange(10, 20));
		assertThat(direction.regions().get(0).values().get(JOY)).isEqualTo(1);
		assertThat(direction.regions().get(0).values().get(GAIN)).isEqualTo(0.5);
		assertThat(direction.regions().get(0).values().get(LOUD)).isTrue();
		assertThat(direction.regions().get(1).frames()).isEqualTo(new FrameRange(15, Integer.MAX_VALUE));
		assertThat(direction.regions().get(1).values().get(GAIN)).isEqualTo(2);
	}

	@Test
	void joinsKeysInAnyOrderByLines() {
		Direction direction = resolve(List.of(), List.of("90:joy=1,gain=0", "0:joy=0", "30:joy=0.25"));
		assertThat(direction.curves()).isEqualTo(Map.of("joy",
				KeyCurve.linear(new int[] { 0, 30, 90 }, new float[] { 0, 0.25f, 1 }), "gain",
				KeyCurve.linear(new int[] { 90 }, new float[] { 0 })));
	}

	@Test
	void refusesWhatMakesNoSense() {
		for (String region : List.of("10..20", "10..20:joy", "20..10:joy=1", "x:joy=1", "1..2:joy=3", "1..2:sad=1")) {
			assertThatIllegalArgumentException().as(region).isThrownBy(() -> resolve(List.of(region), List.of()));
		}
		for (String key : List.of("10", "-1:joy=1", "1.5:joy=1", "1:joy=2", "1:sad=1", "1:loud=yes")) {
			assertThatIllegalArgumentException().as(key).isThrownBy(() -> resolve(List.of(), List.of(key)));
		}
	}
}
