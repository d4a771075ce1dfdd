package org.facewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.facewright.engine.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands around a studio's bundles, where none can be installed: what lies in the folder is still told. */
class BundlesCommandTest {

	@TempDir
	Path folder;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@Test
	void anEmptyFolderIsNamed() {
		assertThat(run("bundles")).isZero();
		assertThat(out.toString(StandardCharsets.UTF_8)).contains(
				"no jar lies in " + folder.resolve("dropins") + "; a studio's own bundle goes there");
	}

	@Test
	void whatLiesThereIsATableWithReasonsBelow() throws IOException {
		jar("acme.jar", "Bundle-SymbolicName: acme.exporter\nBundle-Version: 1.4.2\n");
		jar("plain.jar", "Created-By: hand\n");
		assertThat(run("bundles", "disable", "acme")).isZero();
		assertThat(run("bundles")).isZero();
		assertThat(out.toString(StandardCharsets.UTF_8))
				.containsPattern("acme.jar +1.4.2 +disabled +[0-9a-f]{64} +not signed");
		assertThat(err.toString(StandardCharsets.UTF_8)).contains("plain.jar is no bundle",
				"'facewright bundles enable acme.jar' switches it on");
	}

	@Test
	void theListOfAllowedHashesIsShownChangedAndDeleted() {
		String hash = "ab".repeat(32);
		assertThat(run("bundles", "allow", hash)).isZero();
		assertThat(out.toString(StandardCharsets.UTF_8)).contains(hash);
		assertThat(run("bundles", "allow", "--remove", hash)).isZero();
		assertThat(run("bundles", "allow", "--anything")).isZero();
		assertThat(out.toString(StandardCharsets.UTF_8)).contains("everything in the dropins folder is allowed");
		assertThat(folder.resolve("data/allowed-bundles.txt")).doesNotExist();
	}

	@Test
	void wordsThatContradictAreWrongUse() {
		assertThat(run("bundles", "allow", "--remove")).isEqualTo(ExitCode.USAGE);
		assertThat(run("bundles", "allow", "--anything", "acme.jar")).isEqualTo(ExitCode.USAGE);
		assertThat(run("bundles", "disable", "nobody")).isEqualTo(ExitCode.USAGE);
		assertThat(err.toString(StandardCharsets.UTF_8)).contains("there is no studio bundle 'nobody'");
	}

	@Test
	void jsonHoldsEverything() throws IOException {
		jar("plain.jar", "Created-By: hand\n");
		assertThat(run("bundles", "--json")).isZero();
		assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("\\s", "")).contains("\"name\":\"plain.jar\"",
				"\"signed\":false",
				"\"state\":\"unusable\"", "\"services\":[]", "\"allowList\":\"\"");
	}

	private int run(String... arguments) {
		Providers providers = new Providers();
		providers.studioBundles().configure(folder.resolve("dropins"), folder.resolve("data"));
		providers.studioBundles().look();
		Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
				new PrintStream(err, true, StandardCharsets.UTF_8), false);
		return new CommandTree(providers, terminal, new Installation() {
			@Override
			public String version() {
				return "1";
			}

			@Override
			public List<String> unresolved() {
				return List.of();
			}
		}).execute(new PrintWriter(out, true, StandardCharsets.UTF_8), new PrintWriter(err, true,
				StandardCharsets.UTF_8), arguments);
	}

	/** Older than what may still be written. */
	private void jar(String name, String headers) throws IOException {
		Path file = Files.createDirectories(folder.resolve("dropins")).resolve(name);
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
			zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
			zip.write(
					("Manifest-Version: 1.0\nBundle-ManifestVersion: 2\n" + headers).getBytes(StandardCharsets.UTF_8));
		}
		Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() - 10_000));
	}
}
