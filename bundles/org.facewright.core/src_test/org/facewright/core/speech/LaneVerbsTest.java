package org.facewright.core.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class LaneVerbsTest {

	/** "pa ma": p a touch, then a gap, then m a. */
	private static final SpeechLanes LANES = new SpeechLanes(
			List.of(new Segment(1, 1.5, "pa", 0.9), new Segment(2, 2.5, "ma", 0.7)),
			List.of(new Segment(1, 1.2, "P", 0.8), new Segment(1.2, 1.5, "AA", 0.9), new Segment(2, 2.2, "M", 0.7),
					new Segment(2.2, 2.5, "AA", 0.9)));

	private static SpeechLanes move(int index, boolean end, double to, boolean ripple) {
		return LaneVerbs.moveEdge(LANES, false, index, end, to, 3, ripple);
	}

	@Test
	void neighboursShareAnEdge() {
		SpeechLanes moved = move(0, true, 1.3, false);
		assertThat(moved.phones().get(0).endSeconds()).isEqualTo(1.3);
		assertThat(moved.phones().get(1).startSeconds()).isEqualTo(1.3);
		assertThat(moved).isEqualTo(move(1, false, 1.3, false));
		assertThat(moved.words()).isEqualTo(LANES.words());
	}

	@Test
	void neighboursWithAGapBetweenThemDoNotShare() {
		SpeechLanes moved = move(1, true, 1.7, false);
		assertThat(moved.phones().get(1).endSeconds()).isEqualTo(1.7);
		assertThat(moved.phones().get(2)).isEqualTo(LANES.phones().get(2));
		assertThat(move(2, false, 1.2, false).phones().get(2).startSeconds()).isEqualTo(1.5);
	}

	@Test
	void noSegmentBecomesTooShort() {
		assertThat(move(0, true, 5, false).phones().get(0).endSeconds()).isCloseTo(1.49, within(1e-9));
		assertThat(move(0, true, 0, false).phones().get(0).endSeconds()).isCloseTo(1.01, within(1e-9));
		assertThat(move(0, false, -1, false).phones().get(0).startSeconds()).isZero();
		assertThat(move(3, true, 9, false).phones().get(3).endSeconds()).isEqualTo(3);
	}

	@Test
	void rippleMovesEverythingAfterAsFar() {
		SpeechLanes moved = move(0, true, 1.3, true);
		assertThat(moved.phones().get(1).startSeconds()).isCloseTo(1.3, within(1e-9));
		assertThat(moved.phones().get(1).endSeconds()).isCloseTo(1.6, within(1e-9));
		assertThat(moved.phones().get(3).endSeconds()).isCloseTo(2.6, within(1e-9));
		assertThat(move(0, true, 5, true).phones().get(3).endSeconds()).isCloseTo(3, within(1e-9));
		assertThat(move(2, false, 1.8, true).phones().get(3).endSeconds()).isCloseTo(2.3, within(1e-9));
	}

	@Test
	void wordsMoveLikePhones() {
		SpeechLanes moved = LaneVerbs.moveEdge(LANES, true, 0, true, 1.8, 3, false);
		assertThat(moved.words().getFirst().endSeconds()).isEqualTo(1.8);
		assertThat(moved.phones()).isEqualTo(LANES.phones());
	}

	@Test
	void theOtherLanesEdgesGoAlongWhereTheyLayOnTheMovedOnes() {
		SpeechLanes moved = LaneVerbs.followed(LANES, move(0, false, 0.9, false), false);
		assertThat(moved.words().getFirst()).isEqualTo(new Segment(0.9, 1.5, "pa", 0.9));
		SpeechLanes word = LaneVerbs.moveEdge(LANES, true, 0, true, 1.6, 3, false);
		assertThat(LaneVerbs.followed(LANES, word, true).phones().get(1).endSeconds()).isEqualTo(1.6);
		SpeechLanes tooFar = LaneVerbs.moveEdge(LANES, true, 0, true, 1.05, 3, false);
		assertThat(LaneVerbs.followed(LANES, tooFar, true).phones()).isEqualTo(LANES.phones());
	}

	@Test
	void aLabelThatWasTypedIsCertain() {
		assertThat(LaneVerbs.rename(LANES, false, 0, "B").phones().getFirst()).isEqualTo(new Segment(1, 1.2, "B", 1));
	}

	@Test
	void splitAndMergeAreOpposites() {
		SpeechLanes split = LaneVerbs.split(LANES, false, 1, 1.3);
		assertThat(split.phones()).hasSize(5);
		assertThat(split.phones().get(2)).isEqualTo(new Segment(1.3, 1.5, "AA", 0.9));
		assertThat(LaneVerbs.merge(split, false, 1, 2)).isEqualTo(LANES);
		assertThat(LaneVerbs.merge(LANES, true, 0, 1).words()).containsExactly(new Segment(1, 2.5, "pa ma", 0.7));
		assertThatIllegalArgumentException().isThrownBy(() -> LaneVerbs.split(LANES, false, 1, 1.205))
				.withMessageContaining("10 ms");
		assertThatIllegalArgumentException().isThrownBy(() -> LaneVerbs.merge(LANES, false, 3, 4))
				.withMessageContaining("nothing after it");
	}

	@Test
	void deletedSegmentsLeaveTheirTimeUnlabelled() {
		assertThat(LaneVerbs.delete(LANES, false, Set.of(0, 2)).phones()).extracting(Segment::label)
				.containsExactly("AA", "AA");
	}

	@Test
	void findsTheSegmentAroundAnInstant() {
		assertThat(LaneVerbs.at(LANES.phones(), 1.2)).isEqualTo(1);
		assertThat(LaneVerbs.at(LANES.phones(), 1.7)).isEqualTo(-1);
		assertThat(LaneVerbs.at(LANES.phones(), 2.6)).isEqualTo(-1);
	}
}
