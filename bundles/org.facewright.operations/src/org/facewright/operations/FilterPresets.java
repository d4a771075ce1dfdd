package org.facewright.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.facewright.core.time.FrameRange;
import org.facewright.operations.exchange.JsonFile;
import org.facewright.operations.exchange.UserFolders;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The filter presets of the studio: one JSON file each in the folder {@code presets} of the studio folder,
 * {@code {"name": …, "filter": …, "values": {"window": "7", …}, "channels": "jaw*", "feather": 0, "amount": 1}}. Frames
 * are not kept. Reads the folder each time it is asked.
 */
public final class FilterPresets {

	private static final String SUFFIX = ".json";

	private final Path folder;

	public FilterPresets(UserFolders folders) {
		folder = folders.studio().resolve("presets");
	}

	/**
	 * All presets, by file name.
	 *
	 * @param problems gets a sentence for each file that holds no preset
	 * @throws IOException when the folder can't be read
	 */
	public List<FilterPreset> presets(List<String> problems) throws IOException {
		return List.copyOf(read(problems).values());
	}

	private Map<Path, FilterPreset> read(List<String> problems) throws IOException {
		Map<Path, FilterPreset> presets = new LinkedHashMap<>();
		if (Files.isDirectory(folder)) {
			try (Stream<Path> files = Files.list(folder)) {
				for (Path file : files.filter(each -> each.getFileName().toString().endsWith(SUFFIX)).sorted()
						.toList()) {
					try {
						presets.put(file, preset(file));
					} catch (IOException e) {
						problems.add(e.getMessage());
					}
				}
			}
		}
		return presets;
	}

	private static FilterPreset preset(Path file) throws IOException {
		ObjectNode node = JsonFile.read(file).orElseThrow(() -> new IOException(file + ": is gone; list them again"));
		Map<String, String> values = new LinkedHashMap<>();
		node.path("values").properties().forEach(value -> values.put(value.getKey(), value.getValue().asText("")));
		String name = node.path("name").asText("");
		String filter = node.path("filter").asText("");
		double amount = node.path("amount").asDouble(1);
		int feather = node.path("feather").asInt(0);
		if (name.isBlank() || filter.isBlank() || !(amount >= 0 && amount <= 1) || feather < 0) {
			throw new IOException(("%s: is no filter preset (name and filter are needed, amount is 0 to 1, feather is 0"
					+ " or more); correct or delete it").formatted(file));
		}
		return new FilterPreset(name, new FilterSpec(filter, values, node.path("channels").asText("*"), FrameRange.ALL,
				feather, amount));
	}

	/** Keeps a preset, in place of the one of that name. @throws IOException when it can't be written */
	public void keep(FilterPreset preset) throws IOException {
		FilterSpec filter = preset.filter();
		ObjectNode node = JsonFile.object().put("name", preset.name()).put("filter", filter.filterId());
		ObjectNode values = node.putObject("values");
		filter.values().entrySet().stream().sorted(Map.Entry.comparingByKey())
				.forEach(value -> values.put(value.getKey(), value.getValue()));
		node.put("channels", filter.channels()).put("feather", filter.featherFrames()).put("amount", filter.amount());
		JsonFile.write(fileOf(preset.name()).orElseGet(() -> freeFile(preset.name())), node);
	}

	/** @return false when there is none of that name */
	public boolean delete(String name) throws IOException {
		Optional<Path> file = fileOf(name);
		return file.isPresent() && Files.deleteIfExists(file.get());
	}

	private Optional<Path> fileOf(String name) throws IOException {
		return read(new ArrayList<>()).entrySet().stream().filter(each -> each.getValue().name().equals(name))
				.map(Map.Entry::getKey).findFirst();
	}

	private Path freeFile(String name) {
		String plain = name.replaceAll("[^\\p{L}\\p{N} _-]", "_");
		Path file = folder.resolve(plain + SUFFIX);
		for (int i = 2; Files.exists(file); i++) {
			file = folder.resolve(plain + " " + i + SUFFIX);
		}
		return file;
	}
}
