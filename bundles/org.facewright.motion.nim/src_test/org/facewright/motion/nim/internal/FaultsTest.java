package org.facewright.motion.nim.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionException.Reason;
import org.facewright.api.motion.MotionSession;
import org.facewright.core.progress.Progress;
import org.facewright.motion.nim.ServerEntry;
import org.facewright.motion.nim.internal.Fixture.Solved;
import org.facewright.motion.nim.internal.ScriptedServer.Conversation;
import org.facewright.motion.nim.internal.ScriptedServer.Script;
import org.facewright.rpc.a2f.animation.FloatArrayWithTimeCode;
import org.facewright.rpc.a2f.health.HealthCheckResponse.ServingStatus;
import org.facewright.rpc.a2f.status.Status.Code;
import org.facewright.serve.nim.MotionServer;
import org.facewright.serve.nim.ServerOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.grpc.Status;

/** What goes wrong with servers, each over a real socket: said with a remedy, repaired where it can be. */
@Timeout(60)
class FaultsTest {

	@TempDir
	Path folder;

	private Fixture fixture;

	@BeforeEach
	void start() {
		fixture = new Fixture(folder);
	}

	@AfterEach
	void stop() throws Exception {
		fixture.close();
	}

	/** The failure of a recording of three seconds that begins with one server's script. */
	private MotionException failure(Script script) throws Exception {
		ScriptedServer server = fixture.script("studio", script);
		List<MotionException> failures = new ArrayList<>();
		assertThatExceptionOfType(MotionException.class).isThrownBy(() -> fixture.solve(Fixture.swell(3), Map.of()))
				.satisfies(failures::add);
		server.close();
		assertThat(failures.getFirst().getMessage()).startsWith("studio (127.0.0.1:");
		return failures.getFirst();
	}

	private static Script failing(Status status) {
		return new Script() {
			@Override
			void sound(int call, Conversation conversation) {
				conversation.fail(status);
			}
		};
	}

	private void assertFollows(Solved solved, double seconds) {
		assertThat(solved.frames().size()).isEqualTo((int) (60 * seconds));
		for (int frame = 3; frame < solved.frames().size() - 3; frame++) {
			assertThat((double) solved.frames().get(frame)[0]).as("frame %d", frame)
					.isCloseTo(Fixture.swellAt(frame / 60.0), within(0.01));
		}
	}

	@Test
	void saysThatNoServerIsKnown() {
		assertThat(fixture.backend.availability().reason()).contains("facewright servers add");
		assertThatExceptionOfType(MotionException.class).isThrownBy(() -> fixture.solve(Fixture.swell(1), Map.of()))
				.withMessageContaining("no server is known");
	}

