package org.facewright.live.common;

import java.nio.ByteBuffer;

/** Decimal numbers as ASCII bytes of packets, read and written without making strings. */
public final class AsciiNumbers {

	private static final int LONGEST = 40;
	private static final int LARGEST_EXPONENT = 60;

	private AsciiNumbers() {
	}

	/**
	 * Reads such as {@code -0.25}, {@code 7} or {@code 1.5E-05}.
	 *
	 * @return NaN when the bytes are no such number
	 */
	public static double parse(ByteBuffer packet, int start, int end) {
		int at = start;
		if (end - start > LONGEST || at >= end) {
			return Double.NaN;
		}
		boolean negative = packet.get(at) == '-';
		if (negative || packet.get(at) == '+') {
			at++;
		}
		double value = 0;
		int digits = 0;
		int decimals = 0;
		boolean fraction = false;
		for (; at < end; at++) {
			byte character = packet.get(at);
			if (character >= '0' && character <= '9') {
				value = value * 10 + (character - '0');
				digits++;
				decimals += fraction ? 1 : 0;
			} else if (character == '.' && !fraction) {
				fraction = true;
			} else {
				break;
			}
		}
		if (digits == 0) {
			return Double.NaN;
		}
		int exponent = 0;
		if (at < end) {
			exponent = exponent(packet, at, end);
			if (exponent == Integer.MIN_VALUE) {
				return Double.NaN;
			}
		}
		double scaled = value * Math.pow(10, exponent - decimals);
		return negative ? -scaled : scaled;
	}

	private static int exponent(ByteBuffer packet, int start, int end) {
		int at = start + 1;
		if (packet.get(start) != 'e' && packet.get(start) != 'E' || at >= end) {
			return Integer.MIN_VALUE;
		}
		boolean negative = packet.get(at) == '-';
		if (negative || packet.get(at) == '+') {
			at++;
		}
		if (at >= end) {
			return Integer.MIN_VALUE;
		}
		int value = 0;
		for (; at < end; at++) {
			byte character = packet.get(at);
			if (character < '0' || character > '9' || value > LARGEST_EXPONENT) {
				return Integer.MIN_VALUE;
			}
			value = value * 10 + (character - '0');
		}
		return negative ? -value : value;
	}

	/** Writes a whole number. */
	public static void put(ByteBuffer packet, long number) {
		if (number < 0) {
			packet.put((byte) '-');
		}
		long rest = Math.abs(number);
		long place = 1;
		while (rest / place >= 10) {
			place *= 10;
		}
		for (; place > 0; place /= 10) {
			packet.put((byte) ('0' + rest / place % 10));
		}
	}

	/** Writes a number with up to this many decimals, 0 to 9, without zeros at the end. */
	public static void put(ByteBuffer packet, double number, int decimals) {
		long scale = 1;
		for (int i = 0; i < decimals; i++) {
			scale *= 10;
		}
		long scaled = Math.round(number * scale);
		if (scaled < 0) {
			packet.put((byte) '-');
			scaled = -scaled;
		}
		put(packet, scaled / scale);
		long fraction = scaled % scale;
		if (fraction > 0) {
			packet.put((byte) '.');
			for (long place = scale / 10; fraction > 0; place /= 10) {
				packet.put((byte) ('0' + fraction / place));
				fraction %= place;
			}
		}
	}
}
