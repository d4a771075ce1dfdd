package org.facewright.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.facewright.tests.endtoend.Product.Run;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the SDK's zip to a provider at work in the product, as a studio's developer goes: nothing else is at hand. */
class StudioSdkTest {

	@TempDir
	static Path folder;

	private static Studio studio;

	@BeforeAll
	static void unpackTheSdk() throws IOException {
		Assumptions.assumeFalse(Studio.MAVEN.isEmpty(), "run by Maven, whose own installation these tests use");
		Assumptions.assumeTrue(Files.isDirectory(Product.root().resolve("releng")),
				"a bare product has no SDK beside it");
		studio = new Studio(folder);
	}

	@Test
	void anExporterIsMadeBuiltDroppedInReplacedAndTakenAway() throws Exception {
		Path project = studio.generate("exporter", "acme-clip", "-DclassName=AcmeExporter");
		assertThat(studio.facewright("formats").out()).doesNotContain("acme-clip");
		Path jar = studio.drop(studio.build(project));
		assertThat(studio.facewright("formats").out()).contains("acme-clip");
		byte[] first = assertWritesWhatItsOwnCodeWrites("com.example.AcmeExporter", "acme-clip", "take.clip");
		assertThat(new String(first, StandardCharsets.UTF_8)).startsWith("{\n\trate = 30.0\n")
				.contains("name = jawOpen");

		edit(project.resolve("pom.xml"), "<version>1.0.0</version>", "<version>1.1.0</version>");
		edit(project.resolve("src/main/java/com/example/AcmeExporter.java"), "otherwise(6)", "otherwise(3)");
		studio.drop(studio.build(project));
		byte[] second = assertWritesWhatItsOwnCodeWrites("com.example.AcmeExporter", "acme-clip", "take.clip");
		assertThat(second).hasSizeLessThan(first.length);

		Files.delete(jar);
		assertThat(studio.facewright("formats").out()).doesNotContain("acme-clip");
		Run export = studio.facewright("export", "take.json", "--format", "acme-clip", "-o", "gone.clip");
		assertThat(export.exitCode()).isEqualTo(2);
		assertThat(export.err()).contains("no format to write 'acme-clip'");
		assertThat(folder.resolve("gone.clip")).doesNotExist();
	}

	@Test
	void theExampleIsBuiltAndListsItsLinesForTheEngine() throws Exception {
		Path project = folder.resolve("packed-lipsync");
		copy(Product.root().resolve("examples/packed-lipsync"), project);
		Path jar = studio.drop(studio.build(project));
		assertThat(studio.facewright("formats").out()).contains("packed-lipsync");
		assertWritesWhatItsOwnCodeWrites("com.example.lipsync.LipSyncExporter", "packed-lipsync", "take.lips");

		Path lines = Files.createDirectory(folder.resolve("lines"));
		for (String name : List.of("hello", "bye")) {
			Files.write(lines.resolve(name + ".wav"), Product.wav(16_000, Product.syllables(16_000, 1)));
		}
		Run generate = studio.facewright("generate", "lines", "--format", "packed-lipsync", "-o", "packed");
		assertThat(generate.exitCode()).as(generate.err()).isZero();
		studio.java(List.of(), "-jar", jar.toString(), "packed");
		assertThat(Files.readString(folder.resolve("packed/lipsync.json"))).contains("\"line\": \"bye\"",
				"\"file\": \"bye.lips\"",
				"\"line\": \"hello\", \"hash\": \"a430d84680aabd0b\", \"file\": \"hello.lips\"",
				"\"frames\": 60");
		Files.delete(jar);
	}

	@Test
	void aFilterChangesCurvesInTheProduct() throws Exception {
		Path jar = studio.drop(studio.build(studio.generate("filter", "acme-follow")));
		assertThat(studio.facewright("filters", "acme-follow").out()).contains("time", "1…1000");
		sound("filtered.wav");
		assertThat(studio.facewright("generate", "filtered.wav", "-o", "before.fwz").exitCode()).isZero();
		Run filter = studio.facewright("filter", "before.fwz", "--add", "acme-follow:time=200", "-o", "after.fwz");
		assertThat(filter.exitCode()).as(filter.err()).isZero();
		assertThat(studio.facewright("export", "before.fwz", "-o", "before.csv").exitCode()).isZero();
		assertThat(studio.facewright("export", "after.fwz", "-o", "after.csv").exitCode()).isZero();
		assertThat(folder.resolve("after.csv")).content().isNotEqualTo(Files.readString(folder.resolve("before.csv")));
		Files.delete(jar);
	}

