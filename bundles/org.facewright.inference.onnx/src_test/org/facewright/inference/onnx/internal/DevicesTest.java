package org.facewright.inference.onnx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.facewright.api.inference.ElementType;
import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceException.Reason;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.inference.Precision;
import org.facewright.api.inference.SessionSettings;
import org.facewright.api.inference.Tensor;
import org.facewright.api.inference.TensorSpec;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of wishes that a machine without a usable card can't fulfil. */
class DevicesTest {

	private static final NvidiaDriver CARD = new NvidiaDriver("555.42",
			List.of(new NvidiaDriver.Card(0, "NVIDIA RTX", "8.9", 8L << 30, 3L << 30)), "");

	@TempDir
	Path folder;
	private Path model;
	private final OnnxBackend backend = new OnnxBackend(
			new NvidiaMachine(() -> CARD, () -> new LibraryFolders(List.of(), List.of()), Optional::empty));

	@BeforeEach
	void writeModel() throws IOException {
		model = Files.write(folder.resolve("doubling.onnx"), OnnxWriter.doubling(8, 17));
	}

	@Test
	void standsInVisiblyForADeviceThatCanNotBeUsed() throws Exception {
		SessionSettings settings = SessionSettings.on("tensorrt:0").withOtherDevices(true);
		try (InferenceSession session = backend.open(model, settings, Progress.NONE)) {
			assertThat(session.device()).isEqualTo("cpu");
			assertThat(session.problems()).extracting(Problem::code).containsExactly("inference.device",
					"inference.device");
			assertThat(session.problems().get(0).message()).contains("runs on cuda:0, because tensorrt:0: ");
			assertThat(session.problems().get(1).message()).contains("runs on cpu, because cuda:0: ")
					.contains("no CUDA provider");
			Tensor x = Tensor.allocate(ElementType.FLOAT32, 1, 1);
			Tensor y = Tensor.allocate(ElementType.FLOAT32, 1, 1);
			x.floats().put(0, 3);
			session.bind(Map.of("x", x), Map.of("y", y)).run();
			assertThat(y.floats().get(0)).isEqualTo(6);
		}
		assertThat(backend.loadedNetworks()).isZero();
	}

	@Test
	void refusesADeviceThatCanNotBeUsedWhenNoOtherMayStandIn() {
		assertThatExceptionOfType(InferenceException.class)
				.isThrownBy(() -> backend.open(model, SessionSettings.on("cuda:0"), Progress.NONE))
				.withMessageContaining("facewright backends install cuda")
				.matches(e -> e.reason() == Reason.DEVICE_UNAVAILABLE);
	}

	@Test
	void listsTheCardByItsNameWithWhatItLacks() {
		assertThat(backend.devices()).extracting(device -> device.id() + " " + device.label()).containsExactly(
				"cpu Processor", "cuda:0 NVIDIA RTX (CUDA)", "tensorrt:0 NVIDIA RTX (TensorRT)");
		assertThat(backend.problems().toString()).contains("NVIDIA RTX").contains("backends install cuda");
		assertThat(String.join("\n", backend.diagnosis())).contains("compute capability 8.9, 3072 of 8192 MiB free");
	}

	@Test
	void saysThatPrecisionIsNotWhatWasWished() throws Exception {
		try (InferenceSession session = backend.open(model, SessionSettings.CPU.withPrecision(Precision.FP16),
				Progress.NONE)) {
			assertThat(session.problems()).extracting(Problem::code).containsExactly("inference.precision");
			assertThat(session.problems().get(0).message()).contains("fp32 on cpu").contains("no fp16");
		}
	}

	@Test
	void sharesNetworksWhateverWasWishedInVain() throws Exception {
		try (InferenceSession one = backend.open(model, SessionSettings.on("cpu"), Progress.NONE);
				InferenceSession two = backend.open(model,
						SessionSettings.on("cuda:0").withOtherDevices(true).withPrecision(Precision.INT8),
						Progress.NONE)) {
			assertThat(backend.loadedNetworks()).isEqualTo(1);
			assertThat(one.problems()).isEmpty();
			assertThat(two.problems()).hasSize(2);
		}
	}

	@Test
	void forgetsANetworkThatCouldNotBeLoaded() throws IOException {
		Path damaged = Files.write(folder.resolve("damaged.onnx"), new byte[] { 8, 8, 58, 3, 1, 2, 3 });
		for (int attempt = 0; attempt < 2; attempt++) {
			assertThatExceptionOfType(InferenceException.class)
					.isThrownBy(() -> backend.open(damaged, SessionSettings.CPU, Progress.NONE));
			assertThat(backend.loadedNetworks()).isZero();
		}
	}

	@Test
	void closesANetworkWhoseCallerHasGivenUp() {
		Progress late = new Progress() {
			private int asked;

			@Override
			public void report(double fraction, @SuppressWarnings("null") String doing) {
			}

			@Override
			public void checkCancelled() {
				if (++asked > 1) {
					throw new CancellationException();
				}
			}
		};
		assertThatExceptionOfType(CancellationException.class)
				.isThrownBy(() -> backend.open(model, SessionSettings.CPU, late));
		assertThat(backend.loadedNetworks()).isZero();
	}

