package org.facewright.api.inference;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.core.progress.Problem;
import org.osgi.annotation.versioning.ConsumerType;

/** One loaded network. One run at a time; different sessions may run in parallel. */
@ConsumerType
public interface InferenceSession extends AutoCloseable {

	List<TensorSpec> inputs();

	List<TensorSpec> outputs();

	/** Id of the device that really runs this session, which may differ from the one asked for. */
	String device();

	/** Precision that it really runs with; empty when not known. */
	default Optional<Precision> precision() {
		return Optional.empty();
	}

	/** What came out otherwise than the settings wished: another device, another precision. */
	default List<Problem> problems() {
		return List.of();
	}

	/**
	 * Binds tensors for any number of runs. They stay the caller's and must live as long as the run.
	 *
	 * @param inputs  one per input name, shapes that fit the network
	 * @param outputs by output name, shapes that the network will produce for these inputs; outputs left out are not
	 *                computed for the caller
	 * @return to be closed by the caller before the session
	 * @throws InferenceException when a name, type or shape does not fit
	 */
	BoundRun bind(Map<String, Tensor> inputs, Map<String, Tensor> outputs) throws InferenceException;

	/** Closes bound runs too. Idempotent, never throws. */
	@Override
	void close();

	/** Tensors bound to a session: {@link #run} reads and writes them in place and allocates nothing on the heap. */
	@ConsumerType
	interface BoundRun extends AutoCloseable {

		/**
		 * @throws InferenceException when the device fails; the session is then of no further use
		 */
		void run() throws InferenceException;

		/** Idempotent, never throws. */
		@Override
		void close();
	}
}
