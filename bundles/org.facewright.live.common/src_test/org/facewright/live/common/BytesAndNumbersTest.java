package org.facewright.live.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesAndNumbersTest {

	private static ByteBuffer bytes(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "7", "-7", "+7", "0.25", "-21.488958", "1.5E-05", "2e3", ".5", "5.", "100000000000" })
	void readsDecimalNumbers(String text) {
		double expected = Double.parseDouble(text);
		assertThat(AsciiNumbers.parse(bytes("x" + text + "|"), 1, 1 + text.length())).isCloseTo(expected,
				within(Math.abs(expected) * 1e-12));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", ".", "1.2.3", "1e", "1e+", "e5", "0x10", "NaN", "Infinity", "1 ", " 1", "1f",
			"1e9999", "11111111111111111111111111111111111111111" })
	void refusesWhatIsNoDecimalNumber(String text) {
		assertThat(AsciiNumbers.parse(bytes(text), 0, text.length())).isNaN();
	}

	@Test
	void writesNumbersThatReadBackAsTheyWere() {
		Random random = new Random(3);
		ByteBuffer packet = ByteBuffer.allocate(64);
		for (int i = 0; i < 1000; i++) {
			double number = Math.round((random.nextDouble() - 0.5) * 2e6) / 1e4;
			packet.clear();
			AsciiNumbers.put(packet, number, 4);
			assertThat(AsciiNumbers.parse(packet, 0, packet.position())).isCloseTo(number, within(1e-9));
		}
	}

	@Test
	void writesNoZerosAtTheEnd() {
		ByteBuffer packet = ByteBuffer.allocate(64);
		AsciiNumbers.put(packet, -0.5, 6);
		packet.put((byte) ' ');
		AsciiNumbers.put(packet, 12, 6);
		packet.put((byte) ' ');
		AsciiNumbers.put(packet, 0.0625, 3);
		packet.put((byte) ' ');
		AsciiNumbers.put(packet, -0.0001, 3);
		packet.put((byte) ' ');
		AsciiNumbers.put(packet, 1200);
		assertThat(new String(packet.array(), 0, packet.position(), StandardCharsets.US_ASCII))
				.isEqualTo("-0.5 12 0.063 0 1200");
	}

	@Test
	void findsEveryNameInAnyCaseAndNoOther() {
		Map<String, Integer> numbers = new HashMap<>();
		for (int i = 0; i < LiveFace.NAMES.size(); i++) {
			numbers.put(LiveFace.NAMES.get(i), i);
		}
		NameTable table = new NameTable(numbers);
		for (int i = 0; i < LiveFace.NAMES.size(); i++) {
			String name = LiveFace.NAMES.get(i);
			assertThat(table.find(bytes("/" + LiveFace.pascalCase(name) + "/"), 1, name.length())).isEqualTo(i);
			assertThat(table.find(bytes(name), 0, name.length() - 1)).isEqualTo(-1);
			assertThat(table.find(bytes(name + "x"), 0, name.length() + 1)).isEqualTo(-1);
		}
		assertThat(table.find(bytes(""), 0, 0)).isEqualTo(-1);
	}
}