	@Test
	void estimatesMemoryBeforeLoading() throws Exception {
		assertThat(backend.freeMemory("cuda:0")).hasValue(3L << 30);
		assertThat(backend.freeMemory("cpu")).isEmpty();
		assertThat(backend.memoryNeeded(model, SessionSettings.on("cuda:0")).orElseThrow()).isBetween(600L << 20,
				601L << 20);
		assertThat(backend.memoryNeeded(model, SessionSettings.on("cpu"))).hasValue(Files.size(model) * 3 / 2);
		assertThat(backend.loadedNetworks()).isZero();
	}

	@Test
	void readsNamesAndShapesWithoutLoading() throws IOException {
		OnnxGraph graph = OnnxGraph.read(Files.write(folder.resolve("sum.onnx"), OnnxWriter.cumulative()));
		assertThat(graph.inputs()).extracting(TensorSpec::toString).containsExactly("x float32[1, 3]",
				"state float32[1, 3]");
		assertThat(graph.outputs()).extracting(TensorSpec::name).containsExactly("y", "state_out");
		assertThat(OnnxGraph.read(model).inputs().get(0).shape()).containsExactly(1, -1);
	}

	@Test
	void calibratesEveryValueInsideFromExamples() throws Exception {
		byte[] network = new OnnxWriter().node("Add", "twice", "x", "x").node("Neg", "minus", "twice")
				.node("Add", "y", "minus", "twice").input("x", OnnxWriter.FLOAT, 1, 3)
				.output("y", OnnxWriter.FLOAT, 1, 3).model(8, 17);
		Path file = Files.write(folder.resolve("three.onnx"), network);
		Tensor first = Tensor.allocate(ElementType.FLOAT32, 1, 3);
		first.floats().put(new float[] { 0.5f, -2, 1 });
		Tensor second = Tensor.allocate(ElementType.FLOAT32, 1, 3);
		second.floats().put(new float[] { 0.25f, 3, 1 });
		Path table = folder.resolve("tables/three.table");
		backend.calibrate(file, List.of(Map.of("x", first), Map.of("x", second)), table, Progress.NONE);
		List<String> lines = Files.readAllLines(table);
		assertThat(lines.get(0)).startsWith("TRT-");
		assertThat(range(lines, "x")).isCloseTo(3, within(1e-6f));
		assertThat(range(lines, "twice")).isCloseTo(6, within(1e-6f));
		assertThat(range(lines, "minus")).isCloseTo(6, within(1e-6f));
		assertThat(range(lines, "y")).as("always 0").isLessThan(1e-5f);
		assertThat(lines).hasSize(5);
		try (var left = Files.list(folder.resolve("tables"))) {
			assertThat(left).containsExactly(table);
		}
	}

	/** As the runtime reads it: the size of a step times 127 steps. */
	private static float range(List<String> lines, String name) {
		String line = lines.stream().filter(each -> each.startsWith(name + ": ")).findFirst().orElseThrow();
		return 127 * Float.intBitsToFloat(Integer.parseUnsignedInt(line.substring(line.indexOf(' ') + 1), 16));
	}

	@Test
	void leavesNoTableWithoutExamples() {
		Path table = folder.resolve("none.table");
		org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
				.isThrownBy(() -> backend.calibrate(model, List.of(), table, Progress.NONE));
		assertThat(table).doesNotExist();
	}

	@Test
	void tellsEnginesThatFitThisMachineNoLonger() throws Exception {
		EngineCache cache = new EngineCache(folder.resolve("engines"));
		assertThat(backend.problemsOfEngines(folder.resolve("engines"))).isEmpty();
		Path old = cache.folder(new EngineCache.Key("a", "10.1", "1.28.0", "8.9", "535.1", "fp16", List.of(), ""));
		cache.folder(new EngineCache.Key("a", "", "1.28.0", "8.9", "555.42", "fp16", List.of(), ""));
		assertThat(backend.problemsOfEngines(folder.resolve("engines"))).hasSize(1).first()
				.matches(problem -> problem.message().startsWith("1 of 2 engines"))
				.matches(problem -> problem.advice().orElse("").contains(old.toString()));
	}

	@Test
	void namesDevices() {
		assertThat(Placement.parse("tensorrt:2").orElseThrow().withStandIns().toString())
				.isEqualTo("[tensorrt:2, cuda:2, cpu]");
		assertThat(Placement.parse("coreml").orElseThrow().withStandIns().toString()).isEqualTo("[coreml, cpu]");
		assertThat(Placement.parse("directml:0")).isPresent();
		assertThat(Placement.parse("cpu:1")).isEmpty();
		assertThat(Placement.parse("cuda")).isEmpty();
		assertThat(Precision.of("FP16 ")).isEqualTo(Precision.FP16);
	}
}
