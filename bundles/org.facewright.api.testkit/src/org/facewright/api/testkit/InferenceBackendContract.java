package org.facewright.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.facewright.api.inference.Device;
import org.facewright.api.inference.ElementType;
import org.facewright.api.inference.InferenceBackend;
import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceException.Reason;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.inference.InferenceSession.BoundRun;
import org.facewright.api.inference.SessionSettings;
import org.facewright.api.inference.Tensor;
import org.facewright.api.inference.TensorSpec;
import org.facewright.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link InferenceBackend} promises. Inherit it, say which backend, and give it a network that doubles. */
@SuppressWarnings("javadoc")
public abstract class InferenceBackendContract {

	/** A folder of the test's own. */
	@TempDir
	protected Path folder = Path.of("");

	/** The backend, always the same one. */
	protected abstract InferenceBackend backend();

	/** Writes a network with the input {@code x float32[1, -1]} and the output {@code y float32[1, -1]}, y = 2 x. */
	protected abstract Path doublingNetwork(Path into) throws IOException;

	private InferenceSession openDoubling() throws IOException, InferenceException {
		return backend().open(doublingNetwork(folder), SessionSettings.CPU, Progress.NONE);
	}

	private static Tensor floats(float... values) {
		Tensor tensor = Tensor.allocate(ElementType.FLOAT32, 1, values.length);
		tensor.floats().put(values);
		return tensor;
	}

	private static float[] read(Tensor tensor) {
		float[] values = new float[tensor.size()];
		tensor.floats().get(values);
		return values;
	}

	@Test
	void hasAShortId() {
		assertThat(backend().id()).matches("[a-z][a-z0-9-]*");
	}

	@Test
	void listsUsableDevicesFirstAndSaysWhyOthersAreNot() {
		List<Device> devices = backend().devices();
		assertThat(devices).isNotEmpty();
		assertThat(devices).extracting(Device::id).doesNotHaveDuplicates();
		int usable = (int) devices.stream().filter(Device::isUsable).count();
		assertThat(devices.subList(0, usable)).allMatch(Device::isUsable);
		assertThat(devices.subList(usable, devices.size())).allSatisfy(d -> assertThat(d.reason()).isNotBlank());
	}

	@Test
	void hasFactsForADiagnosis() {
		assertThat(backend().diagnosis()).isNotEmpty().allSatisfy(fact -> assertThat(fact).isNotBlank());
	}

	@Test
	void tellsNamesTypesAndShapes() throws Exception {
		try (InferenceSession session = openDoubling()) {
			assertThat(session.inputs())
					.containsExactly(new TensorSpec("x", ElementType.FLOAT32, new long[] { 1, -1 }));
			assertThat(session.outputs())
					.containsExactly(new TensorSpec("y", ElementType.FLOAT32, new long[] { 1, -1 }));
			assertThat(backend().devices()).extracting(Device::id).contains(session.device());
		}
	}

	@Test
	void readsAndWritesBoundTensorsInPlaceAtEveryRun() throws Exception {
		try (InferenceSession session = openDoubling()) {
			Tensor x = floats(1, 2, 3);
			Tensor y = floats(0, 0, 0);
			FloatBuffer in = x.floats();
			try (BoundRun run = session.bind(Map.of("x", x), Map.of("y", y))) {
				for (int i = 0; i < 10; i++) {
					in.put(1, i);
					run.run();
					assertThat(read(y)).containsExactly(2, 2 * i, 6);
				}
			}
		}
	}

	@Test
	void keepsSeveralBindingsApart() throws Exception {
		try (InferenceSession session = openDoubling()) {
			Tensor small = floats(0);
			Tensor large = floats(0, 0);
			try (BoundRun first = session.bind(Map.of("x", floats(1)), Map.of("y", small));
					BoundRun second = session.bind(Map.of("x", floats(2, 3)), Map.of("y", large))) {
				second.run();
				first.run();
				assertThat(read(small)).containsExactly(2);
				assertThat(read(large)).containsExactly(4, 6);
			}
		}
	}

	@Test
	void runsTwoSessionsOfOneModelAtOnceAndOutlivesTheFirstClosed() throws Exception {
		Path model = doublingNetwork(folder);
		InferenceSession first = backend().open(model, SessionSettings.CPU, Progress.NONE);
		try (InferenceSession second = backend().open(model, SessionSettings.CPU, Progress.NONE)) {
			CompletableFuture<Void> other = CompletableFuture.runAsync(() -> doubleOften(first));
			doubleOften(second);
			other.join();
			first.close();
			doubleOften(second);
		} finally {
			first.close();
		}
	}

