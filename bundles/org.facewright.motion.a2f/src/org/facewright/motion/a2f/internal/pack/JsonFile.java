package org.facewright.motion.a2f.internal.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A JSON file, or a part of one. Every error is a sentence that names the file and the place in it.
 *
 * @param place dotted path of this part in the file; empty for the whole
 */
record JsonFile(Path path, String place, JsonNode node) {

	static JsonFile read(Path path) throws IOException {
		ModelFiles.requireContent(path);
		try {
			JsonNode node = new ObjectMapper().readTree(Files.readAllBytes(path));
			return new JsonFile(path, "", node == null ? MissingNode.getInstance() : node);
		} catch (JsonProcessingException e) {
			throw new IOException(
					"%s: is no valid JSON (%s); download it again".formatted(path, e.getOriginalMessage()),
					e);
		}
	}

	boolean has(String name) {
		return node.hasNonNull(name);
	}

	/** @throws IOException when there is no such part */
	JsonFile part(String name) throws IOException {
		return find(name).orElseThrow(() -> error("'%s' is missing".formatted(place(name))));
	}

	Optional<JsonFile> find(String name) {
		JsonNode value = node.get(name);
		return value == null || value.isNull() ? Optional.empty() : Optional.of(new JsonFile(path, place(name), value));
	}

	private String place(String name) {
		return place.isEmpty() ? name : place + "." + name;
	}

	/** The elements of a list. */
	List<JsonFile> list(String name) throws IOException {
		JsonFile list = part(name);
		if (!list.node.isArray()) {
			throw error("'%s' is no list".formatted(list.place));
		}
		List<JsonFile> parts = new ArrayList<>();
		for (JsonNode element : list.node) {
			parts.add(new JsonFile(path, list.place + "[" + parts.size() + "]", element));
		}
		return parts;
	}

	String text(String name) throws IOException {
		JsonFile value = part(name);
		if (!value.node.isTextual()) {
			throw error("'%s' is no text".formatted(value.place));
		}
		return value.node.textValue();
	}

	List<String> texts(String name) throws IOException {
		List<String> texts = new ArrayList<>();
		for (JsonFile element : list(name)) {
			if (!element.node.isTextual()) {
				throw error("'%s' is no text".formatted(element.place));
			}
			texts.add(element.node.textValue());
		}
		return List.copyOf(texts);
	}

	/** A whole number within limits, both included. */
	int integer(String name, int least, int most) throws IOException {
		JsonFile value = part(name);
		if (!value.node.isNumber() || value.node.doubleValue() != Math.rint(value.node.doubleValue())
				|| value.node.doubleValue() < least || value.node.doubleValue() > most) {
			throw error("'%s' is %s and no whole number from %d to %d".formatted(value.place, value.node, least, most));
		}
		return value.node.intValue();
	}

	double number(String name) throws IOException {
		JsonFile value = part(name);
		if (!value.node.isNumber() || !Double.isFinite(value.node.doubleValue())) {
			throw error("'%s' is %s and no number".formatted(value.place, value.node));
		}
		return value.node.doubleValue();
	}

	boolean flag(String name) throws IOException {
		JsonFile value = part(name);
		if (value.node.isNumber() && (value.node.doubleValue() == 0 || value.node.doubleValue() == 1)) {
			return value.node.doubleValue() == 1;
		}
		if (!value.node.isBoolean()) {
			throw error("'%s' is %s and neither true nor false".formatted(value.place, value.node));
		}
		return value.node.booleanValue();
	}

	/** @param length wanted; -1 for any */
	float[] floats(String name, int length) throws IOException {
		List<JsonFile> elements = list(name);
		if (length >= 0 && elements.size() != length) {
			throw error("'%s' has %d values where %d are needed".formatted(place(name), elements.size(), length));
		}
		float[] values = new float[elements.size()];
		for (int i = 0; i < values.length; i++) {
			JsonFile element = elements.get(i);
			if (!element.node.isNumber() || !Double.isFinite(element.node.doubleValue())) {
				throw error("'%s' is %s and no number".formatted(element.place, element.node));
			}
			values[i] = (float) element.node.doubleValue();
		}
		return values;
	}

	int[] integers(String name, int length) throws IOException {
		float[] values = floats(name, length);
		int[] integers = new int[values.length];
		for (int i = 0; i < values.length; i++) {
			integers[i] = (int) values[i];
		}
		return integers;
	}

	IOException error(String what) {
		return new IOException(
				"%s: %s; the file is damaged or of a release that is not known here".formatted(path, what));
	}
}
