package org.facewright.motion.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.facewright.core.motion.Arkit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the model that ships does with real and with synthetic speech, and with none. */
class RecordingsTest {

	private static final int FACE = Arkit.FACE.size();
	private static final int VOICING = FACE + 41;
	private static final int ENERGY = VOICING + 1;
	/** Frames of 10 ms. */
	private static final int MAX_LAG = 20;

	@TempDir
	Path folder = Path.of("");

	private static List<Path> recordings() throws IOException {
		List<Path> recordings = Recordings.speech();
		assumeTrue(!recordings.isEmpty(), "no recordings on this machine (system property facewright.shared)");
		return recordings;
	}

	/** Level of the 40 ms around each frame, dB above a floor, averaged over nine frames. */
	private static double[] envelope(float[] sound, int frames) {
		double[] level = new double[frames];
		for (int frame = 0; frame < frames; frame++) {
			double sum = 1e-12;
			int from = Math.max(0, frame * 160 - 320);
			int to = Math.min(sound.length, frame * 160 + 320);
			for (int i = from; i < to; i++) {
				sum += (double) sound[i] * sound[i];
			}
			level[frame] = Math.max(-50, 10 * Math.log10(sum / Math.max(1, to - from)));
		}
		return smoothed(level);
	}

	private static double[] smoothed(double[] values) {
		double[] smooth = new double[values.length];
		for (int i = 0; i < values.length; i++) {
			int from = Math.max(0, i - 4);
			int to = Math.min(values.length, i + 5);
			for (int j = from; j < to; j++) {
				smooth[i] += values[j] / (to - from);
			}
		}
		return smooth;
	}

	/** Correlation of a curve with another one that comes {@code lag} frames earlier. */
	private static double correlation(double[] late, double[] early, int lag) {
		double sa = 0;
		double sb = 0;
		double saa = 0;
		double sbb = 0;
		double sab = 0;
		int n = 0;
		for (int i = Math.max(0, lag); i < Math.min(late.length, early.length + lag); i++) {
			double a = late[i];
			double b = early[i - lag];
			sa += a;
			sb += b;
			saa += a * a;
			sbb += b * b;
			sab += a * b;
			n++;
		}
		return (sab - sa * sb / n) / Math.sqrt((saa - sa * sa / n) * (sbb - sb * sb / n));
	}

	@Test
	void openTheJawWithTheLoudnessOfSpeech() throws Exception {
		double[] mean = new double[2 * MAX_LAG + 1];
		List<Path> recordings = recordings();
		for (Path recording : recordings) {
			float[] sound = Recordings.read(recording);
			float[][] frames = Solved.frames(sound, false, Map.of());
			double[] jaw = new double[frames.length];
			for (int i = 0; i < frames.length; i++) {
				jaw[i] = frames[i][Arkit.JAW_OPEN] - frames[i][Arkit.MOUTH_CLOSE];
			}
			double[] envelope = envelope(sound, frames.length);
			double[] opening = smoothed(jaw);
			int best = 0;
			for (int lag = -MAX_LAG; lag <= MAX_LAG; lag++) {
				double r = correlation(opening, envelope, lag);
				mean[lag + MAX_LAG] += r / recordings.size();
				best = r > correlation(opening, envelope, best) ? lag : best;
			}
			double r = correlation(opening, envelope, best);
			System.out.printf("%s: jaw follows loudness with r = %.2f, %+d ms%n", recording.getFileName(), r,
					best * 10);
			assertThat(r).as("%s", recording.getFileName()).isGreaterThan(0.3);
		}
		int best = 0;
		for (int i = 0; i < mean.length; i++) {
			best = mean[i] > mean[best] ? i : best;
		}
		System.out.printf("all: r = %.2f, %+d ms%n", mean[best], (best - MAX_LAG) * 10);
		assertThat((best - MAX_LAG) * 10).isBetween(-60, 60);
		assertThat(mean[best]).isGreaterThan(0.4);
	}

	@Test
	void giveWeightsWithinTheirRangeAndPosteriorsThatSumToOne() throws Exception {
		for (Path recording : recordings()) {
			for (boolean live : new boolean[] { false, true }) {
				for (float[] pose : Solved.frames(Recordings.read(recording), live, Map.of())) {
					float sum = 0;
					for (int i = 0; i < pose.length; i++) {
						assertThat(pose[i]).isBetween(0f, 1.05f);
						sum += i < FACE || i >= VOICING ? 0 : pose[i];
					}
					assertThat(sum).isBetween(0.999f, 1.001f);
				}
			}
		}
	}