	@Test
	void saysThatNobodyAnswersAtTheAddress() throws Exception {
		int port;
		try (ServerSocket socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		fixture.book.put(ServerEntry.plain("studio", "127.0.0.1", port));
		assertThat(fixture.backend.availability().reason()).contains("can't be reached").contains("start the server");
		assertThatExceptionOfType(MotionException.class).isThrownBy(() -> fixture.solve(Fixture.swell(1), Map.of()))
				.satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE));
	}

	@Test
	void saysThatSomethingElseAnswersAtTheAddress() throws Exception {
		try (ServerSocket page = new ServerSocket(0)) {
			Thread.ofPlatform().daemon().start(() -> {
				try (Socket socket = page.accept()) {
					socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(
							StandardCharsets.US_ASCII));
					socket.getInputStream().readAllBytes();
				} catch (IOException e) {
					throw new IllegalStateException(e);
				}
			});
			fixture.book.put(ServerEntry.plain("studio", "127.0.0.1", page.getLocalPort()));
			assertThat(fixture.backend.availability().reason()).contains("can't be read").contains(
					"check that the address is an Audio2Face server");
		}
	}

	@Test
	void saysThatTheHostDoesNotExist() throws Exception {
		fixture.book.put(ServerEntry.plain("studio", "no-such-host.invalid", 52000));
		assertThat(fixture.backend.availability().reason()).contains("no host of this name");
	}

	@Test
	void saysThatAServerIsNotReady() throws Exception {
		fixture.script("studio", new Script() {
			@Override
			ServingStatus health() {
				return ServingStatus.NOT_SERVING;
			}
		});
		assertThat(fixture.backend.availability().reason()).contains("NOT_SERVING").contains("builds engines");
	}

	@Test
	void mapsEachOfTheServicesFailuresToARemedy() throws Exception {
		assertThat(failure(failing(Status.UNIMPLEMENTED))).hasMessageContaining("does not offer the service")
				.hasMessageContaining("--unidirectional");
		assertThat(failure(failing(Status.UNAUTHENTICATED))).hasMessageContaining("set-key");
		assertThat(failure(failing(Status.PERMISSION_DENIED))).hasMessageContaining("credit");
		assertThat(failure(failing(Status.INVALID_ARGUMENT.withDescription("sample rate")))).hasMessageContaining(
				"refused what it was sent (sample rate)");
		assertThat(failure(failing(Status.NOT_FOUND.withDescription("Function id")))).hasMessageContaining(
				"check the function id");
		assertThat(failure(failing(Status.INTERNAL.withDescription(
				"Unauthenticated: invalid response from UAM")))).hasMessageContaining("set-key");
		assertThat(failure(failing(Status.INTERNAL.withDescription(
				"Server error trying to handle an exception")))).hasMessageContaining("function id");
	}

	@Test
	void triesSomeTimesWhatMayPassAndThenSaysWhy() throws Exception {
		fixture.close();
		fixture = new Fixture(folder, new Timing(1000, 1500, 5, 20, 5, 400, 100));
		assertThat(failure(failing(Status.RESOURCE_EXHAUSTED.withDescription("10 streams"))))
				.hasMessageContaining("no room for another stream (10 streams)").hasMessageContaining("tried 5 times");
		assertThat(failure(failing(Status.INTERNAL.withDescription("failed to establish link to worker"))))
				.hasMessageContaining("no instance").hasMessageContaining("tried 5 times");
		assertThat(failure(failing(Status.DEADLINE_EXCEEDED))).hasMessageContaining("time ran out");
		assertThat(failure(failing(Status.INTERNAL.withDescription("cuda error 802")))).hasMessageContaining(
				"the server failed (cuda error 802)");
		assertThat(failure(failing(Status.FAILED_PRECONDITION))).hasMessageContaining("not ready");
	}

	@Test
	void doesNotTakeTheEndOfAStreamForSuccess() throws Exception {
		assertThat(failure(new Script() {
			@Override
			void end(int call, Conversation conversation) {
				conversation.poses(30);
				conversation.close();
			}
		})).hasMessageContaining("without saying that it was complete");
	}

	@Test
	void noticesAShortResultThatCallsItselfComplete() throws Exception {
		assertThat(failure(new Script() {
			@Override
			void sound(int call, Conversation conversation) {
				conversation.posesUntil(0.6, 30);
			}

			@Override
			void end(int call, Conversation conversation) {
				conversation.done();
			}
		})).hasMessageContaining("only 0.6 s of 3.0 s came back");
	}

	@Test
	void resumesAShortResultAtTheLastWholeSecondAndBlends() throws Exception {
		ScriptedServer server = fixture.script("studio", new Script() {
			@Override
			void sound(int call, Conversation conversation) {
				conversation.posesUntil(call == 0 ? 2.55 : 1e9, 30);
			}

			@Override
			void end(int call, Conversation conversation) {
				if (call > 0) {
					conversation.poses(30);
				}
				conversation.done();
			}
		});
		Solved solved = fixture.solve(Fixture.swell(6), Map.of());
		assertFollows(solved, 6);
		assertThat(solved.tells("going on at 2.5 s")).isTrue();
		assertThat(server.calls).hasValue(2);
		assertThat(server.conversations.get(1).secondsHeard()).as("from 1 s on, and silence at the end")
				.isCloseTo(5 + 1.5, within(1e-3));
	}

	@Test
	void resumesAfterAFailureInTheMiddle() throws Exception {
		fixture.script("studio", new Script() {
			@Override
			void sound(int call, Conversation conversation) {
				conversation.poses(60);
				if (call < 3 && conversation.secondsHeard() > 3) {
					conversation.fail(Status.UNAVAILABLE.withDescription("io exception"));
				}
			}

			@Override
			double framesPerSecond() {
				return 60;
			}
		});
		Solved solved = fixture.solve(Fixture.swell(12), Map.of());
		assertFollows(solved, 12);
		assertThat(solved.problems().stream().filter(problem -> problem.code().equals("nim.resumed"))).hasSize(3);
	}

	@Test
	void goesOnWithAServerThatWasKilledAndStartedAgain() throws Exception {
		MotionServer first = fixture.add("studio");
		List<float[]> frames = new ArrayList<>();
		float[] sound = Fixture.swell(20);
		int port = first.port();
		try (MotionSession session = fixture.backend.open(fixture.request(false, Map.of()),
				(frame, pose) -> frames.add(pose.clone()), Progress.NONE)) {
			session.push(sound, 0, sound.length / 2);
			first.close();
			Thread.ofPlatform().start(() -> {
				try {
					Thread.sleep(100);
					fixture.serve(ServerOptions.USUAL.withPort(port), Fixture.level());
				} catch (IOException | InterruptedException e) {
					throw new IllegalStateException(e);
				}
			});
			session.push(sound, sound.length / 2, sound.length / 2);
			session.end().toCompletableFuture().get(20, TimeUnit.SECONDS);
			assertFollows(new Solved(frames, session.problems()), 20);
		}
	}

	@Test
	void takesAnotherServerWhenOneIsOfTheWrongKind() throws Exception {
		fixture.script("first", failing(Status.UNIMPLEMENTED));
		fixture.add("second");
		Solved solved = fixture.solve(Fixture.swell(3), Map.of());
		assertFollows(solved, 3);
		assertThat(solved.tells("first (")).isTrue();
		assertThat(solved.tells("with second")).isTrue();
	}

	@Test
	void refusesPosesThatCantBeTrue() throws Exception {
		assertThat(
				failure(posing((call, at) -> new FloatArrayWithTimeCode[] { pose(0.1, 52, 0), pose(0.0667, 52, 0) })))
				.hasMessageContaining("a pose at 0.0667 s came after one at 0.1000 s");
		assertThat(failure(posing((call, at) -> new FloatArrayWithTimeCode[] { pose(0.1, 52, 0), pose(0.1, 52, 0) })))
				.hasMessageContaining("came after");
		assertThat(failure(posing((call, at) -> new FloatArrayWithTimeCode[] { pose(0, 51, 0) })))
				.hasMessageContaining("51 values for 52 names");
		assertThat(failure(posing((call, at) -> new FloatArrayWithTimeCode[] { pose(0, 52, Float.NaN) })))
				.hasMessageContaining("no number");
		assertThat(failure(posing((call, at) -> new FloatArrayWithTimeCode[] { pose(-1, 52, 0) })))
				.hasMessageContaining("impossible time");
		assertThat(failure(posing((call, at) -> new FloatArrayWithTimeCode[] { pose(0, 52, 0), pose(1.5, 52, 0) })))
				.hasMessageContaining("no poses came between 0.000 s and 1.500 s");
	}

	private interface Poses {
		FloatArrayWithTimeCode[] poses(int call, double at);
	}

	private static Script posing(Poses poses) {
		return new Script() {
			@Override
			void sound(int call, Conversation conversation) {
				for (FloatArrayWithTimeCode pose : poses.poses(call, conversation.secondsHeard())) {
					conversation.pose(pose);
				}
			}
		};
	}

	private static FloatArrayWithTimeCode pose(double seconds, int values, float value) {
		FloatArrayWithTimeCode.Builder pose = FloatArrayWithTimeCode.newBuilder().setTimeCode(seconds);
		for (int i = 0; i < values; i++) {
			pose.addValues(value);
		}
		return pose.build();
	}

	@Test
	void refusesAnAnswerWithoutNamesOrWithNamesItDoesNotKnow() throws Exception {
		assertThat(failure(new Script() {
			@Override
			void header(int call, Conversation conversation) {
				// forgets it
			}
		})).hasMessageContaining("before the names of their values");
		assertThat(failure(new Script() {
			@Override
			List<String> names() {
				return List.of("A", "B");
			}
		})).hasMessageContaining("none of the server's 2 blendshapes is known");
		assertThat(failure(new Script() {
			@Override
			List<String> names() {
				return List.of();
			}
		})).hasMessageContaining("names 0 blendshapes");
	}

	@Test
	void takesAnErrorStatusForAFailureAndTellsAWarning() throws Exception {
		assertThat(failure(new Script() {
			@Override
			void end(int call, Conversation conversation) {
				conversation.poses(30);
				conversation.status(Code.ERROR, "solver diverged");
				conversation.close();
			}
		})).hasMessageContaining("the server gave up (solver diverged)");
		fixture.script("studio", new Script() {
			@Override
			void end(int call, Conversation conversation) {
				conversation.poses(30);
				conversation.status(Code.WARNING, "emotion ignored");
				conversation.done();
			}
		});
		Solved solved = fixture.solve(Fixture.swell(2), Map.of());
		assertFollows(solved, 2);
		assertThat(solved.tells("the server warns: emotion ignored")).isTrue();
	}

	@Test
	void noticesAServerThatFallsSilent() throws Exception {
		fixture.close();
		fixture = new Fixture(folder, Fixture.IMPATIENT);
		assertThat(failure(new Script() {
			@Override
			void sound(int call, Conversation conversation) {
				conversation.posesUntil(0.5, 30);
			}

			@Override
			void end(int call, Conversation conversation) {
				// nothing more ever comes
			}
		})).hasMessageContaining("no pose came for 0.4 s");
	}

	@Test
	void copesWithDelaysAndBursts() throws Exception {
		fixture.script("studio", new Script() {
			@Override
			void sound(int call, Conversation conversation) throws InterruptedException {
				Thread.sleep(conversation.messages.size() % 3 * 40L);
				if (conversation.messages.size() % 2 == 0) {
					conversation.poses(30);
				}
			}
		});
		assertFollows(fixture.solve(Fixture.swell(5), Map.of()), 5);
	}

	@Test
	void startsACallAnewAfterAPauseOfTheSoundInsteadOfBeingCut() throws Exception {
		ScriptedServer server = fixture.script("studio", new Script());
		List<float[]> frames = new ArrayList<>();
		float[] sound = Fixture.swell(4);
		try (MotionSession session = fixture.backend.open(fixture.request(true, Map.of()),
				(frame, pose) -> frames.add(pose.clone()), Progress.NONE)) {
			session.push(sound, 0, sound.length / 2);
			Thread.sleep(800);
			assertThat(server.conversations.getFirst().over).as("ended by us, in order").isTrue();
			session.push(sound, sound.length / 2, sound.length / 2);
			session.end().toCompletableFuture().get(10, TimeUnit.SECONDS);
		}
		assertThat(server.calls).hasValue(2);
		assertFollows(new Solved(frames, List.of()), 4);
	}

	@Test
	void saysThatASilentClientWasCut() throws Exception {
		fixture.close();
		fixture = new Fixture(folder, new Timing(1000, 5000, 10, 50, 1, 20_000, 300));
		ScriptedServer server = fixture.script("studio", new Script());
		try (MotionSession session = fixture.backend.open(fixture.request(true, Map.of()), (frame, pose) -> {},
				Progress.NONE)) {
			session.push(new float[8000], 0, 8000);
			Thread.sleep(2500);
			server.conversations.getFirst().close();
			Thread.sleep(300); // until that is heard
			assertThatExceptionOfType(ExecutionException.class)
					.isThrownBy(() -> session.end().toCompletableFuture().get(5, TimeUnit.SECONDS))
					.withMessageContaining("send sound without pauses");
		}
	}

	@Test
	void waitsForAFreeStream() throws Exception {
		MotionServer server = fixture.serve(ServerOptions.USUAL.withPort(0).withStreamLimit(1), Fixture.level());
		fixture.book.put(ServerEntry.plain("studio", "127.0.0.1", server.port()));
		try (MotionSession holder = fixture.backend.open(fixture.request(true, Map.of()), (frame, pose) -> {},
				Progress.NONE)) {
			holder.push(new float[1600], 0, 1600);
			while (server.counts().active() == 0) {
				Thread.sleep(5);
			}
			Thread.ofPlatform().start(() -> {
				while (server.counts().refused() == 0) {
					java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
				}
				holder.close();
			});
			assertFollows(fixture.solve(Fixture.swell(3), Map.of()), 3);
		}
		assertThat(server.counts().refused()).isPositive();
	}

	@Test
	void endsLiveWorkWithTheFailureAtOnce() throws Exception {
		fixture.script("studio", new Script() {
			@Override
			void sound(int call, Conversation conversation) {
				conversation.fail(Status.UNAVAILABLE);
			}
		});
		long begun = System.nanoTime();
		assertThatExceptionOfType(MotionException.class)
				.isThrownBy(() -> fixture.solve(Fixture.swell(2), true, Map.of()));
		assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(20));
	}
}
