package com.example.lipsync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lists the lines of a folder for the engine: {@code java -jar packed-lipsync.jar FOLDER} writes
 * {@code FOLDER/lipsync.json}. Lines are exported one by one and several at once, so that no export can write it.
 */
public final class LipSyncManifest {

	/** What the manifest says of a line. */
	private record Line(String name, long hash, Path file, int channels, int frames, int rateNumerator,
			int rateDenominator, long bytes, int crc) {
	}

	private LipSyncManifest() {
	}

	public static void main(String[] arguments) {
		if (arguments.length != 1) {
			System.err.println("usage: java -jar packed-lipsync.jar FOLDER");
			System.exit(2);
		}
		try {
			System.out.println(write(Path.of(arguments[0])));
		} catch (IOException e) {
			System.err.println(e.getMessage());
			System.exit(1);
		}
	}

	/**
	 * @return the manifest written
	 * @throws IOException with a sentence when a line is damaged, or two have one name or hash; nothing is written then
	 */
	static Path write(Path folder) throws IOException {
		List<Path> files;
		try (Stream<Path> all = Files.walk(folder)) {
			files = all.filter(file -> file.toString().endsWith(".lips")).sorted().toList();
		}
		Map<Long, Line> byHash = new HashMap<>();
		List<String> entries = new ArrayList<>();
		for (Path file : files) {
			Line line = read(folder, file);
			Line twin = byHash.put(line.hash(), line);
			if (twin != null) {
				throw new IOException(
						"%s: its line '%s' has the hash of '%s' in %s; rename one of the two".formatted(file,
								line.name(), twin.name(), folder.resolve(twin.file())));
			}
			entries.add(entry(line));
		}
		String json = "{\n\t\"format\": \"packed-lipsync/1\",\n\t\"lines\": [%s\n\t]\n}\n"
				.formatted(String.join(",", entries));
		Path manifest = folder.resolve("lipsync.json");
		Path unfinished = folder.resolve("lipsync.json.part");
		Files.writeString(unfinished, json);
		return Files.move(unfinished, manifest, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
	}

	private static Line read(Path folder, Path file) throws IOException {
		byte[] all = Files.readAllBytes(file);
		ByteBuffer bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
		int end = all.length - PackedLine.CHECKSUM;
		if (end < PackedLine.HEADER || bytes.getInt(0) != PackedLine.MAGIC
				|| bytes.getShort(4) != PackedLine.VERSION) {
			throw new IOException("%s: not a packed line of version 1; export it again".formatted(file));
		}
		int crc = bytes.getInt(end);
		if (crc != PackedLine.crc(all, end)) {
			throw new IOException("%s: is damaged, its checksum does not fit; export it again".formatted(file));
		}
		byte[] name = new byte[bytes.getInt(32)];
		bytes.get(PackedLine.HEADER, name);
		return new Line(new String(name, StandardCharsets.UTF_8), bytes.getLong(24), folder.relativize(file),
				bytes.getShort(6) & 0xffff, bytes.getInt(8), bytes.getInt(12), bytes.getInt(16), all.length, crc);
	}

	private static String entry(Line line) {
		return """

				\t\t{ "line": %s, "hash": "%016x", "file": %s, "channels": %d, "frames": %d, "rate": "%d/%d", \
				"bytes": %d, "crc32c": "%08x" }""".formatted(quoted(line.name()), line.hash(),
				quoted(line.file().toString().replace('\\', '/')), line.channels(), line.frames(), line.rateNumerator(),
				line.rateDenominator(), line.bytes(), line.crc());
	}

	private static String quoted(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		for (char each : text.toCharArray()) {
			if (each == '"' || each == '\\') {
				quoted.append('\\').append(each);
			} else if (each < ' ') {
				quoted.append("\\u%04x".formatted((int) each));
			} else {
				quoted.append(each);
			}
		}
		return quoted.append('"').toString();
	}
}
