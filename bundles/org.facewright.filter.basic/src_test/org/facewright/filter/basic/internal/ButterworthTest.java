package org.facewright.filter.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.facewright.api.filter.TrackFilter;
import org.facewright.api.testkit.TrackFilterContract;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ButterworthTest extends TrackFilterContract {

	@Override
	protected TrackFilter filter() {
		return new Butterworth();
	}

	@ParameterizedTest
	@CsvSource({ "1, 6, 60", "2, 6, 60", "3, 6, 60", "4, 6, 60", "8, 6, 60", "2, 20, 60", "2, 3, 30", "5, 12, 100" })
	void isThreeDecibelsDownAtTheCutOff(int order, double cutoff, int rate) {
		assertThat(20 * Math.log10(gain(order, cutoff, cutoff, rate))).isEqualTo(-3.0103, within(1e-3));
	}

	@ParameterizedTest
	@CsvSource({ "2, 3", "2, 12", "2, 24", "4, 3", "4, 9", "3, 8" })
	void attenuatesSinesAsTheFormulaSays(int order, double frequency) {
		double correction = Math.pow(Math.sqrt(2) - 1, 1.0 / (2 * order));
		double ratio = Math.tan(Math.PI * frequency / 60) / (Math.tan(Math.PI * 6 / 60) / correction);
		assertThat(gain(order, 6, frequency, 60)).isEqualTo(1 / (1 + Math.pow(ratio, 2 * order)), within(2e-5));
	}

	@Test
	void designsEachRunAtThePublishedFrequencies() {
		assertThat(designed(6, 60, 2)).isEqualTo(7.35, within(0.005));
		assertThat(designed(6, 60, 4)).isEqualTo(6.65, within(0.005));
	}

	private static double designed(double cutoff, double rate, int order) {
		double correction = Math.pow(Math.sqrt(2) - 1, 1.0 / (2 * order));
		double single = Math.atan(Math.tan(Math.PI * cutoff / rate) / correction) / Math.PI * rate;
		// A run designed there is down by half of 3.01 dB at the cut-off.
		double ratio = Math.tan(Math.PI * cutoff / rate) / Math.tan(Math.PI * single / rate);
		assertThat(10 * Math.log10(1 + Math.pow(ratio, 2 * order))).isEqualTo(3.0103 / 2, within(1e-4));
		return single;
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.2", "1", "6", "25" })
	void leavesALineALineToBothEnds(String cutoff) {
		float[] line = Signals.values(90, frame -> 0.1 + 0.01 * frame);
		assertThat(Signals.apply(new Butterworth(), line, "cutoff", cutoff)).containsExactly(line, within(1e-5f));
	}

	@Test
	void doesNotRingWhenTheClipStartsFarFromZero() {
		float[] values = Signals.values(300, frame -> 5 + 0.001 * Math.sin(frame * 0.05));
		assertThat(Signals.apply(new Butterworth(), values, "order", "4")).containsExactly(values, within(1e-4f));
	}

	@Test
	void delaysNothing() {
		float[] smoothed = Signals.apply(new Butterworth(), Signals.values(101, frame -> frame == 50 ? 1 : 0));
		for (int i = 1; i <= 50; i++) {
			assertThat(smoothed[50 - i]).isEqualTo(smoothed[50 + i], within(1e-6f));
		}
	}

	@Test
	void refusesACutOffThatTheFrameRateCanNotCarry() {
		assertThatThrownBy(() -> Signals.apply(filter(), new float[9], "cutoff", "30"))
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessage("butterworth: a cut-off of 30 Hz is too high "
						+ "for 60 frames a second; choose 29.4 Hz or less");
	}

	/** Amplitude left of a sine in the middle of a long clip. */
	private static double gain(int order, double cutoff, double frequency, int rate) {
		double omega = 2 * Math.PI * frequency / rate;
		MotionClip clip = Signals.clip(FrameRate.of(rate), "browInnerUp",
				Signals.values(6000, frame -> Math.sin(omega * frame)));
		float[] smoothed = Signals.apply(new Butterworth(), clip, "cutoff", "" + cutoff, "order", "" + order).column(0)
				.toArray();
		double sine = 0;
		double square = 0;
		for (int frame = 1500; frame < 4500; frame++) {
			sine += smoothed[frame] * Math.sin(omega * frame);
			square += Math.sin(omega * frame) * Math.sin(omega * frame);
		}
		return sine / square;
	}
}
