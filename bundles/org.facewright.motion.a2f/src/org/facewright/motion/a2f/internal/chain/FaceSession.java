package org.facewright.motion.a2f.internal.chain;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

import org.facewright.api.inference.InferenceException;
import org.facewright.api.motion.FrameSink;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionException.Reason;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.api.motion.RunTimes;
import org.facewright.api.motion.RunFacts;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.jspecify.annotations.Nullable;

/**
 * One stream of sound, from file or microphone alike. The pushing thread fills a queue of two seconds; the session's own
 * thread takes from it, asks the network for rows, and hands poses on.
 */
public final class FaceSession implements MotionSession {

	private static final int QUEUED_SECONDS = 2;
	private static final long CLOSE_MILLIS = 1000;

	private final MotionRequest request;
	private final FaceChain chain;
	private final FrameSink sink;
	private final Progress progress;
	private final Runnable release;
	private final SoundTrack sound = new SoundTrack();
	private final FaceStream stream;
	private final PoseTrack poses;
	private static final int P95_EVERY = 600; // frames between two looks at the times
	private final RunTimes times = new RunTimes();
	private volatile double p95 = Double.NaN; // milliseconds per frame
	private final List<Problem> problems;
	private final Thread thread;
	private final CompletableFuture<Void> finished = new CompletableFuture<>();
	private final float[] block;

	/** The queue, as a ring; guarded by itself, like the fields below. */
	private final float[] queue;
	private long pushed;
	private long taken;
	private boolean ended;
	private boolean closed;
	private @Nullable MotionException failure;

