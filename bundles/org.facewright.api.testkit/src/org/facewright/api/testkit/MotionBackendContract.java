package org.facewright.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

import org.facewright.api.motion.FrameSink;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link MotionBackend} promises. Inherit it and say which backend; it must be usable. */
@SuppressWarnings("javadoc")
@Timeout(60)
public abstract class MotionBackendContract {

	/** How far two runs on the same sound may differ when it was cut in other ways. */
	protected static final float TOLERANCE = 1e-4f;

	/** The backend, usable; may be the same for all tests. */
	protected abstract MotionBackend backend();

	/** A second and a half of something that makes the backend move: syllables of a buzz, with pauses between them. */
	protected float[] sound() {
		int rate = backend().info().sampleRate();
		float[] sound = new float[rate * 3 / 2 + 7];
		Random random = new Random(7);
		for (int i = 0; i < sound.length; i++) {
			double seconds = (double) i / rate;
			double syllable = Math.max(0, Math.sin(2 * Math.PI * 3 * seconds));
			double buzz = 0;
			for (int harmonic = 1; harmonic <= 20; harmonic++) {
				buzz += Math.sin(2 * Math.PI * 120 * harmonic * seconds) / harmonic;
			}
			sound[i] = (float) (syllable * 0.2 * buzz + 0.001 * random.nextGaussian());
		}
		return sound;
	}

	private MotionRequest request(boolean live) {
		return new MotionRequest("contract", backend().info().parameters().defaults(), live);
	}

	private float[][] solve(float[] sound, boolean live, IntSupplier chunk) throws Exception {
		List<float[]> frames = new ArrayList<>();
		FrameSink sink = (frame, pose) -> {
			assertThat(frame).isEqualTo(frames.size());
			frames.add(pose.clone());
		};
		try (MotionSession session = backend().open(request(live), sink, Progress.NONE)) {
			for (int at = 0; at < sound.length;) {
				int count = Math.min(chunk.getAsInt(), sound.length - at);
				session.push(sound, at, count);
				at += count;
			}
			await(session);
		}
		return frames.toArray(float[][]::new);
	}

	private static void await(MotionSession session) throws Exception {
		session.end().toCompletableFuture().get(30, TimeUnit.SECONDS);
	}

	private long framesCovering(int samples) {
		MotionInfo info = backend().info();
		return info.frameRate().framesCovering(samples, info.sampleRate());
	}

	private static float difference(float[][] one, float[][] other) {
		assertThat(one.length).isEqualTo(other.length);
		float worst = 0;
		for (int frame = 0; frame < one.length; frame++) {
			for (int channel = 0; channel < one[frame].length; channel++) {
				worst = Math.max(worst, Math.abs(one[frame][channel] - other[frame][channel]));
			}
		}
		return worst;
	}

	@Test
	void saysWhatItIs() {
		MotionInfo info = backend().info();
		assertThat(info.id()).matches("[a-z][a-z0-9-]*");
		assertThat(info.label()).isNotBlank();
		assertThat(info.modelSha256()).matches("|[0-9a-f]{64}");
		assertThat(info.sampleRate()).isPositive();
		assertThat(info.latencySeconds()).isNotNegative();
		assertThat(info.channels().size()).isPositive();
		assertThat(info.channels().channels()).allSatisfy(channel -> assertThat(
				channel.name().startsWith(MotionInfo.PHONE_PREFIX)
						|| channel.name().startsWith(MotionInfo.VOICE_PREFIX))
				.isEqualTo(channel.kind() == ChannelKind.PROBABILITY));
		assertThat(backend().availability().reason()).isEmpty();
	}

	@Test
	void hasDefaultsThatItsOwnSchemaReadsBack() {
		ParameterValues defaults = backend().info().parameters().defaults();
		assertThat(backend().info().parameters().parse(defaults.toText())).isEqualTo(defaults);
	}

