package org.facewright.api.testkit;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.facewright.api.motion.Availability;
import org.facewright.api.motion.FrameSink;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionException.Reason;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.jspecify.annotations.Nullable;

/**
 * A backend without a model: each channel follows the mean level of its frame's sound, channel {@code i} with the
 * factor {@code 1 / (i + 1)}. Works on the pushing thread. For tests of what stands around a backend.
 */
public final class LevelBackend implements MotionBackend {

	/** Factor of all channels. */
	public static final Parameter<Double> STRENGTH = Parameter.number("strength").between(0, 2).otherwise(1.0);

	private final MotionInfo info;

	/** 16 kHz in. */
	public LevelBackend(String id, ChannelSet channels, FrameRate rate) {
		info = new MotionInfo(id, "Level", id + " 1", "", 16_000, rate, channels, ParameterSchema.of(STRENGTH), 0.01);
	}

	/** What a frame's pose should be. @param levels mean of the absolute samples of the frame */
	public static float value(double levels, int channel) {
		return (float) (levels / (channel + 1));
	}

	@Override
	public MotionInfo info() {
		return info;
	}

	@Override
	public Availability availability() {
		return Availability.USABLE;
	}

	@Override
	public MotionSession open(MotionRequest request, FrameSink sink, Progress progress) {
		return new Session(request.values().get(STRENGTH), sink, progress);
	}

	private final class Session implements MotionSession {

		private final double strength;
		private final FrameSink sink;
		private final Progress progress;
		private final float[] pose = new float[info.channels().size()];
		private long samples;
		private int frame;
		private double sum;
		private int summed;
		private volatile boolean closed;
		private @Nullable MotionException failure;

		Session(double strength, FrameSink sink, Progress progress) {
			this.strength = strength;
			this.sink = sink;
			this.progress = progress;
		}

		@Override
		public synchronized void push(float[] mono, int offset, int count) throws MotionException {
			requireWell();
			for (int i = offset; i < offset + count && failure == null; i++) {
				if (samples == info.frameRate().sampleOf(frame + 1L, info.sampleRate())) {
					emit();
				}
				sum += Math.abs(mono[i]);
				summed++;
				samples++;
			}
		}

		private void requireWell() throws MotionException {
			if (closed) {
				throw new CancellationException("closed");
			}
			MotionException failed = failure;
			if (failed != null) {
				throw new MotionException(failed.reason(), String.valueOf(failed.getMessage()), failed);
			}
		}

		/** A sink that fails shows at the next call, as with backends that have a thread of their own. */
		private void emit() {
			if (closed) {
				throw new CancellationException("closed");
			}
			progress.checkCancelled();
			double level = strength * sum / Math.max(1, summed);
			for (int i = 0; i < pose.length; i++) {
				pose[i] = value(level, i);
			}
			sum = 0;
			summed = 0;
			try {
				sink.accept(frame++, pose);
			} catch (CancellationException e) {
				closed = true;
				throw e;
			} catch (RuntimeException e) {
				failure = new MotionException(Reason.FAILED, "the frames could not be handed on: " + e, e);
			}
		}

		@Override
		public synchronized CompletionStage<Void> end() {
			try {
				requireWell();
				if (summed > 0) {
					emit();
				}
				requireWell();
				return CompletableFuture.completedFuture(null);
			} catch (MotionException | CancellationException e) {
				return CompletableFuture.failedFuture(e);
			}
		}

		@Override
		public void close() {
			closed = true;
		}
	}
}
