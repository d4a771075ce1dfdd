package org.facewright.live.livelink.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

import org.facewright.api.live.LiveConnection;
import org.facewright.api.live.LiveReception;
import org.facewright.api.testkit.live.UdpPeer;
import org.facewright.api.testkit.live.UdpSender;
import org.facewright.core.time.FrameRate;
import org.facewright.live.common.LiveFace;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packets that a real phone sent, where the recordings are at hand. */
class RecordedPacketsTest {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private record Heard(String subject, double seconds, float[] pose) {
	}

	private static List<byte[]> packets(String name) throws IOException {
		Path file = shared().resolve("data/livelink").resolve(name);
		Assumptions.assumeTrue(Files.isRegularFile(file), "no recordings at " + file);
		List<byte[]> packets = new ArrayList<>();
		try (DataInputStream in = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
			assertThat(in.readUnsignedByte()).isEqualTo(6);
			int count = in.readInt();
			for (int i = 0; i < count; i++) {
				packets.add(in.readNBytes(in.readInt()));
			}
			assertThat(in.read()).isEqualTo(-1);
		}
		return packets;
	}

	/** The folder named by the property, or one called shared beside a folder above. */
	private static Path shared() {
		String named = System.getProperty("facewright.shared");
		if (named != null) {
			return Path.of(named);
		}
		Path folder = Path.of("").toAbsolutePath();
		while (folder != null && !Files.isDirectory(folder.resolveSibling("shared"))) {
			folder = folder.getParent();
		}
		return folder == null ? Path.of("shared") : folder.resolveSibling("shared");
	}

	@ParameterizedTest
	@CsvSource({ "dao.gesichter, 180, 7", "debug-all-blendshapes.gesichter, 3660, -1" })
	void arriveOverASocketAsTheyWereSent(String name, int count, long missing) throws Exception {
		List<byte[]> packets = packets(name);
		assertThat(packets).hasSize(count);
		LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
		LiveLinkInput input = new LiveLinkInput();
		try (LiveReception reception = input.open(URI.create("livelink://127.0.0.1:0"), input.parameters().defaults(),
				(subject, arrival, seconds, pose) -> heard.add(new Heard(subject, seconds, pose.clone())));
				UdpSender sender = new UdpSender(reception, new byte[0], (frame, values) -> List.of())) {
			for (byte[] packet : packets) {
				sender.send(packet);
				Heard pose = heard.poll(5, TimeUnit.SECONDS);
				DecodedPacket expected = DecodedPacket.of(packet);
				assertThat(pose).isNotNull();
				assertThat(pose.subject()).isEqualTo(expected.subject());
				// The synthetic recording has parts of a frame above 1, which mean nothing.
				double part = expected.subFrame() <= 1 ? expected.subFrame() : 0;
				assertThat(pose.seconds())
						.isEqualTo((expected.frame() + part) * expected.denominator() / expected.numerator());
				for (int i = 0; i < DecodedPacket.ORDER.length; i++) {
					assertThat(pose.pose()[LiveFace.CHANNELS.indexOf(DecodedPacket.ORDER[i])])
							.isEqualTo(expected.values().get(DecodedPacket.ORDER[i]));
				}
			}
			assertThat(reception.stats().passed()).isEqualTo(count);
			assertThat(reception.stats().damaged()).isZero();
			if (missing >= 0) {
				assertThat(reception.stats().dropped()).isEqualTo(missing);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "dao.gesichter", "debug-all-blendshapes.gesichter" })
	void areTheSameBytesWhenSentAgain(String name) throws Exception {
		LiveLinkSink sink = new LiveLinkSink();
		try (UdpPeer peer = new UdpPeer("livelink", packet -> DecodedPacket.of(packet).values())) {
			DecodedPacket first = DecodedPacket.of(packets(name).getFirst());
			try (LiveConnection connection = sink.connect(peer.target(), LiveFace.CHANNELS,
					new FrameRate(first.numerator(), first.denominator()),
					sink.parameters().defaults().with(LiveLinkSink.DEVICE, first.device()).with(LiveLinkSink.SUBJECT,
							first.subject()))) {
				for (byte[] packet : packets(name).subList(0, 180)) {
					DecodedPacket decoded = DecodedPacket.of(packet);
					float[] pose = new float[LiveFace.NAMES.size()];
					decoded.values().forEach((channel, value) -> pose[LiveFace.CHANNELS.indexOf(channel)] = value);
					connection.send(decoded.frame(), 0, pose);
					byte[] sent = peer.packet(PATIENCE).orElseThrow();
					byte[] onTheFrame = packet.clone();
					int partAt = packet.length - 4 * 61 - 1 - 12;
					java.util.Arrays.fill(onTheFrame, partAt, partAt + 4, (byte) 0);
					assertThat(sent).isEqualTo(onTheFrame);
				}
			}
		}
	}
}
