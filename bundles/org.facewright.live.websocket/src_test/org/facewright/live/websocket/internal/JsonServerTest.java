package org.facewright.live.websocket.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.live.LiveConnection;
import org.facewright.core.motion.Arkit;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.facewright.live.common.LiveFace;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonServerTest {

	private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

	private final JsonSink sink = new JsonSink();
	private final float[] pose = new float[LiveFace.NAMES.size()];

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
			return socket.getLocalPort();
		}
	}

	private static InetAddress loopback() throws IOException {
		return InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 });
	}

	private LiveConnection serve(int port, ParameterValues values) throws IOException {
		return sink.connect(URI.create("websocket://127.0.0.1:" + port), LiveFace.CHANNELS, FrameRate.FPS_60, values);
	}

	private LiveConnection serve(int port) throws IOException {
		return serve(port, sink.parameters().defaults());
	}

	private static Socket dial(int port, String headers) throws IOException {
		Socket socket = new Socket(loopback(), port);
		socket.setSoTimeout(5000);
		socket.getOutputStream().write(("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n")
				.getBytes(StandardCharsets.ISO_8859_1));
		return socket;
	}

	private static String upgrade(String more) {
		return "Upgrade: websocket\r\nConnection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\n"
				+ "Sec-WebSocket-Key: " + KEY + "\r\n" + more;
	}

	private static String line(Socket socket) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int b = socket.getInputStream().read(); b >= 0 && b != '\n'; b = socket.getInputStream().read()) {
			line.write(b);
		}
		return line.toString(StandardCharsets.ISO_8859_1).strip();
	}

	/** Code and text of the next frame. */
	private static Map.Entry<Integer, byte[]> frame(Socket socket) throws IOException {
		DataInputStream in = new DataInputStream(socket.getInputStream());
		int code = in.readUnsignedByte();
		int length = in.readUnsignedByte();
		assertThat(length).as("servers do not mask").isLessThan(128);
		return Map.entry(code, in.readNBytes(length == 126 ? in.readUnsignedShort() : length));
	}

	private static void skipHead(Socket socket) throws IOException {
		while (!line(socket).isEmpty()) {
			continue;
		}
	}

	/** Waits until poses go somewhere. */
	private void awaitClients(LiveConnection connection) throws InterruptedException {
		long end = System.nanoTime() + 5_000_000_000L;
		while (connection.stats().passed() == 0 && System.nanoTime() < end) {
			connection.send(0, System.nanoTime(), pose);
			Thread.sleep(2);
		}
	}

	@Test
	void answersTheKeyOfTheStandardsExample() throws Exception {
		int port = freePort();
		try (LiveConnection connection = serve(port); Socket socket = dial(port, upgrade(""))) {
			assertThat(line(socket)).isEqualTo("HTTP/1.1 101 Switching Protocols");
			assertThat(line(socket)).isEqualTo("Upgrade: websocket");
			assertThat(line(socket)).isEqualTo("Connection: Upgrade");
			assertThat(line(socket)).isEqualTo("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
			assertThat(connection.stats().damaged()).isZero();
		}
	}

	@Test
	void greetsWithChannelsAndRate() throws Exception {
		int port = freePort();
		try (LiveConnection connection = serve(port,
				sink.parameters().defaults().with(JsonSink.SUBJECT, "Zoë \"the face\""));
				JsonPeer peer = new JsonPeer(port)) {
			peer.connected();
			assertThat(peer.hello).contains("\"version\":1", "\"subject\":\"Zoë \\\"the face\\\"\"", "\"rate\":[60,1]",
					"{\"name\":\"jawOpen\",\"kind\":\"weight\"}", "{\"name\":\"headYaw\",\"kind\":\"angle\"}");
			connection.send(90, System.nanoTime() - 20_000_000, pose);
			peer.next(Duration.ofSeconds(5));
			assertThat(peer.raw()).contains("\"frame\":90,\"seconds\":1.5,\"age\":0.02");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Upgrade: websocket\r\n",
			"Connection: Upgrade\r\nUpgrade: h2c\r\nSec-WebSocket-Version: 13\r\n",
			"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: short\r\n" })
	void refusesWhatIsNoWebSocket(String headers) throws Exception {
		int port = freePort();
		try (LiveConnection connection = serve(port); Socket socket = dial(port, headers)) {
			assertThat(line(socket)).isEqualTo("HTTP/1.1 400 Bad Request");
			assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
			assertThat(connection.stats().passed()).isZero();
		}
	}

	@Test
	void namesTheVersionItSpeaks() throws Exception {
		int port = freePort();
		try (LiveConnection connection = serve(port);
				Socket socket = dial(port, upgrade("").replace("Version: 13", "Version: 8"))) {
			assertThat(line(socket)).startsWith("HTTP/1.1 426");
			assertThat(line(socket)).isEqualTo("Sec-WebSocket-Version: 13");
			assertThat(connection.stats().passed()).isZero();
		}
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost:3000, local, 101", "http://127.0.0.1, local, 101", "https://[::1]:8080, local, 101",
			"null, local, 101", "https://example.org, local, 403", "http://localhost.example.org, local, 403",
			"http://127.0.0.1.example.org, local, 403", "https://example.org, any, 101" })
	void pagesOfOtherMachinesMayNotLookUnlessAllowed(String origin, String pages, String answer) throws Exception {
		int port = freePort();
		try (LiveConnection connection = serve(port, sink.parameters().defaults().with(JsonSink.PAGES, pages));
				Socket socket = dial(port, upgrade("Origin: " + origin + "\r\n"))) {
			assertThat(line(socket)).startsWith("HTTP/1.1 " + answer);
			assertThat(connection.stats().damaged()).isZero();
		}
	}

	@Test
	void answersPingsAndGoodbyes() throws Exception {
		int port = freePort();
		try (LiveConnection connection = serve(port); Socket socket = dial(port, upgrade(""))) {
			skipHead(socket);
			assertThat(frame(socket).getKey()).isEqualTo(0x81);
			socket.getOutputStream()
					.write(new byte[] { (byte) 0x89, (byte) 0x83, 1, 2, 3, 4, 'a' ^ 1, 'b' ^ 2, 'c' ^ 3 });
			Map.Entry<Integer, byte[]> pong = frame(socket);
			assertThat(pong.getKey()).isEqualTo(0x8a);
			assertThat(pong.getValue()).isEqualTo("abc".getBytes(StandardCharsets.US_ASCII));
			socket.getOutputStream().write(new byte[] { (byte) 0x88, (byte) 0x80, 1, 2, 3, 4 });
			assertThat(frame(socket).getKey()).isEqualTo(0x88);
			assertThat(socket.getInputStream().read()).isEqualTo(-1);
			assertThat(connection.stats().damaged()).isZero();
		}
	}

	@Test
	void skipsWhatClientsSayHoweverLong() throws Exception {
		int port = freePort();
		try (LiveConnection connection = serve(port); JsonPeer peer = new JsonPeer(port)) {
			peer.connected();
			peer.say("x".repeat(300_000));
			peer.say("hello?");
			awaitClients(connection);
			assertThat(peer.next(Duration.ofSeconds(5))).isPresent();
			assertThat(connection.stats().damaged()).isZero();
		}
	}

	@Test
	void clientsThatDoNotMaskAreDamageAndLeave() throws Exception {
		int port = freePort();
		try (LiveConnection connection = serve(port); Socket socket = dial(port, upgrade(""))) {
			skipHead(socket);
			frame(socket);
			socket.getOutputStream().write(new byte[] { (byte) 0x81, 1, 'a' });
			assertThat(frame(socket).getKey()).isEqualTo(0x88);
			assertThat(socket.getInputStream().read()).isEqualTo(-1);
			assertThat(connection.stats().damaged()).isEqualTo(1);
		}
	}

	@Test
	void aClientThatDoesNotReadMissesTheOldestAndHoldsNobodyUp() throws Exception {
		int port = freePort();
		try (LiveConnection connection = serve(port); Socket lazy = new Socket(); JsonPeer quick = new JsonPeer(port)) {
			lazy.setReceiveBufferSize(4096);
			lazy.connect(new java.net.InetSocketAddress(loopback(), port));
			lazy.setSoTimeout(5000);
			lazy.getOutputStream().write(("GET / HTTP/1.1\r\nHost: x\r\n" + upgrade("") + "\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			skipHead(lazy);
			assertThat(frame(lazy).getKey()).isEqualTo(0x81);
			quick.connected();
			int poses = 0;
			while (connection.stats().dropped() < 100 && poses < 200_000) {
				connection.send(poses, System.nanoTime(), pose);
				poses++;
				Optional<Map<String, Float>> got = quick.next(Duration.ofSeconds(5));
				assertThat(got).isPresent();
				assertThat(quick.raw()).contains("\"frame\":" + (poses - 1) + ",");
			}
			assertThat(connection.stats().dropped()).isGreaterThanOrEqualTo(100);
			assertThat(connection.stats().remark()).contains("too slow");
			assertThat(connection.stats().passed()).isEqualTo(poses);
			long newest = -1;
			while (newest < poses - 1) {
				String text = new String(frame(lazy).getValue(), StandardCharsets.US_ASCII);
				long number = Long.parseLong(text.replaceFirst(".*\"frame\":(\\d+),.*", "$1"));
				assertThat(number).isGreaterThan(newest);
				newest = number;
			}
		}
	}

	@Test
	void aPortThatIsTakenIsNamed() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, loopback())) {
			assertThatThrownBy(() -> serve(taken.getLocalPort()).close()).isInstanceOf(IOException.class)
					.hasMessageContaining(Integer.toString(taken.getLocalPort())).message().contains("; ");
		}
	}

	@Test
	void thePortIsFreeAgainAfterClosingWithClients() throws Exception {
		int port = freePort();
		for (int i = 0; i < 3; i++) {
			try (LiveConnection connection = serve(port); JsonPeer peer = new JsonPeer(port)) {
				peer.connected();
				awaitClients(connection);
				assertThat(peer.next(Duration.ofSeconds(5))).isPresent();
			}
		}
	}

	@Test
	void theDescriptionNamesEveryFieldThatIsSent() throws Exception {
		Path schema = Path.of("../../docs/live-json.schema.json");
		Assumptions.assumeTrue(Files.isRegularFile(schema), "no schema at " + schema.toAbsolutePath());
		String text = Files.readString(schema);
		String hello = JsonSink.hello("Ann", Arkit.FACE, FrameRate.FPS_60);
		int port = freePort();
		try (LiveConnection connection = serve(port); JsonPeer peer = new JsonPeer(port)) {
			peer.connected();
			connection.send(1, System.nanoTime(), pose);
			peer.next(Duration.ofSeconds(5));
			java.util.regex.Matcher field = java.util.regex.Pattern.compile("\"(\\w+)\":").matcher(hello + peer.raw());
			while (field.find()) {
				assertThat(text).contains("\"" + field.group(1) + "\": {");
			}
		}
	}
}
