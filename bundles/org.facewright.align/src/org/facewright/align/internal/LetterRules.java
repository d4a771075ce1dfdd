package org.facewright.align.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Pronounces words by their letters. A rule is a line {@code left[letters]right PHONES}, with {@code #} for the edge of
 * the word, {@code -} for no phones, and capital letters for classes of letters. At every place the rule with the most
 * letters holds, and of those the one with the longest context; a letter without a rule is silent.
 */
final class LetterRules {

	private static final String SILENT = "-";
	private static final char EDGE = '#';

	private final Map<String, List<String>> rules = new HashMap<>();
	private int longestLeft;
	private int longestLetters;
	private int longestRight;

	/**
	 * @param classes letters of each class, by its capital letter
	 * @throws IllegalArgumentException when a line is no rule
	 */
	LetterRules(List<String> lines, Map<Character, String> classes) {
		for (String line : lines) {
			int open = line.indexOf('[');
			int close = line.indexOf(']', open + 1);
			int space = line.indexOf(' ', close + 1);
			if (open < 0 || close < open + 2 || space < 0) {
				throw new IllegalArgumentException("not a rule: '%s'".formatted(line));
			}
			String spoken = line.substring(space + 1).strip();
			List<String> phones = spoken.equals(SILENT) ? List.of() : List.of(spoken.split(" +"));
			String letters = line.substring(open + 1, close);
			for (String left : expand(line.substring(0, open), classes)) {
				for (String right : expand(line.substring(close + 1, space), classes)) {
					rules.put(key(left, letters, right), phones);
					longestLeft = Math.max(longestLeft, left.length());
					longestRight = Math.max(longestRight, right.length());
				}
			}
			longestLetters = Math.max(longestLetters, letters.length());
		}
	}

	private static List<String> expand(String context, Map<Character, String> classes) {
		List<String> expanded = List.of("");
		for (char one : context.toCharArray()) {
			String letters = classes.getOrDefault(one, String.valueOf(one));
			List<String> longer = new ArrayList<>();
			for (String start : expanded) {
				for (char letter : letters.toCharArray()) {
					longer.add(start + letter);
				}
			}
			expanded = longer;
		}
		return expanded;
	}

	private static String key(String left, String letters, String right) {
		return left + '[' + letters + ']' + right;
	}

	/** @return empty when no letter of the word has a sound */
	List<String> pronounce(String word) {
		String edged = EDGE + word + EDGE;
		List<String> phones = new ArrayList<>();
		int at = 1;
		while (at <= word.length()) {
			int length = 1;
			for (int letters = Math.min(longestLetters, word.length() + 1 - at); letters >= 1; letters--) {
				List<String> found = longestContext(edged, at, letters);
				if (found != null) {
					phones.addAll(found);
					length = letters;
					break;
				}
			}
			at += length;
		}
		return phones;
	}

	private @Nullable List<String> longestContext(String edged, int at, int letters) {
		String middle = edged.substring(at, at + letters);
		List<String> best = null;
		int longest = -1;
		for (int left = 0; left <= Math.min(longestLeft, at); left++) {
			String before = edged.substring(at - left, at);
			for (int right = 0; right <= Math.min(longestRight, edged.length() - at - letters); right++) {
				if (left + right > longest) {
					String after = edged.substring(at + letters, at + letters + right);
					List<String> found = rules.get(key(before, middle, after));
					if (found != null) {
						best = found;
						longest = left + right;
					}
				}
			}
		}
		return best;
	}
}
