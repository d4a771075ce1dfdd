package org.facewright.align.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

	private static List<String> said(String language, String word) {
		return Language.of(language).pronunciations(word).stream()
				.map(phones -> phones.stream().map(PhoneChoice::label).collect(Collectors.joining(" "))).toList();
	}

	@ParameterizedTest
	@CsvSource({ "en, people, P IY P AH L", "en, Baker's, B EY K ER Z", "de, Straße, SH T R AA S AH",
			"de, ich, IH HH", "de, Bahnhof, B AA N HH AO F", "de, Pfeffer, P F EH F AH", "es, guerra, G EH R AA",
			"es, hola, AO L AA", "es, chico, CH IY K AO", "es, invierno, IY M B Y EH R N AO",
			"zh-Latn-pinyin, zhōngguó, JH UW NG G W AO", "zh-Latn-pinyin, ni3, N IY",
			"zh-Latn-pinyin, lǜ, L UW" })
	void pronouncesWords(String language, String word, String phones) {
		assertThat(said(language, word)).contains(phones);
	}

	@Test
	void knowsSeveralPronunciationsOfAWord() {
		assertThat(said("en", "read")).containsExactlyInAnyOrder("R EH D", "R IY D");
		assertThat(said("de", "haben")).containsExactly("HH AA B AH N", "HH AA B M");
	}

	@Test
	void guessesWordsThatNoDictionaryHas() {
		assertThat(said("en", "blorping")).containsExactly("B L AO R P IH NG");
	}

	@ParameterizedTest
	@CsvSource({ "en, 42, forty two", "en, 1984, one thousand nine hundred eighty four", "en, 007, zero zero seven",
			"de, 21, eins und zwanzig", "es, 35, treinta y cinco", "zh-Latn-pinyin, 11, shiyi" })
	void readsNumbers(String language, String digits, String words) {
		assertThat(String.join(" ", Language.of(language).spoken(digits))).isEqualTo(words);
	}

	@Test
	void leavesOutStageDirections() {
		Transcript transcript = new Transcript("[sighs] Well (pause) done!", Language.of("en"));
		assertThat(transcript.words()).extracting(Transcript.Word::written).containsExactly("Well", "done");
	}
}
