package org.facewright.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The labels of menus, views and commands; skipped where plugin.xml is not beside the tests. */
class LabelsTest {

	private static final Pattern KEY = Pattern.compile("\"%([\\w.]+)\"");
	private static final Pattern ICON = Pattern.compile("icon=\"([^\"]+)\"");

	private static String plugin() throws IOException {
		Path file = Path.of("plugin.xml");
		assumeTrue(Files.exists(file), "not beside the sources");
		return Files.readString(file);
	}

	private static Set<String> found(Pattern pattern) throws IOException {
		Set<String> found = new TreeSet<>();
		Matcher matcher = pattern.matcher(plugin());
		while (matcher.find()) {
			found.add(matcher.group(1));
		}
		return found;
	}

	@ParameterizedTest
	@ValueSource(strings = { "plugin.properties", "plugin_zh.properties" })
	void everyLabelIsThereAndNoneIsLeftOver(String file) throws IOException {
		Set<String> wanted = found(KEY);
		Properties labels = new Properties();
		try (Reader reader = Files.newBufferedReader(Path.of(file))) {
			labels.load(reader);
		}

		assertThat(labels.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(wanted);
	}

	@Test
	void everyIconIsThere() throws IOException {
		assertThat(found(ICON)).isNotEmpty().allSatisfy(icon -> assertThat(Path.of(icon)).exists());
	}
}
