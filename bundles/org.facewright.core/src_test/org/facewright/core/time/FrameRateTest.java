package org.facewright.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class FrameRateTest {

	@Test
	void isKeptInLowestTerms() {
		assertThat(new FrameRate(120, 2)).isEqualTo(FrameRate.FPS_60);
		assertThat(new FrameRate(60000, 2002)).isEqualTo(new FrameRate(30000, 1001));
	}

	@Test
	void readsWhatPeopleWrite() {
		assertThat(FrameRate.parse("60")).isEqualTo(FrameRate.FPS_60);
		assertThat(FrameRate.parse("60.000")).isEqualTo(FrameRate.FPS_60);
		assertThat(FrameRate.parse("30000/1001")).isEqualTo(new FrameRate(30000, 1001));
		assertThat(FrameRate.parse("29.97")).isEqualTo(new FrameRate(30000, 1001));
		assertThat(FrameRate.parse("23.976")).isEqualTo(new FrameRate(24000, 1001));
		assertThat(FrameRate.parse("59.94")).isEqualTo(new FrameRate(60000, 1001));
		assertThat(FrameRate.parse("12.5")).isEqualTo(new FrameRate(25, 2));
	}

	@Test
	void refusesWhatIsNoRateAndSaysSo() {
		for (String text : List.of("", "fast", "0", "-24", "1/0", "1e99", "1e-99999999", "1e99999999", "24/")) {
			assertThatThrownBy(() -> FrameRate.parse(text)).isInstanceOf(IllegalArgumentException.class)
					.hasMessageContaining("not a frame rate");
		}
	}

	@Test
	void writtenTextIsReadBack() {
		for (FrameRate rate : List.of(FrameRate.FPS_24, new FrameRate(30000, 1001), new FrameRate(25, 2))) {
			assertThat(FrameRate.parse(rate.toString())).isEqualTo(rate);
		}
	}

	@Test
	void samplesOfFramesAreExactForAnyRate() {
		Random random = new Random(1);
		for (int i = 0; i < 20_000; i++) {
			FrameRate rate = new FrameRate(1 + random.nextInt(120_000), 1 + random.nextInt(1001));
			int sampleRate = 8000 + random.nextInt(184_001);
			long frame = random.nextInt(20_000_000);
			BigInteger exact = BigInteger.valueOf(frame).multiply(BigInteger.valueOf(rate.denominator()))
					.multiply(BigInteger.valueOf(sampleRate)).divide(BigInteger.valueOf(rate.numerator()));
			assertThat(rate.sampleOf(frame, sampleRate)).isEqualTo(exact.longValueExact());
		}
	}

	@Test
	void everySampleBelongsToTheLastFrameThatStartsNotAfterIt() {
		Random random = new Random(2);
		for (int i = 0; i < 20_000; i++) {
			FrameRate rate = new FrameRate(1 + random.nextInt(60_000), 1 + random.nextInt(1001));
			long sample = random.nextInt(100_000_000);
			long frame = rate.frameOf(sample, 48_000);
			assertThat(rate.sampleOf(frame, 48_000)).isLessThanOrEqualTo(sample);
			assertThat(rate.sampleOf(frame + 1, 48_000)).isGreaterThan(sample);
		}
	}

	@Test
	void countsTheFramesThatCoverASound() {
		assertThat(FrameRate.FPS_60.framesCovering(0, 16_000)).isZero();
		assertThat(FrameRate.FPS_60.framesCovering(1, 16_000)).isEqualTo(1);
		assertThat(FrameRate.FPS_60.framesCovering(16_000, 16_000)).isEqualTo(60);
		assertThat(FrameRate.FPS_60.framesCovering(16_001, 16_000)).isEqualTo(61);
	}

	@Test
	void sortsBySpeed() {
		assertThat(new FrameRate(30000, 1001)).isLessThan(FrameRate.FPS_30);
	}
}
