package org.facewright.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FrameRangeTest {

	@Test
	void endsBeforeItsEnd() {
		FrameRange range = new FrameRange(3, 5);
		assertThat(range.length()).isEqualTo(2);
		assertThat(range.contains(3)).isTrue();
		assertThat(range.contains(5)).isFalse();
	}

	@Test
	void isCutToAClip() {
		assertThat(FrameRange.ALL.within(10)).isEqualTo(new FrameRange(0, 10));
		assertThat(new FrameRange(8, 20).within(10)).isEqualTo(new FrameRange(8, 10));
		assertThat(new FrameRange(12, 20).within(10).isEmpty()).isTrue();
	}

	@Test
	void readsWhatItWrites() {
		assertThat(FrameRange.parse("100..200")).isEqualTo(new FrameRange(100, 200));
		assertThat(FrameRange.parse("..")).isEqualTo(FrameRange.ALL);
		assertThat(FrameRange.parse(FrameRange.ALL.toString())).isEqualTo(FrameRange.ALL);
		assertThatThrownBy(() -> FrameRange.parse("5")).hasMessageContaining("100..200");
		assertThatThrownBy(() -> FrameRange.parse("9..5")).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void refusesToRunBackwards() {
		assertThatThrownBy(() -> new FrameRange(5, 4)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> new FrameRange(-1, 4)).isInstanceOf(IllegalArgumentException.class);
	}
}
