package org.facewright.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.facewright.operations.LineGenerator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

/** Reads a list of lines: CSV with a header, or one JSON object a line. Paths count from the manifest's folder. */
final class Manifest {

	/**
	 * @param name       of the line; the recording's name unless given
	 * @param output     file to write, where the manifest says
	 * @param speaker    who speaks, where the manifest says
	 * @param transcript what is said, where the manifest says
	 */
	record Entry(String name, Path audio, Optional<Path> output, Optional<String> speaker,
			Optional<String> transcript) {

		/** Where the line's files go below the output folder: a folder per speaker, where one is named. */
		Path base() {
			return speaker.map(folder -> Path.of(folder).resolve(name)).orElse(Path.of(name));
		}
	}

	private static final List<String> FIELDS = List.of("audio", "output", "name", "speaker", "transcript");

	private Manifest() {
	}

	static boolean isManifest(Path file) {
		String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
		return name.endsWith(".csv") || name.endsWith(".jsonl") || name.endsWith(".ndjson");
	}

	/** @throws IOException with the line that can't be understood */
	static List<Entry> read(Path file) throws IOException {
		List<String> lines;
		try {
			lines = Files.readAllLines(file);
		} catch (CharacterCodingException e) {
			throw new IOException("%s: is not UTF-8 text; save it as UTF-8".formatted(file), e);
		}
		boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
		List<Map<String, String>> records = csv ? csv(file, lines) : json(file, lines);
		List<Entry> entries = new ArrayList<>();
		Path folder = file.toAbsolutePath().getParent();
		for (Map<String, String> fields : records) {
			Path audio = folder.resolve(fields.get("audio"));
			entries.add(new Entry(fields.getOrDefault("name", LineGenerator.takeName(audio)), audio,
					Optional.ofNullable(fields.get("output")).map(Path::of), Optional.ofNullable(fields.get("speaker")),
					Optional.ofNullable(fields.get("transcript"))));
		}
		if (entries.isEmpty()) {
			throw new IOException("%s: names no recording".formatted(file));
		}
		return entries;
	}

	private static List<Map<String, String>> csv(Path file, List<String> lines) throws IOException {
		List<Map<String, String>> records = new ArrayList<>();
		List<String> header = List.of();
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).isBlank()) {
				continue;
			}
			List<String> cells = cells(file, i + 1, lines.get(i));
			if (header.isEmpty()) {
				header = cells.stream().map(cell -> cell.replace("\uFEFF", "").toLowerCase(Locale.ROOT)).toList();
				require(file, i + 1, header);
				continue;
			}
			if (cells.size() != header.size()) {
				throw new IOException("%s, line %d: %d cells where the header has %d".formatted(file, i + 1,
						cells.size(), header.size()));
			}
			Map<String, String> fields = new HashMap<>();
			for (int cell = 0; cell < cells.size(); cell++) {
				if (!cells.get(cell).isEmpty()) {
					fields.put(header.get(cell), cells.get(cell));
				}
			}
			records.add(checked(file, i + 1, fields));
		}
		return records;
	}

	private static void require(Path file, int line, List<String> header) throws IOException {
		if (!header.contains("audio")) {
			throw new IOException("%s, line %d: the header has no column 'audio'; known columns are %s".formatted(file,
					line, String.join(", ", FIELDS)));
		}
	}

	/** Cells of a line; quoted ones may hold commas and doubled quotes. */
	private static List<String> cells(Path file, int line, String text) throws IOException {
		List<String> cells = new ArrayList<>();
		StringBuilder cell = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
				cell.append('"');
				i++;
			} else if (c == '"') {
				quoted = !quoted;
			} else if (c == ',' && !quoted) {
				cells.add(cell.toString().strip());
				cell.setLength(0);
			} else {
				cell.append(c);
			}
		}
		if (quoted) {
			throw new IOException("%s, line %d: a quote is not closed".formatted(file, line));
		}
		cells.add(cell.toString().strip());
		return cells;
	}

	private static List<Map<String, String>> json(Path file, List<String> lines) throws IOException {
		List<Map<String, String>> records = new ArrayList<>();
		JsonFactory factory = new JsonFactory();
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).isBlank()) {
				continue;
			}
			Map<String, String> fields = new HashMap<>();
			try (JsonParser parser = factory.createParser(lines.get(i))) {
				if (parser.nextToken() != JsonToken.START_OBJECT) {
					throw new IOException("%s, line %d: not a JSON object".formatted(file, i + 1));
				}
				while (parser.nextToken() == JsonToken.FIELD_NAME) {
					String name = parser.currentName();
					if (parser.nextToken().isScalarValue()) {
						fields.put(name, parser.getText());
					} else {
						parser.skipChildren();
					}
				}
			} catch (JsonProcessingException e) {
				throw new IOException("%s, line %d: %s".formatted(file, i + 1, e.getOriginalMessage()), e);
			}
			records.add(checked(file, i + 1, fields));
		}
		return records;
	}

	private static Map<String, String> checked(Path file, int line, Map<String, String> fields) throws IOException {
		if (!fields.containsKey("audio")) {
			throw new IOException("%s, line %d: names no recording ('audio')".formatted(file, line));
		}
		return fields;
	}
}
