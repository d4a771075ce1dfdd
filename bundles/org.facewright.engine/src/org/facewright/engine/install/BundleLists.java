package org.facewright.engine.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Which bundles are switched off, and which alone are allowed. Both are text files that people and scripts may write:
 * one SHA-256 per line, then whatever helps to remember it; lines that start with {@code #} are for people.
 *
 * @param disabled need not exist
 * @param allowed  everything is allowed when it does not exist, unless it was named on purpose
 * @param named    whether somebody named the list of allowed bundles, so that its absence allows nothing
 */
record BundleLists(Path disabled, Path allowed, boolean named) {

	/** Environment variable that names the list of allowed bundles. */
	static final String ALLOWED_VARIABLE = "FACEWRIGHT_ALLOWED_BUNDLES";

	private static final Pattern HASH = Pattern.compile("\\s*([0-9a-fA-F]{64})(?:\\s+(.*?))?\\s*");

	static BundleLists in(Path data, @Nullable String allowed) {
		boolean named = allowed != null && !allowed.isBlank();
		return new BundleLists(data.resolve("disabled-bundles.txt"),
				allowed != null && named ? Path.of(allowed) : data.resolve("allowed-bundles.txt"), named);
	}

	/** Changes when one of the files does. */
	String stamp() {
		return stamp(disabled) + " " + stamp(allowed);
	}

	private static String stamp(Path file) {
		try {
			return Files.getLastModifiedTime(file).toMillis() + ":" + Files.size(file);
		} catch (IOException e) {
			return "absent";
		}
	}

	boolean isDisabled(String sha256) throws IOException {
		return read(disabled).containsKey(sha256);
	}

	/** The hashes that alone are allowed, with what stands behind each; empty when there is no such list. */
	Optional<SortedMap<String, String>> allowedHashes() throws IOException {
		return named || Files.exists(allowed) ? Optional.of(read(allowed)) : Optional.empty();
	}

	/** Why a bundle is not allowed, as a sentence; empty when it is. */
	Optional<String> refusal(String name, String sha256) {
		try {
			if (named && !Files.exists(allowed)) {
				return Optional.of("%s is refused: the list of allowed bundles %s, which %s names, is not there"
						.formatted(name, allowed, ALLOWED_VARIABLE));
			}
			return allowedHashes().filter(hashes -> !hashes.containsKey(sha256))
					.map(hashes -> ("%s is refused: its SHA-256 %s… is not on the list of allowed bundles %s;"
							+ " 'facewright bundles allow %s' adds it").formatted(name, sha256.substring(0, 12),
									allowed, name));
		} catch (IOException e) {
			return Optional.of("%s is refused: the list of allowed bundles %s can't be read (%s)".formatted(name,
					allowed, e.getMessage()));
		}
	}

	void setDisabled(String sha256, String name, boolean off) throws IOException {
		SortedMap<String, String> hashes = read(disabled);
		if (off) {
			hashes.put(sha256, name);
		} else {
			hashes.remove(sha256);
		}
		write(disabled, "Studio bundles that are switched off.", hashes);
	}

	void allow(SortedMap<String, String> more) throws IOException {
		SortedMap<String, String> hashes = Files.exists(allowed) ? read(allowed) : new TreeMap<>();
		hashes.putAll(more);
		write(allowed, "Only these studio bundles are allowed. Without this file all are.", hashes);
	}

	void forbid(Collection<String> hashes) throws IOException {
		SortedMap<String, String> left = Files.exists(allowed) ? read(allowed) : new TreeMap<>();
		left.keySet().removeAll(hashes);
		write(allowed, "Only these studio bundles are allowed. Without this file all are.", left);
	}

	void allowAll() throws IOException {
		Files.deleteIfExists(allowed);
	}

	/** @throws IOException when it can't be read, or a line is neither a hash nor for people */
	private static SortedMap<String, String> read(Path file) throws IOException {
		SortedMap<String, String> hashes = new TreeMap<>();
		if (!Files.exists(file)) {
			return hashes;
		}
		int number = 0;
		for (String line : Files.readAllLines(file)) {
			number++;
			if (line.isBlank() || line.strip().startsWith("#")) {
				continue;
			}
			Matcher matcher = HASH.matcher(line);
			if (!matcher.matches()) {
				throw new IOException("%s, line %d: expected a SHA-256 of 64 hexadecimal digits; correct the line"
						.formatted(file, number));
			}
			String words = matcher.group(2);
			hashes.put(matcher.group(1).toLowerCase(Locale.ROOT), words == null ? "" : words);
		}
		return hashes;
	}

	private static void write(Path file, String heading, SortedMap<String, String> hashes) throws IOException {
		StringBuilder text = new StringBuilder("# " + heading + "\n");
		hashes.forEach((hash, words) -> text.append((hash + "  " + words).strip()).append('\n'));
		Path folder = file.toAbsolutePath().getParent();
		if (folder != null) {
			Files.createDirectories(folder);
		}
		Path whole = Files.createTempFile(folder, file.getFileName().toString(), ".part");
		try {
			Files.writeString(whole, text);
			Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(whole);
		}
	}
}
