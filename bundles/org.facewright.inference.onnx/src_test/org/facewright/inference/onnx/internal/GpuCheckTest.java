package org.facewright.inference.onnx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.facewright.core.progress.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine made of folders: libraries are empty files, and the runtime's own say what they need. */
class GpuCheckTest {

	private static final NvidiaDriver ADA = driver("555.42.06", "8.9");

	@TempDir
	Path root;
	private Path runtime;
	private Path system;
	private Path cuda;

	@BeforeEach
	void makeRuntime() throws IOException {
		runtime = Files.createDirectories(root.resolve("runtime"));
		system = Files.createDirectories(root.resolve("usr/lib/x86_64-linux-gnu"));
		cuda = Files.createDirectories(root.resolve("usr/local/cuda-12.8/lib64"));
		Files.write(runtime.resolve("libonnxruntime_providers_cuda.so"), ElfWriter.needing("libcublasLt.so.12",
				"libcublas.so.12", "libcudart.so.12", "libcuda.so.1", "libc.so.6"));
		Files.write(runtime.resolve("libonnxruntime_providers_tensorrt.so"), ElfWriter.needing("libcudart.so.12",
				"libcudnn.so.9", "libnvinfer.so.10", "libnvonnxparser.so.10", "libstdc++.so.6"));
	}

	private static NvidiaDriver driver(String version, String capability) {
		return new NvidiaDriver(version, List.of(new NvidiaDriver.Card(0, "Card", capability, 8L << 30, 7L << 30)), "");
	}

	private void put(Path folder, String... names) throws IOException {
		for (String name : names) {
			Files.createFile(folder.resolve(name));
		}
	}

	private GpuCheck check(NvidiaDriver driver) {
		return new GpuCheck(runtime, "linux-x64", LibraryFolders.of(Map.of(), "Linux", root, root.resolve("home")),
				driver);
	}

	@Test
	void findsNothingMissingWhereAllIsThere() throws IOException {
		put(system, "libcublasLt.so.12", "libcublas.so.12", "libcudart.so.12", "libcuda.so.1", "libcudnn.so.9",
				"libnvinfer.so.10", "libnvonnxparser.so.10");
		assertThat(check(ADA).cuda()).isEmpty();
		assertThat(check(ADA).tensorRt()).isEmpty();
		assertThat(check(ADA).toPreload(true)).isEmpty();
	}

	@Test
	void namesExactlyWhatIsMissingAndWhereItComesFrom() throws IOException {
		put(system, "libcudart.so.12", "libcuda.so.1");
		assertThat(check(ADA).cuda()).extracting(Problem::message).containsExactly(
				"libcublasLt.so.12, libcublas.so.12 were not found", "libcudnn.so.9 was not found");
		assertThat(check(ADA).cuda().get(0).advice().orElseThrow()).contains("CUDA 12");
		assertThat(check(ADA).cuda().get(1).advice().orElseThrow()).contains("cuDNN 9 for CUDA 12");
		assertThat(check(ADA).tensorRt()).as("what CUDA lacks is not said twice").extracting(Problem::message)
				.containsExactly("libnvinfer.so.10, libnvonnxparser.so.10 were not found");
		assertThat(check(ADA).tensorRt().get(0).advice().orElseThrow()).contains("TensorRT 10").contains("cuda:0");
	}

	@Test
	void librariesOutsideTheLoadersFoldersAreLoadedByTheirPaths() throws IOException {
		put(system, "libcuda.so.1");
		put(cuda, "libcublasLt.so.12", "libcublas.so.12", "libcudart.so.12");
		Path python = Files.createDirectories(
				root.resolve("home/.local/lib/python3.11/site-packages/nvidia/cudnn/lib"));
		put(python, "libcudnn.so.9", "libcudnn_ops.so.9", "libcudnn_cnn.so.9", "readme.txt");
		assertThat(check(ADA).cuda()).isEmpty();
		assertThat(check(ADA).toPreload(false)).containsExactly(cuda.resolve("libcublasLt.so.12"),
				cuda.resolve("libcublas.so.12"), cuda.resolve("libcudart.so.12"), python.resolve("libcudnn_cnn.so.9"),
				python.resolve("libcudnn_ops.so.9"), python.resolve("libcudnn.so.9"));
	}

	@Test
	void readsTheLoadersConfigurationWithItsIncludes() throws IOException {
		Path etc = Files.createDirectories(root.resolve("etc/ld.so.conf.d"));
		Files.writeString(root.resolve("etc/ld.so.conf"), "include /etc/ld.so.conf.d/*.conf\n");
		Files.writeString(etc.resolve("cuda.conf"), "# CUDA\n/usr/local/cuda-12.8/lib64\n");
		put(cuda, "libcudart.so.12");
		LibraryFolders folders = LibraryFolders.of(Map.of(), "Linux", root, root);
		assertThat(folders.find("libcudart.so.12")).contains(cuda.resolve("libcudart.so.12"));
	}

