package org.facewright.motion.a2f.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.ParameterRegion;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRange;
import org.facewright.motion.a2f.internal.Solved;
import org.facewright.motion.a2f.internal.StandInBackends;
import org.junit.jupiter.api.Test;

/** The regression chain against the stand-in's formulas, see models/stand-ins/README.md. */
class RegressionNumbersTest {

	private static final int WIDTH = 31;
	private static final String[] SHAPES = { "jawOpen", "mouthFunnel", "mouthPucker", "mouthSmileLeft", "eyeBlinkLeft",
			"browDownLeft", "cheekPuff", "mouthRollLower" };
	private static final MotionBackend BACKEND = StandInBackends.face(StandInBackends.REGRESSION);

	/** What the network gives for a frame. @param row of the table of implicit emotions */
	private static double[] network(float[] sound, double gain, int frame, int row, float[] emotion) {
		long start = (long) frame * 16_000 / 60 - 4160;
		double mean = 0;
		double loudness = 0;
		double[] x = new double[8320];
		for (int i = 0; i < x.length; i++) {
			long at = start + i;
			x[i] = at < 0 || at >= sound.length ? 0 : gain * sound[(int) at];
			mean += x[i] / x.length;
			loudness += Math.abs(x[i]) / x.length;
		}
		double[] features = { x[4160], x[0], x[8319], mean, loudness };
		double[] result = new double[WIDTH];
		for (int k = 0; k < WIDTH; k++) {
			result[k] = (k % 4 + 1) / 20.0;
			for (int i = 0; i < 5; i++) {
				double weight = i < 4 ? ((7 * i + 3 * k) % 11 - 5) / 50.0 : k == 0 ? 2 : (k % 3) / 10.0;
				result[k] += weight * features[i];
			}
			for (int j = 0; j < 26; j++) {
				double felt = j < 16 ? (row + 2 * j) / 64.0 : emotion[j - 16];
				result[k] += (5 * j + 2 * k) % 7 / 100.0 * felt;
			}
		}
		return result;
	}

	private static double bounded(double value) {
		return Math.clamp(value, 0, 1);
	}

	@Test
	void givesTheNetworksCoefficientsAsWeights() throws Exception {
		float[] sound = Solved.sound(9_001);
		Solved solved = Solved.of(BACKEND, Solved.BARE, sound);
		assertThat(solved.poses()).hasNumberOfRows(34); // 9001 · 60 / 16000 = 33.75
		for (int frame = 0; frame < 34; frame++) {
			double[] expected = network(sound, 1, frame, 3, new float[10]);
			for (int k = 0; k < SHAPES.length; k++) {
				assertThat(solved.channel(SHAPES[k])[frame]).as("%s %d", SHAPES[k], frame)
						.isCloseTo((float) bounded(expected[k]), within(1e-4f));
			}
			assertThat(solved.channel("browInnerUp")[frame]).as("the neutral is not the rig's")
					.isCloseTo(0.01f, within(1e-4f));
			assertThat(solved.channel("jawLeft")[frame]).isCloseTo(0, within(1e-4f));
			assertThat(solved.channel("tongueTipUp")[frame]).as("twice, says the package")
					.isCloseTo((float) (2 * bounded(expected[8])), within(1e-4f));
			assertThat(solved.channel("tongueUp")[frame]).isCloseTo((float) bounded(expected[9]), within(1e-4f));
		}
	}

	@Test
	void appliesGainStrengthAndSourceFrame() throws Exception {
		float[] sound = Solved.sound(4_000);
		Map<String, String> values = new HashMap<>(Solved.BARE);
		values.putAll(Map.of("input-strength", "1.3", "skin-strength", "0.5", "source-shot", "smiling", "source-frame",
				"2", "multipliers", "jawOpen=0.5 mouthPucker=2", "offsets", "jawLeft=0.25"));
		Solved solved = Solved.of(BACKEND, values, sound);
		for (int frame = 0; frame < solved.poses().length; frame++) {
			double[] expected = network(sound, 1.3, frame, 14, new float[10]);
			assertThat(solved.channel("jawOpen")[frame]).isCloseTo((float) (0.5 * bounded(0.5 * expected[0])),
					within(1e-4f));
			assertThat(solved.channel("mouthPucker")[frame]).isCloseTo((float) (2 * bounded(0.5 * expected[2])),
					within(1e-4f));
			assertThat(solved.channel("jawLeft")[frame]).isCloseTo(0.25f, within(1e-4f));
		}
	}

