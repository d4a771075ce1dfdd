package org.facewright.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the page on scripting shows, run against the product. */
class ScriptingTest {

	private static final Path PAGE = Path.of("../../docs/scripting.md");
	private static final String TOKEN = "token-for-this-test-only";

	@TempDir
	Path folder;

	/** The blocks of a language, in order. */
	private static List<String> blocks(String language) throws IOException {
		List<String> blocks = new ArrayList<>();
		StringBuilder block = null;
		for (String line : Files.readAllLines(PAGE)) {
			if (block == null && line.equals("```" + language)) {
				block = new StringBuilder();
			} else if (block != null && line.equals("```")) {
				blocks.add(block.toString());
				block = null;
			} else if (block != null) {
				block.append(line).append('\n');
			}
		}
		return blocks;
	}

	@Test
	void thePythonOfThePageMakesAFaceOfARecording() throws Exception {
		assumeThat(hasPython()).as("python3 is installed").isTrue();
		Files.writeString(folder.resolve("facewright_service.py"), blocks("python").getFirst());
		Files.write(folder.resolve("line.wav"), Product.wav(16_000, Product.syllables(16_000, 1)));
		Path out = folder.resolve("out.txt");
		Process service = Product.start(folder, Map.of("FACEWRIGHT_API_TOKEN", TOKEN), out, folder.resolve("err.txt"),
				"serve-api", "--json", "--folder", folder.toString());
		try {
			String url = started(service, out).path("url").asText();

			String said = python(url, "facewright_service.py", "line.wav", "take.csv");
			assertThat(said).contains("60 frames by embedded");
			assertThat(Files.readAllLines(folder.resolve("take.csv"))).hasSize(61);
			assertThat(folder.resolve("line.gltf")).exists();
			assertThat(folder.resolve("line.bin")).isNotEmptyFile();

			Files.writeString(folder.resolve("more.py"), """
					import facewright_service
					names, poses = facewright_service.face("line.wav", "papa", 24)
					print(len(names), len(poses), len(poses[0]), "jawOpen" in names)
					try:
					    facewright_service.work("export", {"tracks": {"path": "/no/such.csv"}, "outputs": [{"format": "usd"}]})
					except facewright_service.Refused as refusal:
					    print(refusal)
					""");
			String more = python(url, "more.py");
			assertThat(more).startsWith("52 24 52 True").contains("outside of the folders");
			assertThat(Files.readString(out)).doesNotContain(TOKEN);
		} finally {
			service.destroy();
			assertThat(service.waitFor(30, TimeUnit.SECONDS)).isTrue();
		}
	}

	private static boolean hasPython() throws InterruptedException {
		try {
			return new ProcessBuilder("python3", "--version").redirectErrorStream(true).start().waitFor() == 0;
		} catch (IOException e) {
			return false;
		}
	}

	private static JsonNode started(Process service, Path out) throws Exception {
		for (int i = 0; i < 600 && !Files.readString(out).contains("\n"); i++) {
			assertThat(service.waitFor(100, TimeUnit.MILLISECONDS)).as("the service ended").isFalse();
		}
		return new ObjectMapper().readTree(Files.readString(out));
	}

	private String python(String url, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of("python3"));
		command.addAll(List.of(arguments));
		Path said = folder.resolve("said.txt");
		ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
				.redirectOutput(said.toFile());
		builder.environment().put("FACEWRIGHT_API_URL", url);
		builder.environment().put("FACEWRIGHT_API_TOKEN", TOKEN);
		Process python = builder.start();
		assertThat(python.waitFor(2, TimeUnit.MINUTES)).isTrue();
		assertThat(python.exitValue()).as(Files.readString(said)).isZero();
		return Files.readString(said);
	}
}
