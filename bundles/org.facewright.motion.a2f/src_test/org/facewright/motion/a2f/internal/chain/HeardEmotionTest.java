package org.facewright.motion.a2f.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.facewright.api.motion.InteractiveMotion;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.motion.a2f.internal.Solved;
import org.facewright.motion.a2f.internal.StandInBackends;
import org.facewright.motion.a2f.internal.emotion.EmotionBlend;
import org.facewright.motion.a2f.internal.emotion.EmotionSettings;
import org.junit.jupiter.api.Test;

/** The emotion network's part in the chain, with the stand-in's formulas. */
class HeardEmotionTest {

	private static final MotionBackend BACKEND = Objects
			.requireNonNull(StandInBackends.ALL.get(StandInBackends.REGRESSION));

	/** Emotions 30 times a second, as the formulas say. */
	private static float[][] heard(float[] sound, EmotionSettings settings) {
		int frames = (int) Math.ceil(sound.length * 30 / 16_000.0);
		float[][] emotions = new float[frames][10];
		EmotionBlend blend = new EmotionBlend(settings);
		float[] scores = new float[6];
		for (int frame = 0; frame < frames; frame++) {
			if (frame % 11 == 0) {
				long start = (long) frame * 16_000 / 30 - 15_000;
				double mean = 0;
				double loudness = 0;
				for (int i = 0; i < 30_000; i++) {
					long at = start + i;
					double x = at < 0 || at >= sound.length ? 0 : sound[(int) at];
					mean += x / 30_000;
					loudness += Math.abs(x) / 30_000;
				}
				double[] exact = { mean + 4 * loudness + 0.1, -loudness - 0.2, -2 * loudness,
						-mean + 3 * loudness + 0.3, 0.5, -4 * loudness - 0.1 };
				for (int i = 0; i < 6; i++) {
					scores[i] = (float) exact[i];
				}
			}
			blend.frame(scores, 0, emotions[frame]);
		}
		return emotions;
	}

	@Test
	void drivesTheFaceWithWhatItHears() throws Exception {
		float[] sound = Solved.sound(24_000);
		Map<String, String> neutral = new HashMap<>(Solved.BARE);
		neutral.put("emotion-network", "off");
		float[] deaf = Solved.of(BACKEND, neutral, sound).channel("cheekPuff");
		float[] felt = Solved.of(BACKEND, Solved.BARE, sound).channel("cheekPuff");
		float[][] emotions = heard(sound, EmotionSettings.defaults());
		for (int frame = 0; frame < felt.length; frame += 2) {
			double expected = deaf[frame];
			for (int e = 0; e < 10; e++) {
				expected += emotions[frame / 2][e] * ((5 * (16 + e) + 12) % 7) / 100.0;
			}
			assertThat(felt[frame]).as("frame %d", frame).isCloseTo((float) expected, within(1e-4f));
		}
		assertThat(felt[40]).isNotCloseTo(deaf[40], within(1e-3f));
	}

	@Test
	void isLeftOutLiveUnlessWanted() throws Exception {
		float[] sound = Solved.sound(30_000);
		Map<String, String> off = Map.of("emotion-network", "off");
		Solved live = Solved.of(BACKEND, Solved.request(BACKEND, Map.of(), true), sound);
		assertThat(live.differenceTo(Solved.of(BACKEND, off, sound).poses())).isLessThan(1e-4f);
		Map<String, String> always = Map.of("emotion-network", "always");
		Solved wanted = Solved.of(BACKEND, Solved.request(BACKEND, always, true), sound);
		assertThat(wanted.differenceTo(Solved.of(BACKEND, Map.of(), sound).poses())).isLessThan(1e-4f);
	}

	@Test
	void mixesWhatIsSetByHandAsThePreferredEmotion() throws Exception {
		float[] sound = Solved.sound(16_000);
		Map<String, String> values = new HashMap<>(Solved.BARE);
		values.putAll(Map.of("emotion-pain", "1", "preferred-emotion-strength", "1", "emotion-strength", "1",
				"emotion-transition", "0.001"));
		Map<String, String> byHand = new HashMap<>(Solved.BARE);
		byHand.putAll(Map.of("emotion-pain", "1", "emotion-network", "off"));
		assertThat(Solved.of(BACKEND, values, sound).differenceTo(Solved.of(BACKEND, byHand, sound).poses()))
				.isLessThan(1e-4f);
	}

	@Test
	void worksForDiffusionAndInTheEditorToo() throws Exception {
		float[] sound = Solved.sound(20_000);
		for (String id : List.of(StandInBackends.REGRESSION, StandInBackends.MARK)) {
			MotionBackend backend = Objects.requireNonNull(StandInBackends.ALL.get(id));
			Solved session = Solved.of(backend, Map.of(), sound);
			MotionRequest request = Solved.request(backend, Map.of(), false);
			try (InteractiveMotion editor = backend.interactive(request, sound, Progress.NONE).orElseThrow()) {
				float[] pose = new float[75];
				editor.frame(30, request, pose);
				MotionClip clip = editor.clip(request, Progress.NONE).toCompletableFuture().get();
				float[][] poses = new float[clip.frameCount()][75];
				for (int i = 0; i < poses.length; i++) {
					clip.pose(i, poses[i]);
				}
				assertThat(session.differenceTo(poses)).as(id).isLessThan(1e-4f);
			}
		}
	}

	@Test
	void isNotNeededAndSaysSo() throws Exception {
		MotionBackend without = StandInBackends.face(StandInBackends.REGRESSION);
		assertThat(problems(without, Map.of(), false)).singleElement().satisfies(problem -> {
			assertThat(problem.code()).isEqualTo("a2f.no-emotion-network");
			assertThat(problem.severity()).isEqualTo(Problem.Severity.INFO);
		});
		assertThat(problems(without, Map.of("emotion-network", "off"), false)).isEmpty();
		assertThat(problems(without, Map.of(), true)).isEmpty();
		assertThat(problems(BACKEND, Map.of(), false)).isEmpty();
	}

	private static List<Problem> problems(MotionBackend backend, Map<String, String> values, boolean live)
			throws Exception {
		try (MotionSession session = backend.open(Solved.request(backend, values, live), (frame, pose) -> {},
				Progress.NONE)) {
			session.end().toCompletableFuture().get();
			return session.problems();
		}
	}
}
