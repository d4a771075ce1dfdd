package org.facewright.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SoundPicturesTest {

	private static final int RATE = 16_000;

	private static WavePeaks.Samples tone(double hertz, int length) {
		return (from, into, count) -> {
			for (int i = 0; i < count; i++) {
				int at = from + i;
				into[i] = at < 0 || at >= length ? 0 : (float) (0.5 * Math.sin(2 * Math.PI * hertz * at / RATE));
			}
		};
	}

	@Test
	void peaksAndLoudnessAreThoseOfTheSoundAtEveryZoom() {
		WavePeaks peaks = new WavePeaks(RATE, 4 * RATE, tone(200, 4 * RATE));
		float[] measured = new float[3];
		for (double seconds : new double[] { 0.006, 0.05, 0.5, 4 }) {
			peaks.measure(0, seconds, measured);

			assertThat(measured[0]).isCloseTo(-0.5f, within(0.01f));
			assertThat(measured[1]).isCloseTo(0.5f, within(0.01f));
			assertThat(measured[2]).isCloseTo(0.3536f, within(0.03f));
		}
	}

	@Test
	void nothingIsMeasuredBeyondTheEnd() {
		float[] measured = { 9, 9, 9 };
		new WavePeaks(RATE, RATE, tone(200, RATE)).measure(2, 3, measured);

		assertThat(measured).containsExactly(0, 0, 0);
	}

	@Test
	void aToneIsBrightestInItsBand() {
		int[] levels = new int[Spectrogram.BANDS];
		Spectrogram.of(RATE, RATE, tone(1000, RATE)).measure(0.4, 0.5, levels);
		int brightest = 0;
		for (int band = 0; band < levels.length; band++) {
			brightest = levels[band] > levels[brightest] ? band : brightest;
		}
		double mel = 2595 * Math.log10(1 + 1000 / 700.0);
		double low = 2595 * Math.log10(1 + 80 / 700.0);
		double high = 2595 * Math.log10(1 + 8000 / 700.0);

		assertThat(brightest).isCloseTo((int) ((mel - low) / (high - low) * Spectrogram.BANDS), within(1));
		assertThat(levels[brightest]).isGreaterThan(200);
		assertThat(levels[Spectrogram.BANDS - 1]).isLessThan(60);
	}
}
