package org.facewright.exchange.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.facewright.core.progress.Problem;
import org.facewright.core.speech.Segment;
import org.junit.jupiter.api.Test;

class LaneBuilderTest {

	private final LaneBuilder lane = new LaneBuilder("a.srt", "word");
	private final List<Problem> problems = new ArrayList<>();

	@Test
	void sortsByTimeCutsOverlapsAndTells() throws IOException {
		lane.add("a.srt, line 1", 1, 2, "b", 1);
		lane.add("a.srt, line 2", 0, 1.5, "a", 7);
		assertThat(lane.build(problems)).containsExactly(new Segment(0, 1, "a", 1), new Segment(1, 2, "b", 1));
		assertThat(problems).extracting(Problem::code).containsExactly("speech.overlap", "speech.order");
	}

	@Test
	void cutsWhatBeginsBeforeTheSound() throws IOException {
		lane.add("a.srt, line 1", -0.5, 1, "a", 1);
		assertThat(lane.build(problems)).containsExactly(new Segment(0, 1, "a", 1));
		assertThat(problems).extracting(Problem::code).containsExactly("speech.before-zero");
	}

	@Test
	void refusesWhatIsNoTime() {
		for (double time : new double[] { Double.NaN, Double.POSITIVE_INFINITY, 1e9 }) {
			assertThatThrownBy(() -> lane.add("a.srt, line 7", 0, time, "a", 1)).isInstanceOf(IOException.class)
					.hasMessageStartingWith("a.srt, line 7");
		}
		assertThatThrownBy(() -> lane.add("a.srt, line 8", 2, 1, "a", 1)).hasMessageContaining("before its start");
	}
}
