package org.facewright.motion.nim.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.facewright.api.motion.MotionBackend;
import org.facewright.api.testkit.MotionBackendContract;
import org.facewright.core.time.FrameRate;
import org.facewright.serve.nim.MotionServer;
import org.facewright.serve.nim.ServerOptions;
import org.facewright.motion.nim.ServerEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of every backend, over a real socket. */
class NimBackendTest extends MotionBackendContract {

	@TempDir
	Path folder;

	private Fixture fixture;

	@BeforeEach
	void start() throws IOException {
		fixture = new Fixture(folder);
		fixture.add("studio");
	}

	@AfterEach
	void stop() throws Exception {
		fixture.close();
	}

	@Override
	protected MotionBackend backend() {
		return fixture.backend;
	}

	@Test
	void leavesNoThreadAndNoCallBehind() throws Exception {
		fixture.solve(Fixture.swell(2), java.util.Map.of());
		fixture.solve(Fixture.swell(2), true, java.util.Map.of());
		assertThat(fixture.backend.pool().active()).containsOnly(java.util.Map.entry("studio", 0));
		fixture.close();
		for (int i = 0; i < 500 && ownThreads() > 0; i++) {
			Thread.sleep(10); // they have been told to end
		}
		assertThat(ownThreads()).isZero();
	}

	private static long ownThreads() {
		return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
				.filter(name -> name.startsWith("remote motion") || name.startsWith("motion server")).count();
	}

	@Test
	void givesSixtyFramesPerSecondWhateverTheServerDoes() throws Exception {
		for (FrameRate rate : new FrameRate[] { FrameRate.FPS_30, FrameRate.FPS_60, FrameRate.of(50) }) {
			MotionServer server = fixture.serve(ServerOptions.USUAL.withPort(0).withFrameRate(rate), Fixture.level());
			fixture.book.put(ServerEntry.plain("studio", "127.0.0.1", server.port()));
			Fixture.Solved solved = fixture.solve(Fixture.swell(2), java.util.Map.of());
			assertThat(solved.frames().size()).isEqualTo(120);
			for (int frame = 2; frame < 116; frame++) {
				assertThat((double) solved.frames().get(frame)[0]).as("%s fps, frame %d", rate, frame)
						.isCloseTo(Fixture.swellAt(frame / 60.0), org.assertj.core.api.Assertions.within(0.02));
			}
		}
	}
}
