package org.facewright.core.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import org.facewright.core.progress.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngestAnalysisTest {

	private static float[] signal(int rate, double seconds, DoubleUnaryOperator... channels) {
		int frames = (int) Math.round(rate * seconds);
		float[] samples = new float[frames * channels.length];
		for (int frame = 0; frame < frames; frame++) {
			for (int channel = 0; channel < channels.length; channel++) {
				samples[frame * channels.length + channel] = (float) channels[channel]
						.applyAsDouble((double) frame / rate);
			}
		}
		return samples;
	}

	private static DoubleUnaryOperator sine(double hertz, double dbfs) {
		double amplitude = Math.pow(10, dbfs / 20);
		return t -> amplitude * Math.sin(2 * Math.PI * hertz * t);
	}

	private static DoubleUnaryOperator noise(long seed, double amplitude) {
		Random random = new Random(seed);
		return t -> amplitude * random.nextGaussian();
	}

	private static IngestReport report(int rate, int channels, float[] samples) {
		IngestAnalysis analysis = new IngestAnalysis(new PcmFormat(rate, channels));
		int frames = samples.length / channels;
		for (int at = 0; at < frames; at += 777) {
			analysis.add(samples, at * channels, Math.min(777, frames - at));
		}
		return analysis.report();
	}

	private static Iterable<String> codes(IngestReport report) {
		return report.problems().stream().map(Problem::code).toList();
	}

	// BS.1770: 0.691 dB are chosen so that a 997 Hz sine at 0 dBFS in one channel reads -3.01 LUFS.
	@ParameterizedTest
	@ValueSource(ints = { 16000, 22050, 44100, 48000, 96000 })
	void readsAToneInOneChannelThreeDecibelsBelowItsPeak(int rate) {
		IngestReport report = report(rate, 1, signal(rate, 5, sine(997, -20)));
		assertThat(report.loudnessLufs()).isCloseTo(-23.01, within(0.1));
		assertThat(report.peakDbfs()).isCloseTo(-20, within(0.01));
	}

	@Test
	void readsAToneInTwoChannelsAtItsPeak() {
		IngestReport report = report(48000, 2, signal(48000, 5, sine(997, -20), sine(997, -20)));
		assertThat(report.loudnessLufs()).isCloseTo(-20, within(0.03));
	}

	// EBU Tech 3341, case 3: 10 s at -36, 60 s at -23, 10 s at -36 dBFS, 1 kHz in both channels, reads -23.0 LUFS.
	@Test
	void leavesThePausesOutOfTheLoudness() {
		DoubleUnaryOperator tone = t -> Math.pow(10, (t < 10 || t >= 70 ? -36 : -23) / 20.0)
				* Math.sin(2 * Math.PI * 1000 * t);
		assertThat(report(48000, 2, signal(48000, 80, tone, tone)).loudnessLufs()).isCloseTo(-23, within(0.1));
	}

	// EBU Tech 3341, case 4: as case 3 with 10 s at -72 dBFS at both ends, which the absolute gate leaves out.
	@Test
	void leavesSilenceOutOfTheLoudness() {
		DoubleUnaryOperator tone = t -> Math.pow(10, (t < 10 || t >= 90 ? -72 : t < 20 || t >= 80 ? -36 : -23) / 20.0)
				* Math.sin(2 * Math.PI * 1000 * t);
		assertThat(report(48000, 2, signal(48000, 100, tone, tone)).loudnessLufs()).isCloseTo(-23, within(0.1));
	}

	// EBU Tech 3341, case 6: 5.0 sound, -28 dBFS left and right, -24 in the centre, -30 in the surrounds: -23.0 LUFS.
	@Test
	void weighsSurroundChannels() {
		IngestReport report = report(48000, 5, signal(48000, 20, sine(1000, -28), sine(1000, -28), sine(1000, -24),
				sine(1000, -30), sine(1000, -30)));
		assertThat(report.loudnessLufs()).isCloseTo(-23, within(0.1));
	}

	@Test
	void hasNoLoudnessInSilence() {
		IngestReport report = report(16000, 1, new float[16000]);
		assertThat(report.loudnessLufs()).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(report.peakDbfs()).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(report.silenceShare()).isEqualTo(1);
		assertThat(report.leadingSilence()).isEqualTo(16000);
		assertThat(report.trailingSilence()).isEqualTo(16000);
		assertThat(codes(report)).containsExactly("audio.silent");
	}

	@Test
	void measuresSoundShorterThanOneLoudnessBlock() {
		assertThat(report(48000, 1, signal(48000, 0.25, sine(997, -20))).loudnessLufs()).isCloseTo(-23, within(0.3));
	}

	@Test
	void isEmptyForNoSound() {
		IngestReport report = report(16000, 1, new float[0]);
		assertThat(report.durationSeconds()).isZero();
		assertThat(codes(report)).containsExactly("audio.silent");
	}

	@Test
	void findsSilenceAtBothEndsAndInTheMiddle() {
		DoubleUnaryOperator tone = sine(300, -10);
		float[] samples = signal(16000, 4, t -> t < 0.5 || t >= 1.5 && t < 2 || t >= 3 ? 0 : tone.applyAsDouble(t));
		IngestReport report = report(16000, 1, samples);
		assertThat(report.leadingSilence()).isEqualTo(8000);
		assertThat(report.trailingSilence()).isEqualTo(16000);
		assertThat(report.silenceShare()).isEqualTo(0.5, within(1e-9));
	}

	@Test
	void countsEachClippedPlaceOnce() {
		float[] samples = signal(16000, 1, sine(200, -6));
		for (int place : new int[] { 1000, 5000, 9000 }) {
			for (int i = 0; i < 5; i++) {
				samples[place + i] = 32767 / 32768f;
			}
		}
		samples[12000] = 1;
		IngestReport report = report(16000, 1, samples);
		assertThat(report.clippedRuns()).isEqualTo(3);
		assertThat(codes(report)).contains("audio.clipped");
	}

	@Test
	void findsClippingThatWasTurnedDownALittle() {
		float[] samples = signal(16000, 1, t -> 0.99 * Math.clamp(2 * Math.sin(2 * Math.PI * 100 * t), -1, 1));
		assertThat(report(16000, 1, samples).clippedRuns()).isEqualTo(200);
	}

	@Test
	void doesNotCallALoudToneClipped() {
		assertThat(report(48000, 1, signal(48000, 1, sine(440, -0.1))).clippedRuns()).isZero();
	}

	@Test
	void measuresTheOffsetFromZero() {
		IngestReport report = report(16000, 1, signal(16000, 1, t -> -0.02 + 0.1 * Math.sin(2 * Math.PI * 100 * t)));
		assertThat(report.dcOffset()).isCloseTo(-0.02, within(1e-4));
		assertThat(codes(report)).contains("audio.dc");
	}

	@Test
	void callsAQuietRecordingQuiet() {
		assertThat(codes(report(16000, 1, signal(16000, 2, noise(1, 0.002))))).containsExactly("audio.quiet");
	}

	@ParameterizedTest
	@ValueSource(ints = { 3400, 4000 })
	void hearsThatTheTrebleIsMissing(int cutoff) {
		IngestReport report = report(48000, 1, signal(48000, 2, harmonics(100, cutoff)));
		assertThat(report.bandwidthHz()).isCloseTo(cutoff, within(300.0));
		assertThat(codes(report)).containsExactly("audio.narrowband");
	}

	private static DoubleUnaryOperator harmonics(double base, double cutoff) {
		return t -> {
			double sum = 0;
			for (double hertz = base; hertz <= cutoff; hertz += base) {
				sum += 0.01 * Math.sin(2 * Math.PI * hertz * t + hertz * hertz);
			}
			return sum;
		};
	}

	@Test
	void hearsTheTrebleOfOneShortHiss() {
		DoubleUnaryOperator voice = sine(200, -6);
		DoubleUnaryOperator hiss = noise(2, 0.01);
		float[] samples = signal(48000, 5, t -> t > 2 && t < 2.2 ? hiss.applyAsDouble(t) : voice.applyAsDouble(t));
		IngestReport report = report(48000, 1, samples);
		assertThat(report.bandwidthHz()).isGreaterThan(20000);
		assertThat(report.problems()).isEmpty();
	}

	@Test
	void knowsIdenticalChannels() {
		IngestReport report = report(16000, 2, signal(16000, 1, noise(3, 0.1), noise(3, 0.1)));
		assertThat(report.identical()).isTrue();
		assertThat(report.correlation()).isCloseTo(1, within(1e-6));
		assertThat(report.problems()).isEmpty();
	}

	@Test
	void warnsOfChannelsThatDiffer() {
		IngestReport report = report(16000, 2, signal(16000, 1, noise(3, 0.1), noise(4, 0.1)));
		assertThat(report.identical()).isFalse();
		assertThat(report.correlation()).isCloseTo(0, within(0.05));
		assertThat(codes(report)).containsExactly("audio.channels-differ");
	}

	@Test
	void warnsOfChannelsOfOppositeSign() {
		DoubleUnaryOperator left = sine(5500, -10);
		IngestReport report = report(16000, 2, signal(16000, 1, left, t -> -left.applyAsDouble(t)));
		assertThat(report.correlation()).isCloseTo(-1, within(1e-6));
		assertThat(codes(report)).containsExactly("audio.channels-differ");
	}

	@Test
	void namesTheDeadChannel() {
		IngestReport report = report(16000, 2, signal(16000, 1, t -> 0, noise(4, 0.1)));
		assertThat(report.deadChannels()).containsExactly(0);
		assertThat(codes(report)).containsExactly("audio.channel-dead");
		assertThat(report.problems().getFirst().message()).isEqualTo("channel 1 is silent");
	}

	@Test
	void saysItInOneLine() {
		assertThat(report(48000, 2, signal(48000, 2, sine(997, -20), sine(997, -20)))).hasToString(
				"2.00 s, 48000 Hz, 2 channels, peak -20.0 dBFS, -20.0 LUFS, silence 0 %, sound up to 1.3 kHz");
	}
}
