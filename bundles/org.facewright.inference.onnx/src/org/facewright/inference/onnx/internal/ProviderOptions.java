package org.facewright.inference.onnx.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.facewright.api.inference.Precision;
import org.facewright.api.inference.SessionSettings;
import org.facewright.api.inference.ShapeProfile;

/** Settings of a session in the words of the runtime's providers. */
final class ProviderOptions {

	/** Name under which the table of ranges lies beside the engine. */
	static final String CALIBRATION = "calibration.table";

	private ProviderOptions() {
	}

	static Map<String, String> cuda(int index) {
		Map<String, String> options = new LinkedHashMap<>();
		options.put("device_id", Integer.toString(index));
		// grows by what is asked for instead of doubling, and looks for fast convolutions without trying all of them
		options.put("arena_extend_strategy", "kSameAsRequested");
		options.put("cudnn_conv_algo_search", "HEURISTIC");
		options.put("do_copy_in_default_stream", "1");
		return options;
	}

	/** @param engines folder of this engine; empty builds it in memory */
	static Map<String, String> tensorRt(int index, SessionSettings settings, Optional<Path> engines,
			Optional<Path> timing) {
		Map<String, String> options = new LinkedHashMap<>();
		options.put("device_id", Integer.toString(index));
		options.put("trt_builder_optimization_level", "3");
		if (settings.precision() != Precision.FP32) {
			options.put("trt_fp16_enable", "1");
		}
		if (settings.precision() == Precision.INT8 && settings.calibration().isPresent()) {
			options.put("trt_int8_enable", "1");
			options.put("trt_int8_use_native_calibration_table", "1");
			options.put("trt_int8_calibration_table_name", CALIBRATION);
		}
		engines.ifPresent(folder -> {
			options.put("trt_engine_cache_enable", "1");
			options.put("trt_engine_cache_path", folder.toString());
		});
		timing.ifPresent(folder -> {
			options.put("trt_timing_cache_enable", "1");
			options.put("trt_timing_cache_path", folder.toString());
		});
		if (!settings.profiles().isEmpty()) {
			options.put("trt_profile_min_shapes", shapes(settings.profiles(), ShapeProfile::least));
			options.put("trt_profile_opt_shapes", shapes(settings.profiles(), ShapeProfile::usual));
			options.put("trt_profile_max_shapes", shapes(settings.profiles(), ShapeProfile::most));
		}
		return options;
	}

	/** {@code input:1x1x8320,emotion:1x1x26} */
	private static String shapes(List<ShapeProfile> profiles, Function<ShapeProfile, long[]> which) {
		return profiles.stream().map(profile -> profile.input() + ":"
				+ java.util.Arrays.stream(which.apply(profile)).mapToObj(Long::toString)
						.collect(Collectors.joining("x")))
				.collect(Collectors.joining(","));
	}
}
