package org.facewright.motion.nim.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.api.motion.RunFacts;
import org.facewright.api.testkit.LevelBackend;
import org.facewright.api.testkit.LinearResampler;
import org.facewright.core.motion.Arkit;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.motion.nim.KeyRing;
import org.facewright.motion.nim.ServerBook;
import org.facewright.motion.nim.ServerEntry;
import org.facewright.serve.nim.MotionServer;
import org.facewright.serve.nim.ServerOptions;

/** A backend with servers of its own: a list and keys in a folder, and sound whose level is known at each instant. */
final class Fixture implements AutoCloseable {

	/** Fast enough for tests, in the proportions of real use. */
	static final Timing QUICK = new Timing(1000, 1500, 20, 200, 5, 400, 300);

	/** Waits and tries as little as can be, for failures that only time shows. */
	static final Timing IMPATIENT = new Timing(1000, 400, 10, 50, 1, 400, 300);

	final ServerBook book;
	final KeyRing keys;
	final NimBackend backend;
	private final List<AutoCloseable> servers = new ArrayList<>();

	Fixture(Path folder) {
		this(folder, QUICK);
	}

	Fixture(Path folder, Timing timing) {
		book = new ServerBook(folder);
		keys = new KeyRing(folder);
		backend = new NimBackend(book, keys, timing);
	}

	/** A backend whose channels follow the level, at the rate of the model that ships. */
	static LevelBackend level() {
		return new LevelBackend("level", Arkit.FACE, FrameRate.FPS_100);
	}

	MotionServer serve(ServerOptions options, MotionBackend driver) throws IOException {
		MotionServer server = MotionServer.start(options, driver, new LinearResampler());
		servers.add(server);
		return server;
	}

	MotionServer serve() throws IOException {
		return serve(ServerOptions.USUAL.withPort(0), level());
	}

	/** Starts a usual server and lists it. */
	MotionServer add(String name) throws IOException {
		MotionServer server = serve();
		book.put(ServerEntry.plain(name, "127.0.0.1", server.port()));
		return server;
	}

	ScriptedServer script(String name, ScriptedServer.Script script) throws IOException {
		ScriptedServer server = new ScriptedServer(script);
		servers.add(server);
		book.put(ServerEntry.plain(name, "127.0.0.1", server.port()));
		return server;
	}

	MotionRequest request(boolean live, Map<String, String> values) {
		return new MotionRequest("line", backend.info().parameters().parse(values), live);
	}

	/** Frames and remarks of one run. */
	record Solved(List<float[]> frames, List<Problem> problems, Optional<RunFacts> facts) {

		Solved(List<float[]> frames, List<Problem> problems) {
			this(frames, problems, Optional.empty());
		}

		boolean tells(String part) {
			return problems.stream().anyMatch(problem -> problem.toString().contains(part));
		}
	}

	Solved solve(float[] sound, Map<String, String> values) throws MotionException {
		return solve(sound, false, values);
	}

	Solved solve(float[] sound, boolean live, Map<String, String> values) throws MotionException {
		List<float[]> frames = new ArrayList<>();
		try (MotionSession session = backend.open(request(live, values), (frame, pose) -> frames.add(pose.clone()),
				Progress.NONE)) {
			session.push(sound, 0, sound.length);
			session.end().toCompletableFuture().get(40, TimeUnit.SECONDS);
			return new Solved(frames, session.problems(), session.facts());
		} catch (ExecutionException e) {
			if (e.getCause() instanceof MotionException failure) {
				throw failure;
			}
			throw new IllegalStateException(e);
		} catch (InterruptedException | java.util.concurrent.TimeoutException e) {
			throw new IllegalStateException(e);
		}
	}

	/** A level that rises and falls slowly: {@code 0.3 + 0.2 sin(2π t / 3 s)}. */
	static float[] swell(double seconds) {
		float[] sound = new float[(int) Math.round(seconds * NimBackend.SAMPLE_RATE)];
		for (int i = 0; i < sound.length; i++) {
			sound[i] = (float) (swellAt((double) i / NimBackend.SAMPLE_RATE) * (i % 2 == 0 ? 1 : -1));
		}
		return sound;
	}

	static double swellAt(double seconds) {
		return 0.3 + 0.2 * Math.sin(2 * Math.PI * seconds / 3);
	}

	static Duration seconds(double seconds) {
		return Duration.ofMillis(Math.round(seconds * 1000));
	}

	@Override
	public void close() throws Exception {
		backend.close();
		for (AutoCloseable server : servers) {
			server.close();
		}
	}
}
