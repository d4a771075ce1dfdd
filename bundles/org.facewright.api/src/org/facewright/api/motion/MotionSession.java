package org.facewright.api.motion;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.facewright.core.progress.Problem;
import org.osgi.annotation.versioning.ConsumerType;

/** One stream of sound on its way to motion. Sound is pushed from one thread. */
@ConsumerType
public interface MotionSession extends AutoCloseable {

	/**
	 * Gives mono samples at info().sampleRate(), full scale ±1. Blocks while more than about 2 s are waiting: that is
	 * the back-pressure. How the sound is cut into calls does not change the result.
	 *
	 * @throws MotionException the session has failed; only close() remains
	 */
	void push(float[] mono, int offset, int count) throws MotionException;

	/**
	 * No more audio. Completes when the last frame was accepted, or with the MotionException that ended the session.
	 * The frames then cover the sound: {@code ceil(samples × frameRate / sampleRate)} of them.
	 */
	CompletionStage<Void> end();

	/** Remarks on the work so far; complete once end() has completed. From any thread. */
	default List<Problem> problems() {
		return List.of();
	}

	/** What really computes; times are complete once end() has completed. From any thread. Empty when not known. */
	default Optional<RunFacts> facts() {
		return Optional.empty();
	}

	/** Cancels what is not finished. When it returns, the sink is not called again. Idempotent, within a second. */
	@Override
	void close();
}
