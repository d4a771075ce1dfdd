package org.facewright.motion.nim.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.facewright.api.live.LiveConnection;
import org.facewright.api.live.LiveSink;
import org.facewright.api.live.LiveStats;
import org.facewright.api.testkit.LevelBackend;
import org.facewright.api.testkit.LinearResampler;
import org.facewright.api.testkit.SimpleProviders;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.ChannelChoice;
import org.facewright.engine.FallbackBackend;
import org.facewright.engine.live.Clock;
import org.facewright.engine.live.LiveSession;
import org.facewright.engine.live.LiveSetup;
import org.facewright.engine.live.PacedSource;
import org.facewright.engine.live.RecordedTake;
import org.facewright.engine.live.Target;
import org.facewright.serve.nim.MotionServer;
import org.facewright.serve.nim.ServerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A recording plays live through a server that is killed and started again in the midst, to a program and into a take. */
@Timeout(60)
class LiveSessionWithServerTest {

	private record Sent(long frame, float[] pose) {
	}

	/** A program that keeps what it is sent. */
	private static final class Program implements LiveSink {

		final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());

		@Override
		public String id() {
			return "program";
		}

		@Override
		public String label() {
			return "Program";
		}

		@Override
		public int defaultPort() {
			return 1;
		}

		@Override
		public ParameterSchema parameters() {
			return ParameterSchema.EMPTY;
		}

		@Override
		public LiveConnection connect(URI target, ChannelSet channels, FrameRate rate, ParameterValues values) {
			return new LiveConnection() {
				@Override
				public void send(long frame, long captureNanos, float[] pose) {
					sent.add(new Sent(frame, pose.clone()));
				}

				@Override
				public LiveStats stats() {
					return new LiveStats(sent.size(), 0, 0, "");
				}

				@Override
				public void close() {
					// nothing is held
				}
			};
		}
	}

	@TempDir
	Path folder;

	@Test
	void theTakeIsWhatWasSentThoughTheServerWentAndCame() throws Exception {
		Program program = new Program();
		List<Problem> told = Collections.synchronizedList(new ArrayList<>());
		Path journal = folder.resolve("line.take");
		try (Fixture fixture = new Fixture(folder)) {
			MotionServer server = fixture.add("studio");
			int port = server.port();
			FallbackBackend backend = new FallbackBackend(fixture.backend,
					new LevelBackend("own", Arkit.FACE, FrameRate.FPS_100), told::add);
			PacedSource source = new PacedSource(
					new SimpleProviders.Memory(new PcmFormat(NimBackend.SAMPLE_RATE, 1), Fixture.swell(7)),
					URI.create("memory:swell"), 1, false, Clock.SYSTEM);
			LiveSetup.Sound sound = new LiveSetup.Sound("swell", source, 1, ChannelChoice.MIX, 1, 0, backend,
					backend.info().parameters().defaults());
			Target target = new Target(program, URI.create("program://127.0.0.1:1"), ParameterSchema.EMPTY.defaults(),
					Optional.empty(), 0, 1, Optional.empty());
			try (LiveSession session = LiveSession.start(LiveSetup.of(sound, List.of(target)), new LinearResampler(),
					Clock.SYSTEM)) {
				session.startTake(journal, "line", 30);
				session.awaitEnd(1500);
				server.close();
				session.awaitEnd(1500);
				fixture.serve(ServerOptions.USUAL.withPort(port), Fixture.level());
				assertThat(session.awaitEnd(20_000)).isTrue();
				session.requireNoFailure();
				session.stopTake();
				assertThat(session.report().droppedSamples()).isZero();
			}
		}
		assertThat(told).anyMatch(problem -> problem.toString().contains("own goes on"));
		assertThat(told).anyMatch(problem -> problem.message().startsWith("nim is back"));
		RecordedTake take = RecordedTake.read(journal);
		assertThat(take.gaps()).isEmpty();
		assertThat(take.clip().frameCount()).isEqualTo(program.sent.size()).isEqualTo(7 * 60);
		float[] pose = new float[take.clip().channels().size()];
		for (int frame = 0; frame < program.sent.size(); frame++) {
			assertThat(program.sent.get(frame).frame()).isEqualTo(take.firstFrame() + frame);
			take.clip().pose(frame, pose);
			assertThat(program.sent.get(frame).pose()).as("frame %d", frame).containsExactly(pose);
		}
	}
}
