package org.facewright.motion.a2f.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionRequest;
import org.facewright.core.curve.KeyCurve;
import org.facewright.motion.a2f.internal.Solved;
import org.facewright.motion.a2f.internal.StandInBackends;
import org.junit.jupiter.api.Test;

/** The diffusion chain against the stand-in's formulas, see models/stand-ins/README.md. */
class DiffusionNumbersTest {

	private static final int WIDTH = 643;
	private static final int RUN_NOISE = 3 * 60 * WIDTH;
	private static final MotionBackend BACKEND = StandInBackends.face(StandInBackends.MARK);

	/** Displacement of a pose's vertex i along an axis. */
	private static double delta(int pose, int i, int axis) {
		return axis == 0 ? 0.25 * (i - 1) : axis == 1 ? -(1 + 0.25 * (pose % 5)) : 0.5 + 0.125 * (pose % 3);
	}

	/** What memory and noise add to each value, as the solver sees it through the two vertices of a pose. */
	private static double seen(int pose, double everywhere, float[] noise, int row) {
		double product = 0;
		double square = 0;
		for (int i = 0; i < 2; i++) {
			for (int axis = 0; axis < 3; axis++) {
				double d = delta(pose, i, axis);
				product += d * (everywhere + 0.001 * noise[(60 + row) * WIDTH + 3 * (3 * pose + i) + axis]);
				square += d * d;
			}
		}
		return product / square;
	}

	private static float[] noise(long start) {
		FloatBuffer noise = FloatBuffer.allocate(RUN_NOISE);
		Noise.fill(0, start, noise, 0, RUN_NOISE);
		return noise.array();
	}

	/** Memory before a run: half of the one before and the mean absolute sound of its window. */
	private static double memory(float[] sound, int run) {
		double memory = 0;
		for (int i = 0; i < run; i++) {
			double loudness = 0;
			for (int s = 0; s < 16_000; s++) {
				int at = i * 8000 - 16_000 + s;
				loudness += at < 0 || at >= sound.length ? 0 : Math.abs(sound[at]) / 16_000.0;
			}
			memory = memory / 2 + loudness;
		}
		return memory;
	}

	private static void assertNumbers(Map<String, String> more, boolean constantNoise) throws Exception {
		float[] sound = Solved.sound(21_001);
		for (int i = 0; i < sound.length; i++) {
			sound[i] = 0.4f + 0.5f * sound[i];
		}
		Map<String, String> values = new HashMap<>(Solved.BARE);
		values.putAll(more);
		Solved solved = Solved.of(BACKEND, values, sound);
		assertThat(solved.poses()).hasNumberOfRows(79); // 21001 · 60 / 16000 = 78.75
		float[] constant = noise(0);
		for (int frame = 0; frame < 79; frame++) {
			int run = (frame + 45) / 30;
			int row = 15 + (frame + 45) % 30;
			float[] noise = constantNoise ? constant : noise((long) run * RUN_NOISE);
			double everywhere = 0.01 * memory(sound, run);
			double jaw = sound[frame * 8000 / 30] + seen(17, everywhere, noise, row);
			double smile = 0.3 + seen(23, everywhere, noise, row);
			assertThat(solved.channel("jawOpen")[frame]).as("frame %d", frame)
					.isCloseTo((float) Math.clamp(jaw, 0, 1), within(1e-4f));
			assertThat(solved.channel("mouthSmileLeft")[frame]).isCloseTo((float) smile, within(1e-4f));
		}
	}

	@Test
	void readsTheSampleOfEachFrameWithTheMemoryOfAllRunsBefore() throws Exception {
		assertNumbers(Map.of(), true);
	}

	@Test
	void drawsNewNoiseForEachRunWhenAsked() throws Exception {
		assertNumbers(Map.of("constant-noise", "false"), false);
	}

	@Test
	void tellsIdentitiesApart() throws Exception {
		Map<String, String> values = new HashMap<>(Solved.BARE);
		float claire = Solved.of(StandInBackends.face(StandInBackends.CLAIRE), values, new float[300])
				.channel("mouthSmileRight")[0];
		float mark = Solved.of(BACKEND, values, new float[300]).channel("mouthSmileRight")[0];
		assertThat(mark - claire).isCloseTo(0.2f, within(1e-3f));
	}

	@Test
	void readsEmotionsAtEachFrameOfABlock() throws Exception {
		// fear, the fifth, is a fifth of mouthFunnel
		KeyCurve fear = KeyCurve.linear(new int[] { 5, 25 }, new float[] { 0, 1 });
		MotionRequest request = new MotionRequest("test", BACKEND.info().parameters().parse(Solved.BARE), false,
				List.of(), Map.of("emotion-fear", fear));
		Solved solved = Solved.of(BACKEND, request, new float[8_000]);
		Solved neutral = Solved.of(BACKEND, Solved.BARE, new float[8_000]);
		for (int frame = 0; frame < 30; frame++) {
			float moved = solved.channel("mouthFunnel")[frame] - Math.max(0, neutral.channel("mouthFunnel")[frame]);
			assertThat(moved).as("frame %d", frame).isCloseTo(0.2f * Math.clamp((frame - 5) / 20f, 0, 1),
					within(2e-3f));
		}
	}

	@Test
	void givesLiveWhatItGivesForFiles() throws Exception {
		float[] sound = Solved.sound(30_011);
		Solved file = Solved.of(BACKEND, Map.of(), sound);
		Solved live = Solved.of(BACKEND, Solved.request(BACKEND, Map.of(), true), sound);
		assertThat(live.differenceTo(file.poses())).isLessThan(1e-4f);
	}

	@Test
	void smoothsWeightsLikeTheWholeMesh() throws Exception {
		float[] sound = Solved.sound(16_000);
		Map<String, String> values = Map.of("lower-face-smoothing", "0.05", "upper-face-smoothing", "0.03",
				"face-mask-softness", "0.3");
		Map<String, String> mesh = new HashMap<>(values);
		mesh.put("path", "mesh");
		assertThat(Solved.of(BACKEND, values, sound).differenceTo(Solved.of(BACKEND, mesh, sound).poses()))
				.isLessThan(1e-4f);
	}
}
