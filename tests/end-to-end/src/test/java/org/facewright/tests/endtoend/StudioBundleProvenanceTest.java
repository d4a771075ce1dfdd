package org.facewright.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.facewright.tests.endtoend.Product.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Where a studio's bundles are from, and which of them may be used. */
class StudioBundleProvenanceTest {

	@TempDir
	Path folder;

	private Path dropins;
	private Map<String, String> environment;

	@BeforeEach
	void makeFolders() throws IOException {
		dropins = Files.createDirectory(folder.resolve("dropins"));
		environment = Map.of("FACEWRIGHT_DROPINS", dropins.toString(), "FACEWRIGHT_DATA",
				folder.resolve("data").toString());
	}

	@Test
	void aSignedBundleIsListedWithItsSignerAndATamperedOneIsRefused() throws Exception {
		Path signed = StudioJar.exporter("acme.signed", "1.0.0", "acme-signed", "signed")
				.into(dropins.resolve("signed.jar"));
		sign(signed);
		byte[] bytes = Files.readAllBytes(signed);
		Files.write(dropins.resolve("changed.jar"), rewritten(bytes, true, false));
		Files.write(dropins.resolve("grown.jar"), rewritten(bytes, false, true));
		StudioJar.exporter("acme.plain", "1.0.0", "acme-plain", "plain").into(dropins.resolve("plain.jar"));
		Thread.sleep(2_100); // what is younger and broken may still be written
		JsonNode bundles = bundles();
		assertThat(bundles.at("/signed.jar/signer").asText()).isEqualTo("CN=Build,O=Acme Studio");
		assertThat(bundles.at("/signed.jar/state").asText()).isEqualTo("active");
		assertThat(bundles.at("/signed.jar/sha256").asText()).isEqualTo(sha256(signed));
		assertThat(bundles.at("/plain.jar/signed").asBoolean(true)).isFalse();
		assertThat(bundles.at("/plain.jar/state").asText()).isEqualTo("active");
		for (String broken : List.of("changed.jar", "grown.jar")) {
			assertThat(bundles.at("/" + broken + "/state").asText()).as(broken).isEqualTo("refused");
			assertThat(bundles.at("/" + broken + "/reason").asText())
					.startsWith(broken + " is refused: its signature is broken (");
		}
		assertThat(run(environment, "bundles").out()).containsPattern("signed.jar .* CN=Build,O=Acme Studio  writes")
				.containsPattern("plain.jar .* not signed ");
	}

	@Test
	void onlyListedHashesAreAllowedFromTheFirstOneOn() throws Exception {
		Path good = StudioJar.exporter("acme.good", "1.0.0", "acme-good", "good").into(dropins.resolve("good.jar"));
		StudioJar.exporter("acme.other", "1.0.0", "acme-other", "other").into(dropins.resolve("other.jar"));
		assertThat(run(environment, "formats").out()).contains("acme-good", "acme-other");
		Run allow = run(environment, "bundles", "allow", sha256(good));
		assertThat(allow.out()).isEqualTo(sha256(good) + "  good.jar\n");
		Run formats = run(environment, "formats");
		assertThat(formats.out()).contains("acme-good").doesNotContain("acme-other");
		assertThat(formats.err()).contains("other.jar is refused: its SHA-256 ",
				"'facewright bundles allow other.jar'");
		run(environment, "bundles", "allow", "other.jar");
		assertThat(run(environment, "formats").out()).contains("acme-good", "acme-other");
		run(environment, "bundles", "allow", "--remove", "good.jar");
		assertThat(run(environment, "formats").out()).contains("acme-other").doesNotContain("acme-good");
		run(environment, "bundles", "allow", "--anything");
		assertThat(run(environment, "formats").out()).contains("acme-good", "acme-other");
		Run wrong = run(environment, "bundles", "allow", "0123");
		assertThat(wrong.exitCode()).isEqualTo(2);
		assertThat(wrong.err()).contains("there is no studio bundle '0123'");
	}

