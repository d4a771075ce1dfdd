package org.facewright.live.vtubestudio.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.facewright.live.common.Endpoint;

/**
 * Keeps the tokens by which programs know us again, one per address, in a file of the user that nobody else may read.
 * It is no part of any project.
 */
final class TokenStore {

	private static final Object ONE_AT_A_TIME = new Object();

	private final Path file;

	TokenStore(Path folder) {
		file = folder.resolve("vtubestudio-tokens.properties");
	}

	/** In the folder where programs keep what the user gave them. */
	static TokenStore ofThisUser() {
		return new TokenStore(configFolder(System.getenv(), System.getProperty("os.name", ""),
				Path.of(System.getProperty("user.home", "."))));
	}

	static Path configFolder(Map<String, String> environment, String osName, Path home) {
		String os = osName.toLowerCase(Locale.ROOT);
		if (os.contains("mac")) {
			return home.resolve("Library/Application Support/Facewright");
		}
		String windows = environment.getOrDefault("APPDATA", "");
		if (os.contains("win") && !windows.isBlank()) {
			return Path.of(windows).resolve("Facewright");
		}
		String chosen = environment.getOrDefault("XDG_CONFIG_HOME", "");
		return (chosen.isBlank() ? home.resolve(".config") : Path.of(chosen)).resolve("facewright");
	}

	/** @throws IOException with a sentence for the user when the file can't be read */
	Optional<String> find(String address) throws IOException {
		synchronized (ONE_AT_A_TIME) {
			return Optional.ofNullable(load().getProperty(address));
		}
	}

	/** @throws IOException with a sentence for the user when the file can't be written; the old one stays then */
	void keep(String address, String token) throws IOException {
		synchronized (ONE_AT_A_TIME) {
			Properties tokens = load();
			tokens.setProperty(address, token);
			save(tokens);
		}
	}

	/** @throws IOException with a sentence for the user when the file can't be written; the old one stays then */
	void forget(String address) throws IOException {
		synchronized (ONE_AT_A_TIME) {
			Properties tokens = load();
			if (tokens.remove(address) != null) {
				save(tokens);
			}
		}
	}

	private Properties load() throws IOException {
		Properties tokens = new Properties();
		if (Files.exists(file)) {
			try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
				tokens.load(in);
			} catch (IOException | IllegalArgumentException e) {
				throw new IOException("%s: not readable (%s); delete it and allow the plugin again".formatted(file,
						Endpoint.reason(e)), e);
			}
		}
		return tokens;
	}

	private void save(Properties tokens) throws IOException {
		Path folder = file.toAbsolutePath().getParent();
		try {
			Files.createDirectories(folder);
			Path part = Files.createTempFile(folder, "tokens", ".part", ownerOnly());
			try {
				try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
					tokens.store(out, null);
				}
				Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			} finally {
				Files.deleteIfExists(part);
			}
		} catch (IOException e) {
			throw new IOException(("%s: not writable (%s), so the permission is asked for again next time; make its "
					+ "folder writable").formatted(file, Endpoint.reason(e)), e);
		}
	}

	/** Elsewhere the user's own folder is closed to others already. */
	private static FileAttribute<?>[] ownerOnly() {
		return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
	}
}
