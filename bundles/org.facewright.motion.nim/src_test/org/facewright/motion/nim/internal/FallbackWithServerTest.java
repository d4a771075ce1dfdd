package org.facewright.motion.nim.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.api.testkit.LevelBackend;
import org.facewright.core.motion.Arkit;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.FallbackBackend;
import org.facewright.serve.nim.MotionServer;
import org.facewright.serve.nim.ServerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A performance on a server that is killed and started again, with a model of one's own behind it. */
@Timeout(60)
class FallbackWithServerTest {

	private static final float[] BLOCK = block();

	@TempDir
	Path folder;

	private static float[] block() {
		float[] block = new float[160];
		java.util.Arrays.fill(block, 0.4f);
		return block;
	}

	private static void play(MotionSession session, double seconds) throws Exception {
		long begun = System.nanoTime();
		for (int i = 0; i < seconds * 100; i++) {
			session.push(BLOCK, 0, BLOCK.length);
			LockSupport.parkNanos(begun + (i + 1) * 10_000_000L - System.nanoTime());
		}
	}

	@Test
	void goesOnWithoutTheServerAndReturnsWhenItDoes() throws Exception {
		List<Problem> told = Collections.synchronizedList(new ArrayList<>());
		AtomicLong last = new AtomicLong(System.nanoTime());
		AtomicLong longestGap = new AtomicLong();
		List<Integer> frames = Collections.synchronizedList(new ArrayList<>());
		try (Fixture fixture = new Fixture(folder)) {
			MotionServer server = fixture.add("studio");
			int port = server.port();
			FallbackBackend backend = new FallbackBackend(fixture.backend,
					new LevelBackend("own", Arkit.FACE, FrameRate.FPS_100), told::add);
			MotionRequest request = new MotionRequest("show", backend.info().parameters().defaults(), true);
			try (MotionSession session = backend.open(request, (frame, pose) -> {
				long now = System.nanoTime();
				if (frame > 60) {
					longestGap.accumulateAndGet(now - last.get(), Math::max);
				}
				last.set(now);
				frames.add(frame);
			}, Progress.NONE)) {
				play(session, 1.2);
				assertThat(told).as("the server leads").hasSize(1);
				assertThat(told.getFirst().message()).contains("the server runs level_1");
				server.close();
				play(session, 0.8);
				assertThat(told).as("the server is gone").hasSize(2);
				assertThat(told.getLast().toString()).contains("studio (").contains("own goes on");
				fixture.serve(ServerOptions.USUAL.withPort(port), Fixture.level());
				play(session, 2);
				assertThat(told.stream().map(Problem::message)).as("the server is back").anyMatch(
						message -> message.startsWith("nim is back"));
				session.end().toCompletableFuture().get(10, TimeUnit.SECONDS);
			}
		}
		assertThat(frames).hasSize(240);
		for (int i = 0; i < frames.size(); i++) {
			assertThat(frames.get(i)).isEqualTo(i);
		}
		System.out.printf("longest time without a frame: %.3f s%n", longestGap.get() / 1e9);
		assertThat(longestGap.get() / 1e9).isLessThan(2);
	}
}
