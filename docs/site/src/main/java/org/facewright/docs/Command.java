package org.facewright.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The command of the project, run without what the user of this machine has installed. */
final class Command implements Product {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final Path command;

	Command(Path command) {
		this.command = command;
	}

	@Override
	public JsonNode reference() throws IOException, InterruptedException {
		return JSON.readTree(run("reference"));
	}

	@Override
	public Map<Integer, String> parse(List<String> lines) throws IOException, InterruptedException {
		Path script = Files.createTempFile("commands", ".txt");
		try {
			Files.write(script, lines);
			Map<Integer, String> wrong = new HashMap<>();
			for (JsonNode each : JSON.readTree(run("reference", "--json", "--parse", script.toString())).path("wrong")) {
				wrong.put(each.path("line").asInt() - 1, each.path("message").asText());
			}
			return wrong;
		} finally {
			Files.delete(script);
		}
	}

	private byte[] run(String... args) throws IOException, InterruptedException {
		Path empty = Files.createTempDirectory("facewright-docs");
		Path out = empty.resolve("out.json");
		Path err = empty.resolve("err.txt");
		List<String> words = new ArrayList<>(List.of(command.toString()));
		words.addAll(List.of(args));
		ProcessBuilder builder = new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile());
		builder.environment().putAll(Map.of("FACEWRIGHT_SKIP_BUILD", "1", "FACEWRIGHT_DROPINS",
				Files.createDirectory(empty.resolve("dropins")).toString(), "FACEWRIGHT_USER_MODELS",
				Files.createDirectory(empty.resolve("models")).toString(), "FACEWRIGHT_DATA",
				Files.createDirectory(empty.resolve("data")).toString()));
		Process process = builder.start();
		if (!process.waitFor(5, TimeUnit.MINUTES)) {
			process.destroyForcibly();
			throw new IOException("'%s' did not end within 5 minutes".formatted(String.join(" ", words)));
		}
		if (Files.size(out) == 0) {
			throw new IOException("'%s' said: %s".formatted(String.join(" ", words), Files.readString(err)));
		}
		return Files.readAllBytes(out);
	}
}
