package org.facewright.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.facewright.tests.endtoend.Product.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A studio's own exporter, compiled and packed here, goes into the dropins of the product: also of a running one. */
class DropinsTest {

	private static final double LIMIT_SECONDS = 2;
	private static final String TOKEN = "0123456789abcdef";

	@TempDir
	Path folder;

	private Path dropins;
	private Map<String, String> environment;

	@BeforeEach
	void makeFolders() throws IOException {
		dropins = Files.createDirectory(folder.resolve("dropins"));
		environment = Map.of("FACEWRIGHT_DROPINS", dropins.toString(), "FACEWRIGHT_DATA",
				folder.resolve("data").toString(), "FACEWRIGHT_API_TOKEN", TOKEN);
		Files.write(folder.resolve("line.wav"), Product.wav(16_000, Product.syllables(16_000, 1)));
	}

	@Test
	void appearsExportsAndIsGoneWhenRemoved() throws Exception {
		assertThat(run("formats").out()).doesNotContain("studio-count");
		Path jar = new StudioJar("studio.count", "1.0.0").source("Exporter",
				StudioJar.exporterSource("studio-count", """
						String text = request.tracks().get(0).clip().frameCount() + " frames\\n";
						target.main().write(text.getBytes(StandardCharsets.UTF_8));
						"""))
				.component("Exporter", "exchange.TrackExporter").into(dropins.resolve("count.jar"));
		Run formats = run("formats");
		assertThat(formats.out()).as(formats.err()).contains("studio-count");
		Run generate = run("generate", "line.wav", "-o", "line.studio-count");
		assertThat(generate.exitCode()).as(generate.err()).isZero();
		assertThat(folder.resolve("line.studio-count")).hasContent("60 frames");
		Files.delete(jar);
		assertThat(run("formats").out()).doesNotContain("studio-count");
	}

	@Test
	void comesIsReplacedAndGoesInARunningProductWithinTwoSeconds() throws Exception {
		try (Running product = new Running()) {
			assertThat(product.formats()).doesNotContain("acme-");
			Path jar = dropins.resolve("acme.jar");
			StudioJar.exporter("acme.exporter", "1.0.0", "acme-one", "one").into(jar);
			product.awaitFormats("the new jar", formats -> formats.contains("acme-one"));
			StudioJar.exporter("acme.exporter", "1.1.0", "acme-two", "two").into(jar);
			product.awaitFormats("the newer version",
					formats -> formats.contains("acme-two") && !formats.contains("acme-one"));
			StudioJar.exporter("acme.exporter", "1.1.0", "acme-three", "three").into(jar);
			product.awaitFormats("other bytes of the same version",
					formats -> formats.contains("acme-three") && !formats.contains("acme-two"));
			StudioJar.exporter("acme.exporter", "1.2.0", "acme-four", "four").into(dropins.resolve("acme-1.2.jar"));
			product.awaitFormats("a newer version under another name",
					formats -> formats.contains("acme-four") && !formats.contains("acme-three"));
			Files.delete(dropins.resolve("acme-1.2.jar"));
			product.awaitFormats("the older one, again the newest",
					formats -> formats.contains("acme-three") && !formats.contains("acme-four"));
			Files.delete(jar);
			product.awaitFormats("nothing left", formats -> !formats.contains("acme-"));
		}
	}

	@Test
	void isSwitchedOffAndOnInARunningProductByTheCommand() throws Exception {
		StudioJar.exporter("acme.exporter", "1.0.0", "acme-one", "one").into(dropins.resolve("acme.jar"));
		try (Running product = new Running()) {
			assertThat(product.formats()).contains("acme-one");
			assertThat(run("bundles", "disable", "acme.jar").out()).contains("acme.jar: disabled");
			product.awaitFormats("switched off", formats -> !formats.contains("acme-one"));
			assertThat(run("bundles", "enable", "acme.exporter").out()).contains("acme.jar: active");
			product.awaitFormats("switched on", formats -> formats.contains("acme-one"));
		}
	}

	@Test
	void anExportEndsWithTheOldBytesWhenItsJarIsReplacedInTheMiddle() throws Exception {
		Path jar = blocking("old").into(dropins.resolve("slow.jar"));
		Process export = startExport("replaced");
		StudioJar.exporter("acme.slow", "2.0.0", "acme-slow", "new").into(jar);
		Thread.sleep(6_000); // long enough that the old one would have been taken away
		Files.createFile(folder.resolve("go"));
		assertThat(export.waitFor()).as(Files.readString(folder.resolve("replaced.err"))).isZero();
		assertThat(folder.resolve("replaced.acme-slow")).hasContent("old begin, old end");
		assertThat(run("generate", "line.wav", "-o", "after.acme-slow").exitCode()).isZero();
		assertThat(folder.resolve("after.acme-slow")).hasContent("new");
	}

	@Test
	void anExportEndsWithTheOldBytesWhenItsJarIsDeletedInTheMiddle() throws Exception {
		Path jar = blocking("old").into(dropins.resolve("slow.jar"));
		Process export = startExport("deleted");
		Files.delete(jar);
		Thread.sleep(6_000);
		Files.createFile(folder.resolve("go"));
		assertThat(export.waitFor()).as(Files.readString(folder.resolve("deleted.err"))).isZero();
		assertThat(folder.resolve("deleted.acme-slow")).hasContent("old begin, old end");
	}

