package org.facewright.inference.onnx.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.facewright.api.inference.ElementType;
import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceException.Reason;
import org.facewright.api.inference.SessionSettings;
import org.facewright.api.inference.TensorSpec;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;

/** A loaded network, shared by all sessions of the same file and settings. Safe for runs in parallel. */
final class Network {

	private static final Pattern NEWER_VERSION = Pattern
			.compile("(?i)(unsupported model ir version: \\d+.*|opset \\d+ is under development.*)", Pattern.DOTALL);

	private final OrtSession session;
	private final List<TensorSpec> inputs;
	private final List<TensorSpec> outputs;

	private Network(OrtSession session, List<TensorSpec> inputs, List<TensorSpec> outputs) {
		this.session = session;
		this.inputs = inputs;
		this.outputs = outputs;
	}

	/** Puts a device's provider into the options of a session. */
	interface Provider {
		void addTo(SessionOptions options) throws OrtException;
	}

	static Network load(OnnxRuntime runtime, Path model, SessionSettings settings, Provider provider)
			throws InferenceException {
		try (SessionOptions options = options(settings)) {
			try {
				provider.addTo(options);
			} catch (OrtException e) {
				throw new InferenceException(Reason.DEVICE_UNAVAILABLE,
						"%s can't be used: %s".formatted(settings.device(), text(e)), e);
			}
			OrtSession session = runtime.environment().createSession(model.toString(), options);
			try {
				return new Network(session, specs(model, session.getInputInfo().values()),
						specs(model, session.getOutputInfo().values()));
			} catch (OrtException | InferenceException e) {
				session.close();
				throw e;
			}
		} catch (OrtException e) {
			throw unloadable(model, e);
		}
	}

	private static SessionOptions options(SessionSettings settings) throws OrtException {
		SessionOptions options = new SessionOptions();
		options.setInterOpNumThreads(1);
		options.setIntraOpNumThreads(settings.threads());
		options.addConfigEntry("session.intra_op.allow_spinning", "0");
		options.setCPUArenaAllocator(settings.memoryArena());
		options.setMemoryPatternOptimization(settings.memoryArena());
		options.setDeterministicCompute(true);
		return options;
	}

	private static List<TensorSpec> specs(Path model, Collection<NodeInfo> nodes) throws InferenceException {
		List<TensorSpec> specs = new ArrayList<>();
		for (NodeInfo node : nodes) {
			if (!(node.getInfo() instanceof TensorInfo info)) {
				throw new InferenceException(Reason.MODEL_UNREADABLE,
						"%s: '%s' is not a tensor but a %s; such networks can't be run here".formatted(model,
								node.getName(), node.getInfo().getClass().getSimpleName()));
			}
			specs.add(new TensorSpec(node.getName(), elementType(model, node.getName(), info.type), info.getShape()));
		}
		return List.copyOf(specs);
	}

	private static ElementType elementType(Path model, String name, OnnxJavaType type) throws InferenceException {
		return switch (type) {
			case FLOAT -> ElementType.FLOAT32;
			case FLOAT16 -> ElementType.FLOAT16;
			case DOUBLE -> ElementType.FLOAT64;
			case INT64 -> ElementType.INT64;
			case INT32 -> ElementType.INT32;
			case INT8 -> ElementType.INT8;
			case BOOL -> ElementType.BOOL;
			default -> throw new InferenceException(Reason.MODEL_UNREADABLE,
					"%s: '%s' holds elements of type %s, which can't be used here".formatted(model, name, type));
		};
	}

	private static String text(OrtException e) {
		return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
	}

	private static InferenceException unloadable(Path model, OrtException e) {
		String text = text(e);
		String lower = text.toLowerCase(Locale.ROOT);
		if (lower.contains("bad_alloc") || lower.contains("failed to allocate memory")
				|| lower.contains("out of memory") || lower.contains("cudaerrormemoryallocation")) {
			return new InferenceException(Reason.OUT_OF_MEMORY,
					"%s: not enough memory to load the model; close other programs or choose a smaller model"
							.formatted(model),
					e);
		}
		Matcher newer = NEWER_VERSION.matcher(text);
		if (newer.find() || lower.contains("official released onnx opset")) {
			return new InferenceException(Reason.MODEL_UNREADABLE,
					"%s: the model was written for a newer ONNX version than this runtime knows; export it with an "
							.formatted(model) + "older opset (" + text + ")",
					e);
		}
		String what = switch (e.getCode()) {
			case ORT_NO_SUCHFILE -> "a file of the model is missing";
			case ORT_INVALID_PROTOBUF, ORT_NO_MODEL ->
				"not a whole ONNX model: damaged, cut short, or another format; download it again";
			case ORT_INVALID_GRAPH, ORT_INVALID_ARGUMENT, ORT_NOT_IMPLEMENTED, ORT_FAIL ->
				"the network in the model is damaged or uses what this runtime does not know";
			default -> "the model could not be loaded";
		};
		return new InferenceException(Reason.MODEL_UNREADABLE, "%s: %s (%s)".formatted(model, what, text), e);
	}

	OrtSession session() {
		return session;
	}

	List<TensorSpec> inputs() {
		return inputs;
	}

	List<TensorSpec> outputs() {
		return outputs;
	}

	void close() {
		try {
			session.close();
		} catch (OrtException e) {
			throw new IllegalStateException(e); // closing does nothing that can fail
		}
	}
}
