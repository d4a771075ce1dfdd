package org.facewright.exchange.common;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

import org.facewright.api.exchange.ImportSource;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON files small enough to be held whole. */
public final class JsonTree {

	private static final int DEEPEST = 200;
	private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST)
					.maxStringLength(Integer.MAX_VALUE).build())
			.build());

	private JsonTree() {
	}

	/**
	 * The file's object. UTF-8, UTF-16 or UTF-32, with or without byte order mark.
	 *
	 * @param kind of file that was expected, for messages, such as {@code Gentle's JSON}
	 * @throws IOException with a sentence for the user when the file holds anything but one JSON object
	 */
	public static JsonNode read(ImportSource source, String kind) throws IOException {
		try (InputStream in = source.open()) {
			JsonNode root = MAPPER.readTree(in);
			if (root == null || !root.isObject()) {
				throw new IOException("%s: holds no JSON object, so it is not %s; choose another file or format"
						.formatted(source.name(), kind));
			}
			return root;
		} catch (CharConversionException e) {
			throw new IOException("%s: not readable as text, so it is not %s; save it as UTF-8"
					.formatted(source.name(), kind), e);
		} catch (JsonProcessingException e) {
			String place = e.getLocation() == null
					? ""
					: ", line %d, column %d".formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
			throw new IOException("%s%s: not readable as %s (%s); export or copy it again".formatted(source.name(),
					place, kind, e.getOriginalMessage().lines().findFirst().orElse("")), e);
		}
	}
}
