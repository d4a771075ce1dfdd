package org.facewright.live.vtubestudio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.facewright.api.live.LiveReception;
import org.facewright.api.testkit.live.Fuzz;
import org.facewright.live.common.LiveFace;
import org.facewright.live.common.PoseCounts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VTubeStudioInputTest {

	private record Heard(double seconds, float[] pose) {
	}

	private final PoseCounts counts = new PoseCounts();
	private final List<Heard> heard = new ArrayList<>();
	private final VTubeStudioInput.Reader reader = new VTubeStudioInput.Reader(counts,
			(subject, arrival, seconds, pose) -> heard.add(new Heard(seconds, pose.clone())));

	/** What the phone sends, shapes in capitals. */
	static byte[] packet(int frame, boolean found, Map<String, Float> values) {
		String shapes = values.entrySet().stream()
				.map(shape -> "{\"k\":\"%s\",\"v\":%s}".formatted(LiveFace.pascalCase(shape.getKey()),
						shape.getValue()))
				.collect(Collectors.joining(","));
		return ("{\"Timestamp\":" + (1_625_405_710_000L + frame * 10L) + ",\"Hotkey\":-1,\"FaceFound\":" + found
				+ ",\"Rotation\":{\"x\":10.0,\"y\":-20.0,\"z\":350.0},\"Position\":{\"x\":0.1,\"y\":0.2,\"z\":0.3},"
				+ "\"BlendShapes\":[" + shapes + "],\"EyeLeft\":{\"x\":1.5,\"y\":2.5,\"z\":0.0},"
				+ "\"EyeRight\":{\"x\":1.5,\"y\":-2.5,\"z\":0.0}}").getBytes(StandardCharsets.US_ASCII);
	}

	private void feed(byte[] packet) {
		reader.read(ByteBuffer.wrap(packet), 0);
	}

	private float newest(String channel) {
		return heard.getLast().pose()[LiveFace.CHANNELS.indexOf(channel)];
	}

	@Test
	void readsShapesAnglesAndTime() {
		feed(packet(150, true, Map.of("jawOpen", 0.5f, "eyeBlinkLeft", 0.25f)));
		assertThat(newest("jawOpen")).isEqualTo(0.5f);
		assertThat(newest("eyeBlinkLeft")).isEqualTo(0.25f);
		assertThat(newest("cheekPuff")).isNaN();
		assertThat(newest("headPitch")).isCloseTo((float) Math.toRadians(10), within(1e-6f));
		assertThat(newest("headYaw")).isCloseTo((float) Math.toRadians(-20), within(1e-6f));
		assertThat(newest("headRoll")).isCloseTo((float) Math.toRadians(-10), within(1e-6f));
		assertThat(newest("rightEyeYaw")).isCloseTo((float) Math.toRadians(-2.5), within(1e-6f));
		assertThat(heard.getFirst().seconds()).isEqualTo(1_625_405_711.5);
	}

	@Test
	void aLostFaceIsNeitherAPoseNorDamage() {
		feed(packet(0, false, Map.of("jawOpen", 0.5f)));
		assertThat(heard).isEmpty();
		assertThat(counts.stats().damaged()).isZero();
	}

	@Test
	void whatIsNoPoseIsDamaged() {
		List<String> texts = List.of("", "hello", "{}", "[]", "{\"BlendShapes\":{}}", "{\"BlendShapes\":[1]}",
				"{\"BlendShapes\":[{\"k\":1}]}", "{\"BlendShapes\":[{\"k\":\"JawOpen\",\"v\":\"1\"}]}",
				"{\"BlendShapes\":[{\"k\":\"JawOpen\",\"v\":1e99}]}", "{\"BlendShapes\":[],\"Rotation\":3}",
				"{\"BlendShapes\":[]");
		texts.forEach(text -> feed(text.getBytes(StandardCharsets.US_ASCII)));
		assertThat(heard).isEmpty();
		assertThat(counts.stats().damaged()).isEqualTo(texts.size());
	}

	@Test
	void asksThePhoneAndNamesThePortItListensOn() throws Exception {
		try (DatagramSocket phone = new DatagramSocket(
				new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), 0))) {
			phone.setSoTimeout(5000);
			VTubeStudioInput input = new VTubeStudioInput();
			LinkedBlockingQueue<float[]> poses = new LinkedBlockingQueue<>();
			try (LiveReception reception = input.open(URI.create("vtubestudio://127.0.0.1:0"),
					input.parameters().defaults().with(VTubeStudioInput.PHONE, "127.0.0.1:" + phone.getLocalPort()),
					(subject, arrival, seconds, pose) -> poses.add(pose.clone()))) {
				DatagramPacket request = new DatagramPacket(new byte[1000], 1000);
				phone.receive(request);
				assertThat(new String(request.getData(), 0, request.getLength(), StandardCharsets.US_ASCII))
						.isEqualTo("{\"messageType\":\"iOSTrackingDataRequest\",\"time\":3,\"sentBy\":\"Facewright\","
								+ "\"ports\":[" + reception.location().getPort() + "]}");
				byte[] packet = packet(0, true, Map.of("jawOpen", 0.25f));
				phone.send(new DatagramPacket(packet, packet.length, request.getAddress(),
						reception.location().getPort()));
				float[] pose = poses.poll(5, TimeUnit.SECONDS);
				assertThat(pose).isNotNull();
				assertThat(pose[LiveFace.CHANNELS.indexOf("jawOpen")]).isEqualTo(0.25f);
			}
		}
	}

	@Test
	void survivesDamage() {
		fuzz(3_000);
	}

	@Test
	@Tag("slow")
	void survivesMuchDamage() {
		fuzz(100_000);
	}

	private static void fuzz(int packets) {
		PoseCounts seen = new PoseCounts();
		VTubeStudioInput.Reader reader = new VTubeStudioInput.Reader(seen, (subject, arrival, seconds, pose) -> {
			for (float value : pose) {
				if (Float.isInfinite(value)) {
					throw new AssertionError("infinite");
				}
			}
		});
		Map<String, Float> face = LiveFace.NAMES.subList(0, 52).stream()
				.collect(Collectors.toMap(name -> name, name -> 0.25f));
		Fuzz.feed(18, List.of(packet(1, true, face)), packets, 16_384, 16,
				packet -> reader.read(ByteBuffer.wrap(packet), 0));
		assertThat(seen.stats().damaged()).isGreaterThan(packets / 4);
		assertThat(seen.stats().passed()).isPositive();
	}
}
