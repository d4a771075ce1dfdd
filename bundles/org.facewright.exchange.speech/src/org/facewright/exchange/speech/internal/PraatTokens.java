package org.facewright.exchange.speech.internal;

import java.io.IOException;
import java.util.OptionalDouble;

import org.facewright.exchange.common.Numbers;
import org.facewright.exchange.common.TextLines;

import org.jspecify.annotations.Nullable;

/**
 * The values in a text file of Praat: numbers that stand free, strings in quotes (doubled inside, may span lines) and
 * flags in angle brackets. All else, and what follows an exclamation mark, is for people. Confined to one thread.
 */
final class PraatTokens {

	private static final int LONGEST_TEXT = 1 << 20;

	private final TextLines lines;
	private String line = "";
	private int at;

	PraatTokens(TextLines lines) {
		this.lines = lines;
	}

	/** Number of the line read last. */
	int line() {
		return lines.lineNumber();
	}

	IOException error(String what, String remedy) {
		return lines.error(what, remedy);
	}

	static String shortened(String text) {
		return text.length() <= 40 ? text : text.substring(0, 40) + "…";
	}

	/** @param what is expected, for the message */
	double number(String what) throws IOException {
		String token = next(what);
		OptionalDouble number = Numbers.parse(token);
		if (number.isEmpty()) {
			throw unexpected(what, token);
		}
		return number.getAsDouble();
	}

	/** A whole number of 0 or more. */
	int count(String what) throws IOException {
		double number = number(what);
		if (number != Math.rint(number) || number < 0 || number > Integer.MAX_VALUE) {
			throw unexpected(what, Double.toString(number));
		}
		return (int) number;
	}

	String text(String what) throws IOException {
		String token = next(what);
		if (token.charAt(0) != '"') {
			throw unexpected(what, token);
		}
		return token.substring(1);
	}

	boolean flag(String what) throws IOException {
		String token = next(what);
		if (token.charAt(0) != '<') {
			throw unexpected(what, token);
		}
		return token.equals("<exists>");
	}

	private IOException unexpected(String what, String token) {
		return lines.error("expected %s, found '%s'".formatted(what,
				shortened(token.startsWith("\"") ? token.substring(1) : token)), "save it again with Praat as text");
	}

	/** A number as it stands, a string behind one quote, or a flag in its brackets. */
	private String next(String what) throws IOException {
		while (true) {
			while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
				at++;
			}
			if (at == line.length() || line.charAt(at) == '!') {
				if (!advance()) {
					throw lines.error("the file ends where %s should stand".formatted(what),
							"it is not complete, save or copy it again");
				}
				continue;
			}
			if (line.charAt(at) == '"') {
				return quoted();
			}
			int start = at;
			while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
				at++;
			}
			String word = line.substring(start, at);
			if (word.charAt(0) == '<' && word.endsWith(">") || Numbers.parse(word).isPresent()) {
				return word;
			}
		}
	}

	private boolean advance() throws IOException {
		@Nullable
		String following = lines.next();
		line = following == null ? "" : following;
		at = 0;
		return following != null;
	}

	private String quoted() throws IOException {
		StringBuilder text = new StringBuilder("\"");
		int begun = lines.lineNumber();
		at++;
		while (true) {
			int quote = line.indexOf('"', at);
			if (quote < 0) {
				text.append(line, at, line.length()).append('\n');
				if (text.length() > LONGEST_TEXT || !advance()) {
					throw lines.error(begun, "a text in quotes does not end", "add the missing quote");
				}
				continue;
			}
			text.append(line, at, quote);
			at = quote + 1;
			if (at == line.length() || line.charAt(at) != '"') {
				return text.toString();
			}
			text.append('"');
			at++;
		}
	}
}
