package org.facewright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.facewright.api.motion.Availability;
import org.facewright.api.motion.FrameSink;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionException.Reason;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.api.testkit.LevelBackend;
import org.facewright.api.testkit.MotionBackendContract;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class FallbackBackendTest extends MotionBackendContract {

	private static final double LOUD = 0.5;

	private final List<Problem> told = Collections.synchronizedList(new ArrayList<>());
	private final Moody first = new Moody(new LevelBackend("remote", Arkit.FACE, FrameRate.FPS_60));
	private final FallbackBackend backend = new FallbackBackend(first,
			new LevelBackend("own", Arkit.FACE, FrameRate.FPS_60), told::add);

	@Override
	protected MotionBackend backend() {
		return backend;
	}

	/** A backend that can be made to fail, to fall silent, and to come back; its poses are negative. */
	private static final class Moody implements MotionBackend {

		private final LevelBackend calm;
		volatile boolean down;
		volatile boolean silent;
		volatile float sign = 1;
		final AtomicInteger opened = new AtomicInteger();

		Moody(LevelBackend calm) {
			this.calm = calm;
		}

		@Override
		public MotionInfo info() {
			return calm.info();
		}

		@Override
		public Availability availability() {
			return down ? new Availability("the server is off") : Availability.USABLE;
		}

		private void requireUp() throws MotionException {
			if (down) {
				throw new MotionException(Reason.UNAVAILABLE, "the server is off; turn it on");
			}
		}

		@Override
		public MotionSession open(MotionRequest request, FrameSink sink, Progress progress) throws MotionException {
			requireUp();
			opened.incrementAndGet();
			float[] turned = new float[info().channels().size()];
			MotionSession session = calm.open(request, (frame, pose) -> {
				for (int i = 0; i < turned.length; i++) {
					turned[i] = sign * pose[i];
				}
				if (!silent) {
					sink.accept(frame, turned);
				}
			}, progress);
			return new MotionSession() {

				@Override
				public void push(float[] mono, int offset, int count) throws MotionException {
					requireUp();
					session.push(mono, offset, count);
				}

				@Override
				public CompletionStage<Void> end() {
					return session.end();
				}

				@Override
				public List<Problem> problems() {
					return List.of(Problem.info("test.model", "the server runs mark"));
				}

				@Override
				public void close() {
					session.close();
				}
			};
		}
	}

	/** What came out of a performance, with the time of each frame. */
	private static final class Show implements FrameSink {

		final List<Float> values = new ArrayList<>();
		final List<Long> nanos = new ArrayList<>();

		@Override
		public synchronized void accept(int frame, float[] pose) {
			assertThat(frame).isEqualTo(values.size());
			values.add(pose[0]);
			nanos.add(System.nanoTime());
		}

		synchronized int frames() {
			return values.size();
		}

		synchronized float newest() {
			return values.isEmpty() ? 0 : values.getLast();
		}

		synchronized double longestGapSeconds() {
			long longest = 0;
			for (int i = 30; i < nanos.size(); i++) {
				longest = Math.max(longest, nanos.get(i) - nanos.get(i - 1));
			}
			return longest / 1e9;
		}

		/** Largest step from one frame to the next. */
		synchronized float largestStep() {
			float largest = 0;
			for (int i = 1; i < values.size(); i++) {
				largest = Math.max(largest, Math.abs(values.get(i) - values.get(i - 1)));
			}
			return largest;
		}
	}

	/** Plays a constant level in real time. */
	private static void play(MotionSession session, double seconds) throws MotionException {
		float[] block = new float[160];
		java.util.Arrays.fill(block, (float) LOUD);
		long begun = System.nanoTime();
		for (int i = 0; i < seconds * 100; i++) {
			session.push(block, 0, block.length);
			LockSupport.parkNanos(begun + (i + 1) * 10_000_000L - System.nanoTime());
		}
	}

	private MotionSession open(Show show) throws MotionException {
		return backend.open(new MotionRequest("show", backend.info().parameters().defaults(), true), show,
				Progress.NONE);
	}

	private static List<String> texts(MotionSession session) {
		return session.problems().stream().map(Problem::toString).toList();
	}

	@Test
	void takesTheFirstWhileItIsWell() throws Exception {
		first.sign = -1;
		Show show = new Show();
		try (MotionSession session = open(show)) {
			play(session, 0.6);
			session.end().toCompletableFuture().get(5, TimeUnit.SECONDS);
			assertThat(texts(session)).containsExactly("the server runs mark");
		}
		assertThat(show.values).hasSize(36).allMatch(value -> value < 0);
	}

	@Test
	void changesToTheSecondWithinAQuarterOfASecondWhenTheFirstFailsAndBackWhenItReturns() throws Exception {
		first.sign = -1;
		Show show = new Show();
		try (MotionSession session = open(show)) {
			play(session, 1);
			assertThat(show.newest()).isNegative();
			first.down = true;
			play(session, 0.6);
			assertThat(show.newest()).isPositive();
			assertThat(texts(session))
					.anyMatch(text -> text.contains("the server is off") && text.contains("own goes"));
			first.down = false;
			play(session, 2);
			assertThat(show.newest()).isNegative();
			assertThat(texts(session)).anyMatch(text -> text.startsWith("remote is back"));
			session.end().toCompletableFuture().get(5, TimeUnit.SECONDS);
		}
		assertThat(told).hasSizeGreaterThanOrEqualTo(2);
		assertThat(first.opened).hasValueGreaterThanOrEqualTo(2);
		assertThat(show.values).hasSize(216);
		assertThat(show.longestGapSeconds()).isLessThan(2);
		assertThat(show.largestStep()).as("changes fade").isLessThan(0.2f);
	}

	@Test
	void changesToTheSecondWhenTheFirstFallsSilentAndBackWhenItSpeaksAgain() throws Exception {
		first.sign = -1;
		Show show = new Show();
		try (MotionSession session = open(show)) {
			play(session, 1);
			first.silent = true;
			play(session, 0.7);
			assertThat(show.newest()).isPositive();
			assertThat(texts(session)).anyMatch(text -> text.contains("no pose came"));
			first.silent = false;
			play(session, 1);
			assertThat(show.newest()).isNegative();
		}
		assertThat(show.longestGapSeconds()).isLessThan(2);
	}

	@Test
	void beginsWithTheSecondWhereTheFirstIsNotThere() throws Exception {
		first.down = true;
		Show show = new Show();
		try (MotionSession session = open(show)) {
			play(session, 0.5);
			assertThat(show.newest()).isPositive();
			assertThat(texts(session)).anyMatch(text -> text.contains("turn it on"));
			session.end().toCompletableFuture().get(5, TimeUnit.SECONDS);
		}
		assertThat(show.values).hasSize(30);
		assertThat(backend.availability().isUsable()).isTrue();
	}

	@Test
	void leavesWorkThatIsNotLiveToTheFirst() throws Exception {
		first.sign = -1;
		Show show = new Show();
		try (MotionSession session = backend.open(
				new MotionRequest("file", backend.info().parameters().defaults(), false), show, Progress.NONE)) {
			session.push(new float[16_000], 0, 16_000);
			session.end().toCompletableFuture().get(5, TimeUnit.SECONDS);
		}
		assertThat(show.frames()).isEqualTo(60);
		first.down = true;
		assertThat(org.assertj.core.api.Assertions.catchException(() -> backend.open(
				new MotionRequest("file", backend.info().parameters().defaults(), false), show, Progress.NONE)))
				.isInstanceOf(MotionException.class);
	}

	@Test
	void givesZeroForChannelsThatTheSecondDoesNotHave() throws Exception {
		ChannelSet one = ChannelSet.weights(List.of("eyeBlinkLeft"));
		MotionBackend mixed = new FallbackBackend(first, new LevelBackend("own", one, FrameRate.FPS_100), told::add);
		first.down = true;
		List<float[]> frames = new ArrayList<>();
		try (MotionSession session = mixed.open(new MotionRequest("show", mixed.info().parameters().defaults(), true),
				(frame, pose) -> frames.add(pose.clone()), Progress.NONE)) {
			play(session, 0.2);
			session.end().toCompletableFuture().get(5, TimeUnit.SECONDS);
		}
		assertThat(frames).hasSize(12);
		assertThat(frames.get(6)[0]).isPositive();
		assertThat(frames.get(6)[1]).isZero();
	}

	@Test
	void endsAllItsThreads() throws Exception {
		Show show = new Show();
		MotionSession session = open(show);
		play(session, 0.1);
		session.close();
		assertThat(Thread.getAllStackTraces().keySet()).noneMatch(
				thread -> thread.getName().endsWith("of two backends: show") && thread.isAlive());
		assertThat(org.assertj.core.api.Assertions.catchException(() -> session.push(new float[1], 0, 1)))
				.isInstanceOf(CancellationException.class);
	}

	@Test
	void refusesBackendsThatHearAtDifferentRates() {
		MotionBackend other = new SlowBackend();
		assertThatIllegalArgumentException().isThrownBy(() -> new FallbackBackend(first, other, told::add).open(
				new MotionRequest("show", first.info().parameters().defaults(), true), (frame, pose) -> {},
				Progress.NONE).close()).withMessageContaining("16000 and 8000");
	}

	private static final class SlowBackend implements MotionBackend {

		private final LevelBackend calm = new LevelBackend("slow", Arkit.FACE, FrameRate.FPS_30);

		@Override
		public MotionInfo info() {
			MotionInfo info = calm.info();
			return new MotionInfo(info.id(), info.label(), info.modelId(), info.modelSha256(), 8000, info.frameRate(),
					info.channels(), info.parameters(), info.latencySeconds());
		}

		@Override
		public Availability availability() {
			return Availability.USABLE;
		}

		@Override
		public MotionSession open(MotionRequest request, FrameSink sink, Progress progress) {
			return calm.open(request, sink, progress);
		}
	}
}
