package org.facewright.live.websocket.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.facewright.api.testkit.live.Fuzz;
import org.facewright.core.motion.Arkit;
import org.facewright.core.time.FrameRate;
import org.facewright.live.common.LiveFace;
import org.facewright.live.common.PoseCounts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MessageDamageTest {

	private record Heard(String subject, double seconds, float[] pose) {
	}

	private final PoseCounts counts = new PoseCounts();
	private final List<Heard> heard = new ArrayList<>();
	private final JsonInput.Reader reader = new JsonInput.Reader(counts,
			(subject, arrival, seconds, pose) -> heard.add(new Heard(subject, seconds, pose.clone())));

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Test
	void readsItsOwnGreetingAndChannelsThatAreNamesAlone() {
		reader.read(JsonSink.hello("Ann", Arkit.FACE, FrameRate.FPS_60), 0);
		reader.read("{\"type\":\"hello\",\"channels\":[\"mouthClose\",\"JawOpen\"],\"more\":{\"x\":[1]}}", 0);
		reader.read("{\"values\":[0.25,null],\"frame\":7,\"type\":\"pose\"}", 0);
		assertThat(counts.stats().damaged()).isZero();
		assertThat(heard).hasSize(1);
		assertThat(heard.getFirst().pose()[Arkit.MOUTH_CLOSE]).isEqualTo(0.25f);
		assertThat(heard.getFirst().pose()[Arkit.JAW_OPEN]).isNaN();
		assertThat(heard.getFirst().seconds()).isNaN();
	}

	@Test
	void countsFramesThatAreMissing() {
		reader.read("{\"type\":\"hello\",\"channels\":[\"jawOpen\"]}", 0);
		for (int frame : new int[] { 5, 6, 9, 1000, 1001 }) {
			reader.read("{\"type\":\"pose\",\"frame\":" + frame + ",\"values\":[0.5]}", 0);
		}
		assertThat(counts.stats().dropped()).isEqualTo(2);
		assertThat(heard).hasSize(5);
	}

	@Test
	void whatIsNoMessageIsDamaged() {
		reader.read("{\"type\":\"hello\",\"channels\":[\"jawOpen\"]}", 0);
		List<String> texts = List.of("", "null", "[]", "{}", "hello", "{\"type\":\"pose\",\"values\":[1,2]}",
				"{\"type\":\"pose\",\"values\":\"1\"}", "{\"type\":\"pose\",\"values\":[\"1\"]}",
				"{\"type\":\"pose\",\"frame\":\"1\",\"values\":[1]}", "{\"type\":\"hello\",\"channels\":[1]}",
				"{\"type\":\"pose\",\"values\":[NaN]}", "{\"type\":\"pose\",\"values\":[1]} {}",
				"{\"type\":\"pose\",\"values\":[1e999]}", "{\"type\":\"pose\",\"values\":[" + "[".repeat(100));
		texts.forEach(text -> reader.read(text, 0));
		assertThat(counts.stats().damaged()).isEqualTo(texts.size());
		assertThat(heard).isEmpty();
	}

	@Test
	void survivesDamage() {
		fuzzMessages(3_000);
		fuzzFrames(3_000);
		fuzzRequests(3_000);
	}

	@Test
	@Tag("slow")
	void survivesMuchDamage() {
		fuzzMessages(100_000);
		fuzzFrames(100_000);
		fuzzRequests(100_000);
	}

	private static void fuzzMessages(int packets) {
		PoseCounts seen = new PoseCounts();
		JsonInput.Reader reader = new JsonInput.Reader(seen, (subject, arrival, seconds, pose) -> {
			for (float value : pose) {
				if (Float.isInfinite(value)) {
					throw new AssertionError("infinite");
				}
			}
		});
		String hello = JsonSink.hello("Ann", LiveFace.CHANNELS, FrameRate.FPS_60);
		StringBuilder pose = new StringBuilder(
				"{\"type\":\"pose\",\"frame\":12,\"seconds\":0.2,\"age\":0.01,\"values\":[0");
		for (int i = 1; i < LiveFace.NAMES.size(); i++) {
			pose.append(",0.").append(i);
		}
		String whole = pose.append("]}").toString();
		Fuzz.feed(15, List.of(bytes(hello), bytes(whole)), packets, 16_384 + 4 * hello.length(), 16, packet -> {
			reader.read(new String(packet, StandardCharsets.UTF_8), 0);
			reader.read(hello, 0);
			reader.read(whole, 0);
		});
		assertThat(seen.stats().damaged()).isGreaterThan(packets / 4);
		assertThat(seen.stats().passed()).isGreaterThanOrEqualTo(packets);
	}

	private static void fuzzFrames(int packets) {
		byte[] frames = { (byte) 0x81, (byte) 0x85, 1, 2, 3, 4, 'h', 'e', 'l', 'l', 'o', (byte) 0x89, (byte) 0x82, 1, 2,
				3, 4, 'a', 'b', (byte) 0x82, (byte) 0xfe, 0, 5, 1, 2, 3, 4, 1, 2, 3, 4, 5, (byte) 0x88, (byte) 0x80, 1,
				2, 3, 4 };
		int[] events = new int[FrameReader.Event.values().length];
		Fuzz.feed(16, List.of(frames), packets, 512, 1, packet -> {
			FrameReader reader = new FrameReader();
			ByteBuffer bytes = ByteBuffer.wrap(packet);
			FrameReader.Event event = reader.read(bytes);
			while (event == FrameReader.Event.PING) {
				if (reader.control().remaining() > 125) {
					throw new AssertionError("too long");
				}
				event = reader.read(bytes);
			}
			events[event.ordinal()]++;
		});
		assertThat(events[FrameReader.Event.DAMAGE.ordinal()]).isPositive();
		assertThat(events[FrameReader.Event.CLOSE.ordinal()]).isPositive();
		assertThat(events[FrameReader.Event.NONE.ordinal()]).isPositive();
	}

	private static void fuzzRequests(int packets) {
		byte[] request = bytes("GET /face HTTP/1.1\r\nHost: 127.0.0.1:8765\r\nUpgrade: websocket\r\n"
				+ "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
				+ "Origin: http://localhost:3000");
		int[] opened = new int[2];
		Fuzz.feed(17, List.of(request), packets, 40_000, 60, packet -> {
			String answer = new String(Handshake.answer(new String(packet, StandardCharsets.ISO_8859_1), false),
					StandardCharsets.US_ASCII);
			if (!answer.startsWith("HTTP/1.1 ") || !answer.contains("\r\n\r\n")) {
				throw new AssertionError(answer);
			}
			opened[answer.startsWith("HTTP/1.1 101") ? 0 : 1]++;
		});
		assertThat(opened[0]).isPositive();
		assertThat(opened[1]).isPositive();
	}
}
