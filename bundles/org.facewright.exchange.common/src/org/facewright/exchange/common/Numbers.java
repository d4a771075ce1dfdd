package org.facewright.exchange.common;

import java.io.IOException;
import java.util.OptionalDouble;

/** Numbers out of text, strictly: no spaces inside, no NaN, no hexadecimal, no suffix, always a decimal point. */
public final class Numbers {

	private static final int LONGEST = 64;

	private Numbers() {
	}

	/**
	 * A finite decimal number such as {@code -0.25} or {@code 1e-3}.
	 *
	 * @return empty when the text is anything else
	 */
	public static OptionalDouble parse(String text) {
		int length = text.length();
		if (length == 0 || length > LONGEST) {
			return OptionalDouble.empty();
		}
		for (int i = 0; i < length; i++) {
			char character = text.charAt(i);
			if ((character < '0' || character > '9') && character != '.' && character != '-' && character != '+'
					&& character != 'e' && character != 'E') {
				return OptionalDouble.empty();
			}
		}
		try {
			double value = Double.parseDouble(text);
			return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
		} catch (NumberFormatException e) {
			return OptionalDouble.empty();
		}
	}

	/**
	 * A value that a clip can hold.
	 *
	 * @param where beginning of the message, such as {@code take.csv, line 3, jawOpen}
	 * @throws IOException when it is not finite as a float
	 */
	public static float sample(double value, String where) throws IOException {
		float sample = (float) value;
		if (!Float.isFinite(sample)) {
			throw new IOException("%s: %s is not a usable value; correct the file".formatted(where, value));
		}
		return sample;
	}
}
