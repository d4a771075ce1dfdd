package org.facewright.engine;

import java.util.function.Consumer;

import org.facewright.api.motion.Availability;
import org.facewright.api.motion.FrameSink;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;

/**
 * A backend that may fail, with another that takes its place meanwhile: for live work on a remote service, with the
 * model that ships behind it. Both hear the same sound all the time. Frames of the second take over within a quarter of
 * a second when those of the first fail to come, and the first has them back as soon as it delivers again; the session's
 * problems say so each time. What frames look like is the first backend's matter: its rate, its channels, its
 * parameters; channels that the second does not have stay 0 while it stands in.
 *
 * <p>
 * Work that is not live goes to the first alone, which can take its time.
 */
public final class FallbackBackend implements MotionBackend {

	private final MotionBackend first;
	private final MotionBackend second;
	private final Consumer<Problem> listener;

	/** @param listener told of each change from one to the other, from any thread; must return soon */
	public FallbackBackend(MotionBackend first, MotionBackend second, Consumer<Problem> listener) {
		this.first = first;
		this.second = second;
		this.listener = listener;
	}

	@Override
	public MotionInfo info() {
		MotionInfo info = first.info();
		return new MotionInfo(info.id(), "%s, with %s to stand in".formatted(info.label(), second.info().label()),
				info.modelId(), info.modelSha256(), info.sampleRate(), info.frameRate(), info.channels(),
				info.parameters(), info.latencySeconds());
	}

	/** Usable when either is, since one is enough to begin. */
	@Override
	public Availability availability() {
		Availability availability = second.availability();
		return availability.isUsable() ? availability : first.availability();
	}

	/** @throws IllegalArgumentException when the two want sound at different rates */
	@Override
	public MotionSession open(MotionRequest request, FrameSink sink, Progress progress) throws MotionException {
		return request.live()
				? FallbackSession.open(first, second, request, sink, progress, listener)
				: first.open(request, sink, progress);
	}
}