	private static void doubleOften(InferenceSession session) {
		Tensor x = floats(0.5f);
		Tensor y = floats(0);
		try (BoundRun run = session.bind(Map.of("x", x), Map.of("y", y))) {
			for (int i = 0; i < 200; i++) {
				x.floats().put(0, i);
				run.run();
				assertThat(y.floats().get(0)).isEqualTo(2f * i);
			}
		} catch (InferenceException e) {
			throw new CompletionException(e);
		}
	}

	@Test
	void namesAMissingModel() {
		Path missing = folder.resolve("nowhere.model");
		assertThatExceptionOfType(InferenceException.class)
				.isThrownBy(() -> backend().open(missing, SessionSettings.CPU, Progress.NONE))
				.withMessageContaining("nowhere.model").extracting(InferenceException::reason)
				.isEqualTo(Reason.MODEL_MISSING);
	}

	@Test
	void namesAModelThatIsNone() throws IOException {
		Path text = Files.writeString(folder.resolve("letter.model"), "Dear Sir or Madam");
		assertUnreadable(text);
	}

	@Test
	void namesAModelThatWasCutShort() throws IOException {
		Path whole = doublingNetwork(folder);
		byte[] bytes = Files.readAllBytes(whole);
		Path half = Files.write(folder.resolve("half.model"), java.util.Arrays.copyOf(bytes, bytes.length * 2 / 3));
		assertUnreadable(half);
	}

	/** Opening must fail with MODEL_UNREADABLE and one line that names the file. */
	protected final InferenceException assertUnreadable(Path model) {
		InferenceException thrown = org.assertj.core.api.Assertions.catchThrowableOfType(InferenceException.class,
				() -> backend().open(model, SessionSettings.CPU, Progress.NONE));
		assertThat(thrown).isNotNull();
		assertThat(thrown.reason()).isEqualTo(Reason.MODEL_UNREADABLE);
		assertThat(thrown.getMessage()).contains(String.valueOf(model.getFileName())).doesNotContain("\n");
		return thrown;
	}

	@Test
	void refusesADeviceThatIsNotThere() throws IOException {
		Path model = doublingNetwork(folder);
		SessionSettings settings = new SessionSettings("abacus:7", 1, true, Optional.empty());
		assertThatExceptionOfType(InferenceException.class)
				.isThrownBy(() -> backend().open(model, settings, Progress.NONE)).withMessageContaining("abacus:7")
				.extracting(InferenceException::reason).isEqualTo(Reason.DEVICE_UNAVAILABLE);
	}

	@Test
	void refusesTensorsThatDoNotFit() throws Exception {
		try (InferenceSession session = openDoubling()) {
			Tensor x = floats(1, 2);
			Tensor y = floats(0, 0);
			assertBadInput(session, Map.of("z", x), Map.of("y", y), "z");
			assertBadInput(session, Map.of(), Map.of("y", y), "x");
			assertBadInput(session, Map.of("x", x), Map.of("w", y), "w");
			assertBadInput(session, Map.of("x", Tensor.allocate(ElementType.INT64, 1, 2)), Map.of("y", y), "x");
			assertBadInput(session, Map.of("x", Tensor.allocate(ElementType.FLOAT32, 2)), Map.of("y", y), "x");
			assertBadInput(session, Map.of("x", Tensor.allocate(ElementType.FLOAT32, 3, 2)), Map.of("y", y), "x");
			assertBadInput(session, Map.of("x", x), Map.of("y", floats(0, 0, 0)), "");
		}
	}

	/** Lengths that only the network knows may come to light at the first run. */
	private static void assertBadInput(InferenceSession session, Map<String, Tensor> inputs,
			Map<String, Tensor> outputs, String named) {
		assertThatExceptionOfType(InferenceException.class).isThrownBy(() -> {
			try (BoundRun run = session.bind(inputs, outputs)) {
				run.run();
			}
		}).withMessageContaining(named).extracting(InferenceException::reason).isEqualTo(Reason.BAD_INPUT);
	}

	@Test
	void closesTwiceAndInAnyOrder() throws Exception {
		InferenceSession session = openDoubling();
		BoundRun run = session.bind(Map.of("x", floats(1)), Map.of("y", floats(0)));
		session.close();
		assertThatCode(() -> {
			run.close();
			run.close();
			session.close();
		}).doesNotThrowAnyException();
	}

	@Test
	void stopsWhenTheCallerCancels() throws IOException {
		Path model = doublingNetwork(folder);
		Progress cancelled = new Progress() {
			@Override
			public void report(double fraction, String doing) {
				// nobody looks
			}

			@Override
			public void checkCancelled() {
				throw new CancellationException();
			}
		};
		assertThatExceptionOfType(CancellationException.class)
				.isThrownBy(() -> backend().open(model, SessionSettings.CPU, cancelled));
	}
}
