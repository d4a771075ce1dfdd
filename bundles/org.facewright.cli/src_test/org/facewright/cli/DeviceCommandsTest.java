package org.facewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.facewright.api.inference.Device;
import org.facewright.api.inference.InferenceBackend;
import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceException.Reason;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.inference.OptionalRuntime;
import org.facewright.api.inference.SessionSettings;
import org.facewright.api.motion.InstalledModel;
import org.facewright.api.motion.ModelImport;
import org.facewright.api.motion.ModelLibrary;
import org.facewright.api.testkit.LevelBackend;
import org.facewright.core.motion.Arkit;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.Providers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands about cards and engines, on a machine whose troubles are made up. */
class DeviceCommandsTest {

	private static final class Machine implements InferenceBackend, OptionalRuntime, ModelLibrary {

		final List<Problem> troubles = new ArrayList<>();
		final List<String> calls = new ArrayList<>();
		Optional<Path> installed = Optional.empty();

		@Override
		public String id() {
			return "cuda";
		}

		@Override
		public String label() {
			return "a runtime";
		}

		@Override
		public List<Device> devices() {
			return List.of(new Device("cpu", "Processor", ""), new Device("cuda:0", "Card", "no driver; install it"));
		}

		@Override
		public List<String> diagnosis() {
			return List.of("runtime 1.0");
		}

		@Override
		public List<Problem> problems() {
			return troubles;
		}

		@Override
		public InferenceSession open(Path model, SessionSettings settings, Progress progress)
				throws InferenceException {
			throw new InferenceException(Reason.FAILED, "not for this");
		}

		@Override
		public Optional<Path> installed() {
			return installed;
		}

		@Override
		public List<Problem> missing() {
			return troubles;
		}

		@Override
		public void install(Optional<Path> file, Progress progress) {
			calls.add("install " + file);
			installed = Optional.of(Path.of("there"));
		}

		@Override
		public boolean remove() {
			return installed.isPresent();
		}

		@Override
		public List<InstalledModel> models() {
			return List
					.of(new InstalledModel("mark", "Mark", "Test", Path.of("mark"), true, 75_000_000, "", List.of()));
		}

		@Override
		public boolean accepts(Path folder) {
			return false;
		}

		@Override
		public ModelImport importFrom(Path folder, Progress progress) {
			return new ModelImport(List.of(), List.of());
		}

		@Override
		public List<Problem> verify(String modelId, Progress progress) {
			calls.add("verify " + modelId);
			return List.of(Problem.error("model.hash", "network.onnx is cut short", "download it again"));
		}

		@Override
		public void remove(String modelId) {
			calls.add("remove " + modelId);
		}

		@Override
		public List<Problem> prepare(String modelId, String device, String precision, Progress progress) {
			calls.add("prepare %s %s %s".formatted(modelId, device, precision));
			return device.endsWith(":9")
					? List.of(Problem.warning("inference.device", "runs on cpu", "see doctor"))
					: List.of();
		}
	}

	@TempDir
	Path folder;

	private final Machine machine = new Machine();
	private final Providers providers = new Providers();
	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@BeforeEach
	void plugIn() {
		providers.addInferenceBackend(machine);
		providers.addOptionalRuntime(machine);
		providers.addModelLibrary(machine);
		providers.addMotionBackend(new LevelBackend("level", Arkit.FACE, FrameRate.FPS_60));
	}

	private int run(String... args) {
		out.reset();
		err.reset();
		PrintStream output = new PrintStream(out, true, StandardCharsets.UTF_8);
		PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
		Installation installation = new Installation() {
			@Override
			public String version() {
				return "test";
			}

			@Override
			public List<String> unresolved() {
				return List.of();
			}
		};
		return new CommandTree(providers, new Terminal(output, errors, false), installation)
				.execute(new PrintWriter(output, true), new PrintWriter(errors, true), args);
	}

	private String output() {
		return out.toString(StandardCharsets.UTF_8);
	}

