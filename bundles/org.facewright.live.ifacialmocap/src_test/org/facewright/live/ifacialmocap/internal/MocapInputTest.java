package org.facewright.live.ifacialmocap.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
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

import org.facewright.api.live.LiveReception;
import org.facewright.api.testkit.live.Fuzz;
import org.facewright.live.common.LiveFace;
import org.facewright.live.common.PoseCounts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MocapInputTest {

	private final PoseCounts counts = new PoseCounts();
	private final List<float[]> heard = new ArrayList<>();
	private final MocapInput.Reader reader = new MocapInput.Reader(counts,
			(subject, arrival, seconds, pose) -> heard.add(pose.clone()));

	private void feed(String text) {
		reader.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
	}

	private float newest(String channel) {
		return heard.getLast()[LiveFace.CHANNELS.indexOf(channel)];
	}

	@Test
	void readsBothSpellings() {
		feed("eyeBlink_L-12|jawLeft-50|mouthSmileRight&7|");
		assertThat(newest("eyeBlinkLeft")).isCloseTo(0.12f, within(1e-6f));
		assertThat(newest("jawLeft")).isCloseTo(0.5f, within(1e-6f));
		assertThat(newest("mouthSmileRight")).isCloseTo(0.07f, within(1e-6f));
		assertThat(newest("jawOpen")).isNaN();
	}

	@Test
	void readsNumbersBelowNothing() {
		feed("jawOpen--5|mouthClose&-6|");
		assertThat(newest("jawOpen")).isCloseTo(-0.05f, within(1e-6f));
		assertThat(newest("mouthClose")).isCloseTo(-0.06f, within(1e-6f));
	}

	@Test
	void turnsDegreesOfTheRightHandIntoOurAngles() {
		reader.read(ByteBuffer.wrap(PlainText.write('-', true, Map.of())), 0);
		assertThat(newest("headPitch")).isCloseTo((float) Math.toRadians(-21.488958), within(1e-6f));
		assertThat(newest("headYaw")).isCloseTo((float) Math.toRadians(6.038993), within(1e-6f));
		assertThat(newest("headRoll")).isCloseTo((float) Math.toRadians(6.6019735), within(1e-6f));
		assertThat(newest("rightEyeYaw")).isCloseTo((float) Math.toRadians(-2.4403017), within(1e-6f));
		assertThat(newest("leftEyeRoll")).isCloseTo((float) Math.toRadians(0.17520553), within(1e-6f));
	}

	@Test
	void passesOverNamesItDoesNotKnow() {
		feed("FM_SAD&0|trackingStatus-1|jawOpen&40|=neck#1,2,3|___iFacialMocap");
		assertThat(newest("jawOpen")).isCloseTo(0.4f, within(1e-6f));
		assertThat(counts.stats().damaged()).isZero();
	}

	@Test
	void aPacketWithoutAnythingKnownOrWithBadNumbersIsDamaged() {
		for (String text : List.of("", "|||", "hello", "FM_SAD&0|", "jawOpen-|", "jawOpen-x|", "jawOpen-4|=head#1,,3|",
				"jawOpen-4|=head#|", "-5|", "jawOpen-4|nonsense|", Dialect.IFACIALMOCAP.greeting)) {
			feed(text);
		}
		assertThat(heard).isEmpty();
		assertThat(counts.stats().damaged()).isEqualTo(11);
	}

	private static void answer(DatagramSocket phone, String expected, byte[] packet) throws IOException {
		DatagramPacket greeting = new DatagramPacket(new byte[1000], 1000);
		phone.receive(greeting);
		assertThat(new String(greeting.getData(), 0, greeting.getLength(), StandardCharsets.US_ASCII))
				.isEqualTo(expected);
		phone.send(new DatagramPacket(packet, packet.length, greeting.getSocketAddress()));
	}

	@Test
	void asksThePhoneAgainAndAgain() throws Exception {
		try (DatagramSocket phone = new DatagramSocket(
				new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), 0))) {
			phone.setSoTimeout(5000);
			MocapInput input = new MocapInput();
			LinkedBlockingQueue<float[]> poses = new LinkedBlockingQueue<>();
			try (LiveReception reception = input.open(URI.create("ifacialmocap://127.0.0.1:0"),
					input.parameters().defaults().with(MocapInput.PHONE, "127.0.0.1:" + phone.getLocalPort())
							.with(MocapSink.DIALECT, "facemotion3d"),
					(subject, arrival, seconds, pose) -> poses.add(pose.clone()))) {
				for (int i = 0; i < 2; i++) {
					answer(phone, "FACEMOTION3D_OtherStreaming",
							PlainText.write('&', false, Map.of("jawOpen", 0.25f)));
					float[] pose = poses.poll(5, TimeUnit.SECONDS);
					assertThat(pose).isNotNull();
					assertThat(pose[LiveFace.CHANNELS.indexOf("jawOpen")]).isCloseTo(0.25f, within(1e-6f));
				}
				assertThat(reception.stats().passed()).isEqualTo(2);
			}
		}
	}

	@Test
	void aPhoneThatNobodyKnowsIsNamed() {
		MocapInput input = new MocapInput();
		assertThatThrownBy(() -> input.open(URI.create("ifacialmocap://127.0.0.1:0"),
				input.parameters().defaults().with(MocapInput.PHONE, "no-such-phone.invalid"),
				(subject, arrival, seconds, pose) -> {}).close()).isInstanceOf(IOException.class)
				.hasMessageContaining("no-such-phone.invalid");
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
		MocapInput.Reader reader = new MocapInput.Reader(seen, (subject, arrival, seconds, pose) -> {
			for (float value : pose) {
				if (Float.isInfinite(value)) {
					throw new AssertionError("infinite");
				}
			}
		});
		Fuzz.feed(13, List.of(PlainText.write('-', true, Map.of()), PlainText.write('&', false, Map.of())), packets, 64,
				1, packet -> reader.read(ByteBuffer.wrap(packet), 0));
		assertThat(seen.stats().damaged()).isGreaterThan(packets / 4);
		assertThat(seen.stats().passed()).isPositive();
	}
}
