package org.facewright.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class HistogramTest {

	@Test
	void givesPercentilesWithinTwoPercent() {
		Histogram histogram = new Histogram();
		for (int i = 1; i <= 10_000; i++) {
			histogram.record(i * 10_000L);
		}
		Percentiles found = histogram.percentiles();
		assertThat(found.count()).isEqualTo(10_000);
		assertThat(found.p50()).isCloseTo(50, withinPercentage(2));
		assertThat(found.p95()).isCloseTo(95, withinPercentage(2));
		assertThat(found.p99()).isCloseTo(99, withinPercentage(2));
		assertThat(found.max()).isEqualTo(100);
	}

	@Test
	void isEmptyAtFirst() {
		assertThat(new Histogram().percentiles()).isEqualTo(new Percentiles(0, 0, 0, 0, 0));
	}

	@Test
	void takesEveryDuration() {
		Histogram histogram = new Histogram();
		histogram.record(-5);
		histogram.record(0);
		histogram.record(Long.MAX_VALUE);
		for (long nanos = 1; nanos > 0; nanos *= 3) {
			histogram.record(nanos);
		}
		assertThat(histogram.percentiles().max()).isGreaterThan(1000_000);
	}
}