	@Test
	void opensLidsAndLipsByTheirOffsets() throws Exception {
		Map<String, String> values = new HashMap<>(Solved.BARE);
		values.putAll(
				Map.of("skin-strength", "0", "eyelid-open-offset", "-0.3", "blink-offset", "0.2", "blink-strength",
						"0.5", "lip-open-offset", "0.2"));
		Solved solved = Solved.of(BACKEND, values, new float[400]);
		assertThat(solved.channel("eyeBlinkRight")[0]).isCloseTo(0.4f, within(1e-4f));
		assertThat(solved.channel("jawOpen")[1]).isCloseTo(0.1f, within(1e-4f));
	}

	@Test
	void partsLowerAndUpperFaceAtTheMask() throws Exception {
		Map<String, String> values = new HashMap<>(Solved.BARE);
		// jawOpen moves the vertices 51 and 52 in the sheet's row 5 of 16, at a third of its height
		values.putAll(Map.of("lower-face-strength", "0.5", "upper-face-strength", "2", "face-mask-level", "0.4",
				"face-mask-softness", "0.1"));
		double share = 1 / (1 + Math.exp(-(0.4 - 5 / 15.0) / 0.1));
		Solved solved = Solved.of(BACKEND, values, Solved.sound(800));
		double[] expected = network(Solved.sound(800), 1, 1, 3, new float[10]);
		assertThat(solved.channel("jawOpen")[1])
				.isCloseTo((float) bounded(expected[0] * (0.5 * share + 2 * (1 - share))), within(1e-3f));
	}

	@Test
	void mapsEyeAnglesToLookChannels() throws Exception {
		Map<String, String> values = new HashMap<>(Solved.BARE);
		values.putAll(Map.of("eyeballs-strength", "0", "saccade-strength", "1", "eye-saccade-seed", "100",
				"right-eye-y-offset", "-3", "left-eye-x-offset", "6"));
		Solved solved = Solved.of(BACKEND, values, new float[16_000]);
		for (int frame = 0; frame < 60; frame++) {
			int row = 100 + frame / 2; // the table has 30 rows a second
			double x = (row / 10 % 7 - 3) / 2.0;
			double y = row / 15 % 5 - 2;
			assertThat(solved.channel("eyeLookUpLeft")[frame]).isCloseTo((float) Math.max(0, (6 + x) / 30),
					within(1e-6f));
			assertThat(solved.channel("eyeLookDownRight")[frame]).isCloseTo((float) Math.max(0, -x / 30),
					within(1e-6f));
			assertThat(solved.channel("eyeLookOutLeft")[frame]).isCloseTo((float) Math.max(0, y / 30), within(1e-6f));
			assertThat(solved.channel("eyeLookOutRight")[frame]).isCloseTo((float) Math.max(0, -(y - 3) / 30),
					within(1e-6f));
		}
	}

	@Test
	void letsEmotionsFollowCurves() throws Exception {
		ParameterValues values = BACKEND.info().parameters().parse(Solved.BARE);
		KeyCurve joy = KeyCurve.linear(new int[] { 10, 20 }, new float[] { 0.2f, 1 });
		MotionRequest request = new MotionRequest("test", values, false, List.of(), Map.of("emotion-joy", joy));
		float[] sound = Solved.sound(8_000);
		Solved solved = Solved.of(BACKEND, request, sound);
		for (int frame = 0; frame < 30; frame++) {
			float[] emotion = new float[10];
			emotion[6] = frame <= 10 ? 0.2f : frame >= 20 ? 1 : 0.2f + 0.08f * (frame - 10);
			assertThat(solved.channel("mouthFunnel")[frame])
					.isCloseTo((float) bounded(network(sound, 1, frame, 3, emotion)[1]), within(1e-4f));
		}
	}

	@Test
	void refusesCurvesAndValuesThatMakeNoSense() {
		ParameterValues values = BACKEND.info().parameters().defaults();
		MotionRequest curve = new MotionRequest("test", values, false, List.of(),
				Map.of("skin-strength", KeyCurve.EMPTY));
		assertThatIllegalArgumentException().isThrownBy(() -> Solved.of(BACKEND, curve, new float[1]))
				.withMessageContaining("'skin-strength' can't follow a curve");
		for (Map<String, String> wrong : List.of(Map.of("multipliers", "jawOpn=2"), Map.of("offsets", "jawOpen"),
				Map.of("source-shot", "angry"), Map.of("source-frame", "12"))) {
			assertThatIllegalArgumentException().as("%s", wrong)
					.isThrownBy(() -> Solved.of(BACKEND, wrong, new float[1]));
		}
	}

