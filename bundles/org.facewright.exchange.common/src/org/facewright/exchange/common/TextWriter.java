package org.facewright.exchange.common;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * Writes text as UTF-8, numbers without regard to any locale and without allocating. Confined to one thread; closing it
 * closes the stream below.
 */
public final class TextWriter implements Closeable, Flushable {

	private static final int BUFFER = 1 << 16;
	/** Longest number written in one go: sign, 19 digits, dot, and zeros after it. */
	private static final int LONGEST_NUMBER = 48;
	/** Powers of ten that a double holds exactly. */
	private static final double[] POWERS = new double[23];
	/** 5^12 has 28 bits: a float (24 bits) times 10^12 is exact in a double (53 bits). */
	private static final int MOST_DECIMALS = 12;

	static {
		double power = 1;
		for (int i = 0; i < POWERS.length; i++) {
			POWERS[i] = power;
			power *= 10;
		}
	}

	private final OutputStream out;
	private final byte[] buffer = new byte[BUFFER];
	private int length;

	/** @param out needs no buffer of its own */
	public TextWriter(OutputStream out) {
		this.out = out;
	}

	/** Any text; unpaired surrogates become question marks. */
	public TextWriter text(String text) throws IOException {
		int count = text.length();
		for (int i = 0; i < count; i++) {
			char character = text.charAt(i);
			if (character >= 0x80) {
				bytes(text.substring(i).getBytes(StandardCharsets.UTF_8));
				return this;
			}
			ascii(character);
		}
		return this;
	}

	/** Bytes as they are. */
	public TextWriter bytes(byte[] bytes) throws IOException {
		if (bytes.length > BUFFER - length) {
			flushBuffer();
		}
		if (bytes.length > BUFFER) {
			out.write(bytes);
		} else {
			System.arraycopy(bytes, 0, buffer, length, bytes.length);
			length += bytes.length;
		}
		return this;
	}

	/** @param character below 128 */
	public TextWriter ascii(char character) throws IOException {
		if (length == BUFFER) {
			flushBuffer();
		}
		buffer[length++] = (byte) character;
		return this;
	}

	/** A whole number. */
	public TextWriter number(long value) throws IOException {
		return number(value, 1);
	}

	/** A whole number with leading zeros up to a number of digits. */
	public TextWriter number(long value, int digits) throws IOException {
		if (value == Long.MIN_VALUE) {
			return text(Long.toString(value));
		}
		room();
		if (value < 0) {
			buffer[length++] = '-';
		}
		digits(Math.abs(value), Math.min(digits, 20), 0);
		return this;
	}

	/**
	 * A number with exactly so many decimals, rounded half to even as C's {@code printf} does; exact for every float
	 * value. A value that rounds to zero has no sign.
	 *
	 * @param decimals 0 to 12
	 * @throws IllegalArgumentException when not finite
	 */
	public TextWriter fixed(double value, int decimals) throws IOException {
		requireFinite(value);
		if (decimals < 0 || decimals > MOST_DECIMALS) {
			throw new IllegalArgumentException("not a number of decimals: " + decimals);
		}
		double scaled = Math.rint(Math.abs(value) * POWERS[decimals]);
		if (scaled >= 9e18) {
			return text(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
		}
		room();
		if (value < 0 && scaled > 0) {
			buffer[length++] = '-';
		}
		digits((long) scaled, decimals + 1, decimals);
		return this;
	}

	/**
	 * The shortest decimal that reads back as the same float: {@code 0}, {@code 0.5}, {@code 0.1}; with an exponent
	 * only below 1e-13 and from 1e7 on.
	 *
	 * @throws IllegalArgumentException when not finite
	 */
	public TextWriter shortest(float value) throws IOException {
		return shortest(value, 0);
	}

	/** Like {@link #shortest(float)}, but with at least one decimal: {@code 0.0}, {@code 1.0}. */
	public TextWriter shortestDecimal(float value) throws IOException {
		return shortest(value, 1);
	}

	private TextWriter shortest(float value, int leastDecimals) throws IOException {
		requireFinite(value);
		double magnitude = Math.abs((double) value);
		if (magnitude >= 1e-13 && magnitude < 1e7) {
			for (int decimals = leastDecimals; decimals < POWERS.length; decimals++) {
				double scaled = Math.rint(magnitude * POWERS[decimals]);
				double read = scaled / POWERS[decimals];
				if ((float) read == (float) magnitude && !isMidway(read)) {
					return plain(value < 0, (long) scaled, decimals);
				}
			}
		}
		return magnitude == 0 ? plain(false, 0, leastDecimals) : text(Float.toString(value));
	}

	/** Whether a double lies exactly between two floats, where its own rounding may have decided the side. */
	private static boolean isMidway(double value) {
		return (Double.doubleToRawLongBits(value) & 0x1FFF_FFFFL) == 0x1000_0000L;
	}

	/**
	 * The shortest decimal that reads back as the same double.
	 *
	 * @throws IllegalArgumentException when not finite
	 */
	public TextWriter shortest(double value) throws IOException {
		requireFinite(value);
		double magnitude = Math.abs(value);
		if (magnitude == 0) {
			return plain(false, 0, 0);
		}
		for (int decimals = 0; decimals < POWERS.length; decimals++) {
			double scaled = Math.rint(magnitude * POWERS[decimals]);
			if (scaled > 1L << 53) {
				break;
			}
			if (scaled / POWERS[decimals] == magnitude) {
				return plain(value < 0, (long) scaled, decimals);
			}
		}
		return text(Double.toString(value));
	}

	private static void requireFinite(double value) {
		if (!Double.isFinite(value)) {
			throw new IllegalArgumentException(value + " can't be written as a number");
		}
	}

	private TextWriter plain(boolean negative, long scaled, int decimals) throws IOException {
		room();
		if (negative) {
			buffer[length++] = '-';
		}
		digits(scaled, decimals + 1, decimals);
		return this;
	}

	private void room() throws IOException {
		if (length > BUFFER - LONGEST_NUMBER) {
			flushBuffer();
		}
	}

	/** Writes the digits of a number, at least so many, with a dot before the last {@code decimals} of them. */
	private void digits(long value, int least, int decimals) {
		int count = Math.max(least, countDigits(value));
		int end = length + count + (decimals > 0 ? 1 : 0);
		long rest = value;
		int at = end;
		for (int i = 0; i < count; i++) {
			if (i == decimals && decimals > 0) {
				buffer[--at] = '.';
			}
			long tenth = rest / 10;
			buffer[--at] = (byte) ('0' + (rest - tenth * 10));
			rest = tenth;
		}
		length = end;
	}

	private static int countDigits(long value) {
		int digits = 1;
		long bound = 10;
		while (digits < 19 && value >= bound) {
			digits++;
			bound *= 10;
		}
		return digits;
	}

	private void flushBuffer() throws IOException {
		out.write(buffer, 0, length);
		length = 0;
	}

	@Override
	public void flush() throws IOException {
		flushBuffer();
		out.flush();
	}

	@Override
	public void close() throws IOException {
		try (out) {
			flushBuffer();
		}
	}
}