	@Test
	void aBackendAndAKindOfSoundWorkTogether() throws Exception {
		Path backend = studio.drop(studio.build(studio.generate("backend", "acme-loudness")));
		Path input = studio.drop(studio.build(studio.generate("audio-source", "acme-raw")));
		assertThat(studio.facewright("backends").out()).contains("acme-loudness");
		byte[] wav = Product.wav(8000, Product.syllables(8000, 1));
		Files.write(folder.resolve("line.8000.pcm"), Arrays.copyOfRange(wav, 44, wav.length));
		Run generate = studio.facewright("generate", "line.8000.pcm", "--backend", "acme-loudness", "-o", "raw.csv");
		assertThat(generate.exitCode()).as(generate.err()).isZero();
		assertThat(generate.err()).contains("8000 Hz mono", "by acme-loudness 1");
		Files.delete(backend);
		Files.delete(input);
	}

	@Test
	void aCheckFindsWhatItLooksForInTheProduct() throws Exception {
		Path jar = studio.drop(studio.build(studio.generate("qc-check", "acme-stare")));
		sound("stare.wav");
		assertThat(studio.facewright("generate", "stare.wav", "-o", "stare.fwz").exitCode()).isZero();
		Run qc = studio.facewright("qc", "stare.fwz", "--checks", "acme-stare", "--set", "acme-stare.seconds=0.5", "-f",
				"json");
		assertThat(qc.out()).as(qc.err()).contains("\"check\" : \"acme-stare\"", "the eyes stay open for 1.0 s");
		Files.delete(jar);
	}

	@Test
	void everyArtifactHasSourcesAndJavadocAndNoAddress() throws IOException {
		for (String artifact : List.of("org.facewright.core", "org.facewright.api", "org.facewright.api.testkit")) {
			String jar = studio.jar(artifact).toString();
			for (String beside : List.of(".pom", "-sources.jar", "-javadoc.jar", ".pom.sha1")) {
				assertThat(Path.of(jar.replaceFirst("\\.jar$", beside))).isNotEmptyFile();
			}
		}
		try (Stream<Path> files = Files.walk(studio.sdk)) {
			for (Path file : files.filter(each -> each.toString().matches(".*\\.(pom|xml|md)")).toList()) {
				assertThat(Files.readString(file).replaceAll("http://maven\\.apache\\.org/[^\"]*", ""))
						.as(file.toString())
						.doesNotContain("http", "@version@");
			}
		}
	}

	/** Bytes that the product wrote with the dropped jar, equal to those of the project's class called directly. */
	private static byte[] assertWritesWhatItsOwnCodeWrites(String className, String format, String file)
			throws Exception {
		Path project = folder.resolve(format);
		studio.java(List.of(project.resolve("target/classes"), studio.jar("org.facewright.core"),
				studio.jar("org.facewright.api"), studio.jar("org.facewright.api.testkit")),
				studio.resource("Direct.java").toString(), className, folder.toString());
		Files.deleteIfExists(folder.resolve(file));
		Run export = studio.facewright("export", "take.json", "--format", format, "-o", file);
		assertThat(export.exitCode()).as(export.err()).isZero();
		byte[] written = Files.readAllBytes(folder.resolve(file));
		assertThat(written).isEqualTo(Files.readAllBytes(folder.resolve("take.direct")));
		return written;
	}

	private static void sound(String name) throws IOException {
		Files.write(folder.resolve(name), Product.wav(16_000, Product.syllables(16_000, 1)));
	}

	private static void edit(Path file, String old, String replacement) throws IOException {
		String text = Files.readString(file);
		assertThat(text).containsOnlyOnce(old);
		Files.writeString(file, text.replace(old, replacement));
	}

	private static void copy(Path from, Path to) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			for (Path file : files.filter(each -> !each.startsWith(from.resolve("target"))).toList()) {
				Files.copy(file, to.resolve(from.relativize(file).toString()));
			}
		}
	}
}
