package org.facewright.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.facewright.core.time.FrameRange;
import org.junit.jupiter.api.Test;

class FilterSpecTest {

	@Test
	void readsSettingsAndScope() {
		FilterSpec spec = FilterSpec
				.parse("savitzky-golay:window=7,order=2,channels=jaw*+mouth*,region=100..200,feather=3,amount=0.5");
		assertThat(spec.filterId()).isEqualTo("savitzky-golay");
		assertThat(spec.values()).isEqualTo(Map.of("window", "7", "order", "2"));
		assertThat(spec.channels()).isEqualTo("jaw*,mouth*");
		assertThat(spec.region()).isEqualTo(new FrameRange(100, 200));
		assertThat(spec.featherFrames()).isEqualTo(3);
		assertThat(spec.amount()).isEqualTo(0.5);
	}

	@Test
	void aBareNameMeansTheWholeClipFully() {
		FilterSpec spec = FilterSpec.parse("clamp");
		assertThat(spec).isEqualTo(new FilterSpec("clamp", Map.of(), "*", FrameRange.ALL, 0, 1));
		assertThat(FilterSpec.parse("clamp:region=50..").region()).isEqualTo(new FrameRange(50, Integer.MAX_VALUE));
	}

	@Test
	void saysWhatItCanNotRead() {
		assertThatThrownBy(() -> FilterSpec.parse("clamp:max")).hasMessageContaining("name=value");
		assertThatThrownBy(() -> FilterSpec.parse("clamp:region=5")).hasMessageContaining("100..200");
		assertThatThrownBy(() -> FilterSpec.parse("clamp:amount=much")).hasMessageContaining("not a number");
	}
}
