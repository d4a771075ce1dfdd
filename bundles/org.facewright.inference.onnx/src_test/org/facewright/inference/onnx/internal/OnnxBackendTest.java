package org.facewright.inference.onnx.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.inference.Device;
import org.facewright.api.inference.ElementType;
import org.facewright.api.inference.InferenceBackend;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.inference.InferenceSession.BoundRun;
import org.facewright.api.inference.SessionSettings;
import org.facewright.api.inference.Tensor;
import org.facewright.api.testkit.InferenceBackendContract;
import org.facewright.core.progress.Progress;
import org.junit.jupiter.api.Test;

class OnnxBackendTest extends InferenceBackendContract {

	private static final OnnxBackend BACKEND = new OnnxBackend();

	@Override
	protected InferenceBackend backend() {
		return BACKEND;
	}

	@Override
	protected Path doublingNetwork(Path into) throws IOException {
		return Files.write(into.resolve("doubling.onnx"), OnnxWriter.doubling(8, 17));
	}

	private static Tensor zeros(long... shape) {
		return Tensor.allocate(ElementType.FLOAT32, shape);
	}

	@Test
	void runsOnTheProcessorAndSaysWhyNotOnAGraphicsCard() {
		assertThat(BACKEND.devices()).extracting(Device::id).containsExactly("cpu", "cuda:0", "tensorrt:0");
		assertThat(BACKEND.devices().get(0).isUsable()).isTrue();
		assertThat(BACKEND.devices().get(1).reason()).contains("CUDA").contains("CPU");
	}

	@Test
	void tellsVersionLibraryProvidersAndProcessor() {
		assertThat(String.join("\n", BACKEND.diagnosis())).contains("ONNX Runtime 1.").contains("native library /")
				.contains("libonnxruntime").contains("providers in this runtime: ").contains("CPU")
				.contains("processor: ");
	}

