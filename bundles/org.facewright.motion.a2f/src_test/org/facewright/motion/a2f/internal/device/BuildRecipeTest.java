package org.facewright.motion.a2f.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.facewright.api.inference.ElementType;
import org.facewright.api.inference.Precision;
import org.facewright.api.inference.SessionSettings;
import org.facewright.api.inference.ShapeProfile;
import org.facewright.api.inference.Tensor;
import org.facewright.api.inference.TensorSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildRecipeTest {

	@TempDir
	Path folder;

	private BuildRecipe recipe(String text) throws IOException {
		Files.writeString(folder.resolve(BuildRecipe.FILE), text);
		return BuildRecipe.read(folder).orElseThrow();
	}

	private static final String REGRESSION = """
			{"trt_build_param":{"cuda_in_graphics":["--memPoolSize=tacticSharedMem:0.046875"],
			"batch":["--minShapes=input:1x1x8320,emotion:1x1x26",
			"--optShapes=input:{OPT_BATCH_SIZE}x1x8320,emotion:{OPT_BATCH_SIZE}x1x26",
			"--maxShapes=input:{MAX_BATCH_SIZE}x1x8320,emotion:{MAX_BATCH_SIZE}x1x26"]},
			"defaults":{"MAX_BATCH_SIZE":128,"OPT_BATCH_SIZE":10},"estimated_trt_builder_time":150}""";

	@Test
	void fillsItsPlacesWithItsDefaults() throws IOException {
		List<ShapeProfile> profiles = recipe(REGRESSION).profiles(1000);
		assertThat(profiles).extracting(ShapeProfile::toString).containsExactly(
				"input 1x1x8320…10x1x8320…128x1x8320", "emotion 1x1x26…10x1x26…128x1x26");
	}

	@Test
	void aSmallerBatchIsSmallerEverywhere() throws IOException {
		assertThat(recipe(REGRESSION).profiles(4)).extracting(ShapeProfile::toString)
				.containsExactly("input 1x1x8320…4x1x8320…4x1x8320", "emotion 1x1x26…4x1x26…4x1x26");
		assertThat(recipe(REGRESSION).mostBatch()).contains(128);
	}

	@Test
	void isAbsentWithoutItsFile() throws IOException {
		assertThat(BuildRecipe.read(folder)).isEmpty();
	}

	@Test
	void tellsWhatIsWrongWithIt() {
		assertThatIOException().isThrownBy(() -> recipe("{")).withMessageContaining("trt_info.json: is no valid JSON");
		assertThatIOException().isThrownBy(() -> recipe("""
				{"trt_build_param":{"b":["--minShapes=x:{HOW_MANY}"]}}""").profiles(1))
				.withMessageContaining("what {HOW_MANY} is");
		assertThatIOException().isThrownBy(() -> recipe("""
				{"trt_build_param":{"b":["--minShapes=x:axb"]}}""").profiles(1))
				.withMessageContaining("'x:axb' is no shape");
		assertThatIOException().isThrownBy(() -> recipe("""
				{"trt_build_param":{"b":["--minShapes=x:4","--optShapes=x:2","--maxShapes=x:8"]}}""").profiles(1))
				.withMessageContaining("no range");
	}

	@Test
	void planTellsTheBackendAllThatThePackageSays() throws IOException {
		recipe(REGRESSION);
		RunPlan plan = new RunPlan(folder.resolve("network.onnx"), "tensorrt:0", Precision.INT8, 8,
				folder.resolve("caches"));
		SessionSettings settings = plan.settings();
		assertThat(settings.profiles()).hasSize(2);
		assertThat(plan.engineBatch()).isEqualTo(8);
		assertThat(plan.withMostBatch(500).engineBatch()).isEqualTo(128);
		assertThat(settings.engineCache()).contains(folder.resolve("caches"));
		assertThat(settings.otherDevices()).isTrue();
		assertThat(settings.calibration()).isEmpty();
		Files.createDirectories(folder.resolve("caches/calibration"));
		Files.createFile(plan.calibration());
		assertThat(plan.settings().calibration()).contains(plan.calibration());
	}

	@Test
	void calibrationRunsAllAlongTheSound() {
		List<TensorSpec> inputs = List.of(new TensorSpec("input", ElementType.FLOAT32, new long[] { -1, 1, 4 }),
				new TensorSpec("emotion", ElementType.FLOAT32, new long[] { -1, 1, 12 }));
		int count = 0;
		float[] firsts = new float[4];
		boolean[] emotional = new boolean[4];
		for (Map<String, Tensor> example : new CalibrationSounds(inputs,
				List.of(new float[] { 1, 2, 3, 4, 5, 6 }, new float[] { 7, 8 }), 4)) {
			firsts[count] = example.get("input").floats().get(0);
			float sum = 0;
			for (int i = 0; i < 12; i++) {
				sum += example.get("emotion").floats().get(i);
			}
			emotional[count] = sum == 1;
			count++;
		}
		assertThat(firsts).containsExactly(1, 3, 5, 7);
		assertThat(emotional).containsExactly(false, true, false, true);
	}
}
