package org.facewright.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThemesTest {

	/** Controls that paint every pixel of themselves with the palette's colours. */
	private static final List<String> OWN_PAINTERS = List.of("Timeline", "AvatarView");

	private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}\\b");
	private static final Pattern CONTROL = Pattern
			.compile("class (\\w+) extends (?:Composite|Canvas|ScrolledComposite|SashForm)\\b");

	private static String css(String name) throws IOException {
		return Files.readString(Path.of("css", name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s.css", "%s-windows.css" })
	void bothThemesSetTheSameSoThatNothingStaysAfterASwitch(String name) throws IOException {
		assumeTrue(Files.exists(Path.of("css")), "not beside the sources");
		String dark = COLOUR.matcher(css(name.formatted("dark"))).replaceAll("#");
		String light = COLOUR.matcher(css(name.formatted("light"))).replaceAll("#");
		assertThat(dark.replace("Dark", "Light").replace("dark", "light")).isEqualTo(light);
	}

	@Test
	void theThemesKnowEveryControlOfTheWindow() throws IOException {
		Path bundles = Path.of("..").toAbsolutePath().normalize();
		assumeTrue(Files.isDirectory(bundles.resolve("org.facewright.ui/src")), "not beside the sources");
		String css = css("dark.css");
		try (Stream<Path> sources = Files.walk(bundles)) {
			List<Path> window = sources.filter(file -> file.toString().endsWith(".java"))
					.filter(file -> file.toString().contains("org.facewright.ui"))
					.filter(file -> file.toString().contains("src" + File.separator + "org")).toList();
			assertThat(window).isNotEmpty();
			for (Path file : window) {
				Matcher control = CONTROL.matcher(Files.readString(file));
				while (control.find()) {
					String name = control.group(1);
					assertThat(OWN_PAINTERS.contains(name) || css.matches("(?s).*\\b" + name + "\\b.*"))
							.as("%s has a colour in css/dark.css and css/light.css, or paints itself", name).isTrue();
				}
			}
		}
	}
}
