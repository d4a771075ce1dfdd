package org.facewright.audio.file.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.facewright.api.audio.AudioResampler;
import org.facewright.api.testkit.AudioResamplerContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolyphaseResamplerTest extends AudioResamplerContract {

	private final AudioResampler resampler = new PolyphaseResampler();

	@Override
	protected AudioResampler resampler() {
		return resampler;
	}

	private float[] tone(double hertz, int rate, int length) {
		float[] tone = new float[length];
		for (int i = 0; i < length; i++) {
			tone[i] = (float) Math.sin(2 * Math.PI * hertz * i / rate + 0.3);
		}
		return tone;
	}

	/** Decibels of the middle half against a tone of full scale. */
	private static double level(float[] signal) {
		double power = 0;
		for (int i = signal.length / 4; i < signal.length * 3 / 4; i++) {
			power += signal[i] * (double) signal[i];
		}
		return 10 * Math.log10(4 * power / signal.length);
	}

	@ParameterizedTest
	@CsvSource({ "48000,16000", "44100,16000", "22050,16000", "44101,16000", "8000,16000", "16000,48000",
			"96000,48000" })
	void isFlatUpToNineTenthsOfTheLowerNyquistFrequency(int from, int to) {
		double edge = 0.9 * Math.min(from, to) / 2;
		double worst = 0;
		for (double hertz = edge / 12; hertz <= edge; hertz += edge / 12) {
			worst = Math.max(worst, Math.abs(level(resample(tone(hertz, from, from / 2), from, to, 4096))));
		}
		System.out.printf("ripple %d -> %d Hz up to %.0f Hz: %.4f dB%n", from, to, edge, worst);
		assertThat(worst).isLessThan(0.1);
	}

	@ParameterizedTest
	@CsvSource({ "48000,16000", "44100,16000", "22050,16000", "44101,16000", "96000,48000" })
	void letsNothingThroughAboveTheNyquistFrequencyOfTheResult(int from, int to) {
		double worst = -200;
		for (double hertz = to / 2.0 * 1.001; hertz < from / 2.0; hertz += from / 37.0) {
			worst = Math.max(worst, level(resample(tone(hertz, from, from / 2), from, to, 4096)));
		}
		System.out.printf("stopband %d -> %d Hz: %.1f dB%n", from, to, worst);
		assertThat(worst).isLessThan(-80);
	}

	@ParameterizedTest
	@CsvSource({ "8000,16000", "16000,48000", "16000,44100" })
	void makesNoImagesOfATone(int from, int to) {
		float[] result = resample(tone(0.4 * from, from, from), from, to, 4096);
		float[] exact = tone(0.4 * from, to, to);
		for (int i = 0; i < result.length; i++) {
			result[i] -= exact[i];
		}
		assertThat(level(result)).isLessThan(-80);
	}

	@Test
	void letsASweepFallSilentAboveTheLimit() {
		int rate = 48000;
		float[] sweep = new float[rate * 4];
		for (int i = 0; i < sweep.length; i++) {
			double t = (double) i / sweep.length;
			sweep[i] = (float) Math.sin(2 * Math.PI * (rate / 2.0) * 4 * t * t / 2);
		}
		float[] result = resample(sweep, rate, 16000, 4096);
		// 24 kHz are reached after 4 s, so 8 kHz after a third
		int limit = result.length / 3;
		float loud = 0;
		float alias = 0;
		for (int i = 1000; i < limit * 85 / 100; i++) {
			loud = Math.max(loud, Math.abs(result[i]));
		}
		for (int i = limit * 102 / 100; i < result.length - 1000; i++) {
			alias = Math.max(alias, Math.abs(result[i]));
		}
		assertThat(loud).isBetween(0.99f, 1.01f);
		assertThat(20 * Math.log10(alias)).isLessThan(-80);
	}

	@Test
	void keepsAConstant() {
		float[] ones = new float[5000];
		Arrays.fill(ones, 0.5f);
		float[] result = resample(ones, 44100, 16000, 512);
		for (int i = 100; i < result.length - 100; i++) {
			assertThat(result[i]).isBetween(0.49999f, 0.50001f);
		}
	}
}
