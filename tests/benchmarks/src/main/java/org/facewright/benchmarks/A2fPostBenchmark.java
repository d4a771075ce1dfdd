package org.facewright.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.facewright.api.motion.MotionRequest;
import org.facewright.core.motion.Arkit;
import org.facewright.motion.a2f.internal.chain.FaceModel;
import org.facewright.motion.a2f.internal.chain.FaceParameters;
import org.facewright.motion.a2f.internal.chain.PoseTrack;
import org.facewright.motion.a2f.internal.emotion.EmotionSettings;
import org.facewright.motion.a2f.internal.pack.Actor;
import org.facewright.motion.a2f.internal.pack.ActorFiles;
import org.facewright.motion.a2f.internal.pack.FaceConfig;
import org.facewright.motion.a2f.internal.pack.FaceData;
import org.facewright.motion.a2f.internal.pack.ModelPackage;
import org.facewright.motion.a2f.internal.pack.NetworkShape;
import org.facewright.motion.a2f.internal.pack.Rig;
import org.facewright.motion.a2f.internal.solve.PoseRig;
import org.facewright.motion.a2f.internal.solve.SkinControls;
import org.facewright.motion.a2f.internal.solve.PoseSolver;
import org.facewright.motion.a2f.internal.solve.PoseSystem;
import org.facewright.motion.a2f.internal.solve.SkinProjection;
import org.facewright.motion.a2f.internal.solve.SkinTrack;
import org.facewright.motion.a2f.internal.solve.SolverSettings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One frame from the network's row to the pose, weights only, with random rigs of the published sizes: for diffusion
 * 24 002 vertices of which the solver sees 4 262, tongue, jaw and eyes; for regression 272 coefficients.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class A2fPostBenchmark {

	private static final int SKIN = 24_002;
	private static final int TONGUE = 5_602;
	private static final int MASKED = 4_262;
	private static final int COEFFICIENTS = 272;
	private static final int ROWS = 30;

	private final Random random = new Random(1);
	private PoseTrack diffusion;
	private float[] rows;
	private final int[] offsets = new int[ROWS];
	private float[] pose;
	private SkinTrack regression;
	private PoseSolver solver;
	private float[][] coefficients;
	private double[] numbers;
	private float[] weights;
	private SkinControls controls;
	private int frame;
	private int next;

	@Setup
	public void make() throws IOException {
		PoseRig skin = rig(Arkit.FACE.names(), SKIN, MASKED);
		List<String> tonguePoses = new ArrayList<>();
		for (int i = 0; i < 16; i++) {
			tonguePoses.add("tongue" + i);
		}
		PoseRig tongue = rig(tonguePoses, TONGUE, 0);
		SolverSettings skinSettings = SolverSettings.of(52).withStrengths(0.1, 0.1, 0.15, 100);
		SolverSettings tongueSettings = SolverSettings.of(16).withStrengths(1, 3.5, 5, 100);
		NetworkShape.Diffusion shape = new NetworkShape.Diffusion(16_000, 16_000, 16_000, List.of("joy"), new float[1],
				List.of("Mark"), 3 * SKIN, 3 * TONGUE, 15, 4, 2, 2, 256, 15, 30, 15);
		Path none = Path.of("none");
		ModelPackage.Face face = new ModelPackage.Face(none, none, "multi", "3.2", shape,
				List.of(new ActorFiles("Mark", none, none, none, none, none, none)), Optional.empty());
		FaceConfig config = new FaceConfig(1, 0.006, 0.001, 1, 1, 0.6, 0.0085, 1, 1, 0.06, 0, 1.5, 0.2, 0.13, 1, 0, 0,
				1,
				0.9, 0, -2, 0, 2, 0, "", 0);
		FaceData data = new FaceData(none, skin.neutral(), tongue.neutral(), random(3 * SKIN, 0.1),
				random(3 * SKIN, 0.1), random(15, 5), random(10_000, 1));
		FaceParameters parameters = new FaceParameters(shape, config, skinSettings, tongueSettings,
				EmotionSettings.defaults());
		FaceModel model = new FaceModel(new Actor(face, 0, config, data, new Rig(skin, skinSettings),
				new Rig(tongue, tongueSettings), Optional.empty()), parameters, FaceModel.frameRate(shape));
		diffusion = new PoseTrack(model, new MotionRequest("benchmark", parameters.schema().defaults(), false));
		diffusion.begin(0);
		frame = ROWS - 1;
		rows = new float[ROWS * shape.width()];
		for (int i = 0; i < ROWS; i++) {
			offsets[i] = i * shape.width();
			System.arraycopy(mixture(skin, tongue, shape.width()), 0, rows, offsets[i], shape.width());
		}
		pose = new float[model.channels().size()];
		regression(skinSettings);
	}

	private void regression(SolverSettings settings) {
		// the projection hides how many vertices there are: fewer of them save time here
		PoseRig rig = rig(Arkit.FACE.names(), 3_000, 0);
		float[][] shapes = new float[COEFFICIENTS][];
		for (int i = 0; i < COEFFICIENTS; i++) {
			shapes[i] = random(9_000, 0.05);
		}
		PoseSystem system = PoseSystem.prepare(rig, settings);
		regression = new SkinTrack(SkinProjection.ofShapes(system, shapes, rig.neutral(), random(9_000, 0.1),
				random(9_000, 0.1), SkinProjection.lowerFace(rig.neutral(), 0.6, 0.0085)));
		solver = new PoseSolver(system);
		coefficients = new float[ROWS][];
		for (int i = 0; i < ROWS; i++) {
			coefficients[i] = random(COEFFICIENTS, 1);
		}
		numbers = new double[system.activePoses()];
		weights = new float[52];
		controls = new SkinControls(1.1, 0.06, 0, 1, -0.03, 0.0023, 0.001, 1.4, 1);
	}

	/** A face that poses of the rig could make, with some noise. */
	private float[] mixture(PoseRig skin, PoseRig tongue, int width) {
		float[] row = random(width, 0.02);
		for (int i = 0; i < 52; i += 3) {
			float weight = random.nextFloat();
			for (int c = 0; c < 3 * SKIN; c++) {
				row[c] += weight * skin.deltas()[i][c];
			}
		}
		for (int c = 0; c < 3 * TONGUE; c++) {
			row[3 * SKIN + c] += 0.5f * tongue.deltas()[3][c];
		}
		return row;
	}

	private PoseRig rig(List<String> poses, int vertices, int masked) {
		float[] neutral = random(3 * vertices, 10);
		float[][] deltas = new float[poses.size()][];
		for (int i = 0; i < deltas.length; i++) {
			deltas[i] = random(3 * vertices, 0.2);
		}
		int[] mask = new int[masked];
		for (int i = 0; i < masked; i++) {
			mask[i] = i * 5;
		}
		return new PoseRig(poses, neutral, deltas, mask);
	}

	private float[] random(int count, double size) {
		float[] values = new float[count];
		for (int i = 0; i < count; i++) {
			values[i] = (float) (size * random.nextGaussian());
		}
		return values;
	}

	/** Skin, tongue, jaw, eyes and both solves; every thirtieth call takes in the next block, as the network gives it. */
	@Benchmark
	public float[] diffusionFrame() {
		frame = (frame + 1) % ROWS;
		if (frame == 0) {
			diffusion.project(rows, offsets, ROWS);
		}
		diffusion.frame(frame, frame, pose);
		return pose;
	}

	/** Skin and its solve, one frame after the other. */
	@Benchmark
	public float[] regressionFrame() {
		next = (next + 1) % ROWS;
		regression.frame(coefficients[next], 0, controls, 1.0 / 60, numbers);
		solver.solve(numbers, weights);
		return weights;
	}
}