	/**
	 * @param release called once, when the chain is no longer needed here
	 * @throws IllegalArgumentException with a sentence for the user when a value or curve makes no sense
	 */
	public FaceSession(MotionRequest request, FaceChain chain, FrameSink sink, Progress progress, Runnable release) {
		chain.requireSense(request);
		this.request = request;
		this.chain = chain;
		this.sink = sink;
		this.progress = progress;
		this.release = release;
		poses = new PoseTrack(chain.model(), request);
		problems = chain.remarks(request);
		int sampleRate = chain.model().shape().sampleRate();
		queue = new float[QUEUED_SECONDS * sampleRate];
		block = new float[sampleRate / 10];
		stream = chain.stream(sound, chain.emotion(request), request, request.live() ? 1 : FaceChain.GROUP);
		thread = new Thread(this::work, "audio2face: " + request.name());
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void push(float[] mono, int offset, int count) throws MotionException {
		int from = offset;
		int end = offset + count;
		for (int i = from; i < end; i++) {
			if (!Float.isFinite(mono[i])) {
				throw new MotionException(Reason.FAILED,
						"%s: the sound holds values that are no numbers; repair or convert it first"
								.formatted(request.name()));
			}
		}
		synchronized (queue) {
			while (from < end) {
				awaitRoom();
				int slot = (int) (pushed % queue.length);
				int room = (int) Math.min(queue.length - (pushed - taken), queue.length - slot);
				int part = Math.min(room, end - from);
				System.arraycopy(mono, from, queue, slot, part);
				pushed += part;
				from += part;
				queue.notifyAll();
			}
		}
	}

	/** Waits until a sample fits. The queue's lock is held. */
	private void awaitRoom() throws MotionException {
		requireUsable();
		while (pushed - taken == queue.length) {
			try {
				queue.wait();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancellationException(request.name() + ": interrupted while waiting for the network");
			}
			requireUsable();
		}
	}

	private void requireUsable() throws MotionException {
		MotionException failed = failure;
		if (failed != null) {
			throw new MotionException(failed.reason(), String.valueOf(failed.getMessage()), failed);
		}
		requireNotClosed();
		if (ended) {
			throw new IllegalStateException(request.name() + ": end() was called before");
		}
	}

	private void requireNotClosed() {
		if (closed) {
			throw new CancellationException(request.name() + ": the session was closed before its end");
		}
	}

	@Override
	public CompletionStage<Void> end() {
		synchronized (queue) {
			ended = true;
			queue.notifyAll();
		}
		return finished.minimalCompletionStage();
	}

	@Override
	public List<Problem> problems() {
		return problems;
	}

	@Override
	public Optional<RunFacts> facts() {
		SharedNetwork network = chain.network();
		return Optional.of(new RunFacts(network.device(), RunFacts.providerOf(network.device()), network.precision(),
				p95, network.problems().stream().map(Problem::message).collect(Collectors.joining("; "))));
	}

	@Override
	public void close() {
		synchronized (queue) {
			closed = true;
			queue.notifyAll();
		}
		if (Thread.currentThread() == thread) {
			return; // from within the sink: the thread sees it as soon as the sink returns
		}
		boolean interrupted = Thread.interrupted();
		try {
			thread.join(CLOSE_MILLIS);
		} catch (InterruptedException e) {
			interrupted = true;
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private void work() {
		try {
			solve();
			finish(null);
		} catch (MotionException e) {
			fail(e);
		} catch (InferenceException e) {
			fail(failure(request.name(), e));
		} catch (CancellationException e) {
			synchronized (queue) {
				closed = true;
				queue.notifyAll();
			}
			finish(e);
		} catch (RuntimeException | Error e) {
			fail(new MotionException(Reason.FAILED,
					"%s: the frames could not be handed on: %s".formatted(request.name(), e), e));
		}
	}

	/** What a network could not do, as the failure of a take. */
	public static MotionException failure(String name, InferenceException e) {
		Reason reason = switch (e.reason()) {
			case MODEL_MISSING, DEVICE_UNAVAILABLE -> Reason.UNAVAILABLE;
			case MODEL_UNREADABLE, BAD_INPUT -> Reason.MODEL_UNREADABLE;
			case OUT_OF_MEMORY, FAILED -> Reason.FAILED;
		};
		return new MotionException(reason, name + ": " + e.getMessage(), e);
	}

	private void fail(MotionException e) {
		synchronized (queue) {
			failure = e;
			queue.notifyAll();
		}
		finish(e);
	}

	/** The network is given back before anybody hears of the end. */
	private void finish(@Nullable Throwable e) {
		stream.close();
		release.run();
		if (e == null) {
			finished.complete(null);
		} else {
			finished.completeExceptionally(e);
		}
	}

	private void solve() throws MotionException, InferenceException {
		float[] pose = new float[chain.model().channels().size()];
		int frame = 0;
		boolean whole = false;
		poses.begin(0);
		while (frame < wanted()) {
			progress.checkCancelled();
			requireOpen();
			long begun = System.nanoTime();
			int rows = stream.advance(whole);
			if (rows == 0 && whole) {
				throw new IllegalStateException("the network gave %d frames of %d".formatted(frame, wanted()));
			}
			if (rows > 0) {
				times.add(System.nanoTime() - begun, rows);
				p95 = Double.isNaN(p95) || frame % P95_EVERY < rows ? times.p95() : p95;
				poses.project(stream.rows(), stream.offsets(), rows);
			}
			for (int row = 0; row < rows && frame < wanted(); row++, frame++) {
				requireOpen();
				solve(frame, row, pose);
				sink.accept(frame, pose);
			}
			if (rows == 0) {
				whole = !take();
			}
		}
	}

	private void solve(int frame, int row, float[] pose) throws MotionException {
		try {
			poses.frame(frame, row, pose);
		} catch (IllegalArgumentException e) {
			throw new MotionException(Reason.FAILED,
					"%s: the network gave values that are no numbers for frame %d; choose another device or precision"
							.formatted(request.name(), frame),
					e);
		}
	}

	private void requireOpen() {
		synchronized (queue) {
			requireNotClosed();
		}
	}

	/** Frames that the sound needs; more than ever come while its end is not known. */
	private long wanted() {
		synchronized (queue) {
			return ended
					? chain.model().frameRate().framesCovering(pushed, chain.model().shape().sampleRate())
					: Long.MAX_VALUE;
		}
	}

	/** Takes what is waiting, after waiting for it. @return false when there will never be more */
	private boolean take() {
		int count;
		synchronized (queue) {
			try {
				while (!closed && !ended && pushed == taken) {
					queue.wait();
				}
			} catch (InterruptedException e) {
				throw new CancellationException(request.name() + ": interrupted");
			}
			requireNotClosed();
			int slot = (int) (taken % queue.length);
			count = (int) Math.min(Math.min(pushed - taken, queue.length - slot), block.length);
			System.arraycopy(queue, slot, block, 0, count);
			taken += count;
			queue.notifyAll();
		}
		sound.append(block, 0, count);
		return count > 0;
	}
}
