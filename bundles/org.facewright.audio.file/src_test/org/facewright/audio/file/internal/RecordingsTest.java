package org.facewright.audio.file.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.facewright.api.audio.AudioResampler;
import org.facewright.core.audio.IngestAnalysis;
import org.facewright.core.audio.IngestReport;
import org.junit.jupiter.api.Test;

/** Real recordings, where they are at hand. */
class RecordingsTest {

	private static Path speech() {
		Path folder = Path.of(System.getProperty("facewright.shared", "../shared"), "data", "speech");
		for (Path up = Path.of("").toAbsolutePath(); !Files.isDirectory(folder) && up != null; up = up.getParent()) {
			folder = up.resolve("shared/data/speech");
		}
		assumeTrue(Files.isDirectory(folder), "the shared recordings are not here");
		return folder;
	}

	private static float[] resample(float[] signal, int from, int to) {
		try (AudioResampler.Stream stream = new PolyphaseResampler().open(from, to)) {
			float[] out = new float[stream.capacityFor(signal.length) + stream.capacityFor(0)];
			int count = stream.process(signal, 0, signal.length, out);
			float[] end = new float[stream.capacityFor(0)];
			for (int more = stream.flush(end); more > 0; more = stream.flush(end)) {
				System.arraycopy(end, 0, out, count, more);
				count += more;
			}
			return Arrays.copyOf(out, count);
		}
	}

	private static IngestReport report(Sound sound) {
		IngestAnalysis analysis = new IngestAnalysis(sound.format());
		analysis.add(sound.samples(), 0, sound.frames());
		return analysis.report();
	}

	@Test
	void makesTheSameSpeechOfTheSameSpeechAtAnotherRate() throws IOException {
		Path folder = speech();
		float[] low = Sound.read(folder.resolve("Claire_sadness_16khz_5_sec.wav")).samples();
		Sound high = Sound.read(folder.resolve("Claire_sadness_44.1khz_5_sec.wav"));
		float[] resampled = resample(high.samples(), high.format().sampleRate(), 16000);
		int lag = Sound.bestLag(low, resampled, 0, 800);
		double correlation = Sound.correlation(low, resampled, lag);
		System.out.printf("44100 -> 16000 Hz against 16 kHz: correlation %.5f at a lag of %d; %d and %d samples%n",
				correlation, lag, low.length, resampled.length);
		assertThat(correlation).isGreaterThan(0.99);
		assertThat(Math.abs(lag)).isLessThanOrEqualTo(1);
	}

	@Test
	void findsNothingToComplainOfInGoodRecordings() throws IOException {
		try (var files = Files.list(speech())) {
			List<Path> recordings = files.filter(file -> file.toString().endsWith(".wav")).sorted().toList();
			assertThat(recordings).isNotEmpty();
			for (Path recording : recordings) {
				IngestReport report = report(Sound.read(recording));
				System.out.println(recording.getFileName() + ": " + report + " " + report.problems());
				assertThat(report.bandwidthHz()).isGreaterThan(6500);
				assertThat(report.loudnessLufs()).isBetween(-40.0, -10.0);
			}
		}
	}

	@Test
	void hearsThatSpeechWentThroughATelephone() throws IOException {
		Sound sound = Sound.read(speech().resolve("Mark_neutral.wav"));
		float[] telephone = resample(resample(sound.samples(), 16000, 8000), 8000, 16000);
		IngestAnalysis analysis = new IngestAnalysis(sound.format());
		analysis.add(telephone, 0, telephone.length);
		assertThat(analysis.report().bandwidthHz()).isBetween(3000.0, 4200.0);
		assertThat(analysis.report().problems()).extracting("code").contains("audio.narrowband");
	}
}