	@Test
	void coversTheWholeSoundWithFrames() throws Exception {
		float[] sound = sound();
		float[][] frames = solve(sound, false, () -> 1000);
		assertThat((long) frames.length).isEqualTo(framesCovering(sound.length));
		int channels = backend().info().channels().size();
		for (float[] pose : frames) {
			assertThat(pose).hasSize(channels);
			for (float value : pose) {
				assertThat(value).isFinite();
			}
		}
	}

	@Test
	void coversTheWholeSoundWithFramesLive() throws Exception {
		float[] sound = sound();
		assertThat((long) solve(sound, true, () -> 320).length).isEqualTo(framesCovering(sound.length));
	}

	@Test
	void makesNoFrameOfNoSoundAndOneOfOneSample() throws Exception {
		assertThat(solve(new float[0], false, () -> 1)).isEmpty();
		assertThat((long) solve(new float[1], false, () -> 1).length).isEqualTo(framesCovering(1));
		assertThat((long) solve(new float[1], true, () -> 1).length).isEqualTo(framesCovering(1));
	}

	@Test
	void doesNotCareHowTheSoundIsCut() throws Exception {
		float[] sound = sound();
		Random random = new Random(11);
		float[][] whole = solve(sound, false, () -> sound.length);
		assertThat(difference(whole, solve(sound, false, () -> 1 + random.nextInt(700)))).isLessThan(TOLERANCE);
		float[][] live = solve(sound, true, () -> sound.length);
		assertThat(difference(live, solve(sound, true, () -> 1 + random.nextInt(700)))).isLessThan(TOLERANCE);
	}

	@Test
	void givesTheSameFramesForTheSameSound() throws Exception {
		float[] sound = sound();
		assertThat(difference(solve(sound, false, () -> 4000), solve(sound, false, () -> 4000))).isZero();
	}

	@Test
	void givesFramesWithinItsLatencyWhileSoundComes() throws Exception {
		MotionInfo info = backend().info();
		float[] sound = sound();
		AtomicInteger newest = new AtomicInteger(-1);
		long due = info.frameRate().framesCovering(
				(long) (sound.length - info.latencySeconds() * info.sampleRate()), info.sampleRate()) - 1;
		CountDownLatch reached = new CountDownLatch(1);
		FrameSink sink = (frame, pose) -> {
			newest.set(frame);
			if (frame >= due - 1) {
				reached.countDown();
			}
		};
		try (MotionSession session = backend().open(request(true), sink, Progress.NONE)) {
			session.push(sound, 0, sound.length);
			assertThat(reached.await(20, TimeUnit.SECONDS)).as("frame %d, newest %s", due, newest).isTrue();
		}
	}

	@Test
	void solvesTwoSoundsAtOnce() throws Exception {
		float[] sound = sound();
		float[][] alone = solve(sound, false, () -> 4000);
		CompletableFuture<float[][]> other = CompletableFuture.supplyAsync(() -> {
			try {
				return solve(sound, false, () -> 333);
			} catch (Exception e) {
				throw new IllegalStateException(e);
			}
		});
		assertThat(difference(alone, solve(sound, false, () -> 777))).isLessThan(TOLERANCE);
		assertThat(difference(alone, other.get(30, TimeUnit.SECONDS))).isLessThan(TOLERANCE);
	}

