package org.facewright.inference.onnx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.facewright.api.inference.Device;
import org.facewright.api.inference.ElementType;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.inference.Precision;
import org.facewright.api.inference.SessionSettings;
import org.facewright.api.inference.ShapeProfile;
import org.facewright.api.inference.Tensor;
import org.facewright.core.progress.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs where an NVIDIA card and the GPU runtime are; elsewhere it is skipped. */
@Tag("slow")
class GraphicsCardTest {

	private static final OnnxBackend BACKEND = new OnnxBackend();
	private static final int SIZE = 64;

	@TempDir
	Path folder;
	private Path model;
	private final List<ShapeProfile> profiles = List.of(
			new ShapeProfile("x", new long[] { 1, SIZE }, new long[] { 4, SIZE }, new long[] { 8, SIZE }),
			new ShapeProfile("w", new long[] { SIZE, SIZE }, new long[] { SIZE, SIZE }, new long[] { SIZE, SIZE }));

	/** y = sigmoid(x · w) · w */
	@BeforeEach
	void writeModel() throws IOException {
		model = Files.write(folder.resolve("net.onnx"), new OnnxWriter().node("MatMul", "a", "x", "w")
				.node("Sigmoid", "b", "a").node("MatMul", "y", "b", "w").input("x", OnnxWriter.FLOAT, -1, SIZE)
				.input("w", OnnxWriter.FLOAT, SIZE, SIZE).output("y", OnnxWriter.FLOAT, -1, SIZE).model(8, 17));
	}

	private static void assumeUsable(String id) {
		String why = BACKEND.devices().stream().filter(device -> device.id().equals(id))
				.map(device -> device.isUsable() ? "" : device.reason()).findFirst().orElse("there is no such device");
		assumeTrue(why.isEmpty(), "skipped: " + id + ": " + why);
	}

	private static Map<String, Tensor> inputs(int rows) {
		Random random = new Random(rows);
		Tensor x = Tensor.allocate(ElementType.FLOAT32, rows, SIZE);
		Tensor w = Tensor.allocate(ElementType.FLOAT32, SIZE, SIZE);
		for (Tensor tensor : List.of(x, w)) {
			for (int i = 0; i < tensor.size(); i++) {
				tensor.floats().put(i, (float) random.nextGaussian() / 8);
			}
		}
		return Map.of("x", x, "w", w);
	}

	private float[] run(SessionSettings settings, int rows) throws Exception {
		try (InferenceSession session = BACKEND.open(model, settings, Progress.NONE)) {
			assertThat(session.device()).isEqualTo(settings.device());
			assertThat(session.problems()).isEmpty();
			Tensor y = Tensor.allocate(ElementType.FLOAT32, rows, SIZE);
			session.bind(inputs(rows), Map.of("y", y)).run();
			float[] values = new float[y.size()];
			y.floats().get(values);
			return values;
		}
	}

	@Test
	void cudaComputesWhatTheProcessorDoes() throws Exception {
		assumeUsable("cuda:0");
		for (int rows : new int[] { 1, 5 }) {
			assertThat(run(SessionSettings.on("cuda:0"), rows)).containsExactly(run(SessionSettings.on("cpu"), rows),
					within(5e-3f));
		}
		assertThat(BACKEND.freeMemory("cuda:0")).isPresent();
	}

	@Test
	void tensorRtBuildsAnEngineOnceForEachPrecision() throws Exception {
		assumeUsable("tensorrt:0");
		Path cache = folder.resolve("cache");
		SessionSettings settings = SessionSettings.on("tensorrt:0").withEngineCache(cache).withProfiles(profiles);
		float[] exact = run(SessionSettings.on("cpu"), 3);
		assertThat(run(settings, 3)).containsExactly(exact, within(5e-3f));
		assertThat(engines(cache)).hasSize(1);
		assertThat(run(settings.withPrecision(Precision.FP16), 3)).containsExactly(exact, within(3e-2f));
		List<Path> built = engines(cache);
		assertThat(built).hasSize(2);
		long[] before = built.stream().mapToLong(path -> path.toFile().lastModified()).toArray();
		run(settings, 8);
		assertThat(engines(cache).stream().mapToLong(path -> path.toFile().lastModified())).containsExactly(
				java.util.Arrays.stream(before).boxed().toArray(Long[]::new));
		assertThat(BACKEND.problemsOfEngines(cache)).isEmpty();
	}

	@Test
	void tensorRtRoundsAsTheCalibrationSays() throws Exception {
		assumeUsable("tensorrt:0");
		Path table = folder.resolve("net.table");
		List<Map<String, Tensor>> examples = new ArrayList<>();
		for (int rows = 1; rows <= 8; rows++) {
			examples.add(inputs(rows));
		}
		BACKEND.calibrate(model, examples, table, Progress.NONE);
		SessionSettings settings = SessionSettings.on("tensorrt:0").withEngineCache(folder.resolve("cache"))
				.withProfiles(profiles).withPrecision(Precision.INT8).withCalibration(table);
		assertThat(run(settings, 3)).containsExactly(run(SessionSettings.on("cpu"), 3), within(0.1f));
	}

	private static List<Path> engines(Path cache) throws IOException {
		try (Stream<Path> files = Files.walk(cache)) {
			return files.filter(file -> file.toString().endsWith(".engine")).sorted().toList();
		}
	}

	@Test
	void theFirstDeviceListedCanBeUsed() {
		assertThat(BACKEND.devices()).first().matches(Device::isUsable);
	}
}
