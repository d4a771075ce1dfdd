package org.facewright.operations.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.speech.Segment;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

/** The golden figures were computed by the recipe's metrics.py on the same made-up tracks. */
class MouthScoreTest {

	private static final List<String> PHONES = List.of("AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG"
			.concat(" OW OY P R S SH T TH UH UW V W Y Z ZH").split(" "));

	/** Speech by formula: a mouth that mostly does what its phones ask, with mistakes. */
	private static SpokenTrack track(int seed, int count) {
		List<Segment> phones = new ArrayList<>();
		double time = 0.3;
		int k = seed;
		for (int i = 0; i < count; i++) {
			k = (k * 37 + 11) % 10007;
			time += i % 25 == 24 ? 0.5 : 0;
			double duration = 0.04 + 0.01 * (k % 9);
			phones.add(new Segment(time, time + duration, PHONES.get(k % 39), 1));
			time += duration;
		}
		int frames = (int) Math.ceil((time + 0.3) * 100);
		float[][] poses = new float[frames][52];
		for (int frame = 0; frame < frames; frame++) {
			for (int channel = 0; channel < 52; channel++) {
				poses[frame][channel] = 0.02f * ((frame * (channel + 3) + 7 * seed) % 11) / 11;
			}
		}
		for (Segment phone : phones) {
			int from = (int) Math.rint(phone.startSeconds() * 100);
			int to = (int) Math.rint(phone.endSeconds() * 100);
			String name = phone.label();
			boolean shut = List.of("P", "B", "M").contains(name) && (from + seed) % 5 != 0
					|| List.of("N", "T").contains(name) && from % 2 != 0;
			for (int frame = from; frame < to; frame++) {
				float[] pose = poses[frame];
				pose[Arkit.JAW_OPEN] += shut
						? 0
						: (float) (0.1 + 0.3 * PhoneClasses.OPENNESS.getOrDefault(name, 0.1));
				pose[Arkit.FACE.indexOf("mouthPucker")] += PhoneClasses.ROUNDED.contains(name) && from % 4 != 0
						? 0.4f
						: 0;
				pose[Arkit.FACE.indexOf("mouthRollLower")] += List.of("F", "V").contains(name) && from % 3 != 0
						? 0.3f
						: 0;
			}
		}
		return new SpokenTrack(MotionClip.ofPoses(FrameRate.FPS_100, Arkit.FACE, poses), phones);
	}

	private static void assertFigures(MouthFigures found, double... golden) {
		double[] figures = { found.closureRecall(), found.closurePrecision(), found.closureF1(),
				found.closureAbsolute(), found.openRate(), found.vowelHeightRho(), found.gapCorrelation(),
				found.roundingAuc(), found.labiodentalAuc(), found.visemeAccuracy(), found.lagMs(), found.silence(),
				found.stirringMm(), found.jitter() };
		assertThat(figures).containsExactly(golden, within(2e-5));
	}

	@Test
	void agreesWithTheRecipeOnOneTrack() {
		assertFigures(MouthScore.of(List.of(track(1, 120))), 0.888889, 0.666667, 0.761905, 0.888889, 1.0, 0.971884,
				0.910864, 0.872596, 1.0, 0.487331, 0.0, 0.016811, 0.285577, 0.096279);
	}

	@Test
	void agreesWithTheRecipeOnSeveralTracks() {
		assertFigures(MouthScore.of(List.of(track(1, 60), track(2, 50), track(3, 70), track(4, 40), track(5, 55),
				track(6, 65))), 0.84, 0.9, 0.868966, 0.84, 1.0, 0.985663, 0.935945, 0.815821, 0.820175, 0.420094, 0.0,
				0.025959, 0.267205, 0.078328);
	}

	@Test
	void isTheSameAtAnotherFrameRateUpToInterpolation() {
		float[][] poses = new float[300][52];
		for (int frame = 0; frame < 300; frame++) {
			poses[frame][Arkit.JAW_OPEN] = frame >= 120 && frame < 150 ? 0 : 0.4f;
		}
		List<Segment> phones = List.of(new Segment(1, 2, "AA1", 1), new Segment(2, 2.5, "M", 1),
				new Segment(2.5, 3.5, "AE0", 1));
		MouthFigures figures = MouthScore
				.of(List.of(new SpokenTrack(MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, poses), phones)));
		assertThat(figures.closureRecall()).isOne();
		assertThat(figures.closurePrecision()).isOne();
		assertThat(figures.openRate()).isOne();
	}

	@Test
	void tellsWhichPhonesItDoesNotKnow() {
		assertThat(SpokenTrack.unknown(List.of(new Segment(0, 1, "AA1", 1), new Segment(1, 2, "ʃ", 1),
				new Segment(2, 3, "sil", 1)))).containsOnlyKeys("ʃ");
	}

	@Test
	void refusesTracksInWhichNothingIsSpoken() {
		SpokenTrack silent = new SpokenTrack(MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, new float[60][52]),
				List.of());
		assertThatThrownBy(() -> MouthScore.of(List.of(silent))).hasMessageContaining("no phones");
	}
}
