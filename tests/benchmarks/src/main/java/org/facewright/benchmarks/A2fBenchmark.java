package org.facewright.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.facewright.api.inference.ElementType;
import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.inference.InferenceSession.BoundRun;
import org.facewright.api.inference.SessionSettings;
import org.facewright.api.inference.Tensor;
import org.facewright.api.inference.TensorSpec;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.core.progress.Progress;
import org.facewright.inference.onnx.internal.OnnxBackend;
import org.facewright.motion.a2f.internal.A2fLibrary;
import org.facewright.motion.a2f.internal.pack.ModelFolders;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Ten seconds of sound, 600 frames, through a regression package and through its bare network with the same batches. The
 * system property {@code facewright.a2f.package} names the package's folder; {@code models/stand-ins/make.py --size 75e6}
 * makes one of the published size. Without it the small stand-in is used, whose network costs next to nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class A2fBenchmark {

	private static final int SAMPLES = 160_000;
	private static final int FRAMES = 600;
	private static final int GROUP = 16;

	private final float[] sound = new float[SAMPLES];
	private final Map<String, MotionBackend> backends = new HashMap<>();
	private A2fLibrary library;
	private InferenceSession bare;
	private BoundRun whole;
	private BoundRun rest;

	@Setup
	public void make() throws IOException, InferenceException {
		Random random = new Random(1);
		for (int i = 0; i < SAMPLES; i++) {
			sound[i] = (float) (0.1 * random.nextGaussian());
		}
		Path folder = Path.of(System.getProperty("facewright.a2f.package",
				Path.of(System.getProperty("facewright.models", "models"), "stand-ins", "regression").toString()));
		OnnxBackend onnx = new OnnxBackend();
		Path none = Files.createTempDirectory("facewright");
		library = new A2fLibrary(onnx, new ModelFolders(none, List.of(folder)), backend -> {
			backends.put(backend.info().id(), backend);
			return () -> backends.remove(backend.info().id());
		});
		bare = onnx.open(folder.resolve("network.onnx"), new SessionSettings("cpu", 0, true, Optional.empty()),
				Progress.NONE);
		whole = bind(GROUP);
		rest = bind(FRAMES % GROUP);
	}

	private BoundRun bind(int rows) throws InferenceException {
		Random random = new Random(1);
		Map<String, Tensor> inputs = new HashMap<>();
		Map<String, Tensor> outputs = new HashMap<>();
		for (TensorSpec spec : bare.inputs()) {
			Tensor tensor = Tensor.allocate(ElementType.FLOAT32, shape(spec, rows));
			for (int i = 0; i < tensor.size(); i++) {
				tensor.floats().put(i, (float) (0.1 * random.nextGaussian()));
			}
			inputs.put(spec.name(), tensor);
		}
		for (TensorSpec spec : bare.outputs()) {
			outputs.put(spec.name(), Tensor.allocate(ElementType.FLOAT32, shape(spec, rows)));
		}
		return bare.bind(inputs, outputs);
	}

	private static long[] shape(TensorSpec spec, int rows) {
		long[] shape = spec.shape();
		for (int i = 0; i < shape.length; i++) {
			shape[i] = shape[i] < 0 ? rows : shape[i];
		}
		return shape;
	}

	@TearDown
	public void close() {
		bare.close();
		library.close();
	}

	@Benchmark
	public void baselineBareNetwork() throws InferenceException {
		for (int frame = 0; frame + GROUP <= FRAMES; frame += GROUP) {
			whole.run();
		}
		rest.run();
	}

	@Benchmark
	public int throughTheBackend() throws Exception {
		MotionBackend backend = backends.values().iterator().next();
		int[] frames = { 0 };
		MotionRequest request = new MotionRequest("benchmark",
				backend.info().parameters().parse(Map.of("emotion-network", "off", "device", "cpu")), false);
		try (MotionSession session = backend.open(request, (frame, pose) -> frames[0]++, Progress.NONE)) {
			session.push(sound, 0, SAMPLES);
			session.end().toCompletableFuture().get();
		}
		if (frames[0] != FRAMES) {
			throw new IllegalStateException(frames[0] + " frames");
		}
		return frames[0];
	}
}
