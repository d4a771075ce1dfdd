package org.facewright.engine.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.facewright.engine.install.JarFacts.Shape;
import org.facewright.engine.install.StudioBundle.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarFactsTest {

	private static final String MANIFEST = """
			Manifest-Version: 1.0
			Bundle-ManifestVersion: 2
			Bundle-SymbolicName: acme.exporter;singleton:=true
			Bundle-Version: 1.4.2
			""";

	@TempDir
	Path folder;

	@Test
	void everyShorterPieceOfAJarIsIncomplete() throws IOException {
		byte[] whole = jar(MANIFEST, "data", new byte[500], false);
		Path file = folder.resolve("acme.jar");
		for (int length = 0; length < whole.length; length += 7) {
			Files.write(file, Arrays.copyOf(whole, length));
			assertThat(JarFacts.shape(file)).as("%d bytes", length).isEqualTo(Shape.INCOMPLETE);
		}
		Files.write(file, whole);
		assertThat(JarFacts.shape(file)).isEqualTo(Shape.WHOLE);
		Files.write(file, new byte[10_000]); // room made ahead of the copy
		assertThat(JarFacts.shape(file)).isEqualTo(Shape.INCOMPLETE);
		Files.writeString(file, "a letter");
		assertThat(JarFacts.shape(file)).isEqualTo(Shape.NO_JAR);
	}

	@Test
	void nameVersionAndSumAreRead() throws IOException {
		Path file = Files.write(folder.resolve("acme.jar"), jar(MANIFEST, "data", new byte[3], false));
		JarFacts facts = JarFacts.read(file, "acme.jar");
		assertThat(facts.complaint()).isEmpty();
		assertThat(facts.symbolicName()).isEqualTo("acme.exporter");
		assertThat(facts.version()).isEqualTo("1.4.2");
		assertThat(facts.singleton()).isTrue();
		assertThat(facts.signer()).isEmpty();
		assertThat(facts.sha256()).matches("[0-9a-f]{64}").isEqualTo(JarFacts.sha256(file));
	}

	@Test
	void wrongBytesInAnEntryThatIsNotCompressedAreFound() throws IOException {
		byte[] bytes = jar(MANIFEST, "data", "the very words".getBytes(StandardCharsets.US_ASCII), true);
		int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("very");
		bytes[at] = 'w';
		Path file = Files.write(folder.resolve("acme.jar"), bytes);
		assertThat(complaint(file)).isEqualTo("acme.jar is damaged (the checksum of data is wrong); copy it again");
	}

	@Test
	void aVersionThatIsNoneIsNamed() throws IOException {
		Path file = Files.write(folder.resolve("acme.jar"),
				jar(MANIFEST.replace("1.4.2", "one"), "data", new byte[3], false));
		assertThat(complaint(file)).isEqualTo("acme.jar has the version 'one'; write it like 1.4.2");
	}

	@Test
	void classesOfANewerJavaAreNamedButNotThoseOfOtherReleases() throws IOException {
		byte[] newer = { (byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, (byte) 200 };
		Path file = Files.write(folder.resolve("acme.jar"), jar(MANIFEST, "acme/A.class", newer, false));
		assertThat(complaint(file)).startsWith("acme.jar was compiled for Java 156, this product runs on Java ");
		Files.write(file, jar(MANIFEST, "META-INF/versions/156/acme/A.class", newer, false));
		assertThat(JarFacts.read(file, "acme.jar").complaint()).isEmpty();
	}

	@Test
	void aSignatureWithoutContentIsRefused() throws IOException {
		Path file = Files.write(folder.resolve("acme.jar"),
				jar(MANIFEST, "META-INF/BUILD.SF", "Signature-Version: 1.0\n\n".getBytes(StandardCharsets.US_ASCII),
						false));
		JarFacts facts = JarFacts.read(file, "acme.jar");
		assertThat(facts.complaint().orElseThrow().state()).isEqualTo(State.REFUSED);
	}

	private static String complaint(Path file) throws IOException {
		return JarFacts.read(file, "acme.jar").complaint().orElseThrow().sentence();
	}

	private static byte[] jar(String manifest, String name, byte[] content, boolean stored) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream out = new ZipOutputStream(bytes)) {
			out.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
			out.write(manifest.getBytes(StandardCharsets.UTF_8));
			ZipEntry entry = new ZipEntry(name);
			if (stored) {
				CRC32 sum = new CRC32();
				sum.update(content);
				entry.setMethod(ZipEntry.STORED);
				entry.setSize(content.length);
				entry.setCrc(sum.getValue());
			}
			out.putNextEntry(entry);
			out.write(content);
		}
		return bytes.toByteArray();
	}
}
