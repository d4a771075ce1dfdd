package org.facewright.engine.install;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.facewright.api.audio.AudioDescription;
import org.facewright.api.audio.AudioLine;
import org.facewright.api.audio.AudioResampler;
import org.facewright.api.audio.AudioSource;
import org.facewright.api.filter.LiveFilter;
import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.inference.Precision;
import org.facewright.api.inference.Tensor;
import org.facewright.api.inference.TensorSpec;
import org.facewright.api.live.LiveConnection;
import org.facewright.api.live.LiveReception;
import org.facewright.api.live.LiveStats;
import org.facewright.api.motion.InteractiveMotion;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.api.motion.RunFacts;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;

/**
 * What a studio bundle has opened, with nothing between caller and bundle in the loops but a call: no allocation, no
 * lock. Each counts as work with its bundle until it is closed.
 */
final class GuardedSessions {

	private GuardedSessions() {
	}

	/** Counts as work from its making to the first close. */
	private abstract static class Session implements AutoCloseable {

		final GuardedBundle bundle;
		final String doing;
		private final AutoCloseable session;
		private boolean closed;

		Session(GuardedBundle bundle, AutoCloseable session, String doing) {
			this.bundle = bundle;
			this.session = session;
			this.doing = doing;
			bundle.enter();
		}

		/** Never throws: what the bundle throws is remembered as its fault. */
		@Override
		public final void close() {
			synchronized (this) {
				if (closed) {
					return;
				}
				closed = true;
			}
			try {
				session.close();
			} catch (Throwable e) {
				bundle.fault("closing after " + doing, e);
			} finally {
				bundle.exit();
			}
		}
	}

	static final class Source extends Session implements AudioSource {

		private final AudioSource source;
		private final PcmFormat format;
		private final AudioDescription description;

		Source(GuardedBundle bundle, AudioSource source, String doing) {
			super(bundle, source, doing);
			this.source = source;
			try {
				format = source.format();
				description = source.description();
			} catch (Throwable e) {
				close();
				throw bundle.unexpected(doing, e);
			}
		}

		@Override
		public PcmFormat format() {
			return format;
		}

		@Override
		public AudioDescription description() {
			return description;
		}

		@Override
		public OptionalLong frameCount() {
			try {
				return source.frameCount();
			} catch (Throwable e) {
				throw bundle.unexpected(doing, e);
			}
		}

		@Override
		public int read(float[] buffer, int offset, int frames) throws IOException {
			try {
				return source.read(buffer, offset, frames);
			} catch (Throwable e) {
				throw bundle.inOut(doing, e);
			}
		}

		@Override
		public long missingFrames() {
			try {
				return source.missingFrames();
			} catch (Throwable e) {
				throw bundle.unexpected(doing, e);
			}
		}

		@Override
		public List<Problem> problems() {
			try {
				return source.problems();
			} catch (Throwable e) {
				return List.of(GuardedBundle.problem(String.valueOf(bundle.unexpected(doing, e).getMessage())));
			}
		}
	}

	static final class Line extends Session implements AudioLine {

		private final AudioLine line;

		Line(GuardedBundle bundle, AudioLine line, String doing) {
			super(bundle, line, doing);
			this.line = line;
		}

		@Override
		public void write(float[] samples, int offset, int frames) {
			try {
				line.write(samples, offset, frames);
			} catch (Throwable e) {
				throw bundle.unexpected(doing, e);
			}
		}

		@Override
		public long playedFrames() {
			try {
				return line.playedFrames();
			} catch (Throwable e) {
				throw bundle.unexpected(doing, e);
			}
		}

		@Override
		public void flush() {
			try {
				line.flush();
			} catch (Throwable e) {
				throw bundle.unexpected(doing, e);
			}
		}
	}

	static final class Resampling extends Session implements AudioResampler.Stream {

		private final AudioResampler.Stream stream;

		Resampling(GuardedBundle bundle, AudioResampler.Stream stream, String doing) {
			super(bundle, stream, doing);
			this.stream = stream;
		}

		@Override
		public int capacityFor(int count) {
			try {
				return stream.capacityFor(count);
			} catch (Throwable e) {
				throw bundle.unexpected(doing, e);
			}
		}

		@Override
		public int process(float[] in, int offset, int count, float[] out) {
			try {
				return stream.process(in, offset, count, out);
			} catch (Throwable e) {
				throw bundle.unexpected(doing, e);
			}
		}

		@Override
		public int flush(float[] out) {
			try {
				return stream.flush(out);
			} catch (Throwable e) {
				throw bundle.unexpected(doing, e);
			}
		}
	}

	static final class Motion extends Session implements MotionSession {

		private final MotionSession session;

		Motion(GuardedBundle bundle, MotionSession session, String doing) {
			super(bundle, session, doing);
			this.session = session;
		}

		@Override
		public void push(float[] mono, int offset, int count) throws MotionException {
			try {
				session.push(mono, offset, count);
			} catch (Throwable e) {
				throw bundle.inMotion(doing, e);
			}
		}

		@Override
		public Optional<RunFacts> facts() {
			try {
				return session.facts();
			} catch (Throwable e) {
				bundle.unexpected(doing, e);
				return Optional.empty();
			}
		}

		@Override
		public CompletionStage<Void> end() {
			try {
				return session.end().handle((nothing, failure) -> {
					if (failure != null) {
						Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
						throw new CompletionException(bundle.inMotion(doing, cause));
					}
					return nothing;
				});
			} catch (CancellationException e) {
				throw e;
			} catch (Throwable e) {
				return CompletableFuture.failedFuture(bundle.inMotion(doing, e));
			}
		}

