package org.facewright.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A recording plays as if it were spoken now, a remote service makes the poses, three kinds of programs receive them, and
 * a take is recorded; in the middle the service dies and comes back.
 */
class LivePerformanceTest {

	private static final int SOUND_SECONDS = 14;
	private static final Pattern PORT = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");

	@TempDir
	private Path folder;
	private final List<Process> processes = new ArrayList<>();
	private final List<AutoCloseable> receivers = new ArrayList<>();

	@AfterEach
	void stop() throws Exception {
		processes.forEach(Process::destroyForcibly);
		for (AutoCloseable receiver : receivers) {
			receiver.close();
		}
	}

	/** Frames that came to a datagram socket, decoded as the protocols' public descriptions say. */
	private abstract static class Receiver implements AutoCloseable {

		private final DatagramSocket socket;
		final List<Long> frames = new CopyOnWriteArrayList<>();
		final List<Float> jaws = new CopyOnWriteArrayList<>();

		Receiver() throws SocketException {
			socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			socket.setReceiveBufferSize(1 << 20);
			Thread.ofPlatform().daemon().start(this::receive);
		}

		int port() {
			return socket.getLocalPort();
		}

		private void receive() {
			byte[] bytes = new byte[65_535];
			try {
				while (true) {
					DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
					socket.receive(packet);
					decode(ByteBuffer.wrap(bytes.clone(), 0, packet.getLength()));
				}
			} catch (IOException e) {
				// closed at the test's end
			}
		}

		abstract void decode(ByteBuffer packet);

		@Override
		public void close() {
			socket.close();
		}
	}

	/** Live Link Face, version 6. */
	private static final class LiveLinkFace extends Receiver {

		private static final int JAW_OPEN = 17;

		LiveLinkFace() throws SocketException {
			// begins to receive
		}

		@Override
		void decode(ByteBuffer packet) {
			assertThat(packet.get()).isEqualTo((byte) 6);
			packet.position(packet.position() + 4 + packet.getInt(packet.position()));
			packet.position(packet.position() + 4 + packet.getInt(packet.position()));
			long frame = packet.getInt();
			packet.getFloat();
			packet.getInt();
			packet.getInt();
			assertThat(packet.get()).isEqualTo((byte) 61);
			jaws.add(packet.getFloat(packet.position() + 4 * JAW_OPEN));
			frames.add(frame);
		}
	}

	/** VMC: values in bundles, then Apply. */
	private static final class Vmc extends Receiver {

		private float jaw;

		Vmc() throws SocketException {
			// begins to receive
		}

		@Override
		void decode(ByteBuffer packet) {
			if (packet.get(0) == '#') {
				packet.position(16);
				while (packet.hasRemaining()) {
					int length = packet.getInt();
					message(packet.slice(packet.position(), length));
					packet.position(packet.position() + length);
				}
			} else {
				message(packet);
			}
		}

		private void message(ByteBuffer message) {
			String address = text(message);
			text(message); // types
			if (address.equals("/VMC/Ext/Blend/Val")) {
				String name = text(message);
				float value = message.getFloat();
				if (name.equalsIgnoreCase("jawOpen")) {
					jaw = value;
				}
			} else if (address.equals("/VMC/Ext/Blend/Apply")) {
				jaws.add(jaw);
				frames.add((long) frames.size());
			}
		}

		private static String text(ByteBuffer message) {
			int start = message.position();
			while (message.get() != 0) {
				// to its end
			}
			String text = new String(message.array(), message.arrayOffset() + start, message.position() - 1 - start,
					StandardCharsets.US_ASCII);
			message.position(start + (message.position() - start + 3) / 4 * 4);
			return text;
		}
	}

	/** The product's own JSON. */
	private static final class JsonClient implements WebSocket.Listener {

