package org.facewright.benchmarks;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.core.progress.Progress;
import org.facewright.inference.onnx.internal.OnnxBackend;
import org.facewright.motion.embedded.internal.EmbeddedBackend;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;

/** Half an hour of sound through the embedded model, against the bare network in the bare runtime, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class GenerateBenchmark {

	private static final int SAMPLE_RATE = 16_000;
	private static final int SAMPLES = Takes.MINUTES * 60 * SAMPLE_RATE;
	private static final int BLOCK = SAMPLE_RATE;

	/** How many times faster than the sound itself. */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class Sound {
		public double soundSeconds;

		@Setup(Level.Invocation)
		public void reset() {
			soundSeconds = 0;
		}
	}

	private final float[] sound = new float[SAMPLES];
	private MotionBackend backend;
	private OrtEnvironment environment;
	private OrtSession session;
	private int stateSize;

	@Setup
	public void make() throws OrtException {
		Random random = new Random(1);
		for (int i = 0; i < sound.length; i++) {
			double swell = Math.max(0, Math.sin(2 * Math.PI * 4 * i / SAMPLE_RATE));
			sound[i] = (float) (0.1 * swell * (Math.sin(2 * Math.PI * 140 * i / SAMPLE_RATE) + random.nextGaussian()));
		}
		backend = new EmbeddedBackend(new OnnxBackend());
		environment = OrtEnvironment.getEnvironment();
		OrtSession.SessionOptions options = new OrtSession.SessionOptions();
		options.setIntraOpNumThreads(1);
		Path model = Path.of(System.getProperty("facewright.models", "models"), "embedded", "file.onnx");
		session = environment.createSession(model.toString(), options);
		stateSize = (int) ((TensorInfo) session.getInputInfo().get("state").getInfo()).getShape()[1];
	}

	@TearDown
	public void close() throws OrtException {
		session.close();
	}

	@Benchmark
	public float baselineBareRuntime(Sound counter) throws OrtException {
		float sum = 0;
		FloatBuffer state = FloatBuffer.allocate(stateSize);
		for (int start = 0; start + BLOCK <= SAMPLES; start += BLOCK) {
			try (OnnxTensor pcm = OnnxTensor.createTensor(environment, FloatBuffer.wrap(sound, start, BLOCK),
					new long[] { 1, BLOCK });
					OnnxTensor before = OnnxTensor.createTensor(environment, state, new long[] { 1, stateSize });
					OrtSession.Result result = session.run(Map.of("pcm", pcm, "state", before))) {
				state = ((OnnxTensor) result.get("state_out").orElseThrow()).getFloatBuffer();
				sum += ((OnnxTensor) result.get("weights").orElseThrow()).getFloatBuffer().get(0);
			}
		}
		counter.soundSeconds = SAMPLES / (double) SAMPLE_RATE;
		return sum;
	}

	@Benchmark
	public float generate(Sound counter) throws Exception {
		float[] sum = new float[1];
		MotionRequest request = new MotionRequest("benchmark", backend.info().parameters().defaults(), false);
		try (MotionSession motion = backend.open(request, (frame, pose) -> sum[0] += pose[17], Progress.NONE)) {
			for (int start = 0; start + BLOCK <= SAMPLES; start += BLOCK) {
				motion.push(sound, start, BLOCK);
			}
			motion.end().toCompletableFuture().join();
		}
		counter.soundSeconds = SAMPLES / (double) SAMPLE_RATE;
		return sum[0];
	}
}
