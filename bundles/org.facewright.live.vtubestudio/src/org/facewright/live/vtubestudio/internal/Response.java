package org.facewright.live.vtubestudio.internal;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * What VTube Studio answers, as far as it matters here. Fields that an answer lacks are empty, 0 or false.
 *
 * @param type          such as {@code AuthenticationResponse} or {@code APIError}
 * @param id            of the request that it answers
 * @param token         by which the plugin is known again
 * @param authenticated whether the token was taken
 * @param errorId       what kind of error
 * @param message       of an error, or the reason why a token was not taken
 */
record Response(String type, String id, String token, boolean authenticated, int errorId, String message) {

	/** The user said no to the plugin. */
	static final int DENIED = 50;
	/** The session is not, or no longer, authenticated. */
	static final int NOT_AUTHENTICATED = 8;

	/** Keeps no table of the names it has seen, which damaged packets would fill. */
	private static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(
			StreamReadConstraints.builder().maxNestingDepth(32).maxStringLength(65_536).maxNumberLength(100).build())
			.disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
			.disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

	boolean isError() {
		return type.equals("APIError");
	}

	/** @throws IOException when the text is no JSON object */
	static Response parse(String text) throws IOException {
		Parts parts = new Parts();
		try (JsonParser parser = JSON.createParser(text)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				throw new IOException("no object");
			}
			parts.read(parser, false);
			if (parser.nextToken() != null) {
				throw new IOException("no end");
			}
		}
		return new Response(parts.type, parts.id, parts.token, parts.authenticated, parts.errorId, parts.message);
	}

	private static final class Parts {

		String type = "";
		String id = "";
		String token = "";
		boolean authenticated;
		int errorId;
		String message = "";

		void read(JsonParser parser, boolean inData) throws IOException {
			while (parser.nextToken() == JsonToken.FIELD_NAME) {
				String name = parser.currentName();
				JsonToken value = parser.nextToken();
				if (!inData && name.equals("data") && value == JsonToken.START_OBJECT) {
					read(parser, true);
				} else if (value == JsonToken.VALUE_STRING) {
					text(inData, name, parser.getText());
				} else if (inData && name.equals("authenticated")) {
					authenticated = value == JsonToken.VALUE_TRUE;
				} else if (inData && name.equals("errorID") && value == JsonToken.VALUE_NUMBER_INT) {
					errorId = (int) parser.getDoubleValue();
				} else {
					parser.skipChildren();
				}
			}
			if (parser.currentToken() != JsonToken.END_OBJECT) {
				throw new IOException("no end");
			}
		}

		private void text(boolean inData, String name, String text) {
			switch (inData ? "data." + name : name) {
				case "messageType" -> type = text;
				case "requestID" -> id = text;
				case "data.authenticationToken" -> token = text;
				case "data.message", "data.reason" -> message = text;
				default -> {
				}
			}
		}
	}
}
