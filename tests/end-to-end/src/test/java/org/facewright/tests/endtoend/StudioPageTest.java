package org.facewright.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.facewright.tests.endtoend.Product.Run;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Types every command of docs/studio-sdk.md, in order, in an empty folder with a home of its own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the page is written for a shell")
class StudioPageTest {

	private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

	@TempDir
	Path home;

	@Test
	void theCommandsOfThePageDoWhatItSays() throws Exception {
		Assumptions.assumeFalse(Studio.MAVEN.isEmpty(), "run by Maven, whose own installation this test uses");
		Assumptions.assumeTrue(Files.isDirectory(Product.root().resolve("releng")),
				"a bare product has no SDK beside it");
		Path work = Files.createDirectory(home.resolve("work"));
		Files.write(work.resolve("line.wav"), Product.wav(16_000, Product.syllables(16_000, 1)));
		Files.copy(Studio.zip(), work.resolve("facewright-sdk-1.zip"));
		product();
		List<String> script = new ArrayList<>(List.of("set -e"));
		Matcher block = BLOCK.matcher(Files.readString(Product.root().resolve("docs/studio-sdk.md")));
		while (block.find()) {
			script.add("echo '--- %d'".formatted(script.size()));
			script.add(block.group(1));
		}
		assertThat(script).hasSize(1 + 2 * 8);
		Path file = Files.write(home.resolve("page.sh"), script);

		Run run = Studio.run(work, environment(), List.of("sh", file.toString()));

		assertThat(run.exitCode()).as(run.out()).isZero();
		String[] parts = run.out().split("--- \\d+\n");
		assertThat(parts[1]).contains("repository");
		assertThat(parts[3]).contains("Failures: 0, Errors: 0, Skipped: 0").contains("BUILD SUCCESS");
		assertThat(parts[4]).contains("example-format.jar  1.0.0", "active", "decimals", "1…9");
		assertThat(parts[6]).contains("example-format.jar  1.1.0", "active");
		assertThat(parts[7]).contains("livelink-csv").doesNotContain("example-format");
		assertThat(parts[8]).contains("example-format.jar  1.1.0", "active");
		assertThat(work.resolve("short.clip")).content().startsWith("{\n\trate = 60.0");
		assertThat(Files.size(work.resolve("short.clip"))).isLessThan(Files.size(work.resolve("line.clip")));
	}

	/** What the page calls ~/facewright: the product that was built, with dropins of its own. */
	private void product() throws IOException {
		Path folder = Files.createDirectories(home.resolve("facewright/dropins")).getParent();
		Path command = Files.writeString(folder.resolve("facewright"), """
				#!/bin/sh
				exec env FACEWRIGHT_DROPINS="${FACEWRIGHT_DROPINS:-%s}" "%s" "$@"
				""".formatted(folder.resolve("dropins"), Product.root().resolve("facewright")));
		assertThat(command.toFile().setExecutable(true)).isTrue();
	}

	private Map<String, String> environment() {
		Map<String, String> environment = new HashMap<>();
		environment.put("HOME", home.toString());
		environment.put("JAVA_HOME", System.getProperty("java.home"));
		environment.put("FACEWRIGHT_DATA", home.resolve("data").toString());
		environment.put("PATH", Path.of(Studio.MAVEN, "bin") + File.pathSeparator + System.getenv("PATH"));
		environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Duser.home=" + home);
		environment.put("MAVEN_ARGS", String.join(" ", Studio.mavenOptions(home.resolve("repository"))));
		return environment;
	}
}
