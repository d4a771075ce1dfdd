package org.facewright.api.inference;

import java.nio.file.Path;
import java.util.List;

import org.facewright.core.progress.Progress;
import org.osgi.annotation.versioning.ConsumerType;

/** Runs neural networks on some device. Knows tensors, nothing of faces. */
@ConsumerType
public interface InferenceBackend {

	/** Stable and short, such as {@code onnx}. */
	String id();

	/** All devices it knows, usable ones first and the best of them first. Loads natives on first use. */
	List<Device> devices();

	/** Facts for a diagnosis: native library loaded and from where, version, providers. Loads natives on first use. */
	List<String> diagnosis();

	/**
	 * May take minutes where an engine must be built; {@code progress} is then reported and asked for cancellation.
	 * Sessions of the same model and settings may share weights.
	 *
	 * @return the caller closes it
	 * @throws InferenceException with a reason a user can act on
	 */
	InferenceSession open(Path model, SessionSettings settings, Progress progress) throws InferenceException;
}