	@Test
	void aFarmMachineIsToldItsListByTheEnvironment() throws Exception {
		Path good = StudioJar.exporter("acme.good", "1.0.0", "acme-good", "good").into(dropins.resolve("good.jar"));
		StudioJar.exporter("acme.other", "1.0.0", "acme-other", "other").into(dropins.resolve("other.jar"));
		Path list = folder.resolve("farm.txt");
		Map<String, String> farm = new HashMap<>(environment);
		farm.put("FACEWRIGHT_ALLOWED_BUNDLES", list.toString());
		Run absent = run(farm, "formats");
		assertThat(absent.out()).doesNotContain("acme-");
		assertThat(absent.err()).contains("good.jar is refused: the list of allowed bundles " + list);
		Files.writeString(list, "# reviewed by TD\n" + sha256(good).toUpperCase(java.util.Locale.ROOT) + "  good\n");
		assertThat(run(farm, "formats").out()).contains("acme-good").doesNotContain("acme-other");
		Files.writeString(list, "good.jar\n");
		assertThat(run(farm, "formats").err()).contains("line 1: expected a SHA-256 of 64 hexadecimal digits");
	}

	@Test
	void aBundleThatWasSwitchedOffIsOnAgainAsANewerJar() throws Exception {
		Path jar = StudioJar.exporter("acme.good", "1.0.0", "acme-one", "one").into(dropins.resolve("good.jar"));
		assertThat(run(environment, "bundles", "disable", "good").out()).isEqualTo("good.jar: disabled\n");
		Run formats = run(environment, "formats");
		assertThat(formats.out()).doesNotContain("acme-one");
		assertThat(formats.err()).isEmpty();
		StudioJar.exporter("acme.good", "1.0.1", "acme-two", "two").into(jar);
		assertThat(run(environment, "formats").out()).contains("acme-two");
		Run wrong = run(environment, "bundles", "disable", "none");
		assertThat(wrong.exitCode()).isEqualTo(2);
		assertThat(wrong.err()).contains("there is no studio bundle 'none' in " + dropins + "; there are: good.jar");
	}

	@Test
	void theProductsOwnBundlesAreListedOnDemand() throws Exception {
		JsonNode bundles = new ObjectMapper().readTree(run(environment, "bundles", "--all", "--json").out());
		assertThat(bundles.at("/bundles").findValuesAsText("bundle")).contains("org.facewright.engine",
				"org.facewright.api", "org.apache.felix.scr", "org.eclipse.osgi").hasSizeGreaterThan(50);
		for (JsonNode bundle : bundles.at("/bundles")) {
			assertThat(bundle.at("/state").asText()).as(bundle.toString()).isIn("active", "unusable");
			assertThat(bundle.at("/reason").asText().isEmpty()).as(bundle.toString())
					.isEqualTo(bundle.at("/state").asText().equals("active"));
			assertThat(bundle.at("/sha256").asText()).isEqualTo(sha256(Path.of(bundle.at("/file").asText())));
		}
	}

	/** By file name. */
	private JsonNode bundles() throws IOException, InterruptedException {
		ObjectMapper mapper = new ObjectMapper();
		var byName = mapper.createObjectNode();
		for (JsonNode bundle : mapper.readTree(run(environment, "bundles", "--json").out()).at("/bundles")) {
			byName.set(bundle.at("/name").asText(), bundle);
		}
		return byName;
	}

	private void sign(Path jar) throws IOException, InterruptedException {
		Path keys = folder.resolve("keys.p12");
		tool("keytool", "-genkeypair", "-keystore", keys.toString(), "-storepass", "secret", "-alias", "build",
				"-keyalg", "EC", "-dname", "CN=Build, O=Acme Studio");
		tool("jarsigner", "-keystore", keys.toString(), "-storepass", "secret", jar.toString(), "build");
	}

	private void tool(String name, String... arguments) throws IOException, InterruptedException {
		List<String> command = new java.util.ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", name).toString()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).as(output).isZero();
	}

	/** A signed archive after somebody has been at it. */
	private static byte[] rewritten(byte[] jar, boolean change, boolean add) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar));
				ZipOutputStream zip = new ZipOutputStream(out)) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				byte[] bytes = in.readAllBytes();
				if (change && entry.getName().endsWith(".class")) {
					bytes[bytes.length - 1] ^= 1;
				}
				zip.putNextEntry(new ZipEntry(entry.getName()));
				zip.write(bytes);
			}
			if (add) {
				zip.putNextEntry(new ZipEntry("studio/Added.class"));
				zip.write(new byte[] { 1, 2, 3 });
			}
		}
		return out.toByteArray();
	}

	private static String sha256(Path file) throws Exception {
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
	}

	private Run run(Map<String, String> where, String... args) throws IOException, InterruptedException {
		return Product.run(folder, where, args);
	}
}
