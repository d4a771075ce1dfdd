package org.facewright.motion.a2f.internal.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import org.junit.jupiter.api.Test;

class SkinTrackTest {

	private static final SkinControls PLAIN = new SkinControls(1, 0, 0, 1, 0, 0, 0, 1, 1);

	private final PoseRig rig = Rigs.bumps(16, 300, 5);
	private final PoseSystem system = PoseSystem.prepare(rig, SolverSettings.of(16).withStrengths(0.1, 0.1, 0.15, 1));
	private final Random random = new Random(5);
	private final float[] neutral = noisy(rig.neutral(), 0.05);
	private final float[] eyeClose = noisy(new float[900], 0.1);
	private final float[] lipOpen = noisy(new float[900], 0.1);

	private float[] noisy(float[] values, double by) {
		float[] noisy = values.clone();
		for (int i = 0; i < noisy.length; i++) {
			noisy[i] += (float) (by * random.nextGaussian());
		}
		return noisy;
	}

	/** The long way: two filters on every component of the mesh, halves put together by the mask. */
	private final class MeshWay {

		private final float[] mask;
		private final double[][] states = new double[4][900];
		private boolean begun;

		MeshWay(float[] mask) {
			this.mask = mask;
		}

		float[] frame(float[] deltas, SkinControls c, double step) {
			float[] positions = new float[900];
			double lower = c.lowerSmoothing() > 0 ? 1 - Math.pow(0.5, step / c.lowerSmoothing()) : 1;
			double upper = c.upperSmoothing() > 0 ? 1 - Math.pow(0.5, step / c.upperSmoothing()) : 1;
			for (int i = 0; i < 900; i++) {
				double d = c.strength() * deltas[i]
						+ eyeClose[i] * (-c.eyelidOpenOffset() + c.blinkOffset() * c.blinkStrength())
						+ lipOpen[i] * c.lipOpenOffset();
				for (int half = 0; half < 2; half++) {
					double share = half == 0 ? lower : upper;
					double[] first = states[2 * half];
					double[] second = states[2 * half + 1];
					first[i] = begun ? first[i] + share * (d - first[i]) : d;
					second[i] = begun ? second[i] + share * (first[i] - second[i]) : d;
				}
				double m = mask[i / 3];
				positions[i] = (float) (neutral[i] + states[3][i] * c.upperStrength() * (1 - m)
						+ states[1][i] * c.lowerStrength() * m);
			}
			begun = true;
			return positions;
		}
	}

	@Test
	void givesTheWeightsOfTheMeshForANetworkOfShapes() {
		float[][] shapes = new float[24][];
		for (int i = 0; i < shapes.length; i++) {
			shapes[i] = noisy(new float[900], 0.1);
		}
		float[] mask = SkinProjection.lowerFace(neutral, 0.6, 0.0085);
		compare(SkinProjection.ofShapes(system, shapes, neutral, eyeClose, lipOpen, mask), shapes, mask);
	}

	@Test
	void givesTheWeightsOfTheMeshForANetworkOfDisplacements() {
		float[] mask = SkinProjection.lowerFace(neutral, 0.4, 0.1);
		compare(SkinProjection.ofVertices(system, neutral, eyeClose, lipOpen, mask), new float[0][], mask);
	}

	private void compare(SkinProjection projection, float[][] shapes, float[] mask) {
		SkinControls controls = new SkinControls(1.1, 0.06, 0.2, 0.9, -0.03, 0.02, 0.05, 1.4, 0.9);
		SkinTrack track = new SkinTrack(projection);
		MeshWay mesh = new MeshWay(mask);
		PoseSolver shortWay = new PoseSolver(system);
		PoseSolver longWay = new PoseSolver(system);
		double[] frame = new double[16];
		float[] weights = new float[16];
		float[] expected = new float[16];
		for (int n = 0; n < 30; n++) {
			float[] values = noisy(new float[7 + projection.inputs()], 0.5);
			float[] deltas = new float[900];
			for (int i = 0; i < 900; i++) {
				if (shapes.length == 0) {
					deltas[i] = values[7 + i];
				}
				for (int shape = 0; shape < shapes.length; shape++) {
					deltas[i] += values[7 + shape] * shapes[shape][i];
				}
			}
			track.frame(values, 7, controls, 1 / 60.0, frame);
			shortWay.solve(frame, weights);
			longWay.solvePositions(mesh.frame(deltas, controls, 1 / 60.0), expected);
			assertThat(weights).as("frame " + n).containsExactly(expected, within(2e-5f));
		}
	}

