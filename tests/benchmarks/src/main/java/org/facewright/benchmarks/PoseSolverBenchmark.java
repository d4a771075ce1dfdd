package org.facewright.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.facewright.motion.a2f.internal.solve.PoseRig;
import org.facewright.motion.a2f.internal.solve.PoseSolver;
import org.facewright.motion.a2f.internal.solve.PoseSystem;
import org.facewright.motion.a2f.internal.solve.SkinControls;
import org.facewright.motion.a2f.internal.solve.SkinProjection;
import org.facewright.motion.a2f.internal.solve.SkinTrack;
import org.facewright.motion.a2f.internal.solve.SolverSettings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A hundred frames of 52 poses on one core, against the bounded least squares of SciPy on the same matrix and frames.
 * The face has the sizes of a diffusion package: 24 002 vertices, 4262 of them in the mask. Weights run to and fro
 * over both bounds, which is harder than speech. SciPy needs {@code /usr/bin/python3} or the Python that the property
 * {@code facewright.python} names; without it its line is missing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PoseSolverBenchmark {

	private static final int FRAMES = 100;
	private static final int POSES = 52;
	private static final int VERTICES = 24_002;
	private static final int MASKED = 4_262;
	private static final int SHAPES = 140;

	private static final String SCIPY = """
			import sys
			import numpy
			from scipy.optimize import lsq_linear
			numbers = numpy.fromfile(sys.argv[1])
			n = int(sys.argv[2])
			matrix = numbers[:n * n].reshape(n, n)
			frames = numbers[n * n:].reshape(-1, n)
			print('ready', flush=True)
			for line in sys.stdin:
			    total = sum(lsq_linear(matrix, frame, bounds=(0, 1), method='bvls').x.sum() for frame in frames)
			    print(total, flush=True)
			""";

	/** Per call, shown as a rate. */
	@Param("" + FRAMES)
	int frames;

	private PoseSystem system;
	private PoseSolver solver;
	private final double[][] projected = new double[FRAMES][];
	private final float[][] faces = new float[8][];
	private final float[][] deltas = new float[8][3 * VERTICES];
	private final float[][] values = new float[FRAMES][SHAPES];
	private final float[] weights = new float[POSES];
	private final double[] frame = new double[POSES];
	private SkinTrack displacements;
	private SkinTrack coefficients;
	private final SkinControls controls = new SkinControls(1.1, 0.06, 0, 1, -0.03, 0.0023, 0.001, 1.3, 1);
	private Process scipy;
	private BufferedWriter ask;
	private BufferedReader answer;
	private Path numbers;

	@Setup(Level.Trial)
	public void make() throws IOException {
		Random random = new Random(11);
		PoseRig rig = rig(random);
		system = PoseSystem.prepare(rig, settings());
		solver = new PoseSolver(system);
		makeFrames(rig, random);
		float[] nothing = new float[3 * VERTICES];
		float[] mask = SkinProjection.lowerFace(rig.neutral(), 0.6, 0.0085);
		displacements = new SkinTrack(SkinProjection.ofVertices(system, rig.neutral(), nothing, nothing, mask));
		float[][] shapes = new float[SHAPES][];
		for (int shape = 0; shape < SHAPES; shape++) {
			shapes[shape] = noisy(rig.deltas()[shape % POSES], random);
			float value = 0;
			for (float[] each : values) {
				value = (float) (0.85 * value + 0.1 * random.nextGaussian());
				each[shape] = value;
			}
		}
		coefficients = new SkinTrack(SkinProjection.ofShapes(system, shapes, rig.neutral(), nothing, nothing, mask));
		startScipy();
	}

	/** Overlapping smooth bumps on half an ellipsoid. */
	private static PoseRig rig(Random random) {
		float[] neutral = new float[3 * VERTICES];
		for (int v = 0; v < VERTICES; v++) {
			double z = random.nextDouble() * 2 - 1;
			double angle = random.nextDouble() * Math.PI;
			double ring = Math.sqrt(1 - z * z);
			neutral[3 * v] = (float) (8 * ring * Math.cos(angle));
			neutral[3 * v + 1] = (float) (150 + 12 * z);
			neutral[3 * v + 2] = (float) (9 * ring * Math.sin(angle));
		}
		List<String> names = new ArrayList<>();
		float[][] deltas = new float[POSES][3 * VERTICES];
		for (int pose = 0; pose < POSES; pose++) {
			names.add("pose" + pose);
			int centre = random.nextInt(VERTICES);
			double width = 2 + 4 * random.nextDouble();
			double[] direction = { random.nextGaussian(), random.nextGaussian(), random.nextGaussian() };
			for (int v = 0; v < VERTICES; v++) {
				double distance = 0;
				for (int axis = 0; axis < 3; axis++) {
					distance += Math.pow(neutral[3 * v + axis] - neutral[3 * centre + axis], 2);
				}
				double share = Math.exp(-distance / (2 * width * width));
				for (int axis = 0; axis < 3; axis++) {
					deltas[pose][3 * v + axis] = (float) (share * direction[axis]);
				}
			}
		}
		return new PoseRig(names, neutral, deltas,
				random.ints(0, VERTICES).distinct().limit(MASKED).sorted().toArray());
	}

	private static SolverSettings settings() {
		int[] none = new int[POSES];
		Arrays.fill(none, -1);
		int[] pairs = none.clone();
		for (int i = 0; i < 26; i++) {
			pairs[i] = i / 2;
		}
		return SolverSettings.of(POSES).withStrengths(0.1, 0.1, 0.15, 100).withTemplateSize(26).withPairs(none, pairs);
	}

	private void makeFrames(PoseRig rig, Random random) {
		double[] made = new double[POSES];
		for (int f = 0; f < FRAMES; f++) {
			float[] face = noisy(rig.neutral(), random);
			for (int pose = 0; pose < POSES; pose++) {
				made[pose] = 0.85 * made[pose] + 0.15 * (0.15 + random.nextGaussian());
				for (int i = 0; i < face.length; i++) {
					face[i] += (float) (made[pose] * rig.deltas()[pose][i]);
				}
			}
			projected[f] = system.projectNeutral(face);
			if (f < faces.length) {
				faces[f] = face;
				for (int i = 0; i < face.length; i++) {
					deltas[f][i] = face[i] - rig.neutral()[i];
				}
			}
		}
	}

	private static float[] noisy(float[] values, Random random) {
		float[] noisy = values.clone();
		for (int i = 0; i < noisy.length; i++) {
			noisy[i] += (float) (0.02 * random.nextGaussian());
		}
		return noisy;
	}

	private void startScipy() throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(8 * POSES * (POSES + FRAMES)).order(ByteOrder.LITTLE_ENDIAN);
		for (double value : system.matrix()) {
			bytes.putDouble(value);
		}
		for (double[] right : projected) {
			for (double value : right) {
				bytes.putDouble(value);
			}
		}
		numbers = Files.createTempFile("facewright", ".numbers");
		Files.write(numbers, bytes.array());
		ProcessBuilder builder = new ProcessBuilder(System.getProperty("facewright.python", "/usr/bin/python3"), "-c",
				SCIPY, numbers.toString(), Integer.toString(POSES));
		builder.environment().putAll(Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1"));
		try {
			scipy = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
		} catch (IOException e) {
			return; // no Python here; its benchmark says so
		}
		ask = new BufferedWriter(scipy.outputWriter(StandardCharsets.UTF_8));
		answer = scipy.inputReader(StandardCharsets.UTF_8);
		if (!"ready".equals(answer.readLine())) {
			scipy.destroy();
			scipy = null;
		}
	}

	@TearDown(Level.Trial)
	public void stopScipy() throws IOException {
		if (scipy != null) {
			scipy.destroy();
		}
		Files.deleteIfExists(numbers);
	}

	/** Only the loop over frames is inside: the process runs already and has read its numbers. */
	@Benchmark
	@Warmup(iterations = 1, time = 1)
	@Measurement(iterations = 3, time = 1)
	public String baselineScipy() throws IOException {
		if (scipy == null) {
			throw new IllegalStateException("no Python with SciPy at " + System.getProperty("facewright.python",
					"/usr/bin/python3") + "; name one with -Dfacewright.python");
		}
		ask.write("again\n");
		ask.flush();
		return answer.readLine();
	}

	@Benchmark
	public float[] weights() {
		for (double[] right : projected) {
			solver.solve(right, weights);
		}
		return weights;
	}

	@Benchmark
	public float[] weightsFromPositions() {
		for (int f = 0; f < FRAMES; f++) {
			solver.solvePositions(faces[f % faces.length], weights);
		}
		return weights;
	}

	/** All that comes after a regression network: strengths, mask, smoothing, weights. */
	@Benchmark
	public float[] weightsFromCoefficients() {
		return chain(coefficients, values);
	}

	/** All that comes after a diffusion network. */
	@Benchmark
	public float[] weightsFromDisplacements() {
		return chain(displacements, deltas);
	}

	private float[] chain(SkinTrack track, float[][] values) {
		for (int f = 0; f < FRAMES; f++) {
			track.frame(values[f % values.length], 0, controls, 1 / 60.0, frame);
			solver.solve(frame, weights);
		}
		return weights;
	}
}