	/** In a process of its own, because the runtime decides once, while it is loaded. */
	@Test
	void leavesNothingBehindButItsLibraries() throws Exception {
		Path model = doublingNetwork(folder);
		Path cache = Files.createDirectory(folder.resolve("cache"));
		ProcessBuilder other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
				OpenOnce.class.getName(), model.toString());
		other.environment().keySet().removeAll(java.util.List.of("CI", "ORT_DISABLE_TELEMETRY"));
		other.environment().put("XDG_CACHE_HOME", cache.toString());
		other.environment().put("HOME", cache.toString());
		Process process = other.redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).as(output).isZero();
		assertThat(output).contains("telemetry of the runtime: off");
		try (java.util.stream.Stream<Path> files = Files.list(cache)) {
			assertThat(files.map(file -> String.valueOf(file.getFileName()))).containsExactly("facewright");
		}
	}

	/** Opens a network and tells the diagnosis. */
	static final class OpenOnce {
		public static void main(String[] arguments) throws Exception {
			OnnxBackend backend = new OnnxBackend();
			backend.open(Path.of(arguments[0]), SessionSettings.CPU, Progress.NONE).close();
			backend.diagnosis().forEach(System.out::println);
		}
	}

	@Test
	void carriesAStateWithTwoBindingsThatSwapIt() throws Exception {
		Path model = Files.write(folder.resolve("sum.onnx"), OnnxWriter.cumulative());
		try (InferenceSession session = BACKEND.open(model, SessionSettings.CPU, Progress.NONE)) {
			Tensor x = zeros(1, 3);
			Tensor y = zeros(1, 3);
			Tensor even = zeros(1, 3);
			Tensor odd = zeros(1, 3);
			x.floats().put(new float[] { 1, 2, 3 });
			BoundRun first = session.bind(Map.of("x", x, "state", even), Map.of("y", y, "state_out", odd));
			BoundRun second = session.bind(Map.of("x", x, "state", odd), Map.of("y", y, "state_out", even));
			for (int run = 1; run <= 6; run++) {
				(run % 2 == 1 ? first : second).run();
				assertThat(y.floats().get(2)).isEqualTo(2 * 3 * run);
			}
		}
	}

	@Test
	void leavesOutOutputsThatNobodyBinds() throws Exception {
		Path model = Files.write(folder.resolve("sum.onnx"), OnnxWriter.cumulative());
		try (InferenceSession session = BACKEND.open(model, SessionSettings.CPU, Progress.NONE)) {
			Tensor y = zeros(1, 3);
			BoundRun run = session.bind(Map.of("x", zeros(1, 3), "state", zeros(1, 3)), Map.of("y", y));
			run.run();
			assertThat(y.floats().get(0)).isZero();
		}
	}

	@Test
	void sharesOneNetworkBetweenSessionsOfTheSameModelAndSettings() throws Exception {
		Path model = doublingNetwork(folder);
		int before = BACKEND.loadedNetworks();
		InferenceSession first = BACKEND.open(model, SessionSettings.CPU, Progress.NONE);
		InferenceSession second = BACKEND.open(model, SessionSettings.CPU, Progress.NONE);
		assertThat(BACKEND.loadedNetworks()).isEqualTo(before + 1);
		InferenceSession third = BACKEND.open(model, new SessionSettings("cpu", 2, false, Optional.empty()),
				Progress.NONE);
		assertThat(BACKEND.loadedNetworks()).isEqualTo(before + 2);
		first.close();
		first.close();
		assertThat(BACKEND.loadedNetworks()).isEqualTo(before + 2);
		second.close();
		third.close();
		assertThat(BACKEND.loadedNetworks()).isEqualTo(before);
	}

	@Test
	void loadsAModelAgainThatWasReplaced() throws Exception {
		Path model = doublingNetwork(folder);
		try (InferenceSession old = BACKEND.open(model, SessionSettings.CPU, Progress.NONE)) {
			Files.write(model, OnnxWriter.cumulative());
			try (InferenceSession now = BACKEND.open(model, SessionSettings.CPU, Progress.NONE)) {
				assertThat(old.inputs()).hasSize(1);
				assertThat(now.inputs()).hasSize(2);
			}
		}
	}

	@Test
	void namesAGitLfsPointer() throws IOException {
		Path pointer = Files.writeString(folder.resolve("lfs.onnx"),
				"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 123\n");
		assertThat(assertUnreadable(pointer)).hasMessageContaining("git lfs pull");
	}

	@Test
	void namesAWebPage() throws IOException {
		Path page = Files.writeString(folder.resolve("page.onnx"), "\n<!DOCTYPE html><html><body>Log in</body></html>");
		assertThat(assertUnreadable(page)).hasMessageContaining("web page");
	}

	@Test
	void namesAnEmptyFileAndAFileOfZeros() throws IOException {
		assertThat(assertUnreadable(Files.write(folder.resolve("empty.onnx"), new byte[0])))
				.hasMessageContaining("empty");
		assertThat(assertUnreadable(Files.write(folder.resolve("zeros.onnx"), new byte[4096])))
				.hasMessageContaining("zeros");
	}

	@Test
	void namesAFolder() throws IOException {
		assertThat(assertUnreadable(Files.createDirectory(folder.resolve("folder.onnx"))))
				.hasMessageContaining("not a file");
	}

	@Test
	void namesAModelOfANewerFormatOrOperatorSet() throws IOException {
		Path format = Files.write(folder.resolve("format.onnx"), OnnxWriter.doubling(99, 17));
		assertThat(assertUnreadable(format)).hasMessageContaining("newer ONNX version");
		Path operators = Files.write(folder.resolve("operators.onnx"), OnnxWriter.doubling(8, 999));
		assertThat(assertUnreadable(operators)).hasMessageContaining("newer ONNX version");
	}

	@Test
	void namesANetworkWithAnUnknownOperator() throws IOException {
		byte[] bytes = new OnnxWriter().node("Frobnicate", "y", "x").input("x", OnnxWriter.FLOAT, 1, 2)
				.output("y", OnnxWriter.FLOAT, 1, 2).model(8, 17);
		assertThat(assertUnreadable(Files.write(folder.resolve("odd.onnx"), bytes))).hasMessageContaining("Frobnicate");
	}

	@Test
	void allocatesNoMoreThanTheRuntimesOwnFewObjectsPerRun() throws Exception {
		Path model = doublingNetwork(folder);
		var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
		long id = Thread.currentThread().threadId();
		try (InferenceSession session = BACKEND.open(model, SessionSettings.CPU, Progress.NONE);
				BoundRun run = session.bind(Map.of("x", zeros(1, 100_000)), Map.of("y", zeros(1, 100_000)))) {
			for (int i = 0; i < 200; i++) {
				run.run();
			}
			long before = threads.getThreadAllocatedBytes(id);
			for (int i = 0; i < 1000; i++) {
				run.run();
			}
			long perRun = (threads.getThreadAllocatedBytes(id) - before) / 1000;
			System.out.println("heap allocated per run: " + perRun + " bytes");
			assertThat(perRun).isLessThan(1024);
		}
	}
}
