package org.facewright.exchange.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;

class TextWriterTest {

	private interface Writing {
		void to(TextWriter out) throws IOException;
	}

	private static String text(Writing writing) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (TextWriter out = new TextWriter(bytes)) {
			writing.to(out);
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}

	@Test
	void writesFixedDecimalsExactlyForEveryFloat() throws IOException {
		Random random = new Random(1);
		for (int i = 0; i < 100_000; i++) {
			float value = random.nextFloat() * (float) Math.pow(10, random.nextInt(24) - 12);
			String exact = new BigDecimal(value).setScale(10, RoundingMode.HALF_EVEN).toPlainString();
			assertThat(text(out -> out.fixed(value, 10))).isEqualTo(exact);
		}
	}

	@Test
	void givesNoSignToAValueThatRoundsToZero() throws IOException {
		assertThat(text(out -> out.fixed(-1e-12f, 10))).isEqualTo("0.0000000000");
		assertThat(text(out -> out.fixed(-0.5f, 0).ascii(' ').fixed(-1.5f, 1))).isEqualTo("0 -1.5");
	}

	@Test
	void writesShortestTextThatReadsBackAsTheSameFloat() throws IOException {
		Random random = new Random(2);
		for (int i = 0; i < 200_000; i++) {
			float value = i % 2 == 0 ? random.nextFloat() : Float.intBitsToFloat(random.nextInt());
			if (Float.isFinite(value)) {
				String written = text(out -> out.shortest(value));
				assertThat(Float.parseFloat(written)).isEqualTo(value == 0 ? 0f : value);
				assertThat(new BigDecimal(written).stripTrailingZeros().precision()).as(written)
						.isLessThanOrEqualTo(new BigDecimal(Float.toString(value)).stripTrailingZeros().precision());
			}
		}
	}

	@Test
	void writesShortestDoubles() throws IOException {
		assertThat(text(out -> out.shortest(0.1).ascii(' ').shortest(60.0).ascii(' ').shortest(30_000 / 1001.0)))
				.isEqualTo("0.1 60 " + 30_000 / 1001.0);
	}

	@Test
	void writesPaddedNumbersAndAnyText() throws IOException {
		assertThat(text(out -> out.number(7, 2).ascii(',').number(-12).text(" Jürgen \uD83D\uDE00")))
				.isEqualTo("07,-12 Jürgen \uD83D\uDE00");
	}

	@Test
	void writesMoreThanItsBufferHolds() throws IOException {
		assertThat(text(out -> {
			for (int i = 0; i < 100_000; i++) {
				out.fixed(0.5, 3);
			}
		})).hasSize(500_000).doesNotContain("\0");
	}
}
