package org.facewright.ui.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class TextsTest {

	@Test
	void valuesStandInTheirPlacesAndDollarsStayDollars() {
		assertThat(Texts.fill("{1} of {0}", "$1", 7)).isEqualTo("7 of $1");
	}

	@Test
	void aTextWithoutValuesIsLeftAsItIs() {
		assertThat(Texts.fill("can't be read: {x}")).isEqualTo("can't be read: {x}");
	}

	@Test
	void aLanguageWithoutAFileHasNoTranslations() {
		assertThat(Texts.read("xx")).isEmpty();
	}

	@Test
	void everyTranslationKeepsThePlacesOfItsText() {
		Map<String, String> chinese = Texts.read("zh");
		assertThat(chinese).isNotEmpty().allSatisfy((english, translated) -> assertThat(places(translated))
				.as(english).isEqualTo(places(english)));
	}

	private static String places(String text) {
		return text.chars().filter(Character::isDigit).filter(digit -> text.contains("{" + (char) digit + "}"))
				.mapToObj(digit -> "" + (char) digit).sorted().distinct().reduce("", String::concat);
	}
}
