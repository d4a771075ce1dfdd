package org.facewright.motion.nim.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.facewright.api.motion.FrameSink;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionException.Reason;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.api.motion.RunFacts;
import org.facewright.api.motion.RunTimes;
import org.facewright.core.motion.FrameGrid;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.motion.nim.ServerEntry;
import org.facewright.motion.nim.internal.ServerException.Kind;
import org.facewright.motion.nim.internal.ServerException.Retry;
import org.facewright.rpc.a2f.animation.AnimationData;
import org.facewright.rpc.a2f.animation.SkelAnimationHeader;
import org.facewright.rpc.a2f.emotion.EmotionWithTimeCode;
import org.facewright.rpc.a2f.status.Status;
import org.jspecify.annotations.Nullable;

import com.google.protobuf.ByteString;

/**
 * One stream of sound on its way through remote calls. Sound longer than the server takes is cut in pauses, each part a
 * call of its own that begins a second before the cut, and the poses are joined. When a call fails, work on a recording
 * goes on in another call from the last whole second on; live work ends with the failure, since whoever leads it knows
 * better what should be seen meanwhile.
 *
 * <p>
 * The pushing thread fills a store of sound; the session's own thread sends from it and hands the poses on. Network
 * threads only queue answers.
 */
final class NimSession implements MotionSession {

	private static final int QUEUED_SECONDS = 2;
	/** Sound under way that has no pose yet; more when a server answers late. */
	private static final int WINDOW_SECONDS = 8;
	private static final int WIDE_WINDOW_SECONDS = 28;
	private static final int KEPT_SECONDS = 40;
	/** Sound before a joint that the new call hears for nothing. */
	private static final int OVERLAP_SECONDS = 1;
	/** Stretch at the end of a clip in which a pause is looked for. */
	private static final int SEARCH_SECONDS = 20;
	/** A server that takes less can't be given anything sensible. */
	private static final int LEAST_CLIP_SECONDS = 10;
	/** Sound that a server may hear before its first pose. */
	private static final int PATIENT_SECONDS = 4;
	/** A live pose this late is of no use to anybody. */
	private static final long LIVE_STALL_MILLIS = 3000;
	/** How far the last pose may lie before the end of its sound, s. */
	private static final double END_TOLERANCE = 0.1;
	private static final double FIRST_BURST_SECONDS = 0.5;
	private static final double PACE = 1.05;
	private static final int CHUNKS_PER_SECOND_PACED = 30;
	private static final long CLOSE_MILLIS = 1000;
	private static final long TICK_MILLIS = 50;

	private final String name;
	private final NimSettings settings;
	private final MotionInfo info;
	private final boolean live;
	private final ServerPool pool;
	private final Timing timing;
	private final Progress progress;
	private final FrameGrid grid;
	private final Seam seam;
	private final Thread thread;
	private final CompletableFuture<Void> finished = new CompletableFuture<>();
	private final List<Problem> problems = new ArrayList<>();
	private volatile Optional<RunFacts> facts = Optional.empty();

	// of the session's thread
	private ServerPool.@Nullable Lease lease;
	private final Deque<Segment> segments = new ArrayDeque<>();
	/** Sample up to which calls have been given sound. */
	private long covered;
	private int attempts;
	private double lastFailureSeconds = Double.NEGATIVE_INFINITY;
	private boolean wasOpened;
	/** Addresses of those that were asked for motion. */
	private final Set<String> servers = new LinkedHashSet<>();
	/** From one pose to the next, where nothing but the server sets the pace. */
	private final RunTimes times = new RunTimes();
	/** Frames that cover the sound, once its end is known; poses of the silence after it make no frames. */
	private long frameLimit = Long.MAX_VALUE;

	// guarded by lock
	private final Object lock = new Object();
	private final SoundStore sound;
	/** Sample up to which sound was sent; never falls. */
	private long frontier;
	private long pushedNanos = System.nanoTime();
	private boolean ended;
	private boolean closed;
	private @Nullable MotionException failure;

