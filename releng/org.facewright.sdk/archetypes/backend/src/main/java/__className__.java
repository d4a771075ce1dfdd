package ${package};

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
import org.facewright.core.motion.Arkit;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** Opens the jaw as far as the voice is loud: closed at -50 dB below full scale, open at -15 dB. */
@Component(service = MotionBackend.class)
public final class ${className} implements MotionBackend {

	static final Parameter<Double> STRENGTH = Parameter.number("strength").between(0, 2).otherwise(1.0)
			.label("Strength").describe("How far the jaw opens.");

	private static final int SAMPLE_RATE = 16_000;
	private static final double CLOSED_DB = -50;
	private static final double OPEN_DB = -15;
	private static final MotionInfo INFO = new MotionInfo("${id}", "Loudness", "${id} 1", "", SAMPLE_RATE,
			FrameRate.FPS_60, Arkit.FACE, ParameterSchema.of(STRENGTH), FrameRate.FPS_60.secondsOf(1));

	@Override
	public MotionInfo info() {
		return INFO;
	}

	@Override
	public Availability availability() {
		return Availability.USABLE;
	}

	@Override
	public MotionSession open(MotionRequest request, FrameSink sink, Progress progress) {
		return new Session(request.values().get(STRENGTH), sink, progress);
	}

	/** Works on the pushing thread, so that a slow sink holds the pusher back. */
	private static final class Session implements MotionSession {

		private final double strength;
		private final FrameSink sink;
		private final Progress progress;
		private final float[] pose = new float[Arkit.FACE.size()];
		private long samples;
		private int frame;
		private double energy;
		private int counted;
		private @Nullable MotionException failure;
		private volatile boolean closed;

		Session(double strength, FrameSink sink, Progress progress) {
			this.strength = strength;
			this.sink = sink;
			this.progress = progress;
		}

		@Override
		public synchronized void push(float[] mono, int offset, int count) throws MotionException {
			requireOpen();
			for (int i = offset; i < offset + count && failure == null; i++) {
				energy += mono[i] * mono[i];
				counted++;
				samples++;
				if (samples == INFO.frameRate().sampleOf(frame + 1L, SAMPLE_RATE)) {
					give();
				}
			}
		}

		@Override
		public synchronized CompletionStage<@Nullable Void> end() {
			try {
				requireOpen();
				if (counted > 0) {
					give();
				}
				requireOpen();
				return CompletableFuture.completedFuture(null);
			} catch (MotionException | CancellationException e) {
				return CompletableFuture.failedFuture(e);
			}
		}

		private void requireOpen() throws MotionException {
			if (closed) {
				throw new CancellationException("closed");
			}
			if (failure != null) {
				throw failure;
			}
		}

		/** A sink that fails ends the session; the caller learns of it at its next call. */
		private void give() {
			if (closed) {
				throw new CancellationException("closed");
			}
			progress.checkCancelled();
			double db = 10 * Math.log10(energy / counted + 1e-12);
			double open = Math.clamp((db - CLOSED_DB) / (OPEN_DB - CLOSED_DB), 0, 1);
			pose[Arkit.JAW_OPEN] = (float) (strength * open);
			energy = 0;
			counted = 0;
			try {
				sink.accept(frame, pose);
				frame++;
			} catch (CancellationException e) {
				throw e;
			} catch (RuntimeException e) {
				failure = new MotionException(Reason.FAILED, "the frames could not be handed on: " + e.getMessage(), e);
			}
		}

		@Override
		public void close() {
			closed = true;
			waitForTheFrameUnderWay();
		}

		private synchronized void waitForTheFrameUnderWay() {
			// push and end hold the same lock and stop before the next frame
		}
	}
}
