package org.facewright.live.livelink.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.facewright.api.testkit.live.Fuzz;
import org.facewright.core.motion.Arkit;
import org.facewright.live.common.PoseCounts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LiveLinkInputTest {

	private static final Map<String, Float> OPEN = Map.of("jawOpen", 0.5f, "jawLeft", 0.125f, "headYaw", -0.25f);

	private record Heard(String subject, double seconds, float[] pose) {
	}

	private final PoseCounts counts = new PoseCounts();
	private final List<Heard> heard = new ArrayList<>();

	private LiveLinkInput.Reader reader(String subject) {
		return new LiveLinkInput.Reader(subject, counts,
				(name, arrival, seconds, pose) -> heard.add(new Heard(name, seconds, pose.clone())));
	}

	private static void feed(LiveLinkInput.Reader reader, byte[]... packets) {
		for (byte[] packet : packets) {
			reader.read(ByteBuffer.wrap(packet), 0);
		}
	}

	private static byte[] frame(int number) {
		return WrittenPacket.of("DEV0", "Sub", number, 0, 60, 1, OPEN);
	}

	@Test
	void readsNameTimeAndValues() {
		feed(reader(""), WrittenPacket.of("DEV0", "Zoë", 1800, 0.5f, 60, 1, OPEN));
		assertThat(heard).hasSize(1);
		assertThat(heard.getFirst().subject()).isEqualTo("Zoë");
		assertThat(heard.getFirst().seconds()).isEqualTo(1800.5 / 60);
		assertThat(heard.getFirst().pose()[Arkit.JAW_OPEN]).isEqualTo(0.5f);
		assertThat(heard.getFirst().pose()[15]).isEqualTo(0.125f);
		assertThat(heard.getFirst().pose()[52]).isEqualTo(-0.25f);
	}

	@Test
	void countsFramesThatAreMissing() {
		feed(reader(""), frame(10), frame(11), frame(12), frame(21), frame(22));
		assertThat(heard).hasSize(5);
		assertThat(counts.stats().dropped()).isEqualTo(8);
	}

	@Test
	void learnsThatATimecodeCountsTwicePerPose() {
		feed(reader(""), frame(10), frame(12), frame(14), frame(18), frame(20));
		assertThat(counts.stats().dropped()).isEqualTo(1);
	}

	@Test
	void leavesOutWhatComesTooLate() {
		feed(reader(""), frame(10), frame(12), frame(11), frame(13));
		assertThat(heard).extracting(Heard::seconds).containsExactly(10 / 60.0, 12 / 60.0, 13 / 60.0);
	}

	@Test
	void goesOnAfterMidnightAndAfterARestart() {
		feed(reader(""), frame(5_183_999), frame(0), frame(1));
		assertThat(heard).hasSize(3);
		assertThat(counts.stats().dropped()).isZero();
	}

	@Test
	void tellsStreamsApartByDeviceAndSubject() {
		feed(reader(""), WrittenPacket.of("A", "Sub", 10, 0, 60, 1, OPEN),
				WrittenPacket.of("B", "Sub", 500, 0, 60, 1, OPEN), WrittenPacket.of("A", "Sub", 11, 0, 60, 1, OPEN),
				WrittenPacket.of("B", "Sub", 501, 0, 60, 1, OPEN));
		assertThat(counts.stats().dropped()).isZero();
		assertThat(heard).hasSize(4);
	}

	@Test
	void takesOneSubjectOnlyWhenAskedTo() {
		feed(reader("Ann"), WrittenPacket.of("A", "Ann", 1, 0, 60, 1, OPEN),
				WrittenPacket.of("A", "Bob", 2, 0, 60, 1, OPEN));
		assertThat(heard).extracting(Heard::subject).containsExactly("Ann");
	}

	@Test
	void aPacketWithoutAFaceIsNeitherAPoseNorDamage() {
		feed(reader(""), frame(10), WrittenPacket.withoutFace(11), frame(12));
		assertThat(heard).hasSize(2);
		assertThat(counts.stats().dropped()).isZero();
		assertThat(counts.stats().damaged()).isZero();
	}

	@Test
	void aRateThatIsNoRateGivesNoTime() {
		feed(reader(""), WrittenPacket.of("DEV0", "Sub", 7, Float.NaN, 60, 0, OPEN));
		assertThat(heard.getFirst().seconds()).isNaN();
		assertThat(heard.getFirst().pose()[Arkit.JAW_OPEN]).isEqualTo(0.5f);
	}

	@Test
	void valuesThatAreNoNumbersAreMissing() {
		feed(reader(""), WrittenPacket.of("D", "S", 7, 0, 60, 1, Map.of("jawOpen", Float.POSITIVE_INFINITY)));
		assertThat(heard.getFirst().pose()[Arkit.JAW_OPEN]).isNaN();
	}

	@Test
	void readsTheVersionBefore() {
		feed(reader(""), WrittenPacket.ofVersion5(1, 2, 3, 15, 30, OPEN));
		assertThat(heard).hasSize(1);
		assertThat(heard.getFirst().seconds()).isEqualTo(3723.5);
		assertThat(heard.getFirst().pose()[Arkit.JAW_OPEN]).isEqualTo(0.5f);
	}

	@Test
	void readsAVersionToComeThatKeepsTheOrder() {
		byte[] packet = frame(3);
		packet[0] = 7;
		feed(reader(""), packet);
		assertThat(heard).hasSize(1);
	}

	@Test
	void whatEndsTooEarlyOrTooLateIsDamaged() {
		byte[] whole = frame(3);
		LiveLinkInput.Reader reader = reader("");
		for (int length = 0; length < whole.length; length++) {
			feed(reader, java.util.Arrays.copyOf(whole, length));
		}
		feed(reader, java.util.Arrays.copyOf(whole, whole.length + 1));
		// Up to the rate, and then with a count of 61 but no values, there is no packet of this length; right after the
		// rate there is one without a face.
		assertThat(counts.stats().damaged()).isEqualTo(whole.length);
		assertThat(heard).isEmpty();
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

	private void fuzz(int packets) {
		PoseCounts seen = new PoseCounts();
		LiveLinkInput.Reader reader = new LiveLinkInput.Reader("", seen, (name, arrival, seconds, pose) -> {
			for (float value : pose) {
				if (Float.isInfinite(value)) {
					throw new AssertionError("infinite");
				}
			}
		});
		Fuzz.feed(11, List.of(frame(1), WrittenPacket.withoutFace(2), WrittenPacket.ofVersion5(1, 2, 3, 4, 30, OPEN)),
				packets, 256, 3, packet -> reader.read(ByteBuffer.wrap(packet), 0));
		assertThat(seen.stats().damaged()).isGreaterThan(packets / 4);
		assertThat(seen.stats().passed()).isPositive();
	}
}