	NimSession(MotionRequest request, NimSettings settings, MotionInfo info, ServerPool pool, ServerPool.Lease lease,
			Timing timing, FrameSink sink, Progress progress) {
		name = request.name();
		live = request.live();
		this.settings = settings;
		this.info = info;
		this.pool = pool;
		this.lease = lease;
		this.timing = timing;
		this.progress = progress;
		sound = new SoundStore(KEPT_SECONDS * info.sampleRate());
		grid = new FrameGrid(info.frameRate(), info.channels().size(),
				live ? FrameGrid.Between.LINEAR : FrameGrid.Between.CUBIC, (frame, pose) -> emit(sink, frame, pose));
		seam = new Seam(grid, info.channels().size());
		tellModel(lease.connection());
		thread = new Thread(this::work, "remote motion: " + name);
		thread.setDaemon(true);
		thread.start();
	}

	private void tellModel(Connection connection) {
		ModelReport report = connection.report().orElse(ModelReport.UNKNOWN);
		ServerEntry entry = connection.entry();
		Optional<String> expected = entry.expectedModel();
		if (expected.isPresent() && report.isOtherThan(expected.get())) {
			tell(Problem.warning("nim.model",
					"%s: the server runs %s, not the expected %s".formatted(entry.label(),
							report.label().orElse("another model"), expected.get()),
					"it takes another model when it does not know the wanted one: check its configuration"));
		} else {
			report.label().ifPresent(label -> tell(
					Problem.info("nim.model", "%s: the server runs %s".formatted(entry.label(), label))));
		}
	}

	private void tell(Problem problem) {
		synchronized (problems) {
			if (!problems.contains(problem)) {
				problems.add(problem);
			}
		}
	}

	@Override
	public List<Problem> problems() {
		synchronized (problems) {
			return List.copyOf(problems);
		}
	}

	@Override
	public Optional<RunFacts> facts() {
		return facts;
	}

	// ---- the pushing thread

	@Override
	public void push(float[] mono, int offset, int count) throws MotionException {
		for (int i = offset; i < offset + count; i++) {
			if (!Float.isFinite(mono[i])) {
				throw new MotionException(Reason.FAILED,
						"%s: the sound holds values that are no numbers; repair or convert it first".formatted(name));
			}
		}
		int from = offset;
		int end = offset + count;
		synchronized (lock) {
			while (from < end) {
				int part = Math.min(awaitRoom(), end - from);
				sound.add(mono, from, part);
				from += part;
				pushedNanos = System.nanoTime();
				lock.notifyAll();
			}
		}
	}

	/** @return samples that fit now. The lock is held. */
	private int awaitRoom() throws MotionException {
		requireOpen();
		while (room() <= 0) {
			try {
				lock.wait();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancellationException(name + ": interrupted while waiting for the server");
			}
			requireOpen();
		}
		return room();
	}

