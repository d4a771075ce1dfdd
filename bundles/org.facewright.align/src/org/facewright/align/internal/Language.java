package org.facewright.align.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import org.facewright.api.speech.SpeechLanguage;
import org.jspecify.annotations.Nullable;

/**
 * How words of a language are spoken, read from the folder {@code languages/ID} beside this class:
 * <ul>
 * <li>{@code language.properties}: label, letters of words, numbers, classes of letters</li>
 * <li>{@code phones.txt}: for each phone of the language the model's phones that it sounds like, the one whose mouth
 * shape it has first; where there is no such file, the language's phones are the model's</li>
 * <li>{@code rules.txt} or {@code rules.txt.gz}: {@link LetterRules}</li>
 * <li>{@code dictionary.txt} or {@code dictionary.txt.gz}, where rules are not enough: a word and its phones a line,
 * a word with several pronunciations on several lines</li>
 * </ul>
 * Immutable.
 */
final class Language {

	private static final Map<String, Language> READ = new HashMap<>();

	private final SpeechLanguage description;
	private final Pattern token;
	private final String strip;
	private final Numbers numbers;
	private final Map<String, List<String>> phones;
	private final LetterRules rules;
	private final Map<String, List<List<String>>> dictionary;

	private Language(String id) throws IOException {
		Properties properties = new Properties();
		try (BufferedReader reader = open(id, "language.properties")) {
			properties.load(reader);
		}
		description = new SpeechLanguage(id, require(properties, "label"), properties.getProperty("note", ""));
		token = Pattern.compile(require(properties, "token"));
		strip = properties.getProperty("strip", "");
		numbers = new Numbers(list(properties, "number.ones"), list(properties, "number.tens"),
				require(properties, "number.joint"), list(properties, "number.hundreds"),
				require(properties, "number.thousand"), require(properties, "number.oneThousand"));
		Map<Character, String> classes = new HashMap<>();
		for (String name : properties.stringPropertyNames()) {
			if (name.startsWith("class.")) {
				classes.put(name.charAt("class.".length()), require(properties, name));
			}
		}
		rules = new LetterRules(lines(id, "rules.txt"), classes);
		phones = new LinkedHashMap<>();
		for (String line : lines(id, "phones.txt")) {
			List<String> symbols = List.of(line.split(" +"));
			phones.put(symbols.getFirst(), symbols.subList(1, symbols.size()));
		}
		dictionary = new HashMap<>();
		for (String line : lines(id, "dictionary.txt")) {
			int space = line.indexOf(' ');
			dictionary.computeIfAbsent(line.substring(0, space), word -> new ArrayList<>(1))
					.add(List.of(line.substring(space + 1).split(" +")));
		}
	}

	/** The language of a folder; read once. */
	static Language of(String id) {
		synchronized (READ) {
			return READ.computeIfAbsent(id, wanted -> {
				try {
					return new Language(wanted);
				} catch (IOException e) {
					throw new UncheckedIOException(
							"the data of the language '%s' can't be read; install the product again".formatted(wanted),
							e);
				}
			});
		}
	}

	private static String require(Properties properties, String name) throws IOException {
		String value = properties.getProperty(name);
		if (value == null) {
			throw new IOException("language.properties has no '%s'".formatted(name));
		}
		return value;
	}

	private static List<String> list(Properties properties, String name) throws IOException {
		return List.of(require(properties, name).split(" +"));
	}

	/** Lines that are neither blank nor begin with {@code ;}; none when there is no such file, packed or not. */
	private static List<String> lines(String id, String file) throws IOException {
		for (String name : List.of(file, file + ".gz")) {
			if (Language.class.getResource("languages/" + id + "/" + name) != null) {
				try (BufferedReader reader = open(id, name)) {
					return reader.lines().filter(line -> !line.isBlank() && !line.startsWith(";")).toList();
				}
			}
		}
		return List.of();
	}

	private static BufferedReader open(String id, String name) throws IOException {
		InputStream in = Language.class.getResourceAsStream("languages/" + id + "/" + name);
		if (in == null) {
			throw new IOException("languages/%s/%s is missing".formatted(id, name));
		}
		InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in) : in;
		return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
	}

	SpeechLanguage description() {
		return description;
	}

	/** What a word of a transcript must look like; numbers are words too. */
	Pattern token() {
		return token;
	}

	/** What is said for a written word: several words for a number. */
	List<String> spoken(String written) {
		return written.chars().allMatch(c -> c >= '0' && c <= '9') ? numbers.words(written) : List.of(written);
	}

	/**
	 * All ways to say a word, each a list of the model's phones by their alternatives.
	 *
	 * @return empty when no letter of it has a sound
	 */
	List<List<PhoneChoice>> pronunciations(String word) {
		String plain = plain(word);
		List<List<String>> known = dictionary.get(plain);
		if (known == null) {
			List<String> guessed = rules.pronounce(plain);
			known = guessed.isEmpty() ? List.of() : List.of(guessed);
		}
		return known.stream().map(symbols -> symbols.stream().map(this::choice).toList()).toList();
	}

	private String plain(String word) {
		String lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
		if (strip.isEmpty()) {
			return Normalizer.normalize(lower, Normalizer.Form.NFC);
		}
		StringBuilder kept = new StringBuilder();
		Normalizer.normalize(lower, Normalizer.Form.NFD).chars().filter(c -> strip.indexOf(c) < 0)
				.forEach(c -> kept.append((char) c));
		return Normalizer.normalize(kept, Normalizer.Form.NFC);
	}

	private PhoneChoice choice(String symbol) {
		@Nullable
		List<String> sounds = phones.get(symbol);
		return new PhoneChoice(sounds == null ? List.of(symbol) : sounds);
	}
}
