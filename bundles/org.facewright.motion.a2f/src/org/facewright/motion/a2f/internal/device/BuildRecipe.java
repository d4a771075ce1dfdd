package org.facewright.motion.a2f.internal.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.facewright.api.inference.ShapeProfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a package's {@code trt_info.json} says about engines: shapes as arguments of NVIDIA's own builder, with places
 * for numbers that its defaults fill in.
 */
public final class BuildRecipe {

	/** The file's name beside the network. */
	public static final String FILE = "trt_info.json";

	private static final String MOST_BATCH = "MAX_BATCH_SIZE";
	private static final String USUAL_BATCH = "OPT_BATCH_SIZE";
	private static final Pattern PLACE = Pattern.compile("\\{([A-Z_]+)\\}");

	private final Path file;
	private final Map<String, String> arguments;
	private final Map<String, Integer> defaults;

	private BuildRecipe(Path file, Map<String, String> arguments, Map<String, Integer> defaults) {
		this.file = file;
		this.arguments = arguments;
		this.defaults = defaults;
	}

	/** @return empty when the package has no such file @throws IOException when it is damaged */
	public static Optional<BuildRecipe> read(Path folder) throws IOException {
		Path file = folder.resolve(FILE);
		if (!Files.isRegularFile(file)) {
			return Optional.empty();
		}
		JsonNode root;
		try {
			root = new ObjectMapper().readTree(Files.readAllBytes(file));
		} catch (JsonProcessingException e) {
			throw new IOException(
					"%s: is no valid JSON (%s); download it again".formatted(file, e.getOriginalMessage()),
					e);
		}
		Map<String, String> arguments = new LinkedHashMap<>();
		for (JsonNode list : root.path("trt_build_param")) {
			for (JsonNode argument : list) {
				String[] parts = argument.asText().split("=", 2);
				if (parts.length == 2) {
					arguments.put(parts[0], parts[1]);
				}
			}
		}
		Map<String, Integer> defaults = new LinkedHashMap<>();
		root.path("defaults").properties().forEach(entry -> defaults.put(entry.getKey(), entry.getValue().asInt()));
		return Optional.of(new BuildRecipe(file, arguments, defaults));
	}

	/** Greatest batch that the package is meant for; empty when it does not say. */
	public Optional<Integer> mostBatch() {
		return Optional.ofNullable(defaults.get(MOST_BATCH));
	}

	/**
	 * Ranges of lengths of the network's inputs.
	 *
	 * @param limit greatest batch wanted; the package's own when that is smaller
	 * @return empty when the file gives no shapes
	 * @throws IOException when shapes are damaged, or have places that nothing fills
	 */
	public List<ShapeProfile> profiles(int limit) throws IOException {
		Map<String, Integer> numbers = new LinkedHashMap<>(defaults);
		int most = Math.max(1, Math.min(limit, defaults.getOrDefault(MOST_BATCH, limit)));
		numbers.put(MOST_BATCH, most);
		numbers.put(USUAL_BATCH, Math.min(most, defaults.getOrDefault(USUAL_BATCH, most)));
		Map<String, long[]> least = shapes("--minShapes", numbers);
		Map<String, long[]> usual = shapes("--optShapes", numbers);
		Map<String, long[]> greatest = shapes("--maxShapes", numbers);
		List<ShapeProfile> profiles = new ArrayList<>();
		for (Map.Entry<String, long[]> entry : least.entrySet()) {
			long[] middle = usual.get(entry.getKey());
			long[] top = greatest.get(entry.getKey());
			if (middle == null || top == null) {
				throw damaged("input '%s' has least lengths only".formatted(entry.getKey()));
			}
			try {
				profiles.add(new ShapeProfile(entry.getKey(), entry.getValue(), middle, top));
			} catch (IllegalArgumentException e) {
				throw damaged(String.valueOf(e.getMessage()));
			}
		}
		return List.copyOf(profiles);
	}

	/** {@code input:1x1x8320,emotion:1x1x26} */
	private Map<String, long[]> shapes(String argument, Map<String, Integer> numbers) throws IOException {
		Map<String, long[]> shapes = new LinkedHashMap<>();
		String text = filled(arguments.getOrDefault(argument, ""), numbers);
		for (String part : text.split(",")) {
			if (part.isBlank()) {
				continue;
			}
			int colon = part.lastIndexOf(':');
			if (colon < 1 || !part.substring(colon + 1).matches("\\d{1,9}(x\\d{1,9})*")) {
				throw damaged("'%s' is no shape".formatted(part));
			}
			String[] lengths = part.substring(colon + 1).split("x");
			long[] shape = new long[lengths.length];
			for (int i = 0; i < shape.length; i++) {
				shape[i] = Long.parseLong(lengths[i]);
			}
			shapes.put(part.substring(0, colon), shape);
		}
		return shapes;
	}

	private String filled(String text, Map<String, Integer> numbers) throws IOException {
		Matcher places = PLACE.matcher(text);
		StringBuilder filled = new StringBuilder();
		while (places.find()) {
			Integer number = numbers.get(places.group(1));
			if (number == null) {
				throw damaged("nothing says what {%s} is".formatted(places.group(1)));
			}
			places.appendReplacement(filled, number.toString());
		}
		return places.appendTail(filled).toString();
	}

	private IOException damaged(String what) {
		return new IOException("%s: %s; download it again".formatted(file, what));
	}
}
