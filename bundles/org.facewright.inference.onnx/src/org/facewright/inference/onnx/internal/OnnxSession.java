package org.facewright.inference.onnx.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceException.Reason;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.inference.Precision;
import org.facewright.api.inference.Tensor;
import org.facewright.api.inference.TensorSpec;
import org.facewright.core.progress.Problem;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/** A session on a shared network. Its runs and its closing take turns on its lock. */
final class OnnxSession implements InferenceSession {

	private final Network network;
	private final Path model;
	private final String device;
	private final Precision precision;
	private final List<Problem> problems;
	private final Runnable release;
	private final Set<OnnxRun> runs = new HashSet<>();
	private boolean closed;

	/**
	 * @param problems what came out otherwise than wished
	 * @param release  called once, when the network is no longer needed here
	 */
	OnnxSession(Network network, Path model, String device, Precision precision, List<Problem> problems,
			Runnable release) {
		this.network = network;
		this.model = model;
		this.device = device;
		this.precision = precision;
		this.problems = List.copyOf(problems);
		this.release = release;
	}

	@Override
	public List<TensorSpec> inputs() {
		return network.inputs();
	}

	@Override
	public List<TensorSpec> outputs() {
		return network.outputs();
	}

	@Override
	public String device() {
		return device;
	}

	@Override
	public Optional<Precision> precision() {
		return Optional.of(precision);
	}

	@Override
	public List<Problem> problems() {
		return problems;
	}

	@Override
	public synchronized BoundRun bind(Map<String, Tensor> inputs, Map<String, Tensor> outputs)
			throws InferenceException {
		if (closed) {
			throw new IllegalStateException("the session of " + model + " is closed");
		}
		requireKnown("input", inputs, network.inputs());
		requireKnown("output", outputs, network.outputs());
		requireAll(inputs);
		if (outputs.isEmpty()) {
			throw badInput("no output is wanted; name at least one of " + names(network.outputs()));
		}
		List<OnnxTensor> owned = new ArrayList<>();
		try {
			OnnxRun run = new OnnxRun(tensors(inputs, owned), tensors(outputs, owned));
			runs.add(run);
			return run;
		} catch (OrtException e) {
			owned.forEach(OnnxTensor::close);
			throw new InferenceException(Reason.BAD_INPUT, "%s: %s".formatted(model, e.getMessage()), e);
		}
	}

	private void requireKnown(String kind, Map<String, Tensor> given, List<TensorSpec> specs)
			throws InferenceException {
		for (Map.Entry<String, Tensor> entry : given.entrySet()) {
			TensorSpec spec = specs.stream().filter(s -> s.name().equals(entry.getKey())).findFirst()
					.orElseThrow(() -> badInput(
							"the network has no %s '%s', it has %s".formatted(kind, entry.getKey(), names(specs))));
			if (!fits(spec, entry.getValue())) {
				throw badInput("%s %s can't take %s".formatted(kind, spec, entry.getValue()));
			}
		}
	}

	private void requireAll(Map<String, Tensor> inputs) throws InferenceException {
		for (TensorSpec spec : network.inputs()) {
			if (!inputs.containsKey(spec.name())) {
				throw badInput("input %s is missing".formatted(spec));
			}
		}
	}

	private static boolean fits(TensorSpec spec, Tensor tensor) {
		long[] wanted = spec.shape();
		long[] given = tensor.shape();
		if (spec.type() != tensor.type() || wanted.length != given.length) {
			return false;
		}
		for (int i = 0; i < wanted.length; i++) {
			if (wanted[i] >= 0 && wanted[i] != given[i]) {
				return false;
			}
		}
		return true;
	}

	private static String names(List<TensorSpec> specs) {
		return String.join(", ", specs.stream().map(TensorSpec::toString).toList());
	}

	private InferenceException badInput(String what) {
		return new InferenceException(Reason.BAD_INPUT, model + ": " + what);
	}

	private static Map<String, OnnxTensor> tensors(Map<String, Tensor> given, List<OnnxTensor> owned)
			throws OrtException {
		Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
		for (Map.Entry<String, Tensor> entry : given.entrySet()) {
			Tensor tensor = entry.getValue();
			OnnxTensor view = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), tensor.bytes(), tensor.shape(),
					typeOf(tensor));
			owned.add(view);
			tensors.put(entry.getKey(), view);
		}
		return tensors;
	}

	private static OnnxJavaType typeOf(Tensor tensor) {
		return switch (tensor.type()) {
			case FLOAT32 -> OnnxJavaType.FLOAT;
			case FLOAT16 -> OnnxJavaType.FLOAT16;
			case FLOAT64 -> OnnxJavaType.DOUBLE;
			case INT64 -> OnnxJavaType.INT64;
			case INT32 -> OnnxJavaType.INT32;
			case INT8 -> OnnxJavaType.INT8;
			case BOOL -> OnnxJavaType.BOOL;
		};
	}

	@Override
	public synchronized void close() {
		if (!closed) {
			closed = true;
			List.copyOf(runs).forEach(OnnxRun::close);
			release.run();
		}
	}

	/**
	 * Views on the caller's memory, made once. A run copies no numbers; the runtime's Java layer makes a few short-lived
	 * arrays of names and handles per run, which can't be avoided from here.
	 */
	private final class OnnxRun implements BoundRun {

		private final Map<String, OnnxTensor> inputs;
		private final Map<String, OnnxTensor> outputs;
		private boolean closedRun;

		OnnxRun(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {
			this.inputs = inputs;
			this.outputs = outputs;
		}

		@Override
		@SuppressWarnings("resource") // the result owns nothing: all of its values are pinned
		public void run() throws InferenceException {
			synchronized (OnnxSession.this) {
				if (closedRun) {
					throw new IllegalStateException("this run of " + model + " is closed");
				}
				try {
					OrtSession.Result result = network.session().run(inputs, outputs);
					result.close();
				} catch (OrtException e) {
					throw failed(e);
				}
			}
		}

		private InferenceException failed(OrtException e) {
			String text = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
			if (e.getCode() == OrtException.OrtErrorCode.ORT_INVALID_ARGUMENT) {
				return new InferenceException(Reason.BAD_INPUT,
						"%s: the lengths of inputs and outputs do not belong together (%s)".formatted(model, text), e);
			}
			Reason reason = text.contains("Failed to allocate memory") ? Reason.OUT_OF_MEMORY : Reason.FAILED;
			return new InferenceException(reason, "%s: the network failed on %s: %s".formatted(model, device, text), e);
		}

		@Override
		public void close() {
			synchronized (OnnxSession.this) {
				if (!closedRun) {
					closedRun = true;
					inputs.values().forEach(OnnxTensor::close);
					outputs.values().forEach(OnnxTensor::close);
					runs.remove(this);
				}
			}
		}
	}
}