	@Test
	void holdsThePusherBackWhileTheSinkIsSlow() throws Exception {
		int rate = backend().info().sampleRate();
		CountDownLatch go = new CountDownLatch(1);
		AtomicInteger pushed = new AtomicInteger();
		FrameSink sink = (frame, pose) -> awaitQuietly(go);
		try (MotionSession session = backend().open(request(true), sink, Progress.NONE)) {
			CompletableFuture<Void> pusher = CompletableFuture.runAsync(() -> {
				float[] second = new float[rate];
				try {
					for (int i = 0; i < 30; i++) {
						session.push(second, 0, rate);
						pushed.incrementAndGet();
					}
				} catch (MotionException e) {
					throw new IllegalStateException(e);
				}
			});
			assertThatThrownBy(() -> pusher.get(700, TimeUnit.MILLISECONDS))
					.isInstanceOf(java.util.concurrent.TimeoutException.class);
			assertThat(pushed).hasValueLessThan(12);
			go.countDown();
			pusher.get(30, TimeUnit.SECONDS);
			await(session);
		}
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await(20, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void leavesTheSinkAloneOnceClosed() throws Exception {
		float[] sound = sound();
		AtomicBoolean closed = new AtomicBoolean();
		List<Integer> late = Collections.synchronizedList(new ArrayList<>());
		FrameSink sink = (frame, pose) -> {
			if (closed.get()) {
				late.add(frame);
			}
		};
		for (int round = 0; round < 5; round++) {
			closed.set(false);
			MotionSession session = backend().open(request(false), sink, Progress.NONE);
			session.push(sound, 0, sound.length);
			long start = System.nanoTime();
			session.close();
			closed.set(true);
			assertThat(System.nanoTime() - start).isLessThan(TimeUnit.MILLISECONDS.toNanos(1500));
			assertThatCode(session::close).doesNotThrowAnyException();
			assertThatThrownBy(() -> await(session)).satisfiesAnyOf(
					thrown -> assertThat(thrown).isInstanceOf(CancellationException.class),
					thrown -> assertThat(thrown).hasCauseInstanceOf(CancellationException.class));
		}
		assertThat(late).isEmpty();
	}

	@Test
	void mayBeClosedFromWithinTheSink() throws Exception {
		float[] sound = sound();
		CompletableFuture<MotionSession> opened = new CompletableFuture<>();
		AtomicInteger frames = new AtomicInteger();
		FrameSink sink = (frame, pose) -> {
			frames.incrementAndGet();
			opened.join().close();
		};
		try (MotionSession session = backend().open(request(true), sink, Progress.NONE)) {
			opened.complete(session);
			assertThatThrownBy(() -> {
				session.push(sound, 0, sound.length);
				await(session);
			}).isInstanceOfAny(CancellationException.class, ExecutionException.class);
		}
		assertThat(frames).hasValue(1);
	}

	@Test
	void reportsAFailingSinkToThePusher() throws Exception {
		float[] sound = sound();
		FrameSink sink = (frame, pose) -> {
			throw new IllegalStateException("the disk is full");
		};
		try (MotionSession session = backend().open(request(false), sink, Progress.NONE)) {
			session.push(sound, 0, sound.length);
			assertThatThrownBy(() -> await(session)).hasCauseInstanceOf(MotionException.class)
					.hasMessageContaining("the disk is full");
			assertThatExceptionOfType(MotionException.class).isThrownBy(() -> session.push(sound, 0, 1))
					.withMessageContaining("the disk is full");
		}
	}

	@Test
	void stopsWhenTheCallerCancels() throws Exception {
		float[] sound = sound();
		AtomicBoolean cancelled = new AtomicBoolean();
		Progress progress = new Progress() {
			@Override
			public void report(double fraction, String doing) {
				// nobody looks
			}

			@Override
			public void checkCancelled() {
				if (cancelled.get()) {
					throw new CancellationException();
				}
			}
		};
		try (MotionSession session = backend().open(request(false), (frame, pose) -> cancelled.set(true), progress)) {
			session.push(sound, 0, sound.length);
			session.push(sound, 0, sound.length);
			assertThatThrownBy(() -> await(session)).satisfiesAnyOf(
					thrown -> assertThat(thrown).isInstanceOf(CancellationException.class),
					thrown -> assertThat(thrown).hasCauseInstanceOf(CancellationException.class));
		} catch (CancellationException e) {
			assertThat(cancelled).as("cancelled while pushing").isTrue();
		}
	}
}
