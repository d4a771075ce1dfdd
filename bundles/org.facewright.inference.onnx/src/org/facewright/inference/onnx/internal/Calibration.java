package org.facewright.inference.onnx.internal;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.facewright.api.inference.ElementType;
import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceException.Reason;
import org.facewright.api.inference.SessionSettings;
import org.facewright.api.inference.Tensor;
import org.facewright.core.progress.Progress;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;

/**
 * Finds the range of every value inside a network by running it over examples on the processor with all of them as
 * outputs, and writes the table that the runtime's TensorRT provider reads: one line per value with its name and the
 * size of an integer step, as the bits of a float in hexadecimal.
 */
final class Calibration {

	private static final String HEAD = "TRT-101300-EntropyCalibration2";
	/** Integer steps to each side of zero. */
	private static final float STEPS = 127;
	/** Range of a value that was always 0. */
	private static final float LEAST = 1e-6f;
	/** Outputs of one run; all of a large network would not fit into memory together. */
	private static final int GROUP = 256;

	private Calibration() {
	}

	static void run(OnnxRuntime runtime, ModelFile model, Iterable<Map<String, Tensor>> examples, Path table,
			Progress progress) throws InferenceException, IOException {
		Path folder = table.toAbsolutePath().getParent();
		if (folder == null) {
			throw new IOException(table + ": not a place for a table");
		}
		Files.createDirectories(folder);
		OnnxGraph graph = OnnxGraph.read(model.path());
		// the table's lines end names at a colon
		List<String> inner = graph.innerValues().stream().filter(name -> !name.contains(":")).toList();
		Path observed = Files.createTempFile(folder, "observed", ".onnx");
		Map<String, Float> greatest = new TreeMap<>();
		try {
			graph.writeWithOutputs(model.path(), inner, observed);
			SessionSettings settings = new SessionSettings("cpu", 0, true, java.util.Optional.empty());
			Network network = Network.load(runtime, observed, settings, options -> {});
			try {
				int count = observe(network.session(), examples, greatest, progress);
				if (count == 0) {
					throw new IllegalArgumentException("a calibration needs at least one example");
				}
			} finally {
				network.close();
			}
		} finally {
			Files.deleteIfExists(observed);
		}
		write(table, folder, greatest);
	}

	private static int observe(OrtSession session, Iterable<Map<String, Tensor>> examples,
			Map<String, Float> greatest, Progress progress) throws InferenceException {
		List<String> floats = new ArrayList<>();
		int count = 0;
		try {
			for (var output : session.getOutputInfo().entrySet()) {
				if (output.getValue().getInfo() instanceof TensorInfo info && info.type == OnnxJavaType.FLOAT) {
					floats.add(output.getKey());
				}
			}
			for (Map<String, Tensor> example : examples) {
				progress.checkCancelled();
				progress.report(Double.NaN, "calibrating with example " + (count + 1));
				runOne(session, example, floats, greatest);
				count++;
			}
		} catch (OrtException e) {
			throw new InferenceException(Reason.FAILED, "the network can't be calibrated: " + e.getMessage(), e);
		}
		return count;
	}

	private static void runOne(OrtSession session, Map<String, Tensor> example, List<String> floats,
			Map<String, Float> greatest) throws OrtException {
		Map<String, OnnxTensor> inputs = new HashMap<>();
		try {
			for (Map.Entry<String, Tensor> input : example.entrySet()) {
				Tensor tensor = input.getValue();
				if (tensor.type() != ElementType.FLOAT32) {
					throw new IllegalArgumentException("input '%s' is %s; calibration takes floats".formatted(
							input.getKey(), tensor));
				}
				FloatBuffer values = tensor.floats();
				note(input.getKey(), values.duplicate(), greatest);
				inputs.put(input.getKey(), OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values,
						tensor.shape()));
			}
			for (int from = 0; from < floats.size(); from += GROUP) {
				List<String> group = floats.subList(from, Math.min(floats.size(), from + GROUP));
				try (OrtSession.Result result = session.run(inputs, new java.util.LinkedHashSet<>(group))) {
					for (Map.Entry<String, OnnxValue> value : result) {
						if (value.getValue() instanceof OnnxTensor tensor) {
							note(value.getKey(), tensor.getFloatBuffer(), greatest);
						}
					}
				}
			}
		} finally {
			inputs.values().forEach(OnnxTensor::close);
		}
	}

	private static void note(String name, FloatBuffer values, Map<String, Float> greatest) {
		float most = greatest.getOrDefault(name, 0f);
		for (int i = 0; i < values.limit(); i++) {
			float value = Math.abs(values.get(i));
			if (Float.isFinite(value)) {
				most = Math.max(most, value);
			}
		}
		greatest.put(name, most);
	}

	private static void write(Path table, Path folder, Map<String, Float> greatest) throws IOException {
		StringBuilder text = new StringBuilder(HEAD).append('\n');
		greatest.forEach((name, most) -> text.append(name).append(": ")
				.append("%08x".formatted(Float.floatToIntBits(Math.max(most, LEAST) / STEPS))).append('\n'));
		Path own = Files.createTempFile(folder, "table", ".part");
		try {
			Files.writeString(own, text, StandardCharsets.UTF_8);
			Files.move(own, table, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		} finally {
			Files.deleteIfExists(own);
		}
	}
}
