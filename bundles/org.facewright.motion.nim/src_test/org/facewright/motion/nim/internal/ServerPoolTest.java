package org.facewright.motion.nim.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.facewright.api.motion.MotionException;
import org.facewright.motion.nim.ServerEntry;
import org.facewright.motion.nim.internal.ServerPool.Lease;
import org.facewright.serve.nim.MotionServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ServerPoolTest {

	@TempDir
	Path folder;

	private Fixture fixture;
	private ServerPool pool;

	@BeforeEach
	void start() {
		fixture = new Fixture(folder);
		pool = fixture.backend.pool();
	}

	@AfterEach
	void stop() throws Exception {
		fixture.close();
	}

	private String next() throws MotionException {
		return pool.acquire("").connection().entry().name();
	}

	@Test
	void givesWorkToTheLeastLoadedByWeight() throws Exception {
		int port = fixture.serve().port();
		fixture.book.put(ServerEntry.plain("small", "127.0.0.1", port));
		fixture.book.put(ServerEntry.plain("large", "127.0.0.1", port).withWeight(3));
		for (int i = 0; i < 8; i++) {
			next();
		}
		assertThat(pool.active()).isEqualTo(Map.of("small", 2, "large", 6));
	}

	@Test
	void takesPlacesBackWhenWorkIsDone() throws Exception {
		fixture.add("one");
		List<Lease> leases = new ArrayList<>(List.of(pool.acquire(""), pool.acquire("")));
		assertThat(pool.active()).containsEntry("one", 2);
		leases.forEach(Lease::close);
		leases.forEach(Lease::close);
		assertThat(pool.active()).as("closing twice counts once").containsEntry("one", 0);
	}

	@Test
	void drainsAServerThatFailedUntilItIsWellAgain() throws Exception {
		fixture.add("first");
		fixture.add("second");
		try (Lease lease = pool.acquire("first")) {
			lease.failed();
		}
		assertThat(List.of(next(), next(), next())).containsOnly("second");
		Thread.sleep(Fixture.QUICK.drainMillis() + 50);
		assertThat(next()).isEqualTo("first");
	}

	@Test
	void passesOverServersThatDontAnswer() throws Exception {
		MotionServer dead = fixture.add("dead");
		fixture.add("alive");
		dead.close();
		assertThat(List.of(next(), next())).containsOnly("alive");
	}

	@Test
	void saysForEachServerWhyItTakesNoWork() throws Exception {
		MotionServer one = fixture.add("one");
		MotionServer two = fixture.add("two");
		one.close();
		two.close();
		assertThatExceptionOfType(MotionException.class).isThrownBy(() -> pool.acquire(""))
				.withMessageContaining("one (127.0.0.1").withMessageContaining("two (127.0.0.1")
				.withMessageContaining("can't be reached");
	}

	@Test
	void asksAReadinessPageFirst() throws Exception {
		String[] status = { "503 Service Unavailable" };
		try (ServerSocket page = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			Thread.ofPlatform().daemon().start(() -> answer(page, status));
			URI uri = URI.create("http://127.0.0.1:%d/v1/health/ready".formatted(page.getLocalPort()));
			fixture.book.put(ServerEntry.plain("one", "127.0.0.1", fixture.serve().port()).withReadyUri(uri));
			assertThatExceptionOfType(MotionException.class).isThrownBy(() -> pool.acquire(""))
					.withMessageContaining("answers 503").withMessageContaining("builds engines");
			status[0] = "200 OK";
			assertThat(next()).isEqualTo("one");
		}
	}

	/** As much of HTTP as a readiness page needs. */
	private static void answer(ServerSocket page, String[] status) {
		while (!page.isClosed()) {
			try (Socket socket = page.accept()) {
				BufferedReader request = new BufferedReader(new InputStreamReader(socket.getInputStream()));
				String line = request.readLine();
				assertThat(line).startsWith("GET /v1/health/ready HTTP/1.1");
				while (!line.isEmpty()) {
					line = request.readLine();
				}
				socket.getOutputStream().write("HTTP/1.1 %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
						.formatted(status[0]).getBytes(StandardCharsets.US_ASCII));
			} catch (IOException e) {
				return; // closed: the test is over
			}
		}
	}

	@Test
	void followsChangesOfTheList() throws Exception {
		MotionServer old = fixture.add("one");
		next();
		MotionServer fresh = fixture.add("one");
		old.close();
		assertThat(pool.acquire("one").connection().entry().port()).isEqualTo(fresh.port());
		fixture.book.remove("one");
		assertThatExceptionOfType(MotionException.class).isThrownBy(() -> pool.acquire(""))
				.withMessageContaining("no server is known");
	}

	@Test
	void spreadsRecordingsOverServers() throws Exception {
		MotionServer one = fixture.add("one");
		MotionServer two = fixture.add("two");
		Thread[] workers = new Thread[6];
		List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
		for (int i = 0; i < workers.length; i++) {
			workers[i] = Thread.ofPlatform().start(() -> {
				try {
					assertThat(fixture.solve(Fixture.swell(8), Map.of()).frames()).hasSize(480);
				} catch (MotionException | AssertionError e) {
					failures.add(e);
				}
			});
		}
		for (Thread worker : workers) {
			worker.join();
		}
		assertThat(failures).isEmpty();
		assertThat(one.counts().finished() + two.counts().finished()).isEqualTo(6);
		assertThat(one.counts().finished()).isBetween(1L, 5L);
		assertThat(pool.active()).containsOnly(Map.entry("one", 0), Map.entry("two", 0));
	}
}