	/** Writes half, waits for the file {@code go}, and needs a class that was not loaded before for the other half. */
	private StudioJar blocking(String word) {
		return new StudioJar("acme.slow", "1.0.0").source("Exporter", StudioJar.exporterSource("acme-slow", """
				OutputStream out = target.main();
				out.write("%s begin, ".getBytes(StandardCharsets.UTF_8));
				try {
					Files.createFile(Path.of("begun"));
					while (!Files.exists(Path.of("go"))) {
						progress.checkCancelled();
						Thread.sleep(50);
					}
				} catch (InterruptedException e) {
					throw new IOException(e);
				}
				out.write(new Rest().text().getBytes(StandardCharsets.UTF_8));
				""".formatted(word))).source("Rest", """
				public class Rest {
					public String text() {
						return "%s end";
					}
				}
				""".formatted(word)).component("Exporter", "exchange.TrackExporter");
	}

	private Process startExport(String name) throws Exception {
		Process process = Product.start(folder, environment, folder.resolve(name + ".out"),
				folder.resolve(name + ".err"), "generate", "line.wav", "-o", name + ".acme-slow");
		long end = System.nanoTime() + 60_000_000_000L;
		while (!Files.exists(folder.resolve("begun"))) {
			assertThat(process.isAlive() && System.nanoTime() < end).as(Files.readString(folder.resolve(name + ".err")))
					.isTrue();
			Thread.sleep(50);
		}
		return process;
	}

	@Test
	void aSlowCopyIsWaitedForAndNeverCalledBroken() throws Exception {
		byte[] bytes = StudioJar.exporter("acme.exporter", "1.0.0", "acme-one", "one").bytes();
		Path jar = dropins.resolve("acme.jar");
		try (Running product = new Running(); OutputStream out = Files.newOutputStream(jar)) {
			int pieces = 5;
			for (int i = 0; i < pieces; i++) {
				out.write(Arrays.copyOfRange(bytes, i * bytes.length / pieces, (i + 1) * bytes.length / pieces));
				out.flush();
				if (i < pieces - 1) {
					Thread.sleep(1_200);
					assertThat(product.formats()).doesNotContain("acme-one");
					Run formats = run("formats");
					assertThat(formats.out()).doesNotContain("acme-one");
					assertThat(formats.err()).isEmpty();
					assertThat(run("bundles").out()).contains("acme.jar").contains("incomplete");
				}
			}
			product.awaitFormats("the whole jar", formats -> formats.contains("acme-one"));
		}
	}

	@Test
	void aSlowCopyOverAnOldJarLeavesTheOldOneAtWorkUntilItIsWhole() throws Exception {
		Path jar = dropins.resolve("acme.jar");
		StudioJar.exporter("acme.exporter", "1.0.0", "acme-one", "one").into(jar);
		byte[] bytes = StudioJar.exporter("acme.exporter", "1.1.0", "acme-two", "two").bytes();
		try (Running product = new Running()) {
			assertThat(product.formats()).contains("acme-one");
			Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));
			Thread.sleep(2_500);
			assertThat(product.formats()).contains("acme-one");
			Files.write(jar, bytes);
			product.awaitFormats("the whole jar",
					formats -> formats.contains("acme-two") && !formats.contains("acme-one"));
		}
	}

	private Run run(String... args) throws IOException, InterruptedException {
		return Product.run(folder, environment, args);
	}

	/** A product that goes on running and can be asked over HTTP what formats it has. */
	private final class Running implements AutoCloseable {

		private final Process process;
		private final HttpClient client = HttpClient.newHttpClient();
		private final String url;

		Running() throws IOException, InterruptedException {
			Path out = folder.resolve("running.out");
			Path err = folder.resolve("running.err");
			process = Product.start(folder, environment, out, err, "serve-api", "--seconds", "120");
			Pattern listening = Pattern.compile("listening on (http://\\S+?),");
			Matcher matcher = listening.matcher("");
			long end = System.nanoTime() + 60_000_000_000L;
			while (!matcher.find()) {
				assertThat(process.isAlive() && System.nanoTime() < end).as(Files.readString(err)).isTrue();
				Thread.sleep(50);
				matcher = listening.matcher(Files.readString(out));
			}
			url = matcher.group(1);
		}

		String formats() throws IOException, InterruptedException {
			HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/v1/formats"))
					.header("Authorization", "Bearer " + TOKEN).build();
			HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
			return answer.body();
		}

		void awaitFormats(String what, Predicate<String> wanted) throws IOException, InterruptedException {
			long start = System.nanoTime();
			String formats = formats();
			while (!wanted.test(formats)) {
				double seconds = (System.nanoTime() - start) / 1e9;
				assertThat(seconds).as("seconds until %s is there: %s", what, formats).isLessThan(LIMIT_SECONDS);
				Thread.sleep(20);
				formats = formats();
			}
			System.out.printf("%s: %.2f s%n", what, (System.nanoTime() - start) / 1e9);
		}

		@Override
		public void close() throws InterruptedException {
			List<ProcessHandle> children = process.descendants().toList();
			process.destroy();
			children.forEach(ProcessHandle::destroy);
			process.waitFor();
		}
	}
}
