package org.facewright.inference.onnx.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.facewright.api.inference.ElementType;
import org.facewright.api.inference.Precision;
import org.facewright.api.inference.SessionSettings;
import org.facewright.api.inference.ShapeProfile;
import org.facewright.api.inference.TensorSpec;
import org.facewright.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineCacheTest {

	private static final List<ShapeProfile> PROFILES = List.of(
			new ShapeProfile("input", new long[] { 1, 1, 8320 }, new long[] { 4, 1, 8320 }, new long[] { 16, 1, 8320 }),
			new ShapeProfile("emotion", new long[] { 1, 1, 26 }, new long[] { 4, 1, 26 }, new long[] { 16, 1, 26 }));

	@TempDir
	Path folder;

	private static EngineCache.Key key(String model, String tensorRt, String capability, String driver,
			String precision, List<ShapeProfile> profiles) {
		return new EngineCache.Key(model, tensorRt, "1.28.0", capability, driver, precision, profiles, "");
	}

	@Test
	void anEngineFitsOneModelTensorRtCardDriverPrecisionAndProfile() {
		Set<String> hashes = new HashSet<>();
		hashes.add(key("a", "10.13.2", "8.9", "555.1", "fp16", PROFILES).hash());
		hashes.add(key("b", "10.13.2", "8.9", "555.1", "fp16", PROFILES).hash());
		hashes.add(key("a", "10.8.0", "8.9", "555.1", "fp16", PROFILES).hash());
		hashes.add(key("a", "10.13.2", "8.6", "555.1", "fp16", PROFILES).hash());
		hashes.add(key("a", "10.13.2", "8.9", "560.1", "fp16", PROFILES).hash());
		hashes.add(key("a", "10.13.2", "8.9", "555.1", "fp32", PROFILES).hash());
		hashes.add(key("a", "10.13.2", "8.9", "555.1", "fp16", PROFILES.subList(0, 1)).hash());
		assertThat(hashes).hasSize(7);
		assertThat(key("a", "10.13.2", "8.9", "555.1", "fp16", PROFILES.reversed()).hash())
				.isEqualTo(key("a", "10.13.2", "8.9", "555.1", "fp16", PROFILES).hash());
	}

	@Test
	void keepsWhatItsKeyIsMadeOfBesideTheEngine() throws IOException {
		EngineCache cache = new EngineCache(folder);
		EngineCache.Key key = key("a", "10.13.2", "8.9", "555.1", "fp16", PROFILES);
		assertThat(cache.isBuilt(key)).isFalse();
		Path engine = cache.folder(key);
		assertThat(cache.isBuilt(key)).as("a key alone is no engine").isFalse();
		assertThat(engine.resolve("key.txt")).content().contains("tensorrt: 10.13.2")
				.contains("profile: input 1x1x8320…4x1x8320…16x1x8320");
		Files.createFile(engine.resolve("TensorrtExecutionProvider_1_sm89.engine"));
		assertThat(cache.isBuilt(key)).isTrue();
		assertThat(cache.folder(key)).isEqualTo(engine);
		cache.discard(key);
		assertThat(cache.isBuilt(key)).isFalse();
		assertThat(cache.timingFolder(key)).isDirectory().hasFileName("10.13.2-8.9");
	}

	@Test
	void aModelsKeyChangesWithItsBytesAndNotItsName() throws Exception {
		Path first = Files.write(folder.resolve("a.onnx"), OnnxWriter.doubling(8, 17));
		Path same = Files.copy(first, folder.resolve("b.onnx"));
		Path other = Files.write(folder.resolve("c.onnx"), OnnxWriter.cumulative());
		NvidiaDriver driver = new NvidiaDriver("555.1",
				List.of(new NvidiaDriver.Card(1, "Card", "8.9", 1, 1)), "");
		SessionSettings settings = SessionSettings.on("tensorrt:1").withPrecision(Precision.FP16);
		EngineCache.Key key = EngineCache.key(ModelFile.at(first), settings, "10.1", "1.28.0", driver, 1,
				Progress.NONE);
		assertThat(key.capability()).isEqualTo("8.9");
		assertThat(EngineCache.key(ModelFile.at(same), settings, "10.1", "1.28.0", driver, 1, Progress.NONE))
				.isEqualTo(key);
		assertThat(EngineCache.key(ModelFile.at(other), settings, "10.1", "1.28.0", driver, 1, Progress.NONE))
				.isNotEqualTo(key);
		Path table = Files.writeString(folder.resolve("table"), "x");
		assertThat(EngineCache.key(ModelFile.at(first), settings.withCalibration(table), "10.1", "1.28.0", driver, 1,
				Progress.NONE)).isNotEqualTo(key);
	}

	@Test
	void knowsPathsThatTensorRtCanNotOpen() {
		assertThat(EngineCache.isSafe(Path.of("/home/jo/engines"))).isTrue();
		assertThat(EngineCache.isSafe(Path.of("/home/jörg/engines"))).isFalse();
	}

	@Test
	void tellsTheRuntimeProfilesPrecisionAndCaches() {
		SessionSettings settings = SessionSettings.on("tensorrt:1").withPrecision(Precision.INT8)
				.withProfiles(PROFILES).withCalibration(folder.resolve("table"));
		assertThat(ProviderOptions.tensorRt(1, settings, Optional.of(Path.of("/e")), Optional.of(Path.of("/t"))))
				.containsEntry("device_id", "1").containsEntry("trt_fp16_enable", "1")
				.containsEntry("trt_int8_enable", "1").containsEntry("trt_int8_use_native_calibration_table", "1")
				.containsEntry("trt_profile_min_shapes", "input:1x1x8320,emotion:1x1x26")
				.containsEntry("trt_profile_opt_shapes", "input:4x1x8320,emotion:4x1x26")
				.containsEntry("trt_profile_max_shapes", "input:16x1x8320,emotion:16x1x26")
				.containsEntry("trt_engine_cache_path", "/e").containsEntry("trt_timing_cache_path", "/t");
		assertThat(ProviderOptions.tensorRt(0, SessionSettings.on("tensorrt:0"), Optional.empty(), Optional.empty()))
				.doesNotContainKeys("trt_fp16_enable", "trt_engine_cache_enable", "trt_profile_min_shapes");
		assertThat(ProviderOptions.cuda(2)).containsEntry("device_id", "2");
	}

	private static TensorSpec spec(String name, long... shape) {
		return new TensorSpec(name, ElementType.FLOAT32, shape);
	}

	private static SessionSettings most(String input, long... most) {
		return SessionSettings.on("cuda:0").withProfiles(List.of(new ShapeProfile(input, most, most, most)));
	}

	@Test
	void estimatesMemoryWithinAQuarterOfWhatIsPublished() {
		double mebibyte = 1 << 20;
		assertThat(
				MemoryNeed.onCard(1_271_318_264, List.of(spec("input_values", -1, -1)), List.of(spec("output", -1, 6)),
						most("input_values", 128, 60_000)) / mebibyte)
				.isBetween(0.75 * 6133, 1.25 * 6133);
		assertThat(MemoryNeed.onCard(724_844_664,
				List.of(spec("window", -1, 16_000), spec("noise", -1, 3, 60, 88_831)),
				List.of(spec("prediction", -1, 60, 88_831)),
				SessionSettings.on("cuda:0").withProfiles(List.of(
						new ShapeProfile("noise", new long[] { 1, 3, 60, 88_831 }, new long[] { 1, 3, 60, 88_831 },
								new long[] { 8, 3, 60, 88_831 }))))
				/ mebibyte)
				.isBetween(0.75 * 2901, 1.25 * 2901);
	}

	@Test
	void halfPrecisionAndSmallerBatchesNeedLess() {
		List<TensorSpec> inputs = List.of(spec("input_values", -1, -1));
		List<TensorSpec> outputs = List.of(spec("output", -1, 6));
		long full = MemoryNeed.onCard(1_271_318_264, inputs, outputs, most("input_values", 128, 60_000));
		long half = MemoryNeed.onCard(1_271_318_264, inputs, outputs,
				most("input_values", 128, 60_000).withPrecision(Precision.FP16));
		long few = MemoryNeed.onCard(1_271_318_264, inputs, outputs, most("input_values", 8, 60_000));
		assertThat(half).isLessThan(full / 2 + (600L << 20));
		assertThat(full - few).isEqualTo(120L * 60_000 * (410 + 4) + 120 * 6 * 4);
	}
}
