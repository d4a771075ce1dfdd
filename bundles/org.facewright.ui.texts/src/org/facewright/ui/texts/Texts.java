package org.facewright.ui.texts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The window's texts. The English text stands in the code and is the key of its translations, which lie beside this
 * class, one file per language ({@code zh.tsv}: English, tab, translation). What has no translation stays English, so
 * that names given by studio bundles can be passed too. The language is that of the platform ({@code -nl}), else Java's.
 */
public final class Texts {

	private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
	private static final Map<String, String> TRANSLATIONS = read(language());

	private Texts() {
	}

	/** @param english as in the code; {@code {0}} … {@code {9}} are the places of values */
	public static String of(String english, Object... values) {
		return fill(TRANSLATIONS.getOrDefault(english, english), values);
	}

	static String fill(String text, Object... values) {
		if (values.length == 0) {
			return text;
		}
		return PLACE.matcher(text).replaceAll(place -> {
			int index = Integer.parseInt(place.group(1));
			return Matcher.quoteReplacement(index < values.length ? String.valueOf(values[index]) : place.group());
		});
	}

	private static String language() {
		String platform = System.getProperty("osgi.nl", "");
		return platform.isEmpty()
				? Locale.getDefault().getLanguage()
				: Locale.forLanguageTag(platform.replace('_', '-')).getLanguage();
	}

	/** @return English text to translation; empty for a language without a file */
	static Map<String, String> read(String language) {
		Map<String, String> found = new HashMap<>();
		try (InputStream in = Texts.class.getResourceAsStream(language + ".tsv")) {
			if (in != null) {
				new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().forEach(line -> {
					int tab = line.indexOf('\t');
					if (tab > 0) {
						found.put(line.substring(0, tab), line.substring(tab + 1));
					}
				});
			}
		} catch (IOException e) {
			throw new UncheckedIOException("the window's texts in '%s' can't be read".formatted(language), e);
		}
		return Map.copyOf(found);
	}
}
