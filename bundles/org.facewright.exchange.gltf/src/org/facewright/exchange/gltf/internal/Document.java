package org.facewright.exchange.gltf.internal;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.exchange.ImportSource;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A glTF file's description, checked as it is asked for, and its buffers, loaded when first needed. One thread. */
final class Document {

	private static final int DEEPEST = 200;
	private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST)
					.maxStringLength(Integer.MAX_VALUE).build())
			.build());

	private final ImportSource source;
	private final JsonNode root;
	private final Optional<byte[]> binary;
	private final Map<Integer, byte[]> buffers = new HashMap<>();

	private Document(ImportSource source, JsonNode root, Optional<byte[]> binary) {
		this.source = source;
		this.root = root;
		this.binary = binary;
	}

	/** @throws IOException with a sentence for the user when this is no glTF 2.0 */
	static Document read(ImportSource source) throws IOException {
		GlbFile file = GlbFile.read(source);
		Document document = new Document(source, parse(source.name(), file.json()), file.buffer());
		String version = document.root.path("asset").path("version").asText("");
		if (version.isEmpty()) {
			throw document.error("it has no asset.version, so it is no glTF", "choose a glTF file");
		}
		if (!version.startsWith("2.")) {
			throw document.error("it is glTF " + version + ", and only glTF 2 can be read", "convert it to glTF 2.0");
		}
		return document;
	}

	private static JsonNode parse(String name, byte[] json) throws IOException {
		try {
			JsonNode root = MAPPER.readTree(json);
			if (root == null || !root.isObject()) {
				throw new IOException("%s: holds no JSON object, so it is no glTF; choose a glTF file".formatted(name));
			}
			return root;
		} catch (CharConversionException e) {
			throw new IOException("%s: not readable as text in UTF-8, so it is no glTF; export or copy it again"
					.formatted(name), e);
		} catch (JsonProcessingException e) {
			String place = e.getLocation() == null
					? ""
					: ", line %d, column %d".formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
			throw new IOException("%s%s: not readable as glTF's JSON (%s); export or copy it again".formatted(name,
					place, e.getOriginalMessage().lines().findFirst().orElse("")), e);
		}
	}

	/** An exception about this file: {@code take.gltf: what; remedy}. */
	IOException error(String what, String remedy) {
		return new IOException("%s: %s; %s".formatted(source.name(), what, remedy));
	}

	IOException damaged(String what) {
		return error(what, "export it again");
	}

	/** An array of the description; empty when there is none. */
	JsonNode array(String name) {
		return root.path(name);
	}

	/** An element of an array of the description, such as {@code accessors[3]}. */
	JsonNode element(String array, int index) throws IOException {
		JsonNode element = root.path(array).get(index);
		if (element == null || !element.isObject()) {
			throw damaged("%s[%d] is referred to and does not exist".formatted(array, index));
		}
		return element;
	}

	/** A whole number of 0 or more, required. @param of what it belongs to, for the message */
	int required(JsonNode node, String name, String of) throws IOException {
		int value = optional(node, name, -1, of);
		if (value < 0) {
			throw damaged("%s has no %s".formatted(of, name));
		}
		return value;
	}

	/** A whole number of 0 or more, or the other value when it is not there. */
	int optional(JsonNode node, String name, int otherwise, String of) throws IOException {
		JsonNode value = node.get(name);
		if (value == null || value.isNull()) {
			return otherwise;
		}
		if (!value.isNumber() || !value.canConvertToInt() || !value.canConvertToExactIntegral() || value.asInt() < 0) {
			String text = value.toString();
			throw damaged("%s has %s %s, which is no number from 0 to 2147483647".formatted(of, name,
					text.substring(0, Math.min(40, text.length()))));
		}
		return value.asInt();
	}

	/** All bytes that a buffer declares. */
	byte[] buffer(int index) throws IOException {
		byte[] known = buffers.get(index);
		if (known != null) {
			return known;
		}
		byte[] bytes = load(index);
		buffers.put(index, bytes);
		return bytes;
	}

	private byte[] load(int index) throws IOException {
		String of = "buffers[%d]".formatted(index);
		JsonNode buffer = element("buffers", index);
		int length = required(buffer, "byteLength", of);
		JsonNode uri = buffer.get("uri");
		byte[] bytes;
		if (uri == null) {
			if (index > 0 || binary.isEmpty()) {
				throw damaged(of + " has no uri and the file holds no bytes for it");
			}
			bytes = binary.get();
		} else if (!uri.isTextual()) {
			throw damaged(of + " has a uri that is no text");
		} else if (uri.asText().startsWith("data:")) {
			bytes = decoded(uri.asText(), of);
		} else {
			bytes = beside(uri.asText(), length, of);
		}
		if (bytes.length < length) {
			throw error("%s holds %d bytes of %d".formatted(of, bytes.length, length),
					"it is not complete, export or copy it again");
		}
		return bytes;
	}

	private byte[] beside(String uri, int length, String of) throws IOException {
		if (uri.contains("://") || uri.startsWith("file:")) {
			throw error("%s lies at %s, outside of the file's folder".formatted(of, uri),
					"put it beside the file, or save as .glb");
		}
		try (InputStream in = source.sibling(percentDecoded(uri, of))) {
			return in.readNBytes(length);
		}
	}

	private byte[] decoded(String uri, String of) throws IOException {
		int comma = uri.indexOf(',');
		if (comma < 0 || !uri.substring(0, comma).endsWith(";base64")) {
			throw damaged(of + " is a data URI without base64 data");
		}
		try {
			return Base64.getDecoder().decode(uri.substring(comma + 1).getBytes(StandardCharsets.ISO_8859_1));
		} catch (IllegalArgumentException e) {
			throw new IOException("%s: the base64 data of %s is damaged (%s); export it again".formatted(source.name(),
					of, e.getMessage()), e);
		}
	}

	private String percentDecoded(String uri, String of) throws IOException {
		byte[] bytes = uri.getBytes(StandardCharsets.UTF_8);
		int length = 0;
		for (int i = 0; i < bytes.length; i++) {
			if (bytes[i] != '%') {
				bytes[length++] = bytes[i];
				continue;
			}
			int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
			int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
			if (high < 0 || low < 0) {
				throw damaged("%s has the uri '%s', which is not encoded as a URI".formatted(of, uri));
			}
			bytes[length++] = (byte) (high * 16 + low);
			i += 2;
		}
		return new String(bytes, 0, length, StandardCharsets.UTF_8);
	}
}
