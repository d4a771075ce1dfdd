package org.facewright.align.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a transcript, without stage directions in brackets. */
final class Transcript {

	/**
	 * @param written        as it stands in the transcript
	 * @param pronunciations ways to say it; at least one
	 */
	record Word(String written, List<List<PhoneChoice>> pronunciations) {
	}

	private static final Pattern DIRECTIONS = Pattern.compile("\\[[^\\]]*\\]|<[^>]*>|\\([^)]*\\)");

	private final List<Word> words = new ArrayList<>();
	private final List<String> unknown = new ArrayList<>();

	Transcript(String text, Language language) {
		Matcher matcher = language.token().matcher(DIRECTIONS.matcher(text).replaceAll(" "));
		while (matcher.find()) {
			add(matcher.group(), language);
		}
	}

	private void add(String written, Language language) {
		List<List<PhoneChoice>> ways = List.of(List.of());
		for (String word : language.spoken(written)) {
			List<List<PhoneChoice>> longer = new ArrayList<>();
			List<List<PhoneChoice>> parts = language.pronunciations(word);
			for (List<PhoneChoice> way : ways) {
				for (List<PhoneChoice> part : parts) {
					List<PhoneChoice> both = new ArrayList<>(way);
					both.addAll(part);
					longer.add(both);
				}
			}
			// Long numbers: their words' variants are not multiplied without end.
			ways = longer.size() > 16 ? longer.subList(0, 16) : longer;
		}
		if (ways.isEmpty() || ways.getFirst().isEmpty()) {
			unknown.add(written);
		} else {
			words.add(new Word(written, ways));
		}
	}

	List<Word> words() {
		return words;
	}

	/** Words that nobody can say, such as lone signs. */
	List<String> unknown() {
		return unknown;
	}
}
