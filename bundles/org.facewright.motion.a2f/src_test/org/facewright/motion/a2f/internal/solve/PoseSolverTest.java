package org.facewright.motion.a2f.internal.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoseSolverTest {

	private static final Offset<Float> CLOSE = within(1e-6f);

	private static float[] solve(PoseRig rig, SolverSettings settings, float[] positions) {
		return solve(new PoseSolver(PoseSystem.prepare(rig, settings)), positions);
	}

	private static float[] solve(PoseSolver solver, float[] positions) {
		float[] weights = new float[solver.system().rig().poses().size()];
		solver.solvePositions(positions, weights);
		return weights;
	}

	@Test
	void findsTheWeightsThatMadeAFace() {
		PoseRig rig = Rigs.orthogonal(1, 2, 3);
		assertThat(solve(rig, Rigs.bare(3), Rigs.face(rig, 0.25, 0.5, 1))).containsExactly(new float[] { 0.25f, 0.5f,
				1 }, CLOSE);
	}

	@Test
	void keepsWeightsBetweenZeroAndOne() {
		PoseRig rig = Rigs.orthogonal(1, 2, 3);
		assertThat(solve(rig, Rigs.bare(3), Rigs.face(rig, -0.5, 1.5, 0.5))).containsExactly(new float[] { 0, 1,
				0.5f }, CLOSE);
	}

	@Test
	void isAllZeroForTheNeutralFace() {
		PoseRig rig = Rigs.bumps(20, 300, 1);
		assertThat(solve(rig, SolverSettings.of(20), rig.neutral())).containsOnly(0);
	}

	@Test
	void l2MakesSmallPosesWeaker() {
		PoseRig rig = Rigs.orthogonal(1, 2);
		SolverSettings settings = Rigs.bare(2).withStrengths(0, 0.5, 0, 0);
		// w = d²·t / (d² + 10·L2·s)
		assertThat(solve(rig, settings, Rigs.face(rig, 0.6, 0.9))).containsExactly(new float[] { 0.6f / 6,
				0.9f * 4 / 9 }, CLOSE);
	}

	@Test
	void strengthsCountForTheSizeOfTheFace() {
		PoseRig rig = Rigs.orthogonal(1, 2);
		SolverSettings settings = Rigs.bare(2).withStrengths(0, 0.5, 0, 0).withTemplateSize(5);
		assertThat(PoseSystem.prepare(rig, settings).scale()).isEqualTo(4);
		assertThat(solve(rig, settings, Rigs.face(rig, 0.6, 0.9))).containsExactly(new float[] { 0.6f / 21,
				0.9f * 4 / 24 }, CLOSE);
	}

	@Test
	void l1WeighsTheSumOfWeights() {
		PoseRig rig = Rigs.orthogonal(1, 1);
		SolverSettings settings = Rigs.bare(2).withStrengths(2, 0, 0, 0);
		// the matrix is 1 + ¼·2²·ones: both at t give t / (1 + 2)
		assertThat(solve(rig, settings, Rigs.face(rig, 0.9, 0.9))).containsExactly(new float[] { 0.3f, 0.3f }, CLOSE);
	}

	@Test
	void temporalDampsAndPullsToTheFrameBefore() {
		PoseRig rig = Rigs.orthogonal(10, 1);
		PoseSolver solver = new PoseSolver(PoseSystem.prepare(rig, Rigs.bare(2).withStrengths(0, 0, 1, 0)));
		float first = solve(solver, Rigs.face(rig, 0.8))[0];
		float second = solve(solver, Rigs.face(rig, 0.8))[0];
		assertThat(first).isCloseTo(0.8f * 100 / 200, CLOSE);
		assertThat(second).isCloseTo((0.8f * 100 + first) / 200, CLOSE);
		solver.reset();
		assertThat(solve(solver, Rigs.face(rig, 0.8))[0]).isEqualTo(first);
	}

	@Test
	void goesOnFromASavedFrame() {
		PoseRig rig = Rigs.bumps(12, 200, 3);
		SolverSettings settings = SolverSettings.of(12).withStrengths(0.5, 0.5, 3, 0);
		PoseSolver solver = new PoseSolver(PoseSystem.prepare(rig, settings));
		solve(solver, Rigs.face(rig, 0.3, 0.4, 0.5));
		double[] saved = new double[12];
		solver.save(saved);
		float[] next = solve(solver, Rigs.face(rig, 0.9, 0, 0.5));
		solve(solver, Rigs.face(rig, 0, 0, 0, 1, 1, 1));
		solver.restore(saved);
		assertThat(solve(solver, Rigs.face(rig, 0.9, 0, 0.5))).containsExactly(next, CLOSE);
	}

	@Test
	void symmetryPullsBothSidesTogether() {
		PoseRig rig = Rigs.orthogonal(1, 1);
		SolverSettings settings = Rigs.bare(2).withStrengths(0, 0, 0, 0.1).withPairs(Rigs.none(2), new int[] { 3, 3 });
		// [2 -1; -1 2] w = (0.9, 0)
		assertThat(solve(rig, settings, Rigs.face(rig, 0.9, 0))).containsExactly(new float[] { 0.6f, 0.3f }, CLOSE);
	}

	@Test
	void strongSymmetryMakesSidesEqual() {
		PoseRig rig = Rigs.orthogonal(1, 1);
		SolverSettings settings = Rigs.bare(2).withStrengths(0, 0, 0, 100).withPairs(Rigs.none(2), new int[] { 3, 3 });
		float[] weights = solve(rig, settings, Rigs.face(rig, 0.8, 0.2));
		assertThat(weights[0]).isCloseTo(weights[1], within(1e-3f)).isCloseTo(0.5f, within(1e-3f));
	}

	@Test
	void idsThatDoNotOccurTwiceAmongActivePosesMeanNothing() {
		PoseRig rig = Rigs.orthogonal(1, 1, 1, 1, 1);
		int[] ids = { 3, 3, 3, 5, 5 };
		SolverSettings settings = Rigs.bare(5).withStrengths(0, 0, 0, 100).withPairs(ids, ids)
				.withActive(true, true, true, true, false);
		assertThat(solve(rig, settings, Rigs.face(rig, 0.8, 0.2, 0.1, 0.7, 0))).containsExactly(new float[] { 0.8f,
				0.2f, 0.1f, 0.7f, 0 }, CLOSE);
	}

	@Test
	void onlyTheStrongerOfCancellingPosesActs() {
		PoseRig rig = Rigs.orthogonal(1, 1, 1);
		SolverSettings settings = Rigs.bare(3).withPairs(new int[] { 0, -1, 0 }, Rigs.none(3));
		float[] weights = solve(rig, settings, Rigs.face(rig, 0.3, 0.4, 0.8));
		assertThat(weights[0]).isLessThanOrEqualTo(1e-10f);
		assertThat(weights[1]).isCloseTo(0.4f, CLOSE);
		assertThat(weights[2]).isCloseTo(0.8f, CLOSE);
	}

	@Test
	void theWinnerTakesOverWhatTheLoserShared() {
		float[] neutral = { 0, 0, 0, 0, 10, 0 };
		float[][] deltas = { { 1, 0, 0, 0, 0, 0 }, { 1, 0, 0, 1, 0, 0 } };
		PoseRig rig = new PoseRig(Rigs.names(2), neutral, deltas, new int[0]);
		SolverSettings settings = Rigs.bare(2).withPairs(new int[] { 0, 0 }, Rigs.none(2));
		// A = [1 1; 1 2], b = (0.5, 0.8): first alone minimises |w·(1,1) - b| = 0.65
		assertThat(solve(rig, settings, Rigs.face(rig, 0.2, 0.3))[1]).isCloseTo(2.1f / 5, CLOSE);
	}

	@Test
	void multipliersAndOffsetsComeLastAndAreNotClamped() {
		PoseRig rig = Rigs.orthogonal(1, 1, 1);
		SolverSettings settings = Rigs.bare(3).withActive(true, true, false)
				.withOutputs(new float[] { 2, -1, 5 }, new float[] { 0.5f, 0, 0.2f });
		PoseSolver solver = new PoseSolver(PoseSystem.prepare(rig, settings));
		assertThat(solve(solver, Rigs.face(rig, 1, 0.4, 0.9))).containsExactly(new float[] { 2.5f, -0.4f, 0.2f },
				CLOSE);
		solver.outputs(new float[] { 1, 1, 1 }, new float[] { 0, 0, 0.1f });
		assertThat(solve(solver, Rigs.face(rig, 1, 0.4, 0.9))).containsExactly(new float[] { 1, 0.4f, 0.1f }, CLOSE);
	}

	@Test
	void verticesOutsideTheMaskDoNotCount() {
		PoseRig whole = Rigs.orthogonal(1, 1, 1);
		PoseRig rig = new PoseRig(whole.poses(), whole.neutral(), whole.deltas(), new int[] { 0, 2 });
		SolverSettings settings = Rigs.bare(3).withStrengths(0, 0.01, 0, 0);
		assertThat(PoseSystem.prepare(rig, settings).scale()).as("size comes from all vertices").isEqualTo(1);
		float[] weights = solve(rig, settings, Rigs.face(whole, 0.5, 0.5, 0.5));
		assertThat(weights[0]).isCloseTo(0.5f / 1.1f, CLOSE);
		assertThat(weights[1]).isZero();
	}

	@Test
	void minimisesTheResidualAndNotTheEnergyWhereBoundsAct() {
		float[] neutral = { 0, 0, 0, 0, 10, 0 };
		float[][] deltas = { { 1, 0, 0, 0, 0, 0 }, { 1, 0, 0, 1, 0, 0 } };
		PoseRig rig = new PoseRig(Rigs.names(2), neutral, deltas, new int[0]);
		// A = [1 1; 1 2], b = (1, 0): unbounded w = (2, -1). With w1 = 0 the residual wants (1·1 + 1·0)/2, energy 1.
		float[] positions = Rigs.face(rig, 2, -1);
		assertThat(solve(rig, Rigs.bare(2), positions)).containsExactly(new float[] { 0.5f, 0 }, CLOSE);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void agreesWithTheReferenceOverATrack(long seed) {
		Random random = new Random(seed);
		int poses = 30;
		PoseRig bumps = Rigs.bumps(poses, 400, seed);
		int[] mask = random.ints(150, 0, 400).distinct().sorted().toArray();
		PoseRig rig = new PoseRig(bumps.poses(), bumps.neutral(), bumps.deltas(), mask);
		boolean[] active = new boolean[poses];
		Arrays.fill(active, true);
		active[3] = false;
		int[] symmetric = Rigs.none(poses);
		int[] cancel = Rigs.none(poses);
		for (int i = 0; i < 4; i++) {
			symmetric[5 + 2 * i] = i;
			symmetric[6 + 2 * i] = i;
			cancel[20 + 2 * i] = i;
			cancel[21 + 2 * i] = i;
		}
		SolverSettings settings = SolverSettings.of(poses).withStrengths(0.5, 0.1, 0.15, seed == 2 ? 100 : 1)
				.withActive(active).withPairs(cancel, symmetric);
		PoseSolver solver = new PoseSolver(PoseSystem.prepare(rig, settings));
		ReferenceSolver reference = new ReferenceSolver(rig, settings);
		double[] weights = new double[poses];
		for (int frame = 0; frame < 25; frame++) {
			for (int pose = 0; pose < poses; pose++) {
				weights[pose] = 0.7 * weights[pose] + 0.3 * (random.nextGaussian() * 0.8);
			}
			float[] face = Rigs.face(rig, weights);
			for (int i = 0; i < face.length; i++) {
				face[i] += (float) (0.02 * random.nextGaussian());
			}
			float[] ours = solve(solver, face);
			double[] theirs = reference.solve(face);
			for (int pose = 0; pose < poses; pose++) {
				assertThat((double) ours[pose]).as("frame %d, pose %d", frame, pose).isCloseTo(theirs[pose],
						within(2e-5));
			}
		}
	}

	@Test
	void aPosesOwnDisplacementGivesThatPose() {
		PoseRig rig = Rigs.bumps(52, 1500, 7);
		PoseSolver solver = new PoseSolver(PoseSystem.prepare(rig, SolverSettings.of(52)
				.withStrengths(0.01, 0.001, 0.0001, 100)));
		for (int pose = 0; pose < 52; pose++) {
			double[] alone = new double[52];
			alone[pose] = 1;
			solver.reset();
			float[] weights = solve(solver, Rigs.face(rig, alone));
			for (int other = 0; other < 52; other++) {
				assertThat(weights[other]).isCloseTo(other == pose ? 1 : 0, within(0.02f));
			}
		}
	}

	@Test
	void theSolvedFaceLiesOnTheTarget() {
		PoseRig rig = Rigs.bumps(52, 1500, 8);
		PoseSolver solver = new PoseSolver(PoseSystem.prepare(rig, SolverSettings.of(52)
				.withStrengths(0.1, 0.1, 0.15, 100).withTemplateSize(45.94)));
		Random random = new Random(8);
		double[] made = random.doubles(52, 0, 0.6).toArray();
		float[] target = Rigs.face(rig, made);
		float[] weights = solve(solver, target);
		double[] found = new double[52];
		for (int i = 0; i < 52; i++) {
			found[i] = weights[i];
		}
		float[] solved = Rigs.face(rig, found);
		double sum = 0;
		for (int v = 0; v < rig.vertices(); v++) {
			sum += Math.sqrt(Math.pow(solved[3 * v] - target[3 * v], 2)
					+ Math.pow(solved[3 * v + 1] - target[3 * v + 1], 2)
					+ Math.pow(solved[3 * v + 2] - target[3 * v + 2], 2));
		}
		assertThat(sum / rig.vertices()).isLessThan(0.2);
	}

	@Test
	void twinPosesShareAWeightInsteadOfBreakingTheSolver() {
		PoseRig one = Rigs.orthogonal(1, 1);
		PoseRig rig = new PoseRig(Rigs.names(2), one.neutral(), new float[][] { one.deltas()[0], one.deltas()[0] },
				new int[0]);
		float[] weights = solve(rig, SolverSettings.of(2).withStrengths(0, 0.01, 0, 0).withTemplateSize(10),
				Rigs.face(one, 0.84));
		assertThat(weights).containsExactly(new float[] { 0.4f, 0.4f }, within(1e-5f));
		assertThat(solve(rig, Rigs.bare(2), Rigs.face(one, 0.84))[0]).isFinite();
	}

	@Test
	void aPoseThatMovesNothingStaysAtZero() {
		PoseRig one = Rigs.orthogonal(1, 0);
		assertThat(solve(one, Rigs.bare(2), Rigs.face(one, 0.5, 1))).containsExactly(new float[] { 0.5f, 0 }, CLOSE);
	}

	@Test
	void refusesAFrameThatIsNoNumberAndGoesOnAfterIt() {
		PoseRig rig = Rigs.orthogonal(1, 1);
		PoseSolver solver = new PoseSolver(PoseSystem.prepare(rig, Rigs.bare(2)));
		float[] broken = rig.neutral().clone();
		broken[0] = Float.NaN;
		assertThatIllegalArgumentException().isThrownBy(() -> solve(solver, broken));
		assertThat(solve(solver, Rigs.face(rig, 0.5, 0))[0]).isCloseTo(0.5f, CLOSE);
	}

	@Test
	void refusesPartsThatDoNotBelongTogether() {
		PoseRig rig = Rigs.orthogonal(1, 1);
		assertThatIllegalArgumentException().isThrownBy(() -> PoseSystem.prepare(rig, Rigs.bare(3)))
				.withMessage("the rig has 2 poses, the solver's settings are for 3");
		assertThatIllegalArgumentException()
				.isThrownBy(() -> PoseSystem.prepare(rig, Rigs.bare(2).withActive(false, false)));
		assertThatIllegalArgumentException()
				.isThrownBy(() -> new PoseRig(rig.poses(), rig.neutral(), rig.deltas(), new int[] { 2 }))
				.withMessageContaining("vertex 2");
		assertThatIllegalArgumentException().isThrownBy(
				() -> new PoseRig(rig.poses(), rig.neutral(), new float[][] { new float[6], new float[3] }, new int[0]))
				.withMessage("pose 'pose1' has 1 vertices, the neutral face has 2");
		assertThatIllegalArgumentException().isThrownBy(() -> Rigs.bare(2).withStrengths(0, -1, 0, 0));
	}

	@Test
	void allocatesNothingPerFrame() {
		PoseRig rig = Rigs.bumps(52, 500, 9);
		PoseSolver solver = new PoseSolver(PoseSystem.prepare(rig, SolverSettings.of(52)));
		float[] weights = new float[52];
		float[][] faces = new float[8][];
		Random random = new Random(9);
		for (int i = 0; i < faces.length; i++) {
			faces[i] = Rigs.face(rig, random.doubles(52, -0.5, 1.5).toArray());
		}
		var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = 0;
		for (int i = 0; i < 400; i++) {
			if (i == 200) {
				before = threads.getCurrentThreadAllocatedBytes();
			}
			solver.solvePositions(faces[i % faces.length], weights);
		}
		assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(200);
	}
}