	@Test
	void haveAVoiceWhereTheyAreLoudAndNoneWhereTheyAreQuiet() throws Exception {
		for (Path recording : recordings()) {
			for (boolean live : new boolean[] { false, true }) {
				double loud = 0;
				double quiet = 0;
				int loudFrames = 0;
				int quietFrames = 0;
				for (float[] pose : Solved.frames(Recordings.read(recording), live, Map.of())) {
					if (pose[ENERGY] > 1 - 20f / 60) {
						loud += pose[VOICING];
						loudFrames++;
					} else if (pose[ENERGY] == 0) {
						quiet += pose[VOICING];
						quietFrames++;
					}
				}
				assertThat(loudFrames).as("%s", recording.getFileName()).isPositive();
				assertThat(loud / loudFrames).as("%s", recording.getFileName()).isGreaterThan(0.75);
				assertThat(quietFrames == 0 ? 0 : quiet / quietFrames).as("%s", recording.getFileName())
						.isLessThan(0.2);
			}
		}
	}

	@Test
	void keepTheFaceStillWhereThereIsNoSpeech() throws Exception {
		Random random = new Random(1);
		float[] silence = new float[4 * Recordings.RATE];
		float[] noise = new float[silence.length];
		for (int i = 0; i < noise.length; i++) {
			noise[i] = 0.001f * (float) random.nextGaussian();
		}
		for (boolean live : new boolean[] { false, true }) {
			assertThat(strongestWeight(Solved.frames(silence, live, Map.of()))).isLessThan(0.02f);
			assertThat(strongestWeight(Solved.frames(noise, live, Map.of()))).isLessThan(0.02f);
		}
	}

	private static float strongestWeight(float[][] frames) {
		float strongest = 0;
		for (float[] pose : frames) {
			for (int i = 0; i < FACE; i++) {
				strongest = Math.max(strongest, Math.abs(pose[i]));
			}
		}
		return strongest;
	}

	private record Phone(String name, double start, double end) {
	}

	/** Speaks with flite, which tells the end of every phone; skipped where it is not installed. */
	private List<Phone> speak(String text, Path wav) throws Exception {
		Process flite;
		try {
			flite = new ProcessBuilder("flite", "-voice", "rms", "-psdur", "-t", text, wav.toString()).start();
		} catch (IOException e) {
			assumeTrue(false, "flite is not installed on this machine");
			throw e;
		}
		String told = new String(flite.getInputStream().readAllBytes());
		assertThat(flite.waitFor(20, TimeUnit.SECONDS)).isTrue();
		List<Phone> phones = new ArrayList<>();
		double start = 0;
		for (String word : told.strip().split("\\s+")) {
			double end = Double.parseDouble(word.substring(word.indexOf(':') + 1));
			phones.add(new Phone(word.substring(0, word.indexOf(':')), start, end));
			start = end;
		}
		return phones;
	}

	@Test
	void closeTheLipsOnBilabialsAndOpenThemOnVowels() throws Exception {
		Path wav = folder.resolve("spoken.wav");
		List<Phone> phones = speak("Bob's mom may keep papa. The big brown bear bumped a purple pumpkin.", wav);
		for (boolean live : new boolean[] { false, true }) {
			float[][] frames = Solved.frames(Recordings.read(wav), live, Map.of());
			int bilabials = 0;
			int closed = 0;
			int vowels = 0;
			int open = 0;
			for (Phone phone : phones) {
				if (List.of("p", "b", "m").contains(phone.name())) {
					bilabials++;
					closed += least(frames, phone.start() - 0.04, phone.end() + 0.04) < 0.04 ? 1 : 0;
				} else if (List.of("aa", "ae", "ah", "ey", "eh").contains(phone.name())
						&& phone.end() - phone.start() > 0.06) {
					vowels++;
					double middle = (phone.start() + phone.end()) / 2;
					open += least(frames, middle, middle + 0.01) > 0.08 ? 1 : 0;
				}
			}
			System.out.printf("%s: lips closed on %d of %d bilabials, open on %d of %d vowels%n",
					live ? "live" : "file",
					closed, bilabials, open, vowels);
			assertThat(bilabials).isGreaterThan(10);
			assertThat(closed).isGreaterThan(bilabials * 8 / 10);
			assertThat(open).isGreaterThan(vowels * 8 / 10);
		}
	}

	/** Least opening of the lips in a span of time: what the jaw opens and the lips don't close. */
	private static double least(float[][] frames, double from, double to) {
		double least = 1;
		for (int i = Math.max(0, (int) (from * 100)); i < Math.min(frames.length, (int) Math.ceil(to * 100)); i++) {
			least = Math.min(least, frames[i][Arkit.JAW_OPEN] - frames[i][Arkit.MOUTH_CLOSE]);
		}
		return least;
	}
}
