package org.facewright.core.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

class SpeechLanesTest {

	@Test
	void acceptsSegmentsThatTouch() {
		SpeechLanes lanes = new SpeechLanes(List.of(new Segment(0, 0.5, "hello", 1), new Segment(0.5, 1, "you", 1)),
				List.of());
		assertThat(lanes.isEmpty()).isFalse();
	}

	@Test
	void refusesSegmentsThatOverlapOrRunBackwards() {
		assertThatThrownBy(() -> new SpeechLanes(List.of(),
				List.of(new Segment(0, 0.5, "P", 1), new Segment(0.4, 1, "AA", 1)))).hasMessageContaining("overlap");
		assertThatThrownBy(() -> new Segment(1, 0.5, "P", 1)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> new Segment(0, Double.NaN, "P", 1)).isInstanceOf(IllegalArgumentException.class);
	}
}
