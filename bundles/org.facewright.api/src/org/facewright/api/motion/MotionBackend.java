package org.facewright.api.motion;

import java.util.Optional;

import org.facewright.core.progress.Progress;
import org.osgi.annotation.versioning.ConsumerType;

/** Turns speech into motion: local network, remote service or rules. Registered as a service. */
@ConsumerType
public interface MotionBackend {

	/** Cheap enough for a list; a model that can't be read shows in {@link #availability}. */
	MotionInfo info();

	/** Cheap: "server not reachable", "no CUDA device", or usable. */
	Availability availability();

	/**
	 * @param sink gets every frame in order, on one thread at a time, until end() completes or close() returns
	 * @return the caller closes it
	 * @throws MotionException when model or device can't be used
	 */
	MotionSession open(MotionRequest request, FrameSink sink, Progress progress) throws MotionException;

	/**
	 * Opens a recording for work on its parameters.
	 *
	 * @param request its values decide what is loaded, such as device and model; later requests may change all others
	 * @param sound   mono samples at info().sampleRate(); not changed by either side from now on
	 * @return the caller closes it; empty when this backend can't do that
	 * @throws MotionException when model or device can't be used
	 */
	default Optional<InteractiveMotion> interactive(MotionRequest request, float[] sound, Progress progress)
			throws MotionException {
		return Optional.empty();
	}
}
