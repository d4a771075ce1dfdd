package org.facewright.align.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Words of whole numbers in one language.
 *
 * @param ones     of 0 to 19
 * @param tens     of 20, 30 … 90
 * @param joint    how ones (1) and tens (2) go together, such as {@code %2$s %1$s}
 * @param hundreds of 100, 200 … 900
 * @param thousand the word itself
 * @param oneThousand of 1000
 */
record Numbers(List<String> ones, List<String> tens, String joint, List<String> hundreds, String thousand,
		String oneThousand) {

	private static final int LONGEST = 6;

	/** Numbers of more than six digits, and those that begin with 0, are read digit by digit. */
	List<String> words(String digits) {
		if (digits.length() > LONGEST || digits.length() > 1 && digits.startsWith("0")) {
			return digits.chars().mapToObj(digit -> ones.get(digit - '0')).toList();
		}
		List<String> words = new ArrayList<>();
		add(Integer.parseInt(digits), words);
		return words;
	}

	private void add(int number, List<String> words) {
		if (number >= 1000) {
			if (number / 1000 == 1) {
				addAll(oneThousand, words);
			} else {
				add(number / 1000, words);
				words.add(thousand);
			}
			addRest(number % 1000, words);
		} else if (number >= 100) {
			addAll(hundreds.get(number / 100 - 1), words);
			addRest(number % 100, words);
		} else if (number < 20) {
			addAll(ones.get(number), words);
		} else if (number % 10 == 0) {
			addAll(tens.get(number / 10 - 2), words);
		} else {
			addAll(joint.formatted(ones.get(number % 10), tens.get(number / 10 - 2)), words);
		}
	}

	private void addRest(int rest, List<String> words) {
		if (rest > 0) {
			add(rest, words);
		}
	}

	private static void addAll(String spoken, List<String> words) {
		words.addAll(List.of(spoken.split("_| ")));
	}
}