	@Test
	void looksWhereVariablesPoint() throws IOException {
		Path tensorRt = Files.createDirectories(root.resolve("trt/lib"));
		Path own = Files.createDirectories(root.resolve("own"));
		put(tensorRt, "libnvinfer.so.10");
		put(own, "libnvonnxparser.so.10");
		LibraryFolders folders = LibraryFolders.of(Map.of("TENSORRT_ROOT_DIR", root.resolve("trt").toString(),
				LibraryFolders.VARIABLE, own.toString()), "Linux", root, root);
		assertThat(folders.findElsewhere("libnvinfer.so.10")).isPresent();
		assertThat(folders.findElsewhere("libnvonnxparser.so.10")).isPresent();
	}

	@Test
	void readsTheVersionOfTensorRtFromTheFileBehindTheLink() throws IOException {
		put(system, "libnvinfer.so.10.13.2");
		Files.createSymbolicLink(system.resolve("libnvinfer.so.10"), Path.of("libnvinfer.so.10.13.2"));
		assertThat(check(ADA).tensorRtVersion()).isEqualTo("10.13.2");
	}

	@Test
	void tellsADriverThatIsTooOld() throws IOException {
		put(system, "libcublasLt.so.12", "libcublas.so.12", "libcudart.so.12", "libcuda.so.1", "libcudnn.so.9");
		List<Problem> problems = check(driver("470.82.01", "8.6")).cuda();
		assertThat(problems).hasSize(1);
		assertThat(problems.get(0).toString()).contains("470.82.01").contains("too old for CUDA 12").contains("525.60");
	}

	@Test
	void tellsACardThatTensorRtDoesNotKnow() throws IOException {
		put(system, "libcudart.so.12", "libcudnn.so.9", "libnvonnxparser.so.10", "libnvinfer.so.10.7.0");
		Files.createSymbolicLink(system.resolve("libnvinfer.so.10"), Path.of("libnvinfer.so.10.7.0"));
		assertThat(check(driver("570.1.2", "10.0")).tensorRt().toString()).contains("compute_100")
				.contains("TensorRT 10.8");
		assertThat(check(driver("570.1.2", "6.1")).tensorRt().toString()).contains("too old").contains("cuda:0");
		assertThat(check(driver("570.1.2", "8.9")).tensorRt()).isEmpty();
	}

	@Test
	void tellsWhatTheDriversToolSays() {
		String good = "0, NVIDIA GeForce RTX 4090, 8.9, 24564, 23000, 555.42.06";
		NvidiaDriver driver = NvidiaDriver.parse(List.of(good, "1, NVIDIA B200, 10.0, 180000, 170000, 555.42.06"), 0);
		assertThat(driver.cards()).extracting(NvidiaDriver.Card::generation).containsExactly(89, 100);
		assertThat(driver.cards().get(0).free()).isEqualTo(23_000L << 20);
		assertThat(driver.number()).isEqualTo(555.42);
		assertThat(NvidiaDriver.parse(List.of("Failed to initialize NVML: Driver/library version mismatch"), 18)
				.trouble()).contains("version mismatch");
		assertThat(NvidiaDriver.parse(List.of(), 0).trouble()).contains("no card");
		assertThat(NvidiaDriver.ask(root.resolve("no-such-tool").toString()).trouble()).contains("does not start");
	}

	@Test
	void asksTheDriversTool() throws IOException {
		Path tool = root.resolve("smi");
		Files.writeString(tool, "#!/bin/sh\necho '0, Card, 8.6, 8192, 4096, 550.1'\n");
		org.junit.jupiter.api.Assumptions.assumeTrue(tool.toFile().setExecutable(true), "needs a shell");
		assertThat(NvidiaDriver.ask(tool.toString()).cards().get(0).free()).isEqualTo(4L << 30);
	}

	@Test
	void readsLibrariesOfThisSystem() throws IOException {
		Path jvm = Path.of(System.getProperty("java.home"), "lib/server/libjvm.so");
		org.junit.jupiter.api.Assumptions.assumeTrue(Files.isRegularFile(jvm), "not Linux");
		assertThat(ElfLibrary.needed(jvm)).contains("libc.so.6");
	}

	@Test
	void refusesWhatIsNoLibrary() throws IOException {
		Path text = Files.writeString(root.resolve("text.so"), "x".repeat(100));
		assertThatIOException().isThrownBy(() -> ElfLibrary.needed(text)).withMessageContaining("not a 64-bit library");
		byte[] whole = ElfWriter.needing("libcublas.so.12");
		Path cut = Files.write(root.resolve("cut.so"), Arrays.copyOf(whole, 150));
		assertThatIOException().isThrownBy(() -> ElfLibrary.needed(cut)).withMessageContaining("cut short");
	}
}
