package org.facewright.api.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.facewright.core.progress.Problem;
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

	/** What keeps faster devices of this machine from being used, each with its remedy; for a diagnosis. */
	default List<Problem> problems() {
		return List.of();
	}

	/** What is worth telling of a folder of engines, such as those that fit this machine no longer. */
	default List<Problem> problemsOfEngines(Path engineCache) {
		return List.of();
	}

	/** Memory of a device that is free now, in bytes; empty when it can't be told. May take a second. */
	default OptionalLong freeMemory(String device) {
		return OptionalLong.empty();
	}

	/**
	 * Memory that a session would take on its device, in bytes, with the greatest lengths of the settings' profiles. An
	 * estimate, good to about a quarter.
	 *
	 * @throws InferenceException when the model is missing
	 */
	default OptionalLong memoryNeeded(Path model, SessionSettings settings) throws InferenceException {
		return OptionalLong.empty();
	}

	/**
	 * Makes ahead what {@link #open} would have to make, such as engines in the settings' cache.
	 *
	 * @return what came out otherwise than wished
	 */
	default List<Problem> prepare(Path model, SessionSettings settings, Progress progress) throws InferenceException {
		try (InferenceSession session = open(model, settings, progress)) {
			return session.problems();
		}
	}

	/**
	 * Runs a network over examples and writes the ranges of all its inner values, which INT8 needs.
	 *
	 * @param examples inputs by name; each is used before the next is asked for
	 * @param table    written as a whole or not at all
	 * @throws UnsupportedOperationException when this backend has no INT8
	 * @throws IOException                   when the table can't be written
	 */
	default void calibrate(Path model, Iterable<Map<String, Tensor>> examples, Path table, Progress progress)
			throws InferenceException, IOException {
		throw new UnsupportedOperationException(id() + " can't calibrate");
	}
}
