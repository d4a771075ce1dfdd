package org.facewright.motion.a2f.internal.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.facewright.api.inference.Device;
import org.facewright.api.inference.InferenceBackend;
import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceException.Reason;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.inference.Precision;
import org.facewright.api.inference.SessionSettings;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.junit.jupiter.api.Test;

class MemoryOffersTest {

	private static final long MIB = 1 << 20;

	/** A face takes 1000 MiB and 100 per item of the batch, half with fp16; an emotion network takes 6000. */
	private record Card(long freeMib, List<Device> devices) implements InferenceBackend {

		@Override
		public String id() {
			return "card";
		}

		@Override
		public List<String> diagnosis() {
			return List.of();
		}

		@Override
		public OptionalLong freeMemory(@SuppressWarnings("null") String device) {
			return device.equals("cuda:0") ? OptionalLong.of(freeMib * MIB) : OptionalLong.empty();
		}

		@Override
		public OptionalLong memoryNeeded(@SuppressWarnings("null") Path model,
				@SuppressWarnings("null") SessionSettings settings) {
			long batch = settings.profiles().isEmpty() ? 0 : settings.profiles().get(0).most()[0];
			long full = model.endsWith("emotion.onnx") ? 6000 : 1000 + 100 * batch;
			return OptionalLong.of(MIB * (settings.precision() == Precision.FP32 ? full : full / 2));
		}

		@Override
		public InferenceSession open(@SuppressWarnings("null") Path model,
				@SuppressWarnings("null") SessionSettings settings, @SuppressWarnings("null") Progress progress)
				throws InferenceException {
			throw new InferenceException(Reason.FAILED, "not for this");
		}
	}

	private static final Device CPU = new Device("cpu", "Processor", "");
	private static final Device CUDA = new Device("cuda:0", "Card", "");
	private static final Path NONE = Path.of("none");

	private static RunPlan face(Path folder) {
		return new RunPlan(folder.resolve("face.onnx"), "cuda:0", Precision.FP32, 16, NONE);
	}

	private static RunPlan emotion() {
		return new RunPlan(Path.of("elsewhere/emotion.onnx"), "cuda:0", Precision.FP32, 16, NONE);
	}

	private static Path withRecipe(Path folder) throws java.io.IOException {
		java.nio.file.Files.writeString(folder.resolve(BuildRecipe.FILE), """
				{"trt_build_param":{"b":["--minShapes=x:1","--optShapes=x:{MAX_BATCH_SIZE}",
				"--maxShapes=x:{MAX_BATCH_SIZE}"]},"defaults":{"MAX_BATCH_SIZE":16}}""");
		return folder;
	}

	@org.junit.jupiter.api.io.TempDir
	Path folder;

	@Test
	void saysNothingWhenItFits() throws Exception {
		assertThat(new MemoryOffers(new Card(8000, List.of(CUDA, CPU))).check(face(withRecipe(folder)),
				Optional.empty())).isEmpty();
	}

	@Test
	void saysNothingWhereNobodyKnowsHowMuchIsFree() throws Exception {
		assertThat(new MemoryOffers(new Card(1, List.of(CPU))).check(face(withRecipe(folder)).withDevice("cpu"),
				Optional.of(emotion().withDevice("cpu")))).isEmpty();
	}

	@Test
	void offersBatchPrecisionEmotionAndDeviceInThatOrder() throws Exception {
		List<Problem> problems = new MemoryOffers(new Card(8000, List.of(CUDA, CPU))).check(face(withRecipe(folder)),
				Optional.of(emotion()));
		assertThat(problems).hasSize(1);
		assertThat(problems.get(0).message()).isEqualTo("cuda:0 has 8000 MiB free, and about 8600 MiB will be needed");
		assertThat(problems.get(0).advice()).contains("choose a batch of 4 (about 7400 MiB), or fp16 (about 7300 MiB), "
				+ "or no emotion network (about 2600 MiB), or device cpu");
	}

	@Test
	void leavesOutWhatWouldNotBeEnough() throws Exception {
		List<Problem> problems = new MemoryOffers(new Card(4000, List.of(CUDA, CPU))).check(face(withRecipe(folder)),
				Optional.of(emotion()));
		assertThat(problems.get(0).advice()).contains("choose no emotion network (about 2600 MiB), or device cpu");
	}

	@Test
	void offersAllOfThemTogetherWhenNoneIsEnough() throws Exception {
		List<Problem> problems = new MemoryOffers(new Card(600, List.of(CUDA, CPU))).check(face(withRecipe(folder)),
				Optional.of(emotion()));
		assertThat(problems.get(0).advice()).contains(
				"choose a batch of 1 with fp16 and no emotion network (about 550 MiB), or device cpu");
	}
}
