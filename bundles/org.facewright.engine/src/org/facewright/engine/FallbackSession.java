package org.facewright.engine;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.facewright.api.motion.FrameSink;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionException.Reason;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.core.audio.RingBuffer;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.FrameGrid;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Live sound through two backends at once. Frames go out at an even delay behind their sound, long enough for what the
 * first usually needs, since services give poses in bursts. Each is taken from the first when it is there by then, and
 * from the second when it comes later than that by {@link #GRACE_SECONDS}, or when the first session has failed. The
 * poses of both wait in rings by frame number; a change of source fades.
 *
 * <p>
 * Threads: the pusher feeds the second session directly and the first through a ring, which a thread of its own empties,
 * so that a server that takes nothing holds up nobody; another looks for frames that are overdue.
 */
final class FallbackSession implements MotionSession {

	/** How much later than usual a frame of the first may come. */
	private static final double GRACE_SECONDS = 0.2;
	private static final long TICK_MILLIS = 10;
	private static final double FADE_SECONDS = 0.25;
	/** How fast the delay follows what is needed: frames go out a little slower or faster meanwhile. */
	private static final double DELAY_CHANGE_PER_SECOND = 0.1;
	private static final double DELAY_MARGIN_SECONDS = 0.01;
	/** The longest delay within one or two such stretches is what is needed. */
	private static final double DELAY_WINDOW_SECONDS = 2;
	private static final double LONGEST_DELAY_SECONDS = 1.5;
	private static final int RING_FRAMES = 2048;
	private static final double SOUND_RING_SECONDS = 10;
	private static final double QUEUED_SECONDS = 8;
	/** Frames of the first that must have come in time before it counts as back. */
	private static final int STEADY_FRAMES = 10;
	private static final long FIRST_RETRY_MILLIS = 250;
	private static final long LONGEST_RETRY_MILLIS = 4000;
	private static final long OPEN_MILLIS = 2500;
	private static final long END_MILLIS = 3000;
	private static final long JOIN_MILLIS = 500;
	private static final int PROBLEMS_KEPT = 100;
	private static final long LOOK_NANOS = 250_000_000;

	/** Poses by frame number, the last few thousand. */
	private static final class Poses {

		private final float[][] poses;
		private final int[] frames = new int[RING_FRAMES];

		Poses(int width) {
			poses = new float[RING_FRAMES][width];
			Arrays.fill(frames, -1);
		}

		float[] slot(int frame) {
			frames[frame % RING_FRAMES] = frame;
			return poses[frame % RING_FRAMES];
		}

		boolean has(int frame) {
			return frame >= 0 && frames[frame % RING_FRAMES] == frame;
		}

		float[] get(int frame) {
			return poses[frame % RING_FRAMES];
		}
	}

	private final MotionBackend first;
	private final MotionInfo info;
	private final String firstLabel;
	private final String secondLabel;
	private final MotionRequest request;
	private final FrameSink sink;
	private final Progress progress;
	private final Consumer<Problem> listener;
	private final RingBuffer sound;
	private final Thread feeder;
	private final Thread clock;
	private final CompletableFuture<Void> finished = new CompletableFuture<>();
	@SuppressWarnings("null") // set before the session is given out
	private MotionSession second;
	private @Nullable FrameGrid secondGrid;
	/** The first attempt to open the first session; null once it was made. */
	private volatile @Nullable CompletableFuture<Boolean> firstOpening;

	// of the feeder's thread
	/** Samples taken from the ring, those that did not fit included. */
	private long taken;
	private long droppedSeen;
	private final Set<Problem> passedOn = new HashSet<>();
	private long lookedNanos = System.nanoTime();

	// guarded by this
	private final Poses ofFirst;
	private final Poses ofSecond;
	private final long[] pushedNanos = new long[RING_FRAMES];
	private final Deque<Problem> problems = new ArrayDeque<>();
	private final float[] last;
	private final float[] offset;
	private final float[] faded;
	private long samples;
	private int framesPushed;
	private int next;
	private int fadeFrom = -1;
	private boolean fromFirst;
	private boolean firstIsUp;
	private int steady;
	private double delaySeconds;
	private double longestDelay;
	private double longestDelayBefore;
	private int delayWindowEnd;
	private @Nullable MotionSession firstSession;
	private @Nullable MotionException failure;
	private boolean ended;
	private boolean closed;

	@SuppressWarnings("null") // see second
	private FallbackSession(MotionBackend first, MotionBackend second, MotionRequest request, FrameSink sink,
			Progress progress, Consumer<Problem> listener) {
		this.listener = listener;
		this.first = first;
		info = first.info();
		firstLabel = info.id();
		secondLabel = second.info().id();
		this.request = request;
		this.sink = sink;
		this.progress = progress;
		int width = info.channels().size();
		ofFirst = new Poses(width);
		ofSecond = new Poses(width);
		last = new float[width];
		offset = new float[width];
		faded = new float[width];
		delaySeconds = Math.min(LONGEST_DELAY_SECONDS, info.latencySeconds());
		sound = new RingBuffer((int) (SOUND_RING_SECONDS * info.sampleRate()));
		feeder = new Thread(this::feed, "first of two backends: " + request.name());
		clock = new Thread(this::tick, "clock of two backends: " + request.name());
		feeder.setDaemon(true);
		clock.setDaemon(true);
	}

	static MotionSession open(MotionBackend first, MotionBackend second, MotionRequest request, FrameSink sink,
			Progress progress, Consumer<Problem> listener) throws MotionException {
		MotionInfo stand = second.info();
		if (first.info().sampleRate() != stand.sampleRate()) {
			throw new IllegalArgumentException("%s and %s want sound at different rates, %d and %d Hz".formatted(
					first.info().id(), stand.id(), first.info().sampleRate(), stand.sampleRate()));
		}
		FallbackSession session = new FallbackSession(first, second, request, sink, progress, listener);
		session.second = second.open(
				new MotionRequest(request.name(), stand.parameters().defaults(), true), session.secondSink(stand),
				progress);
		session.begin();
		return session;
	}

	/** Gives the first a moment to connect, so that a performance begins with it where it is there. */
	private void begin() {
		CompletableFuture<Boolean> opened = new CompletableFuture<>();
		firstOpening = opened;
		feeder.start();
		clock.start();
		try {
			opened.get(OPEN_MILLIS, TimeUnit.MILLISECONDS);
		} catch (TimeoutException | ExecutionException e) {
			tell(Problem.warning("live.fallback", "%s did not answer in time".formatted(firstLabel),
					"%s begins; nothing needs to be done, the first takes over when it can".formatted(secondLabel)));
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	// ---- the pusher

	@Override
	public void push(float[] mono, int offsetInMono, int count) throws MotionException {
		int most = info.sampleRate() / 2;
		for (int from = 0; from < count; from += most) {
			pushPart(mono, offsetInMono + from, Math.min(most, count - from));
		}
	}

	private void pushPart(float[] mono, int from, int count) throws MotionException {
		synchronized (this) {
			awaitRoom();
			samples += count;
			int covered = (int) info.frameRate().framesCovering(samples, info.sampleRate());
			long now = System.nanoTime();
			while (framesPushed < covered) {
				pushedNanos[framesPushed++ % RING_FRAMES] = now;
			}
		}
		sound.write(mono, from, count);
		second.push(mono, from, count);
		synchronized (this) {
			requireOpen();
			emitWhatIsDue(System.nanoTime());
		}
	}

	/** Waits while more sound has no frames than real time could ever bring about. */
	private void awaitRoom() throws MotionException {
		requireOpen();
		while (info.frameRate().secondsOf(framesPushed - next) > QUEUED_SECONDS) {
			try {
				wait(TICK_MILLIS);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancellationException(request.name() + ": interrupted while waiting for frames");
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
			throw new CancellationException(request.name() + ": the session is closed");
		}
		if (ended) {
			throw new IllegalStateException(request.name() + ": end() was called before");
		}
	}

	@Override
	public CompletionStage<Void> end() {
		synchronized (this) {
			ended = true;
			notifyAll();
		}
		return finished.minimalCompletionStage();
	}

	@Override
	public synchronized List<Problem> problems() {
		return List.copyOf(problems);
	}

	private void tell(Problem problem) {
		synchronized (this) {
			if (problems.size() == PROBLEMS_KEPT) {
				problems.removeFirst();
			}
			problems.addLast(problem);
		}
		listener.accept(problem);
	}

	@Override
	public void close() {
		MotionSession open;
		synchronized (this) {
			closed = true;
			open = firstSession;
			firstSession = null;
			notifyAll();
		}
		second.close();
		if (open != null) {
			open.close();
		}
		finished.completeExceptionally(new CancellationException(request.name() + ": the session was closed"));
		if (Thread.holdsLock(this)) {
			return; // from within the sink: the threads end as soon as it returns
		}
		boolean interrupted = Thread.interrupted();
		try {
			for (Thread thread : List.of(clock, feeder)) {
				if (thread != Thread.currentThread()) {
					thread.join(JOIN_MILLIS);
				}
			}
		} catch (InterruptedException e) {
			interrupted = true;
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	// ---- the second backend

	private FrameSink secondSink(MotionInfo stand) {
		int[] sources = sources(stand.channels());
		float[] pose = new float[sources.length];
		FrameGrid grid = secondGrid = new FrameGrid(info.frameRate(), pose.length, FrameGrid.Between.LINEAR,
				(frame, values) -> {
					synchronized (this) {
						System.arraycopy(values, 0, ofSecond.slot(frame), 0, values.length);
						emitWhatIsDue(System.nanoTime());
					}
				});
		return (frame, standPose) -> {
			for (int i = 0; i < sources.length; i++) {
				pose[i] = sources[i] < 0 ? 0 : standPose[sources[i]];
			}
			grid.add(stand.frameRate().secondsOf(frame), pose);
		};
	}

	private int[] sources(ChannelSet from) {
		return info.channels().channels().stream().mapToInt(channel -> from.indexOf(channel.name())).toArray();
	}

	// ---- the first backend, on the feeder's thread

	private void feed() {
		long retry = FIRST_RETRY_MILLIS;
		float[] block = new float[Math.max(1, info.sampleRate() / 50)];
		while (!isOver()) {
			try {
				int base = (int) info.frameRate().framesCovering(taken, info.sampleRate());
				MotionSession session = openFirst(base);
				opened(true);
				retry = FIRST_RETRY_MILLIS;
				feed(session, info.frameRate().sampleOf(base, info.sampleRate()), block);
				if (isEnding()) {
					finish(session);
				}
				if (isOver() || isEnding()) {
					return;
				}
			} catch (MotionException | RuntimeException e) {
				firstFailed(e);
				opened(false);
			}
			long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(retry);
			while (System.nanoTime() < until && !isEnding() && !isOver()) {
				discard(block);
				sleep();
			}
			retry = Math.min(LONGEST_RETRY_MILLIS, retry * 2);
			if (isEnding()) {
				finish(null);
				return;
			}
		}
	}

	private void opened(boolean well) {
		CompletableFuture<Boolean> opening = firstOpening;
		if (opening != null) {
			firstOpening = null;
			opening.complete(well);
		}
	}

	private MotionSession openFirst(int base) throws MotionException {
		MotionSession session = first.open(request, (frame, pose) -> {
			synchronized (this) {
				takeFirst(base + frame, pose);
			}
		}, progress);
		synchronized (this) {
			if (!closed) {
				firstSession = session;
				firstIsUp = true;
				steady = 0;
				return session;
			}
		}
		session.close();
		throw new CancellationException("closed");
	}

	/**
	 * Hands sound on until the end, or until the session fails.
	 *
	 * @param wanted first sample that the session gets
	 */
	private void feed(MotionSession session, long wanted, float[] block) throws MotionException {
		while (!isOver()) {
			if (sound.dropped() > droppedSeen) {
				throw new MotionException(Reason.FAILED, "it takes sound too slowly");
			}
			int count = sound.read(block, 0, block.length);
			passOn(session);
			if (count == 0) {
				if (isEnding() && sound.available() == 0) {
					return;
				}
				sleep();
				continue;
			}
			int skipped = (int) Math.clamp(wanted - taken, 0, count);
			taken += count;
			if (skipped < count) {
				session.push(block, skipped, count - skipped);
			}
		}
	}

	/** What the first session has to tell, such as another model than expected; each remark once. */
	private void passOn(MotionSession session) {
		long now = System.nanoTime();
		if (now - lookedNanos > LOOK_NANOS) {
			lookedNanos = now;
			for (Problem problem : session.problems()) {
				if (passedOn.size() < PROBLEMS_KEPT && passedOn.add(problem)) {
					tell(problem);
				}
			}
		}
	}

	private void discard(float[] block) {
		int count;
		while ((count = sound.read(block, 0, block.length)) > 0) {
			taken += count;
		}
		long dropped = sound.dropped();
		taken += dropped - droppedSeen;
		droppedSeen = dropped;
	}

	private void firstFailed(Exception e) {
		MotionSession open;
		synchronized (this) {
			open = firstSession;
			firstSession = null;
			if (closed) {
				return;
			}
			if (firstIsUp || firstOpening != null) {
				tell(Problem.warning("live.fallback", "%s: %s".formatted(firstLabel, e.getMessage()),
						"%s goes on until it is back".formatted(secondLabel)));
			}
			firstIsUp = false;
			emitWhatIsDue(System.nanoTime());
		}
		if (open != null) {
			open.close();
		}
	}

	/** A frame of the first came. The lock is held. */
	private void takeFirst(int frame, float[] pose) {
		if (closed || !firstIsUp) {
			return;
		}
		if (frame >= framesPushed) {
			return; // of silence that it heard by itself
		}
		double delay = (System.nanoTime() - pushedNanos[frame % RING_FRAMES]) / 1e9;
		boolean inTime = frame >= next;
		steady = inTime ? steady + 1 : 0;
		longestDelay = Math.max(longestDelay, delay);
		if (frame >= delayWindowEnd) {
			longestDelayBefore = longestDelay;
			longestDelay = delay;
			delayWindowEnd = frame + (int) (DELAY_WINDOW_SECONDS * info.frameRate().framesPerSecond());
		}
		if (frame >= next) {
			System.arraycopy(pose, 0, ofFirst.slot(frame), 0, pose.length);
		}
		emitWhatIsDue(System.nanoTime());
	}

	// ---- frames on their way out; the lock is held

	private void tick() {
		synchronized (this) {
			while (!closed && !finished.isDone()) {
				emitWhatIsDue(System.nanoTime());
				try {
					wait(TICK_MILLIS);
				} catch (InterruptedException e) {
					return;
				}
			}
		}
	}

	private void emitWhatIsDue(long now) {
		while (!closed && failure == null && next < framesPushed) {
			double waited = (now - pushedNanos[next % RING_FRAMES]) / 1e9;
			if (waited < delaySeconds) {
				return;
			}
			boolean trusted = firstIsUp && (fromFirst || next == 0 || steady >= STEADY_FRAMES);
			if (trusted && ofFirst.has(next)) {
				emit(ofFirst, true);
				continue;
			}
			boolean standing = !firstIsUp || !fromFirst && next > 0;
			if (!standing && waited < delaySeconds + GRACE_SECONDS || !ofSecond.has(next)) {
				return;
			}
			if (fromFirst && firstIsUp) {
				tell(Problem.warning("live.fallback", "%s: no pose came for %.0f ms longer than usual".formatted(
						firstLabel, GRACE_SECONDS * 1000), "%s goes on until it is back".formatted(secondLabel)));
				steady = 0;
			}
			emit(ofSecond, false);
		}
	}

	private void emit(Poses source, boolean isFirst) {
		float[] pose = source.get(next);
		if (isFirst != fromFirst && next > 0) {
			if (isFirst) {
				tell(Problem.info("live.fallback", "%s is back at %.1f s".formatted(firstLabel,
						info.frameRate().secondsOf(next))));
			}
			fadeFrom = next;
			for (int i = 0; i < offset.length; i++) {
				offset[i] = last[i] - pose[i];
			}
		}
		fromFirst = isFirst;
		System.arraycopy(pose, 0, faded, 0, faded.length);
		if (fadeFrom >= 0) {
			double t = Math.min(1, info.frameRate().secondsOf(next - fadeFrom) / FADE_SECONDS);
			float rest = (float) (1 - t * t * (3 - 2 * t));
			for (int i = 0; i < faded.length; i++) {
				faded[i] += rest * offset[i];
			}
		}
		System.arraycopy(faded, 0, last, 0, last.length);
		double needed = Math.min(LONGEST_DELAY_SECONDS,
				Math.max(longestDelay, longestDelayBefore) + DELAY_MARGIN_SECONDS);
		double step = DELAY_CHANGE_PER_SECOND / info.frameRate().framesPerSecond();
		delaySeconds += Math.clamp(needed - delaySeconds, -step, step);
		try {
			sink.accept(next++, faded);
		} catch (CancellationException e) {
			closed = true;
			finished.completeExceptionally(e);
			throw e;
		} catch (RuntimeException e) {
			failure = new MotionException(Reason.FAILED,
					"%s: the frames could not be handed on: %s".formatted(request.name(), e), e);
			finished.completeExceptionally(failure);
		}
	}

	// ---- the end, on the feeder's thread

	private void finish(@Nullable MotionSession session) {
		try {
			second.end().toCompletableFuture().get(END_MILLIS, TimeUnit.MILLISECONDS);
			FrameGrid grid = secondGrid;
			if (grid != null) {
				grid.finish(info.frameRate().framesCovering(samples(), info.sampleRate()));
			}
			if (session != null) {
				session.end().toCompletableFuture().get(END_MILLIS, TimeUnit.MILLISECONDS);
			}
		} catch (ExecutionException e) {
			firstFailed(e);
		} catch (CancellationException e) {
			// closed meanwhile: seen below
		} catch (TimeoutException e) {
			firstFailed(new TimeoutException("the last poses did not come in time"));
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		synchronized (this) {
			progressOrClose();
			while (!closed && failure == null && next < framesPushed) {
				boolean firstHas = ofFirst.has(next) && (fromFirst || next == 0 || !ofSecond.has(next));
				if (firstHas || ofSecond.has(next)) {
					emit(firstHas ? ofFirst : ofSecond, firstHas);
				} else {
					holdLast();
				}
			}
			firstSession = null;
			MotionException failed = failure;
			if (failed != null) {
				finished.completeExceptionally(failed);
			} else if (closed) {
				finished.completeExceptionally(new CancellationException(request.name() + ": closed"));
			} else {
				finished.complete(null);
			}
			notifyAll();
		}
		second.close();
		if (session != null) {
			session.close();
		}
	}

	private synchronized long samples() {
		return samples;
	}

	private void progressOrClose() {
		try {
			progress.checkCancelled();
		} catch (CancellationException e) {
			closed = true;
		}
	}

	/** A pose that neither gave: the one before stays. */
	private void holdLast() {
		System.arraycopy(last, 0, ofSecond.slot(next), 0, last.length);
		emit(ofSecond, fromFirst);
	}

	private synchronized boolean isOver() {
		return closed || failure != null;
	}

	private synchronized boolean isEnding() {
		return ended;
	}

	private void sleep() {
		synchronized (this) {
			try {
				if (!closed) {
					wait(TICK_MILLIS / 2);
				}
			} catch (InterruptedException e) {
				closed = true;
			}
		}
	}
}
