package org.facewright.exchange.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.motion.SampleColumn;
import org.junit.jupiter.api.Test;

class ExportKeysTest {

	@Test
	void aCurveThatMovesHasAKeyAtEveryFrame() {
		assertThat(ExportKeys.of(SampleColumn.of(0, 0.5f, 1), 0))
				.isEqualTo(KeyCurve.linear(new int[] { 0, 1, 2 }, new float[] { 0, 0.5f, 1 }));
	}

	@Test
	void aCurveThatRestsHasItsFirstAndItsLast() {
		assertThat(ExportKeys.of(SampleColumn.constant(0.25f, 5000), 0))
				.isEqualTo(KeyCurve.linear(new int[] { 0, 4999 }, new float[] { 0.25f, 0.25f }));
		assertThat(ExportKeys.of(SampleColumn.constant(0.25f, 1), 0).size()).isEqualTo(1);
	}

	@Test
	void aToleranceLeavesOutWhatLinesGive() {
		assertThat(ExportKeys.of(SampleColumn.of(0, 0.5f, 1, 0), 0.01).size()).isEqualTo(3);
	}

	@Test
	void identifiersAreUniqueAndKeepGoodNames() {
		assertThat(Identifiers.of(List.of("a b", "a_b", "7up", "", "größe")))
				.containsExactly("a_b_2", "a_b", "_7up", "_", "gr__e");
	}
}
