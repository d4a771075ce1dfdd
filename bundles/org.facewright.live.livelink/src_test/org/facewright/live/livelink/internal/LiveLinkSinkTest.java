package org.facewright.live.livelink.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.facewright.api.live.LiveConnection;
import org.facewright.api.testkit.live.UdpPeer;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class LiveLinkSinkTest {

	private static final ChannelSet JAW = ChannelSet.weights(List.of("jawOpen"));
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final LiveLinkSink sink = new LiveLinkSink();

	private byte[] sent(ParameterValues values, FrameRate rate, long frame) throws IOException {
		try (UdpPeer peer = new UdpPeer("livelink", packet -> DecodedPacket.of(packet).values());
				LiveConnection connection = sink.connect(peer.target(), JAW, rate, values)) {
			connection.send(frame, System.nanoTime(), new float[] { 0.5f });
			return peer.packet(PATIENCE).orElseThrow();
		}
	}

	@Test
	void writesTheBytesOfTheDescription() throws Exception {
		byte[] packet = sent(sink.parameters().defaults().with(LiveLinkSink.DEVICE, "DEV0")
				.with(LiveLinkSink.SUBJECT, "Sub").with(LiveLinkSink.TIMECODE_RATE, "60"), new FrameRate(240, 1), 7201);
		assertThat(packet).hasSize(277);
		assertThat(HexFormat.ofDelimiter(" ").formatHex(packet, 0, 36)).isEqualTo("06 00 00 00 04 44 45 56 30 00 00 "
				+ "00 03 53 75 62 00 00 07 08 3e 80 00 00 00 00 00 3c 00 00 00 01 3d 00 00 00");
		assertThat(HexFormat.ofDelimiter(" ").formatHex(packet, 101, 105)).isEqualTo("3f 00 00 00");
		byte[] rest = Arrays.copyOfRange(packet, 33, 277);
		Arrays.fill(rest, 101 - 33, 105 - 33, (byte) 0);
		assertThat(rest).containsOnly(0);
	}

	@Test
	void countsThePosesWhenNoTimecodeRateIsGiven() throws Exception {
		DecodedPacket packet = DecodedPacket.of(sent(sink.parameters().defaults(), new FrameRate(30_000, 1001), 4711));
		assertThat(packet.frame()).isEqualTo(4711);
		assertThat(packet.subFrame()).isZero();
		assertThat(packet.numerator()).isEqualTo(30_000);
		assertThat(packet.denominator()).isEqualTo(1001);
		assertThat(packet.subject()).isEqualTo("Facewright");
	}

	@Test
	void countsFasterThanThePosesWhenAskedTo() throws Exception {
		DecodedPacket packet = DecodedPacket.of(
				sent(sink.parameters().defaults().with(LiveLinkSink.TIMECODE_RATE, "60"), FrameRate.FPS_24, 3));
		assertThat(packet.frame()).isEqualTo(7);
		assertThat(packet.subFrame()).isEqualTo(0.5f);
		assertThat(packet.numerator()).isEqualTo(60);
	}

	@Test
	void keepsFramesBeyondMidnight() throws Exception {
		assertThat(DecodedPacket.of(sent(sink.parameters().defaults(), FrameRate.FPS_60, 5_375_735)).frame())
				.isEqualTo(5_375_735);
	}

	@Test
	void writesNamesInUtf8() throws Exception {
		DecodedPacket packet = DecodedPacket
				.of(sent(sink.parameters().defaults().with(LiveLinkSink.SUBJECT, "Zoë 顔"), FrameRate.FPS_60, 0));
		assertThat(packet.subject()).isEqualTo("Zoë 顔");
	}

	@Test
	void refusesWhatTheEngineWouldNotTake() {
		URI target = URI.create("livelink://127.0.0.1:11111");
		assertThatThrownBy(() -> sink.connect(target, Arkit.FACE, FrameRate.FPS_60,
				sink.parameters().defaults().with(LiveLinkSink.SUBJECT, "s".repeat(501))).close())
				.isInstanceOf(IOException.class).hasMessageContaining("too long").hasMessageContaining("; ");
		assertThatThrownBy(() -> sink.connect(target, Arkit.FACE, FrameRate.FPS_60,
				sink.parameters().defaults().with(LiveLinkSink.SUBJECT, "")).close())
				.isInstanceOf(IOException.class).hasMessageContaining("; ");
		assertThatThrownBy(() -> sink.connect(target, Arkit.FACE, FrameRate.FPS_60,
				sink.parameters().defaults().with(LiveLinkSink.TIMECODE_RATE, "fast")).close())
				.isInstanceOf(IOException.class).hasMessageContaining("fast");
		assertThatThrownBy(() -> sink.connect(URI.create("livelink://127.0.0.1:99999"), Arkit.FACE, FrameRate.FPS_60,
				sink.parameters().defaults()).close())
				.isInstanceOf(IOException.class).hasMessageContaining("99999");
	}

	@Test
	void takesTheLoopbackAddressAndTheUsualPortWhenNoneIsNamed() throws Exception {
		try (LiveConnection connection = sink.connect(URI.create("livelink:/"), Arkit.FACE, FrameRate.FPS_60,
				sink.parameters().defaults())) {
			connection.send(0, 0, new float[Arkit.FACE.size()]);
			connection.send(1, 0, new float[Arkit.FACE.size()]);
			String remark = connection.stats().remark();
			assertThat(remark).satisfiesAnyOf(nobody -> assertThat(nobody).contains("127.0.0.1:11111"),
					somebody -> assertThat(somebody).isEmpty());
		}
	}
}
