package org.facewright.ui.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares the Chinese texts with the sources of the window; skipped where the sources are not beside them. */
class ChineseTest {

	private static final String LITERAL = "\"(?:[^\"\\\\]|\\\\.)*\"";
	private static final String LITERALS = "(" + LITERAL + "(?:\\s*\\+\\s*" + LITERAL + ")*)";
	private static final Pattern TEXT = Pattern.compile("Texts\\.of\\(\\s*" + LITERALS);
	/** Names of parameters, which come from the bundles that have them. */
	private static final Pattern NAME = Pattern.compile("\\.(?:label|description|unit)\\(\\s*" + LITERALS);
	private static final Pattern PART = Pattern.compile(LITERAL);

	private final Map<String, String> chinese = Texts.read("zh");
	private final Path bundles = Path.of("..").toAbsolutePath().normalize();

	@BeforeEach
	void findSources() {
		assumeTrue(Files.isDirectory(bundles.resolve("org.facewright.ui/src")), "not beside the window's sources");
	}

	private Set<String> literals(Pattern call, String bundle) throws IOException {
		Set<String> found = new TreeSet<>();
		for (Path file : sources(bundle)) {
			Matcher calls = call.matcher(Files.readString(file));
			while (calls.find()) {
				StringBuilder text = new StringBuilder();
				Matcher parts = PART.matcher(calls.group(1));
				while (parts.find()) {
					text.append(parts.group(), 1, parts.group().length() - 1);
				}
				found.add(text.toString().translateEscapes());
			}
		}
		return found;
	}

	private List<Path> sources(String bundle) throws IOException {
		List<Path> files = new ArrayList<>();
		try (Stream<Path> folders = Files.list(bundles)) {
			for (Path folder : folders.filter(path -> path.getFileName().toString().matches(bundle)).toList()) {
				Path source = folder.resolve("src");
				if (Files.isDirectory(source)) {
					try (Stream<Path> all = Files.walk(source)) {
						all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
					}
				}
			}
		}
		return files;
	}

	private Set<String> texts() throws IOException {
		Set<String> texts = literals(TEXT, "org\\.facewright\\.(ui.*|rcp)");
		assertThat(texts).hasSizeGreaterThan(100);
		return texts;
	}

	@Test
	void everyTextOfTheWindowIsThere() throws IOException {
		Set<String> missing = texts();
		missing.removeAll(chinese.keySet());

		assertThat(missing).as("texts without a line in zh.tsv").isEmpty();
	}

	@Test
	void noLineIsLeftOver() throws IOException {
		Set<String> left = new TreeSet<>(chinese.keySet());
		left.removeAll(texts());
		left.removeAll(literals(NAME, "org\\.facewright\\..*"));

		assertThat(left).as("lines of zh.tsv that no source asks for").isEmpty();
	}
}
