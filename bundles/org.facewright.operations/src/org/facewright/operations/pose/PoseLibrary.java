package org.facewright.operations.pose;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.facewright.operations.exchange.JsonFile;
import org.facewright.operations.exchange.UserFolders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The poses that come with the product and those of the studio: one JSON file each in the folder {@code poses} of the
 * studio folder, {@code {"name": …, "group": …, "weights": {"jawOpen": 0.2, …}}}. A studio's pose takes the place of a
 * namesake that comes with the product. Reads the folder each time it is asked.
 */
public final class PoseLibrary {

	private static final String SUFFIX = ".json";

	private final Path folder;

	public PoseLibrary(UserFolders folders) {
		this(folders.studio().resolve("poses"));
	}

	PoseLibrary(Path folder) {
		this.folder = folder;
	}

	/**
	 * All poses, those of the product first, and what can't be read.
	 *
	 * @param problems gets a sentence for each file that holds no pose
	 * @throws IOException when the folder can't be read
	 */
	public List<Pose> poses(List<String> problems) throws IOException {
		Map<String, Pose> byName = new LinkedHashMap<>();
		for (Pose pose : presets()) {
			byName.put(pose.name(), pose);
		}
		for (Path file : files()) {
			try {
				Pose pose = read(JsonFile.read(file).orElseThrow(), file.toString());
				byName.put(pose.name(), pose);
			} catch (IOException | IllegalArgumentException e) {
				problems.add(e.getMessage());
			}
		}
		return List.copyOf(byName.values());
	}

	/** Those that come with the product. */
	public static List<Pose> presets() {
		try (InputStream in = PoseLibrary.class.getResourceAsStream("poses.json")) {
			List<Pose> poses = new ArrayList<>();
			for (JsonNode pose : new ObjectMapper().readTree(in)) {
				poses.add(read((ObjectNode) pose, "poses.json"));
			}
			return poses;
		} catch (IOException e) {
			throw new IllegalStateException("the product's poses can't be read; install Facewright again", e);
		}
	}

	private List<Path> files() throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
		}
	}

	private static Pose read(ObjectNode node, String where) {
		Map<String, Float> weights = new LinkedHashMap<>();
		node.path("weights").properties().forEach(weight -> {
			if (!weight.getValue().isNumber()) {
				throw new IllegalArgumentException("%s: the weight of '%s' is no number; correct or delete it"
						.formatted(where, weight.getKey()));
			}
			weights.put(weight.getKey(), weight.getValue().floatValue());
		});
		try {
			return new Pose(node.path("name").asText(""), node.path("group").asText(""), weights);
		} catch (IllegalArgumentException e) {
			throw new IllegalArgumentException("%s: %s; correct or delete it".formatted(where, e.getMessage()), e);
		}
	}

	/** Keeps a pose for the studio, in place of its own one of that name. @throws IOException when it can't be written */
	public void keep(Pose pose) throws IOException {
		ObjectNode node = JsonFile.object().put("name", pose.name()).put("group", pose.group());
		ObjectNode weights = node.putObject("weights");
		pose.weights().forEach(weights::put);
		JsonFile.write(fileOf(pose.name()).orElse(folder.resolve(fileName(pose.name()))), node);
	}

	/** Deletes a studio's pose. @return false when it has none of that name, as with those of the product */
	public boolean delete(String name) throws IOException {
		Optional<Path> file = fileOf(name);
		return file.isPresent() && Files.deleteIfExists(file.get());
	}

	/** Whether a pose is the studio's, so that it can be deleted. */
	public boolean isOwn(String name) throws IOException {
		return fileOf(name).isPresent();
	}

	private Optional<Path> fileOf(String name) throws IOException {
		for (Path file : files()) {
			try {
				if (JsonFile.read(file).orElseThrow().path("name").asText("").equals(name)) {
					return Optional.of(file);
				}
			} catch (IOException e) {
				continue; // told when the poses are listed
			}
		}
		return Optional.empty();
	}

	private String fileName(String name) {
		String plain = name.replaceAll("[^\\p{L}\\p{N} _-]", "_");
		String candidate = plain;
		for (int i = 2; Files.exists(folder.resolve(candidate + SUFFIX)); i++) {
			candidate = plain + " " + i;
		}
		return candidate + SUFFIX;
	}
}