		private final ObjectMapper json = new ObjectMapper();
		private final StringBuilder message = new StringBuilder();
		private final List<Long> frames = new CopyOnWriteArrayList<>();
		private int jaw = -1;
		private final List<Double> jaws = new CopyOnWriteArrayList<>();

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			message.append(data);
			if (last) {
				try {
					JsonNode node = json.readTree(message.toString());
					if (node.path("type").asText().equals("hello")) {
						for (int i = 0; i < node.path("channels").size(); i++) {
							jaw = node.path("channels").get(i).path("name").asText().equals("jawOpen") ? i : jaw;
						}
					} else {
						frames.add(node.path("frame").asLong());
						jaws.add(node.path("values").get(jaw).asDouble());
					}
				} catch (IOException e) {
					throw new IllegalStateException(e);
				}
				message.setLength(0);
			}
			socket.request(1);
			return null;
		}
	}

	@Test
	void aServiceThatDiesAndComesBackLosesNoFrame() throws Exception {
		Map<String, String> home = Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString(), "XDG_DATA_HOME",
				folder.resolve("data").toString());
		Files.write(folder.resolve("line.wav"), Product.wav(16_000, Product.syllables(16_000, SOUND_SECONDS)));
		Process server = serve(home, 0, "server1");
		int port = port("server1");
		assertThat(Product.run(folder, home, "servers", "add", "local", "127.0.0.1:" + port).exitCode()).isZero();
		LiveLinkFace liveLink = new LiveLinkFace();
		Vmc vmc = new Vmc();
		receivers.addAll(List.of(liveLink, vmc));
		int web = freePort();

		Path err = folder.resolve("live.err");
		Process live = Product.start(folder, home, folder.resolve("live.out"), err, "live", "--source", "file:line.wav",
				"--backend", "nim", "--target", "livelink://127.0.0.1:" + liveLink.port(), "--target",
				"vmc://127.0.0.1:" + vmc.port(), "--target", "websocket://127.0.0.1:" + web, "--record", "day.fwz");
		processes.add(live);
		JsonClient page = new JsonClient();
		receivers.add(connect(web, page));
		until("a second of poses has come", () -> liveLink.frames.size() > 60);
		server.destroyForcibly().waitFor();
		until("the model that ships has taken over", () -> said(err).contains("embedded goes on"));
		serve(home, port, "server2");
		port("server2");
		int before = liveLink.frames.size();
		until("the service is back",
				() -> said(err).lastIndexOf("is back") > said(err).lastIndexOf("embedded goes on"));
		assertThat(live.waitFor(2, TimeUnit.MINUTES)).isTrue();
		assertThat(live.exitValue()).describedAs(said(err)).isZero();

		assertThat(liveLink.frames.size()).isGreaterThan(before).isGreaterThan(SOUND_SECONDS * 60 - 60);
		assertRising(liveLink.frames);
		assertThat(vmc.frames).hasSameSizeAs(liveLink.frames);
		assertPagesPosesWereSent(page, liveLink);
		assertTakeIsWhatWasSent(home, liveLink.jaws);
	}

	private Process serve(Map<String, String> home, int port, String name) throws IOException {
		Process server = Product.start(folder, home, folder.resolve(name + ".out"), folder.resolve(name + ".err"),
				"serve",
				"--port", Integer.toString(port), "--fps", "60", "--seconds", "180");
		processes.add(server);
		return server;
	}

	/** Waits until a server listens. */
	private int port(String name) {
		Pattern[] found = { PORT };
		until(name + " listens", () -> found[0].matcher(output(name)).find());
		Matcher matcher = PORT.matcher(output(name));
		assertThat(matcher.find()).isTrue();
		return Integer.parseInt(matcher.group(1));
	}

	private String output(String name) {
		return said(folder.resolve(name + ".out")) + said(folder.resolve(name + ".err"));
	}

	private static String said(Path file) {
		try {
			return Files.exists(file) ? Files.readString(file) : "";
		} catch (IOException e) {
			return "";
		}
	}

	private static WebSocketCloser connect(int port, JsonClient page) throws InterruptedException {
		HttpClient client = HttpClient.newHttpClient();
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (true) {
			try {
				return new WebSocketCloser(client,
						client.newWebSocketBuilder().buildAsync(URI.create("ws://127.0.0.1:" + port + "/"), page)
								.get());
			} catch (ExecutionException e) {
				if (System.nanoTime() > end) {
					throw new AssertionError("the WebSocket was not opened", e);
				}
				Thread.sleep(50);
			}
		}
	}

	private record WebSocketCloser(HttpClient client, WebSocket socket) implements AutoCloseable {
		@Override
		public void close() {
			socket.abort();
			client.close();
		}
	}

	private static void until(String what, BooleanSupplier condition) {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new AssertionError("waited in vain until " + what);
			}
			try {
				Thread.sleep(20);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new AssertionError(e);
			}
		}
	}

	private static void assertRising(List<Long> frames) {
		for (int i = 1; i < frames.size(); i++) {
			assertThat(frames.get(i)).describedAs("frame after %d", frames.get(i - 1)).isEqualTo(frames.get(i - 1) + 1);
		}
	}

	/** A page that is slow misses poses; what it has is right, in order, and reaches to the end. */
	private static void assertPagesPosesWereSent(JsonClient page, LiveLinkFace liveLink) {
		assertThat(page.frames).isSorted().doesNotHaveDuplicates().isNotEmpty();
		assertThat(page.frames.getLast()).isEqualTo(liveLink.frames.getLast());
		for (int i = 0; i < page.frames.size(); i++) {
			int sent = (int) (page.frames.get(i) - liveLink.frames.getFirst());
			if (sent >= 0) {
				assertThat(page.jaws.get(i)).isCloseTo((double) liveLink.jaws.get(sent), within(1e-5));
			}
		}
	}

	/** The recorded take, written as a table, holds the jaw of every packet, in order. */
	private void assertTakeIsWhatWasSent(Map<String, String> home, List<Float> sent) throws Exception {
		Product.Run export = Product.run(folder, home, "export", "day.fwz", "--format", "table-csv", "-o",
				"day.table.csv");
		assertThat(export.exitCode()).describedAs(export.err()).isZero();
		List<String> lines = Files.readAllLines(folder.resolve("day.table.csv"));
		int jaw = List.of(lines.getFirst().split(",")).indexOf("jawOpen");
		List<Float> recorded = lines.stream().skip(1).map(line -> Float.parseFloat(line.split(",")[jaw])).toList();
		assertThat(recorded.size()).isGreaterThanOrEqualTo(sent.size());
		int offset = recorded.size() - sent.size();
		for (int i = 0; i < sent.size(); i++) {
			assertThat(recorded.get(offset + i)).describedAs("frame %d", i).isCloseTo(sent.get(i), within(1e-5f));
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}
}
