package org.facewright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PitchMeterTest {

	/** A buzz of ten harmonics. */
	private static float[] voice(double hertz, int samples) {
		float[] sound = new float[samples];
		for (int i = 0; i < samples; i++) {
			for (int harmonic = 1; harmonic <= 10; harmonic++) {
				sound[i] += (float) (0.1 / harmonic
						* Math.sin(2 * Math.PI * hertz * harmonic * i / PitchMeter.SAMPLE_RATE));
			}
		}
		return sound;
	}

	private static SampleColumn pitches(float[] sound, int frames) {
		PitchMeter meter = new PitchMeter(FrameRate.FPS_60);
		for (int at = 0; at < sound.length; at += 777) {
			int count = Math.min(777, sound.length - at);
			meter.accept(java.util.Arrays.copyOfRange(sound, at, at + count), count);
		}
		return meter.pitches(frames);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 80, 120, 200, 310 })
	void hearsTheFundamental(double hertz) {
		SampleColumn found = pitches(voice(hertz, 8000), 60);
		for (int frame = 5; frame < 55; frame++) {
			assertThat((double) found.get(frame)).isCloseTo(hertz, within(hertz * 0.03));
		}
	}

	@Test
	void hearsNoPitchInNoiseAndSilence() {
		java.util.Random random = new java.util.Random(1);
		float[] noise = new float[8000];
		for (int i = 0; i < noise.length; i++) {
			noise[i] = (float) (0.1 * random.nextGaussian());
		}
		int voiced = 0;
		SampleColumn found = pitches(noise, 60);
		for (int frame = 0; frame < 60; frame++) {
			voiced += found.get(frame) > 0 ? 1 : 0;
		}
		assertThat(voiced).isZero();
		assertThat(pitches(new float[8000], 60).constantValue()).isZero();
	}

	@Test
	void hasNoPitchAfterTheEnd() {
		assertThat(pitches(voice(100, 4000), 200).length()).isEqualTo(200);
		assertThat(pitches(voice(100, 4000), 200).get(150)).isZero();
	}
}
