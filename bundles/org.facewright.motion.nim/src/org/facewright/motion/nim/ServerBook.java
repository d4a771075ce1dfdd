package org.facewright.motion.nim;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.facewright.motion.nim.ServerEntry.Callback;
import org.facewright.motion.nim.ServerEntry.Protocol;
import org.facewright.motion.nim.ServerEntry.Tls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The list of servers, kept in a file of the user's configuration. Reads the file each time; writes it whole or not. */
public final class ServerBook {

	/** System property that names another folder for servers and keys. */
	public static final String FOLDER_PROPERTY = "facewright.config";

	private static final String FILE = "servers.json";
	private static final ObjectMapper JSON = new ObjectMapper();

	private final Path file;

	/** @param folder where the list is or will be */
	public ServerBook(Path folder) {
		file = folder.resolve(FILE);
	}

	/** The folder of this user's configuration, by the custom of the system. */
	public static Path userFolder() {
		String set = System.getProperty(FOLDER_PROPERTY, "");
		if (!set.isEmpty()) {
			return Path.of(set);
		}
		String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
		Path home = Path.of(System.getProperty("user.home", "."));
		if (system.startsWith("windows")) {
			return environment("APPDATA").orElse(home.resolve("AppData/Roaming")).resolve("Facewright");
		}
		if (system.startsWith("mac")) {
			return home.resolve("Library/Application Support/Facewright");
		}
		return environment("XDG_CONFIG_HOME").orElse(home.resolve(".config")).resolve("facewright");
	}

	private static Optional<Path> environment(String name) {
		return Optional.ofNullable(System.getenv(name)).filter(text -> !text.isBlank()).map(Path::of);
	}

	public Path file() {
		return file;
	}

	/**
	 * @return in the order they were added; empty when none were
	 * @throws IOException with a sentence for the user when the list can't be read
	 */
	public List<ServerEntry> entries() throws IOException {
		if (!Files.exists(file)) {
			return List.of();
		}
		try {
			List<ServerEntry> entries = new ArrayList<>();
			for (JsonNode node : JSON.readTree(Files.readAllBytes(file)).path("servers")) {
				entries.add(entry(node));
			}
			return List.copyOf(entries);
		} catch (JsonProcessingException e) {
			throw new IOException("%s: is no list of servers (%s); repair or delete it".formatted(file,
					e.getOriginalMessage()), e);
		} catch (IllegalArgumentException e) {
			throw new IOException("%s: %s; repair or delete it".formatted(file, e.getMessage()), e);
		}
	}

	/** Adds a server, or replaces the one of its name. */
	public void put(ServerEntry entry) throws IOException {
		List<ServerEntry> entries = new ArrayList<>(entries());
		int at = 0;
		while (at < entries.size() && !entries.get(at).name().equals(entry.name())) {
			at++;
		}
		if (at < entries.size()) {
			entries.set(at, entry);
		} else {
			entries.add(entry);
		}
		write(entries);
	}

	/** @return whether there was one of this name */
	public boolean remove(String name) throws IOException {
		List<ServerEntry> entries = new ArrayList<>(entries());
		boolean removed = entries.removeIf(entry -> entry.name().equals(name));
		if (removed) {
			write(entries);
		}
		return removed;
	}

	/**
	 * @throws IllegalArgumentException with a sentence for the user when there is none of this name
	 * @throws IOException              when the list can't be read
	 */
	public ServerEntry entry(String name) throws IOException {
		List<ServerEntry> entries = entries();
		return entries.stream().filter(entry -> entry.name().equals(name)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("there is no server '%s'; known: %s".formatted(name,
						entries.isEmpty()
								? "none, add one with 'facewright servers add'"
								: String.join(", ", entries.stream().map(ServerEntry::name).toList()))));
	}

	private void write(List<ServerEntry> entries) throws IOException {
		Files.createDirectories(file.getParent());
		Path temporary = file.resolveSibling("." + FILE + "." + UUID.randomUUID() + ".part");
		try {
			ObjectNode root = JSON.createObjectNode();
			ArrayNode servers = root.putArray("servers");
			entries.forEach(entry -> servers.add(node(entry)));
			Files.write(temporary, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
			try {
				Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			} catch (AtomicMoveNotSupportedException e) {
				Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
			}
		} finally {
			Files.deleteIfExists(temporary);
		}
	}

	private static ObjectNode node(ServerEntry entry) {
		ObjectNode node = JSON.createObjectNode();
		node.put("name", entry.name()).put("host", entry.host()).put("port", entry.port());
		node.put("protocol", entry.protocol().name().toLowerCase(Locale.ROOT));
		if (entry.tls().isPresent()) {
			ObjectNode tls = node.putObject("tls");
			put(tls, "authorities", entry.tls().get().authorities());
			put(tls, "certificate", entry.tls().get().certificate());
			put(tls, "key", entry.tls().get().key());
		}
		put(node, "functionId", entry.functionId());
		put(node, "functionVersion", entry.functionVersion());
		node.put("weight", entry.weight()).put("clipSeconds", entry.clipSeconds()).put("tongue", entry.tongue());
		put(node, "expectedModel", entry.expectedModel());
		put(node, "readyUri", entry.readyUri());
		node.putObject("callback").put("host", entry.callback().host()).put("port", entry.callback().port());
		return node;
	}

	private static void put(ObjectNode node, String name, Optional<?> value) {
		value.ifPresent(present -> node.put(name, present.toString()));
	}

	private static ServerEntry entry(JsonNode node) {
		JsonNode tls = node.path("tls");
		JsonNode callback = node.path("callback");
		return new ServerEntry(node.path("name").asText(), node.path("host").asText(), node.path("port").asInt(),
				Protocol.valueOf(node.path("protocol").asText("controller").toUpperCase(Locale.ROOT)),
				tls.isObject()
						? Optional.of(new Tls(text(tls, "authorities").map(Path::of),
								text(tls, "certificate").map(Path::of), text(tls, "key").map(Path::of)))
						: Optional.empty(),
				text(node, "functionId"), text(node, "functionVersion"), node.path("weight").asInt(1),
				node.path("clipSeconds").asInt(ServerEntry.USUAL_CLIP_SECONDS), node.path("tongue").asBoolean(),
				text(node, "expectedModel"), text(node, "readyUri").map(URI::create),
				new Callback(callback.path("host").asText(ServerEntry.USUAL_CALLBACK.host()),
						callback.path("port").asInt(ServerEntry.USUAL_CALLBACK.port())));
	}

	private static Optional<String> text(JsonNode node, String name) {
		return Optional.of(node.path(name).asText("")).filter(text -> !text.isEmpty());
	}
}
