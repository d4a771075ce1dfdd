package org.facewright.api.motion;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;

import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A recording that is known as a whole, while somebody turns its parameters. What an earlier call has computed is kept,
 * and a change costs only what depends on it. Requests are as for {@link MotionBackend#open}; {@code live} counts for
 * nothing, and one that needs something else to be loaded than the request of the beginning is refused with
 * IllegalArgumentException. May be used from several threads.
 */
@ConsumerType
public interface InteractiveMotion extends AutoCloseable {

	/** Frames that the recording has. */
	int frameCount();

	/**
	 * One frame, at once: what {@link #clip} has there where no frame depends on those before it; smoothing and other
	 * memory of earlier frames are left out.
	 *
	 * @param frame 0 … frameCount - 1
	 * @param pose  receives one value per channel of the backend
	 * @throws MotionException when the network fails
	 */
	void frame(int frame, MotionRequest request, float[] pose) throws MotionException;

	/**
	 * All frames, equal to what a session gives. A newer call supersedes one that is under way.
	 *
	 * @return completes with the clip, with a MotionException, or with {@link CancellationException} when superseded,
	 *         cancelled by the progress, or closed
	 */
	CompletionStage<MotionClip> clip(MotionRequest request, Progress progress);

	/** Cancels what is not finished. Idempotent. */
	@Override
	void close();
}
