package org.facewright.motion.a2f.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.motion.a2f.internal.pack.ModelFolders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wishes for devices that this machine may not have: all of it must be said, and the work done nevertheless. */
class PackageDevicesTest {

	private static final String MODEL = "audio2face-standin-2-3";

	@TempDir
	Path folder;

	private final List<MotionBackend> backends = new ArrayList<>();
	private A2fLibrary library;

	@BeforeEach
	void importStandIn() throws Exception {
		library = new A2fLibrary(StandInBackends.ONNX, new ModelFolders(folder.resolve("models"), List.of()),
				backend -> {
					backends.add(backend);
					return () -> backends.remove(backend);
				});
		library.importFrom(StandIns.folder("regression"), Progress.NONE);
	}

	@AfterEach
	void close() {
		library.close();
	}

	private static boolean hasCard() {
		return StandInBackends.ONNX.devices().stream()
				.anyMatch(device -> device.isUsable() && device.id().startsWith("tensorrt"));
	}

	@Test
	void preparingForADeviceThatIsNotThereSaysWhatRunsInstead() throws Exception {
		org.junit.jupiter.api.Assumptions.assumeFalse(hasCard(), "this machine has TensorRT");
		assertThat(library.prepare(MODEL, "tensorrt:0", "fp16", Progress.NONE)).extracting(Problem::code)
				.containsExactly("inference.device", "inference.device", "inference.precision");
		assertThat(library.prepare(MODEL, "cpu", "fp32", Progress.NONE)).isEmpty();
	}

	@Test
	void refusesModelsAndPrecisionsThatDoNotExist() {
		assertThatIllegalArgumentException().isThrownBy(() -> library.prepare("none", "cpu", "fp32", Progress.NONE))
				.withMessageContaining("there is no model 'none'");
		assertThatIllegalArgumentException().isThrownBy(() -> library.prepare(MODEL, "cpu", "fp8", Progress.NONE))
				.withMessageContaining("'fp8' is not a precision");
	}

	@Test
	void calibratesFromTheUsersSound() throws Exception {
		List<Integer> rates = new ArrayList<>();
		float[] sound = new float[32_000];
		for (int i = 0; i < sound.length; i++) {
			sound[i] = (float) Math.sin(i * 0.05);
		}
		Path table = library.calibrate(MODEL, rate -> {
			rates.add(rate);
			return List.of(sound);
		}, Progress.NONE);
		assertThat(rates).containsExactly(16_000);
		assertThat(table).isEqualTo(folder.resolve("engines/calibration").resolve(MODEL + ".table"));
		assertThat(Files.readAllLines(table)).hasSizeGreaterThan(3).anyMatch(line -> line.startsWith("result: "))
				.anyMatch(line -> line.startsWith("input: "));
	}

	@Test
	void aSessionSaysWhatItRunsOnInstead() throws Exception {
		org.junit.jupiter.api.Assumptions.assumeFalse(hasCard(), "this machine has TensorRT");
		MotionBackend backend = backends.getFirst();
		var values = backend.info().parameters().parse(Map.of("device", "tensorrt:0", "precision", "fp16"));
		try (MotionSession session = backend.open(new MotionRequest("take", values, false), (frame, pose) -> {},
				Progress.NONE)) {
			assertThat(session.problems()).extracting(Problem::code).contains("inference.device",
					"inference.precision");
			session.end().toCompletableFuture().get();
		}
	}
}