		@Override
		public List<Problem> problems() {
			try {
				return session.problems();
			} catch (Throwable e) {
				return List.of(GuardedBundle.problem(String.valueOf(bundle.unexpected(doing, e).getMessage())));
			}
		}
	}

	/** Sends nothing more once it has failed: a live take goes on without it. */
	static final class Connection extends Session implements LiveConnection {

		private final LiveConnection connection;
		private boolean failed;

		Connection(GuardedBundle bundle, LiveConnection connection, String doing) {
			super(bundle, connection, doing);
			this.connection = connection;
		}

		@Override
		public void send(long frame, long captureNanos, float[] pose) {
			if (failed) {
				return;
			}
			try {
				connection.send(frame, captureNanos, pose);
			} catch (Throwable e) {
				failed = true;
				bundle.unexpected("sending", e);
			}
		}

		@Override
		public LiveStats stats() {
			try {
				return connection.stats();
			} catch (Throwable e) {
				throw bundle.unexpected(doing, e);
			}
		}
	}

	/** Leaves poses as they are once it has failed. Given back by no one, it counts as work only while it works. */
	static final class Filter implements LiveFilter {

		private final GuardedBundle bundle;
		private final LiveFilter filter;
		private final String doing;
		private boolean failed;

		Filter(GuardedBundle bundle, LiveFilter filter, String doing) {
			this.bundle = bundle;
			this.filter = filter;
			this.doing = doing;
		}

		@Override
		public void process(float[] pose) {
			process(pose, Float.NaN);
		}

		@Override
		public void process(float[] pose, float levelDb) {
			if (failed) {
				return;
			}
			bundle.enter();
			try {
				filter.process(pose, levelDb);
			} catch (Throwable e) {
				failed = true;
				bundle.unexpected(doing, e);
			} finally {
				bundle.exit();
			}
		}
	}

	static final class Network extends Session implements InferenceSession {

		private final InferenceSession session;

		Network(GuardedBundle bundle, InferenceSession session, String doing) {
			super(bundle, session, doing);
			this.session = session;
		}

		@Override
		public List<TensorSpec> inputs() {
			try {
				return session.inputs();
			} catch (Throwable e) {
				throw bundle.unexpected(doing, e);
			}
		}

		@Override
		public List<TensorSpec> outputs() {
			try {
				return session.outputs();
			} catch (Throwable e) {
				throw bundle.unexpected(doing, e);
			}
		}

		@Override
		public Optional<Precision> precision() {
			try {
				return session.precision();
			} catch (Throwable e) {
				bundle.unexpected(doing, e);
				return Optional.empty();
			}
		}

		@Override
		public String device() {
			try {
				return session.device();
			} catch (Throwable e) {
				throw bundle.unexpected(doing, e);
			}
		}

		@Override
		public List<Problem> problems() {
			try {
				return session.problems();
			} catch (Throwable e) {
				return List.of(GuardedBundle.problem(String.valueOf(bundle.unexpected(doing, e).getMessage())));
			}
		}

		@Override
		public BoundRun bind(Map<String, Tensor> inputs, Map<String, Tensor> outputs) throws InferenceException {
			try {
				return new Run(bundle, session.bind(inputs, outputs), doing);
			} catch (Throwable e) {
				throw bundle.inInference(doing, e);
			}
		}
	}

	static final class Run extends Session implements InferenceSession.BoundRun {

		private final InferenceSession.BoundRun run;

		Run(GuardedBundle bundle, InferenceSession.BoundRun run, String doing) {
			super(bundle, run, doing);
			this.run = run;
		}

		@Override
		public void run() throws InferenceException {
			try {
				run.run();
			} catch (Throwable e) {
				throw bundle.inInference(doing, e);
			}
		}
	}

	static final class Reception extends Session implements LiveReception {

		private final LiveReception reception;

		Reception(GuardedBundle bundle, LiveReception reception, String doing) {
			super(bundle, reception, doing);
			this.reception = reception;
		}

		@Override
		public URI location() {
			try {
				return reception.location();
			} catch (Throwable e) {
				throw bundle.unexpected(doing, e);
			}
		}

		@Override
		public LiveStats stats() {
			try {
				return reception.stats();
			} catch (Throwable e) {
				throw bundle.unexpected(doing, e);
			}
		}
	}

	static final class Interactive extends Session implements InteractiveMotion {

		private final InteractiveMotion motion;

		Interactive(GuardedBundle bundle, InteractiveMotion motion, String doing) {
			super(bundle, motion, doing);
			this.motion = motion;
		}

		@Override
		public int frameCount() {
			try {
				return motion.frameCount();
			} catch (Throwable e) {
				throw bundle.unexpected(doing, e);
			}
		}

		@Override
		public void frame(int frame, MotionRequest request, float[] pose) throws MotionException {
			try {
				motion.frame(frame, request, pose);
			} catch (Throwable e) {
				throw bundle.inMotion(doing, e);
			}
		}

		@Override
		public CompletionStage<MotionClip> clip(MotionRequest request, Progress progress) {
			try {
				return motion.clip(request, progress).handle((clip, failure) -> {
					if (failure != null) {
						Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
						throw new CompletionException(bundle.inMotion(doing, cause));
					}
					return clip;
				});
			} catch (CancellationException e) {
				throw e;
			} catch (Throwable e) {
				return CompletableFuture.failedFuture(bundle.inMotion(doing, e));
			}
		}
	}
}
