package org.facewright.operations.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Small JSON files that people may edit: read whole, written so that they are old or new and nothing between. */
public final class JsonFile {

	private static final int LARGEST = 4 << 20;
	private static final ObjectMapper MAPPER = new ObjectMapper();

	private JsonFile() {
	}

	public static ObjectNode object() {
		return MAPPER.createObjectNode();
	}

	/**
	 * @return empty when there is no such file
	 * @throws IOException with a sentence for the user when the file holds anything but a JSON object
	 */
	public static Optional<ObjectNode> read(Path file) throws IOException {
		try {
			if (Files.size(file) > LARGEST) {
				throw new IOException("%s: is larger than such a file can be; choose another".formatted(file));
			}
			JsonNode root = MAPPER.readTree(Files.readAllBytes(file));
			if (root == null || !root.isObject()) {
				throw new IOException("%s: holds no JSON object; correct or delete it".formatted(file));
			}
			return Optional.of((ObjectNode) root);
		} catch (NoSuchFileException e) {
			return Optional.empty();
		} catch (JsonProcessingException e) {
			throw new IOException("%s: no valid JSON: %s; correct or delete it".formatted(file,
					e.getOriginalMessage().lines().findFirst().orElse("")), e);
		}
	}

	/** Folders on the way are made. */
	public static void write(Path file, ObjectNode content) throws IOException {
		Path folder = file.toAbsolutePath().getParent();
		if (folder != null) {
			Files.createDirectories(folder);
		}
		Path part = Files.createTempFile(folder, "." + file.getFileName(), ".part");
		try {
			Files.writeString(part, text(content));
			try {
				Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			} catch (AtomicMoveNotSupportedException e) {
				Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
			}
		} finally {
			Files.deleteIfExists(part);
		}
	}

	private static String text(ObjectNode content) {
		DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
		printer.indentObjectsWith(new DefaultIndenter("\t", "\n"));
		try {
			return MAPPER.writer(printer).writeValueAsString(content) + "\n";
		} catch (JsonProcessingException e) {
			throw new UncheckedIOException(e);
		}
	}
}
