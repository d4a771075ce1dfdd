package org.facewright.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;

import org.facewright.api.audio.AudioResampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link AudioResampler} promises. */
public abstract class AudioResamplerContract {

	protected abstract AudioResampler resampler();

	/** Resamples a whole signal that is given in chunks of this size. */
	protected final float[] resample(float[] signal, int from, int to, int chunk) {
		try (AudioResampler.Stream stream = resampler().open(from, to)) {
			float[] result = new float[0];
			for (int at = 0; at < signal.length; at += chunk) {
				int count = Math.min(chunk, signal.length - at);
				float[] out = new float[stream.capacityFor(count)];
				result = append(result, out, stream.process(signal, at, count, out));
			}
			float[] out = new float[stream.capacityFor(0)];
			for (int count = stream.flush(out); count > 0; count = stream.flush(out)) {
				result = append(result, out, count);
			}
			return result;
		}
	}

	private static float[] append(float[] to, float[] from, int count) {
		float[] longer = Arrays.copyOf(to, to.length + count);
		System.arraycopy(from, 0, longer, to.length, count);
		return longer;
	}

	private static float[] noise(int length) {
		Random random = new Random(5);
		float[] noise = new float[length];
		for (int i = 0; i < length; i++) {
			noise[i] = random.nextFloat() - 0.5f;
		}
		return noise;
	}

	@ParameterizedTest
	@CsvSource({ "48000,16000", "44100,16000", "16000,48000", "8000,16000", "22050,16000", "16000,16000", "44101,16000",
			"96000,16000", "16000,44100", "11025,48000" })
	void givesAsManySamplesAsTheTimeHolds(int from, int to) {
		for (int length : new int[] { 0, 1, 2, 3, 100, 4096, 10_001 }) {
			long expected = Math.ceilDiv((long) length * to, (long) from);
			assertThat(resample(noise(length), from, to, 1000)).as("%d samples in", length).hasSize((int) expected);
		}
	}

	@ParameterizedTest
	@CsvSource({ "48000,16000", "44100,16000", "8000,16000", "44101,16000" })
	void doesNotCareForTheSizeOfChunks(int from, int to) {
		float[] signal = noise(20_000);
		float[] whole = resample(signal, from, to, signal.length);
		assertThat(resample(signal, from, to, 1)).containsExactly(whole);
		assertThat(resample(signal, from, to, 777)).containsExactly(whole);
	}

	@ParameterizedTest
	@CsvSource({ "48000,16000", "44100,16000", "8000,16000", "16000,44100", "44101,16000", "16000,16000" })
	void keepsATonesPhase(int from, int to) {
		double hertz = 440;
		float[] signal = new float[from];
		for (int i = 0; i < from; i++) {
			signal[i] = (float) Math.sin(2 * Math.PI * hertz * i / from);
		}
		float[] result = resample(signal, from, to, 500);
		for (int i = to / 10; i < to - to / 10; i++) {
			assertThat(result[i]).isCloseTo((float) Math.sin(2 * Math.PI * hertz * i / to), within(0.01f));
		}
	}

	@Test
	void endsWithFlushAndClose() {
		AudioResampler.Stream stream = resampler().open(48000, 16000);
		float[] out = new float[stream.capacityFor(10)];
		stream.process(noise(10), 0, 10, out);
		float[] end = new float[stream.capacityFor(0)];
		while (stream.flush(end) > 0) {
			// to the end
		}
		assertThatThrownBy(() -> stream.process(noise(10), 0, 10, out)).isInstanceOf(IllegalStateException.class);
		stream.close();
		assertThatCode(stream::close).doesNotThrowAnyException();
	}

	@Test
	void refusesRatesBelowOne() {
		assertThatThrownBy(() -> resampler().open(0, 16000)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> resampler().open(16000, -1)).isInstanceOf(IllegalArgumentException.class);
	}
}