	@Test
	void changesValuesPerRegion() throws Exception {
		ParameterValues values = BACKEND.info().parameters().parse(Solved.BARE);
		Map<String, String> other = new HashMap<>(Solved.BARE);
		other.putAll(Map.of("skin-strength", "0.25", "emotion-anger", "1", "offsets", "jawLeft=0.5"));
		ParameterValues there = BACKEND.info().parameters().parse(other);
		MotionRequest request = new MotionRequest("test", values, false,
				List.of(new ParameterRegion(new FrameRange(8, 12), there)), Map.of());
		float[] sound = Solved.sound(8_000);
		Solved solved = Solved.of(BACKEND, request, sound);
		Solved outside = Solved.of(BACKEND, Solved.BARE, sound);
		Solved inside = Solved.of(BACKEND, other, sound);
		for (int frame = 0; frame < 30; frame++) {
			assertThat(solved.poses()[frame]).as("frame %d", frame).usingComparatorWithPrecision(1e-5f)
					.containsExactly((frame >= 8 && frame < 12 ? inside : outside).poses()[frame]);
		}
	}

	@Test
	void smoothsWeightsLikeTheWholeMeshEvenAcrossRegionsWithOtherMasks() throws Exception {
		Map<String, String> values = Map.of("lower-face-smoothing", "0.05", "upper-face-smoothing", "0.02",
				"lower-face-strength", "0.7", "face-mask-softness", "0.2", "face-mask-level", "0.4");
		Map<String, String> other = Map.of("lower-face-smoothing", "0.1", "face-mask-softness", "0.1",
				"face-mask-level",
				"0.7", "solver-temporal", "0.5");
		float[] sound = Solved.sound(12_000);
		assertThat(withRegion(values, other, "weights", sound)
				.differenceTo(withRegion(values, other, "mesh", sound).poses()))
				.isLessThan(1e-4f);
	}

	@Test
	void carriesWhatItRemembersThroughTheBordersOfRegions() throws Exception {
		Map<String, String> values = new HashMap<>(Map.of("lower-face-smoothing", "0.1", "upper-face-smoothing", "0.1",
				"solver-l2", "1", "solver-temporal", "1", "tongue-solver-temporal", "1"));
		float[] sound = Solved.sound(12_000);
		Solved plain = Solved.of(BACKEND, values, sound);
		// other equations and another mask, but so little of it that nothing may be seen of the borders
		Map<String, String> same = new HashMap<>(values);
		same.putAll(Map.of("solver-l2", "1.0000001", "tongue-solver-l2", "0.0000001", "face-mask-level", "0.6000001"));
		MotionRequest request = new MotionRequest("test", BACKEND.info().parameters().parse(values), false,
				List.of(new ParameterRegion(new FrameRange(15, 30), BACKEND.info().parameters().parse(same))),
				Map.of());
		assertThat(Solved.of(BACKEND, request, sound).differenceTo(plain.poses())).isLessThan(1e-4f);
		Map<String, String> forgetful = new HashMap<>(values);
		forgetful.put("solver-temporal", "0");
		assertThat(Solved.of(BACKEND, forgetful, sound).differenceTo(plain.poses())).as("it does remember")
				.isGreaterThan(1e-3f);
	}

	private static Solved withRegion(Map<String, String> values, Map<String, String> other, String path, float[] sound)
			throws Exception {
		Map<String, String> first = new HashMap<>(values);
		Map<String, String> second = new HashMap<>(other);
		first.put("path", path);
		second.put("path", path);
		MotionRequest request = new MotionRequest("test", BACKEND.info().parameters().parse(first), false,
				List.of(new ParameterRegion(new FrameRange(15, 30), BACKEND.info().parameters().parse(second))),
				Map.of());
		return Solved.of(BACKEND, request, sound);
	}

	@Test
	void givesLiveWhatItGivesForFiles() throws Exception {
		float[] sound = Solved.sound(20_003);
		Solved file = Solved.of(BACKEND, Map.of(), sound);
		Solved live = Solved.of(BACKEND, Solved.request(BACKEND, Map.of(), true), sound);
		assertThat(live.differenceTo(file.poses())).isLessThan(1e-4f);
	}

	@Test
	void movesTheJawsOwnTrackInMetres() throws Exception {
		Map<String, String> values = new HashMap<>(Solved.BARE);
		values.putAll(Map.of("lower-teeth-strength", "0", "lower-teeth-height-offset", "-2", "lower-teeth-depth-offset",
				"1"));
		Solved solved = Solved.of(BACKEND, values, new float[300]);
		assertThat(solved.channel("jawTranslationY")[1]).isCloseTo(-0.02f, within(1e-6f));
		assertThat(solved.channel("jawTranslationZ")[1]).isCloseTo(0.01f, within(1e-6f));
		assertThat(solved.channel("jawRotationW")[1]).isCloseTo(1, within(1e-6f));
	}
}