	@Test
	void doctorTellsEachTroubleWithItsRemedyInOneLine() {
		machine.troubles.add(Problem.error("gpu.library", "libcudnn.so.9 was not found", "install cuDNN 9"));
		machine.troubles.add(Problem.warning("engine.stale", "1 of 2 engines are stale", "build anew"));
		assertThat(run("doctor")).as("what is missing for a card does not break the product").isEqualTo(ExitCode.OK);
		assertThat(output().lines()).contains("note    cuda: libcudnn.so.9 was not found; install cuDNN 9",
				"note    cuda: 1 of 2 engines are stale; build anew", "note    device cuda:0: no driver; install it",
				"ok      device cpu: Processor", "ok      model mark: Mark, 75 MB, shared");
		assertThat(machine.calls).isEmpty();
	}

	@Test
	void doctorChecksModelsThoroughlyWhenAsked() {
		assertThat(run("doctor", "--thorough")).isEqualTo(ExitCode.OK);
		assertThat(output()).contains("note    model mark: network.onnx is cut short; download it again");
	}

	@Test
	void doctorIsBrokenWithoutAUsableBackend() {
		providers.removeMotionBackend(providers.motionBackend("level"));
		assertThat(run("doctor")).isEqualTo(ExitCode.FAILED);
		assertThat(output()).contains("BROKEN  backends: none is usable");
	}

	@Test
	void doctorWritesABundle() throws IOException {
		Path bundle = folder.resolve("support.zip");
		assertThat(run("doctor", "--bundle", bundle.toString())).isEqualTo(ExitCode.OK);
		try (var zip = new java.util.zip.ZipFile(bundle.toFile())) {
			String doctor = new String(zip.getInputStream(zip.getEntry("doctor.txt")).readAllBytes(),
					StandardCharsets.UTF_8);
			assertThat(doctor).contains("device cuda:0: no driver")
					.doesNotContain(System.getProperty("java.io.tmpdir") + "/junit");
		}
		assertThat(Files.size(bundle)).isPositive();
	}

	@Test
	void doctorExplainsSymptoms() {
		assertThat(run("doctor", "--symptom", "eyes")).isEqualTo(ExitCode.OK);
		assertThat(output().lines()).hasSize(1).first().asString().startsWith("eyes stare: ");
		assertThat(run("doctor", "--symptom")).isEqualTo(ExitCode.OK);
		assertThat(output().lines()).hasSizeGreaterThan(40);
		assertThat(run("doctor", "--symptom", "zebra")).isEqualTo(ExitCode.FAILED);
	}

	@Test
	void installsARuntimeAndSaysWhatIsMissing() {
		assertThat(run("backends", "install", "cuda")).isEqualTo(ExitCode.OK);
		assertThat(machine.calls).containsExactly("install Optional.empty");
		assertThat(output()).contains("installed a runtime in there").contains("nothing is missing");
		machine.troubles.add(Problem.error("gpu.library", "libnvinfer.so.10 was not found", "install TensorRT 10"));
		assertThat(run("backends", "install", "cuda", "--from", "x.jar")).isEqualTo(ExitCode.NOTHING_USABLE);
		assertThat(machine.calls).last().isEqualTo("install Optional[x.jar]");
		assertThat(err.toString(StandardCharsets.UTF_8)).contains("libnvinfer.so.10").contains("install TensorRT 10");
		assertThat(run("backends", "remove", "cuda")).isEqualTo(ExitCode.OK);
		assertThat(run("backends", "install", "rocm")).isEqualTo(ExitCode.USAGE);
	}

	@Test
	void checksWithoutInstalling() {
		assertThat(run("backends", "install", "cuda", "--check")).isEqualTo(ExitCode.OK);
		assertThat(machine.calls).isEmpty();
	}

	@Test
	void buildsEnginesAheadAndFailsWhenNoneWasBuilt() {
		assertThat(run("models", "build", "--device", "cuda:0", "--precision", "fp16")).isEqualTo(ExitCode.OK);
		assertThat(machine.calls).containsExactly("prepare mark tensorrt:0 fp16");
		assertThat(output()).contains("mark: ready for tensorrt:0 with fp16");
		assertThat(run("models", "build", "mark", "--device", "tensorrt:9")).isEqualTo(ExitCode.NOTHING_USABLE);
		assertThat(output()).contains("mark: no engine was built");
		assertThat(run("models", "build", "claire")).isEqualTo(ExitCode.USAGE);
	}

	@Test
	void refusesToCompareABackendWithoutDevices() {
		assertThat(run("models", "compare", "level", "x.wav")).isEqualTo(ExitCode.USAGE);
		assertThat(err.toString(StandardCharsets.UTF_8)).contains("'level' has no device to choose");
	}
}
