package org.facewright.motion.embedded.internal;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.facewright.api.motion.FrameSink;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionException.Reason;
import org.facewright.api.motion.MotionSession;
import org.facewright.api.motion.RunFacts;
import org.facewright.core.progress.Progress;
import org.jspecify.annotations.Nullable;

/**
 * One stream of sound. The pushing thread fills a queue of two seconds; the session's own thread takes blocks from it,
 * runs the network, shapes the mouth and hands the frames on.
 */
final class EmbeddedSession implements MotionSession {

	private static final int QUEUED_SECONDS = 2;
	private static final long CLOSE_MILLIS = 1000;

	private final String name;
	private final Alignment alignment;
	private final Speech speech;
	private final Optional<Guide> guide;
	private final MouthShaping shaping;
	private final FrameSink sink;
	private final Progress progress;
	private final Thread thread;
	private final CompletableFuture<Void> finished = new CompletableFuture<>();

	/** The queue, as a ring; guarded by itself, like the fields below. */
	private final float[] queue;
	private long pushed;
	private long taken;
	private boolean ended;
	private boolean closed;
	private @Nullable MotionException failure;
	private volatile Optional<RunFacts> facts = Optional.empty();

	EmbeddedSession(String name, Alignment alignment, Speech speech, Optional<Guide> guide, MouthShaping shaping,
			FrameSink sink, Progress progress) {
		this.name = name;
		this.alignment = alignment;
		this.speech = speech;
		this.guide = guide;
		this.shaping = shaping;
		this.sink = sink;
		this.progress = progress;
		queue = new float[QUEUED_SECONDS * alignment.sampleRate()];
		thread = new Thread(this::work, "embedded model: " + name);
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void push(float[] mono, int offset, int count) throws MotionException {
		int from = offset;
		int end = offset + count;
		requireNumbers(mono, from, end);
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

	private void requireNumbers(float[] mono, int from, int end) throws MotionException {
		for (int i = from; i < end; i++) {
			if (!Float.isFinite(mono[i])) {
				throw new MotionException(Reason.FAILED,
						"%s: the sound holds values that are no numbers; repair or convert it first".formatted(name));
			}
		}
	}

	/** Waits until a sample fits. The queue's lock is held. */
	private void awaitRoom() throws MotionException {
		requireOpen();
		while (pushed - taken == queue.length) {
			try {
				queue.wait();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancellationException(name + ": interrupted while waiting for the model");
			}
			requireOpen();
		}
	}

	private void requireOpen() throws MotionException {
		MotionException failed = failure;
		if (failed != null) {
			throw new MotionException(failed.reason(), String.valueOf(failed.getMessage()), failed);
		}
		if (closed) {
			throw new CancellationException(name + ": the session is closed");
		}
		if (ended) {
			throw new IllegalStateException(name + ": end() was called before");
		}
	}

	@Override
	public Optional<RunFacts> facts() {
		return facts;
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
		try (speech) {
			solve();
			facts = Optional.of(speech.facts());
			finished.complete(null);
		} catch (MotionException e) {
			fail(e);
		} catch (CancellationException e) {
			synchronized (queue) {
				closed = true;
				queue.notifyAll();
			}
			finished.completeExceptionally(e);
		} catch (RuntimeException | Error e) {
			fail(new MotionException(Reason.FAILED, "%s: the frames could not be handed on: %s".formatted(name, e), e));
		}
	}

	private void fail(MotionException e) {
		synchronized (queue) {
			failure = e;
			queue.notifyAll();
		}
		finished.completeExceptionally(e);
	}

	private void solve() throws MotionException {
		int hop = alignment.hop();
		int frames = speech.frames();
		float[] block = new float[frames * hop];
		int weights = speech.weights().length / frames;
		int phones = speech.phones().length / frames;
		int voices = speech.voice().length / frames;
		long solved = 0;
		int frame = 0;
		int fill = alignment.silence();
		while (frame < wanted()) {
			progress.checkCancelled();
			int silent = Math.min(fill, block.length);
			take(block, silent);
			fill -= silent;
			speech.run(block);
			for (int i = 0; i < frames; i++, solved++) {
				if (solved >= alignment.settled()) {
					shaping.hear(block, i * hop, hop);
				}
				if (solved < alignment.dropped()) {
					continue;
				}
				if (guide.isPresent()) {
					guide.get().lead((int) (solved - alignment.dropped()), speech.weights(), i * weights,
							speech.phones(), i * phones);
				}
				shaping.add(speech.weights(), i * weights, speech.phones(), i * phones, speech.voice(), i * voices);
				if (shaping.hasFrame() && frame < wanted()) {
					emit(frame++);
				}
			}
		}
	}

	/** Frames that the sound needs; more than ever come while its end is not known. */
	private long wanted() {
		synchronized (queue) {
			return ended ? alignment.framesCovering(pushed) : Long.MAX_VALUE;
		}
	}

	/** Takes samples until the block is full, silence where the sound has ended. */
	private void take(float[] block, int from) {
		Arrays.fill(block, 0, from, 0);
		int filled = from;
		synchronized (queue) {
			while (filled < block.length) {
				awaitSound();
				int slot = (int) (taken % queue.length);
				int there = (int) Math.min(pushed - taken, queue.length - slot);
				if (there == 0) {
					break;
				}
				int part = Math.min(there, block.length - filled);
				System.arraycopy(queue, slot, block, filled, part);
				taken += part;
				filled += part;
				queue.notifyAll();
			}
		}
		Arrays.fill(block, filled, block.length, 0);
	}

	/** Waits for a sample, or for the end. The queue's lock is held. */
	private void awaitSound() {
		try {
			while (!closed && !ended && pushed == taken) {
				queue.wait();
			}
		} catch (InterruptedException e) {
			throw new CancellationException(name + ": interrupted");
		}
		requireNotClosed();
	}

	private void emit(int frame) {
		float[] pose = shaping.pose();
		synchronized (queue) {
			requireNotClosed();
		}
		sink.accept(frame, pose);
	}

	private void requireNotClosed() {
		if (closed) {
			throw new CancellationException(name + ": the session was closed before its end");
		}
	}
}