	@Test
	void aStepArrivesAsTwoFiltersInARow() {
		PoseRig one = Rigs.orthogonal(1, 1);
		PoseSystem simple = PoseSystem.prepare(one, Rigs.bare(2));
		SkinProjection projection = SkinProjection.ofVertices(simple, one.neutral(), new float[6], new float[6],
				new float[] { 1, 0 });
		SkinTrack track = new SkinTrack(projection);
		SkinControls controls = new SkinControls(1, 0, 0, 1, 0, 0.05, 0.2, 1, 1);
		double[][] frames = new double[3][2];
		track.frame(new float[6], 0, controls, 1 / 60.0, frames[0]);
		track.frame(new float[] { 1, 0, 0, 1, 0, 0 }, 0, controls, 1 / 60.0, frames[1]);
		track.frame(new float[] { 1, 0, 0, 1, 0, 0 }, 0, controls, 1 / 60.0, frames[2]);
		double lower = 1 - Math.pow(0.5, 1 / 60.0 / 0.05);
		double upper = 1 - Math.pow(0.5, 1 / 60.0 / 0.2);
		assertThat(frames[0]).containsExactly(0, 0);
		assertThat(frames[1]).containsExactly(new double[] { lower * lower, upper * upper }, within(1e-12));
		assertThat(frames[2]).containsExactly(new double[] { 3 * lower * lower - 2 * Math.pow(lower, 3),
				3 * upper * upper - 2 * Math.pow(upper, 3) }, within(1e-12));
	}

	@Test
	void theFirstFrameIsNotSmoothed() {
		SkinTrack track = new SkinTrack(SkinProjection.ofVertices(system, rig.neutral(), eyeClose, lipOpen,
				SkinProjection.lowerFace(neutral, 0.6, 0.0085)));
		float[] values = noisy(new float[900], 0.3);
		double[] smoothed = new double[16];
		double[] sharp = new double[16];
		track.frame(values, 0, new SkinControls(1, 0, 0, 1, 0, 0.1, 0.1, 1, 1), 1 / 30.0, smoothed);
		track.reset();
		track.frame(values, 0, PLAIN, 1 / 30.0, sharp);
		assertThat(smoothed).containsExactly(sharp);
	}

	@Test
	void goesOnFromASavedFrame() {
		SkinTrack track = new SkinTrack(SkinProjection.ofVertices(system, rig.neutral(), eyeClose, lipOpen,
				SkinProjection.lowerFace(neutral, 0.6, 0.0085)));
		SkinControls controls = new SkinControls(1, 0, 0, 1, 0, 0.1, 0.1, 1, 1);
		float[] first = noisy(new float[900], 0.3);
		float[] second = noisy(new float[900], 0.3);
		double[] expected = new double[16];
		double[] again = new double[16];
		double[] state = new double[track.stateLength()];
		track.frame(first, 0, controls, 1 / 30.0, expected);
		track.save(state);
		track.frame(second, 0, controls, 1 / 30.0, expected);
		track.frame(first, 0, controls, 1 / 30.0, again);
		track.restore(state);
		track.frame(second, 0, controls, 1 / 30.0, again);
		assertThat(again).containsExactly(expected);
	}

	@Test
	void theLowerFaceEndsInALogisticStep() {
		float[] face = { 0, 100, 0, 0, 110, 0, 0, 106, 0, 0, 107, 0 };
		float[] mask = SkinProjection.lowerFace(face, 0.6, 0.1);
		assertThat(mask).containsExactly(new float[] { (float) (1 / (1 + Math.exp(-6))),
				(float) (1 / (1 + Math.exp(4))), 0.5f, (float) (1 / (1 + Math.E)) }, within(1e-6f));
	}

	@Test
	void theTongueMovesWithStrengthHeightAndDepth() {
		PoseRig tongue = Rigs.bumps(5, 60, 6);
		PoseSystem tongueSystem = PoseSystem.prepare(tongue, SolverSettings.of(5).withTemplateSize(7.9));
		float[] home = noisy(tongue.neutral(), 0.1);
		float[][] shapes = { noisy(new float[180], 0.2), noisy(new float[180], 0.2) };
		float[] values = { 9, 0.7f, -0.4f };
		float[] positions = new float[180];
		float[] deltas = new float[180];
		for (int i = 0; i < 180; i++) {
			deltas[i] = values[1] * shapes[0][i] + values[2] * shapes[1][i];
			positions[i] = home[i] + 1.5f * deltas[i] + (i % 3 == 1 ? 0.2f : i % 3 == 2 ? -0.13f : 0);
		}
		float[] expected = new float[5];
		new PoseSolver(tongueSystem).solvePositions(positions, expected);
		double[] frame = new double[5];
		float[] weights = new float[5];
		TongueProjection.ofShapes(tongueSystem, shapes, home).frame(values, 1, 1.5, 0.2, -0.13, frame);
		new PoseSolver(tongueSystem).solve(frame, weights);
		assertThat(weights).containsExactly(expected, within(2e-5f));
		TongueProjection.ofVertices(tongueSystem, home).another().frame(deltas, 0, 1.5, 0.2, -0.13, frame);
		new PoseSolver(tongueSystem).solve(frame, weights);
		assertThat(weights).containsExactly(expected, within(2e-5f));
	}
}