	private int room() {
		return (int) Math.min(Integer.MAX_VALUE, frontier + (long) QUEUED_SECONDS * info.sampleRate() - sound.pushed());
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
	public CompletionStage<Void> end() {
		synchronized (lock) {
			ended = true;
			lock.notifyAll();
		}
		return finished.minimalCompletionStage();
	}

	@Override
	public void close() {
		synchronized (lock) {
			closed = true;
			lock.notifyAll();
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

	// ---- the session's thread

	private void work() {
		try {
			while (goOn()) {
				progress.checkCancelled();
			}
			release(true);
			facts = Optional.of(new RunFacts(String.join(", ", servers), "remote", "", times.p95(), ""));
			finished.complete(null);
		} catch (MotionException e) {
			fail(e);
		} catch (CancellationException e) {
			synchronized (lock) {
				closed = true;
				lock.notifyAll();
			}
			finished.completeExceptionally(e);
		} catch (RuntimeException | Error e) {
			fail(new MotionException(Reason.FAILED, "%s: the frames could not be handed on: %s".formatted(name, e), e));
		} finally {
			cancelSegments();
			release(false);
		}
	}

	private void fail(MotionException e) {
		synchronized (lock) {
			failure = e;
			lock.notifyAll();
		}
		finished.completeExceptionally(e);
	}

	private void release(boolean well) {
		ServerPool.Lease held = lease;
		if (held != null) {
			if (well) {
				held.succeeded();
			}
			held.close();
			lease = null;
		}
	}

	private void cancelSegments() {
		segments.forEach(segment -> segment.call().cancel());
		segments.clear();
	}

	private void emit(FrameSink sink, int frame, float[] pose) {
		synchronized (lock) {
			requireNotClosed();
		}
		if (frame < frameLimit) {
			sink.accept(frame, pose);
		}
	}

	private void requireNotClosed() {
		if (closed) {
			throw new CancellationException(name + ": the session was closed before its end");
		}
	}

	/** One step; @return false when all is done */
	private boolean goOn() throws MotionException {
		try {
			Segment first = segments.peekFirst();
			if (first == null && isDone()) {
				grid.finish(info.frameRate().framesCovering(soundEnd(), info.sampleRate()));
				return false;
			}
			if (first == null && hasNewSound()) {
				open(restart());
				return true;
			}
			if (answer(first) || sendAny()) {
				return true;
			}
			requireNotStalled(first);
			pause(first);
		} catch (ServerException e) {
			recover(e);
		}
		return true;
	}

	private boolean isDone() {
		synchronized (lock) {
			return ended && covered >= sound.pushed();
		}
	}

	private boolean hasNewSound() {
		synchronized (lock) {
			return sound.pushed() > covered;
		}
	}

	private long soundEnd() {
		synchronized (lock) {
			return sound.pushed();
		}
	}

	/** Where a call begins that goes on after the last pose: a whole second, with one more to listen into. */
	private long restart() {
		int rate = info.sampleRate();
		double last = Math.min(seam.lastSeconds(), (double) soundEnd() / rate);
		return Double.isNaN(last) ? 0 : Math.max(0, (long) Math.floor(last) - OVERLAP_SECONDS) * rate;
	}

	private void open(long start) throws MotionException {
		ServerPool.Lease held = lease;
		if (held == null) {
			throw new IllegalStateException("no server is held");
		}
		Connection connection = held.connection();
		ServerEntry entry = connection.entry();
		servers.add(entry.host() + ":" + entry.port());
		long searchFrom = start + Math.max(clipSamples(connection) / 2,
				clipSamples(connection) - (long) SEARCH_SECONDS * info.sampleRate());
		Segment segment = new Segment(entry, info.channels(), start,
				settings.emotions().from((double) start / info.sampleRate()),
				new SilenceFinder(info.sampleRate(), start, searchFrom), lock);
		segment.attach(entry.protocol() == ServerEntry.Protocol.UNIDIRECTIONAL
				? UnidirectionalCall.open(connection.channel(), entry, settings, info.sampleRate(), segment)
				: ControllerCall.open(connection.channel(), settings, info.sampleRate(), segment));
		if (segments.isEmpty() && wasOpened) {
			seam.next();
		}
		wasOpened = true;
		segments.addLast(segment);
	}

	/** Longest sound of a call, silence at the end not counted. */
	private long clipSamples(Connection connection) {
		int told = connection.report().orElse(ModelReport.UNKNOWN).clipSeconds().orElse(Integer.MAX_VALUE);
		int seconds = Math.max(LEAST_CLIP_SECONDS, Math.min(told, connection.entry().clipSeconds()));
		return (long) ((seconds - 1 - settings.paddingSeconds()) * info.sampleRate());
	}

	/** Works off one answer of the oldest call. */
	private boolean answer(@Nullable Segment segment) throws ServerException {
		if (segment == null) {
			return false;
		}
		Object answer;
		synchronized (lock) {
			requireNotClosed();
			answer = segment.poll();
		}
		if (answer == null) {
			return false;
		}
		segment.touchedNanos = System.nanoTime();
		if (answer instanceof AnimationData data) {
			if (!live && !settings.paced()) {
				times.add(segment.touchedNanos - segment.posedNanos,
						data.getSkelAnimation().getBlendShapeWeightsCount());
			}
			segment.posedNanos = segment.touchedNanos;
			double from = (double) segment.start / info.sampleRate();
			double until = (double) segment.usedUntil / info.sampleRate();
			segment.reader.data(data, (seconds, pose) -> {
				if (from + seconds <= until) {
					seam.add(from + seconds, pose);
				}
			});
			segment.call().proceed();
		} else if (answer instanceof SkelAnimationHeader header) {
			segment.reader.header(header).forEach(this::tell);
			segment.call().proceed();
		} else if (answer instanceof Status status) {
			take(segment, status);
			segment.call().proceed();
		} else if (answer instanceof Throwable thrown) {
			throw ServerException.of(server(), thrown);
		} else if (Segment.isCompletion(answer)) {
			complete(segment);
		}
		return true;
	}

	private String server() {
		ServerPool.Lease held = lease;
		return held == null ? name : held.connection().entry().label();
	}

	private void take(Segment segment, Status status) throws ServerException {
		segment.status = status;
		switch (status.getCode()) {
			case ERROR -> throw new ServerException(server(), Kind.SERVER_ERROR, "the server gave up (%s)"
					.formatted(status.getMessage()));
			case WARNING -> tell(Problem.warning("nim.status", "%s: the server warns: %s".formatted(server(),
					status.getMessage()), "see the server's log"));
			case INFO, SUCCESS, UNRECOGNIZED -> {
				if (!status.getMessage().isBlank()) {
					tell(Problem.info("nim.status", "%s: the server says: %s".formatted(server(),
							status.getMessage())));
				}
			}
		}
	}

	/** The stream ended; that alone means nothing. */
	private void complete(Segment segment) throws ServerException {
		double got = Double.isNaN(segment.reader.newest()) ? 0 : segment.reader.newest();
		double sentSeconds = (double) (segment.sent - segment.start) / info.sampleRate();
		if (segment.status == null) {
			boolean idle = !segment.endSent && System.nanoTime() - lastPush() > TimeUnit.SECONDS.toNanos(1);
			throw new ServerException(server(), idle ? Kind.IDLE_CUT : Kind.NO_STATUS,
					"the server ended the call without saying that it was complete, %.1f s of %.1f s came back"
							.formatted(got, sentSeconds));
		}
		if (!segment.endSent) {
			throw new ServerException(server(), Kind.SHORT, "the server ended the call before the sound did, at %.1f s"
					.formatted(got));
		}
		double needed = (double) (Math.min(segment.end, segment.usedUntil) - segment.start) / info.sampleRate();
		if (needed > 0 && (Double.isNaN(segment.reader.newest()) || got < needed - END_TOLERANCE)) {
			throw new ServerException(server(), Kind.SHORT,
					"the server said that it was complete, but only %.1f s of %.1f s came back".formatted(got, needed));
		}
		segments.removeFirst();
		if (!segments.isEmpty()) {
			seam.next();
		}
	}

	private long lastPush() {
		synchronized (lock) {
			return pushedNanos;
		}
	}

	// ---- sending

	private boolean sendAny() throws MotionException {
		for (Segment segment : segments) {
			if (!segment.endSent && send(segment)) {
				return true;
			}
		}
		return false;
	}

	/** @return whether something was sent or decided */
	private boolean send(Segment segment) throws MotionException {
		long pushed;
		boolean over;
		boolean idle;
		ByteString block = ByteString.EMPTY;
		synchronized (lock) {
			requireNotClosed();
			pushed = sound.pushed();
			over = ended;
			idle = !ended && System.nanoTime() - pushedNanos > TimeUnit.MILLISECONDS.toNanos(timing.idleMillis());
			if (segment.end < 0 && segment.sent == pushed && (over || idle)) {
				segment.end = pushed;
				segment.last = over;
			}
			if (segment.end > pushed && (over || idle)) {
				segment.end = pushed; // cut, but the sound ends before the server has heard enough beyond the cut
			}
			if (over) {
				frameLimit = info.frameRate().framesCovering(pushed, info.sampleRate());
			}
			int count = sendable(segment, pushed, over);
			if (count > 0) {
				block = sound.pcm(segment.sent, count);
				for (int i = 0; i < count; i++) {
					segment.silence.add(sound.sample(segment.sent + i));
				}
				frontier = Math.max(frontier, segment.sent + count);
				lock.notifyAll();
			}
		}
		if (!block.isEmpty()) {
			segment.call().send(block, segment.sent == segment.start ? segment.emotions : List.of());
			segment.sent += block.size() / 2;
			covered = Math.max(covered, segment.sent);
			cutIfDue(segment, pushed, over);
			return true;
		}
		if (segment.end >= 0 && segment.sent == segment.end) {
			finish(segment);
			return true;
		}
		return false;
	}

	/** How many samples may be sent now. */
	private int sendable(Segment segment, long pushed, boolean over) {
		if (!segment.call().isReady()) {
			return 0;
		}
		int rate = info.sampleRate();
		long until = segment.end >= 0 ? Math.min(segment.end, pushed) : pushed;
		double last = seam.lastSeconds();
		long posed = Double.isNaN(last) ? segment.start : Math.max(segment.start, (long) (last * rate));
		boolean late = System.nanoTime() - segment.touchedNanos > TimeUnit.SECONDS.toNanos(3);
		until = Math.min(until, posed + (long) (late ? WIDE_WINDOW_SECONDS : WINDOW_SECONDS) * rate);
		int most = rate;
		if (settings.paced()) {
			double elapsed = (System.nanoTime() - segment.openedNanos) / 1e9;
			until = Math.min(until, segment.start + (long) ((FIRST_BURST_SECONDS + PACE * elapsed) * rate));
			most = segment.sent == segment.start ? rate / 2 : rate / CHUNKS_PER_SECOND_PACED + rate / 500;
		}
		boolean isFirst = segment.sent == segment.start;
		if (live && isFirst) {
			most = rate / 10; // tells a server that looks at it that poses are wanted at once
		}
		int count = (int) Math.clamp(until - segment.sent, 0, most);
		boolean partial = !live && !settings.paced() && !over && segment.end < 0
				&& count < (isFirst ? rate : rate / 10);
		return partial ? 0 : count;
	}

	/** Ends the call where the clip gets too long for the server, and begins the next. */
	private void cutIfDue(Segment segment, long pushed, boolean over) throws MotionException {
		ServerPool.Lease held = lease;
		if (held == null || segment.end >= 0 || segment != segments.getLast()) {
			return;
		}
		long limit = segment.start + clipSamples(held.connection());
		int rate = info.sampleRate();
		boolean fits = over && pushed <= limit;
		boolean mustCut = segment.sent >= limit - 2L * rate;
		OptionalLong pause = segment.silence.pause();
		if (fits || pause.isEmpty() && !mustCut) {
			return;
		}
		long cut = pause.isPresent()
				? pause.getAsLong()
				: segment.silence.quietest().orElse(segment.sent - rate);
		segment.end = Math.max(segment.sent, cut + rate);
		segment.usedUntil = live ? segment.end : cut; // live, the next call needs that time to get going
		open(Math.max(0, cut - (long) OVERLAP_SECONDS * rate));
	}

	/** Silence so that the mouth can close, and the end marker. */
	private void finish(Segment segment) {
		if (segment.last) {
			int rate = info.sampleRate();
			int padding = (int) (settings.paddingSeconds() * rate);
			List<EmotionWithTimeCode> neutral = settings.emotions().isEmpty()
					? List.of()
					: List.of(Emotions.neutral((double) (segment.end - segment.start) / rate));
			if (segment.sent == segment.start) {
				neutral = segment.emotions;
			}
			for (int rest = padding; rest > 0; rest -= rate) {
				segment.call().send(ByteString.copyFrom(new byte[2 * Math.min(rest, rate)]), neutral);
				neutral = List.of();
			}
		}
		segment.call().end();
		segment.endSent = true;
		segment.touchedNanos = System.nanoTime();
	}

	// ---- waiting and failing

	private void requireNotStalled(@Nullable Segment segment) throws ServerException {
		if (segment == null) {
			return;
		}
		double newest = Double.isNaN(segment.reader.newest()) ? 0 : segment.reader.newest();
		double sent = (double) (segment.sent - segment.start) / info.sampleRate();
		boolean waiting = segment.endSent || sent - newest > PATIENT_SECONDS || !segment.call().isReady();
		if (!waiting) {
			segment.touchedNanos = System.nanoTime();
			return;
		}
		long patience = live ? Math.min(LIVE_STALL_MILLIS, timing.stallMillis()) : timing.stallMillis();
		if (System.nanoTime() - segment.touchedNanos > TimeUnit.MILLISECONDS.toNanos(patience)) {
			throw new ServerException(server(), Kind.STALLED, "no pose came for %.1f s, %.1f s of %.1f s are there"
					.formatted(patience / 1000.0, newest, sent));
		}
	}

	/** Until something may have changed. */
	private void pause(@Nullable Segment first) {
		synchronized (lock) {
			requireNotClosed();
			if (first != null && first.hasAnswers()) {
				return;
			}
			try {
				lock.wait(settings.paced() ? 1000 / CHUNKS_PER_SECOND_PACED : TICK_MILLIS);
			} catch (InterruptedException e) {
				throw new CancellationException(name + ": interrupted");
			}
			requireNotClosed();
		}
	}

	/** Begins again after a failure, on this server or another; or gives up. */
	private void recover(ServerException e) throws MotionException {
		cancelSegments();
		ServerPool.Lease held = lease;
		Connection failed = held == null ? null : held.connection();
		drop();
		boolean elsewhere = e.kind().retry == Retry.ELSEWHERE;
		if (live || e.kind().retry == Retry.NOWHERE
				|| elsewhere && (!settings.server().isEmpty() || pool.entries().size() < 2)) {
			throw e;
		}
		double reached = Double.isNaN(seam.lastSeconds()) ? 0 : seam.lastSeconds();
		if (reached >= lastFailureSeconds + 1) {
			attempts = 0;
		}
		lastFailureSeconds = reached;
		ServerPool.Lease fresh = acquireAgain(e);
		lease = fresh;
		if (fresh.connection() != failed) {
			tellModel(fresh.connection());
		} else if (elsewhere) {
			throw e;
		}
		tell(Problem.info("nim.resumed", "%s; going on at %.1f s with %s".formatted(e.getMessage(), reached,
				fresh.connection().entry().label())));
		covered = restart();
	}

	private ServerPool.Lease acquireAgain(ServerException first) throws MotionException {
		MotionException cause = first;
		while (attempts++ < timing.tries()) {
			await(timing.backoff(attempts - 1));
			try {
				return pool.acquire(settings.server());
			} catch (MotionException e) {
				cause = e;
			}
		}
		throw new MotionException(cause.reason(), "%s (tried %d times)".formatted(cause.getMessage(), timing.tries()),
				cause);
	}

	private void drop() {
		ServerPool.Lease held = lease;
		if (held != null) {
			held.failed();
			held.close();
			lease = null;
		}
	}

	private void await(long millis) {
		long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
		long left;
		while ((left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())) > 0) {
			progress.checkCancelled();
			synchronized (lock) {
				requireNotClosed();
				try {
					lock.wait(Math.min(left, TICK_MILLIS));
				} catch (InterruptedException e) {
					throw new CancellationException(name + ": interrupted");
				}
			}
		}
	}
}
