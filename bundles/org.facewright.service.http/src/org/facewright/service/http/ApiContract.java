package org.facewright.service.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

import org.facewright.service.http.ApiException.Kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The OpenAPI document: what there is to call, and how calls must look. Immutable but for its address. */
final class ApiContract {

	static final String JSON = "application/json";

	/** A call that the document describes. @param arguments of path and query, as their schemas have them */
	record Match(Operation operation, Map<String, JsonNode> arguments) {
	}

	/**
	 * An operation of the document.
	 *
	 * @param segments   of the path; those in braces stand for any text
	 * @param parameters of path and query
	 * @param bodies     schemas of the request's body by media type; empty where there is none
	 */
	record Operation(String id, String method, List<String> segments, boolean needsToken, List<JsonNode> parameters,
			Map<String, JsonNode> bodies) {
	}

	private final ObjectNode document;
	private final JsonShape shape;
	private final List<Operation> operations = new ArrayList<>();

	private ApiContract(ObjectNode document) {
		this.document = document;
		shape = new JsonShape(document);
		for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
			for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
				operations.add(operation(path.getKey(), method.getKey().toUpperCase(Locale.ROOT), method.getValue()));
			}
		}
	}

	/** @param version of the product */
	static ApiContract load(ObjectMapper mapper, String version) throws IOException {
		try (InputStream in = Objects.requireNonNull(ApiContract.class.getResourceAsStream("openapi.json"))) {
			ObjectNode document = (ObjectNode) mapper.readTree(in);
			((ObjectNode) document.path("info")).put("version", version);
			return new ApiContract(document);
		}
	}

	private Operation operation(String path, String method, JsonNode node) {
		List<JsonNode> parameters = new ArrayList<>();
		for (JsonNode parameter : node.path("parameters")) {
			JsonNode own = parameter.has("$ref")
					? document.at(parameter.path("$ref").asText().substring(1))
					: parameter;
			shape.requireKnown(own.path("schema"));
			parameters.add(own);
		}
		Map<String, JsonNode> bodies = new LinkedHashMap<>();
		node.path("requestBody").path("content").properties()
				.forEach(content -> bodies.put(content.getKey(), content.getValue().path("schema")));
		return new Operation(node.path("operationId").asText(), method, segments(path),
				!node.has("security") || !node.path("security").isEmpty(), parameters, bodies);
	}

	private static List<String> segments(String path) {
		return Arrays.asList(path.substring(1).split("/", -1));
	}

	List<Operation> operations() {
		return List.copyOf(operations);
	}

	/** The document with the address that it is served from. */
	JsonNode document(String url) {
		ObjectNode served = document.deepCopy();
		((ObjectNode) ((ArrayNode) served.path("servers")).get(0)).put("url", url);
		return served;
	}

	/** @throws ApiException when the document knows no such call, or its arguments are not as they should be */
	Match match(String method, String rawPath, String rawQuery) throws ApiException {
		List<String> segments = new ArrayList<>();
		for (String segment : segments(rawPath.startsWith("/") ? rawPath : "/" + rawPath)) {
			segments.add(decode(segment));
		}
		TreeSet<String> methods = new TreeSet<>();
		for (Operation operation : operations) {
			Optional<Map<String, String>> texts = bind(operation.segments(), segments);
			if (texts.isPresent() && operation.method().equals(method)) {
				return new Match(operation, arguments(operation, texts.get(), query(rawQuery)));
			}
			texts.ifPresent(found -> methods.add(operation.method()));
		}
		if (methods.isEmpty()) {
			throw new ApiException(Kind.NOT_FOUND,
					"there is nothing at '%s'; /openapi.json says what there is".formatted(rawPath));
		}
		throw new ApiException(Kind.WRONG_METHOD, "'%s' is not for %s but for %s".formatted(rawPath, method,
				String.join(", ", methods)), Map.of("Allow", String.join(", ", methods)));
	}

	private static Optional<Map<String, String>> bind(List<String> pattern, List<String> segments) {
		if (pattern.size() != segments.size()) {
			return Optional.empty();
		}
		Map<String, String> bound = new LinkedHashMap<>();
		for (int i = 0; i < pattern.size(); i++) {
			String part = pattern.get(i);
			if (part.startsWith("{")) {
				bound.put(part.substring(1, part.length() - 1), segments.get(i));
			} else if (!part.equals(segments.get(i))) {
				return Optional.empty();
			}
		}
		return Optional.of(bound);
	}

	private static Map<String, String> query(String rawQuery) throws ApiException {
		Map<String, String> texts = new LinkedHashMap<>();
		for (String pair : rawQuery.isEmpty() ? new String[0] : rawQuery.split("&")) {
			int equals = pair.indexOf('=');
			String name = decode(equals < 0 ? pair : pair.substring(0, equals));
			if (texts.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1).replace("+", "%20"))) != null) {
				throw new ApiException(Kind.BAD_REQUEST, "'%s' stands twice in the query".formatted(name));
			}
		}
		return texts;
	}

	private static String decode(String text) throws ApiException {
		try {
			return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
		} catch (IllegalArgumentException e) {
			throw new ApiException(Kind.BAD_REQUEST, "'%s' is not percent-encoded".formatted(text));
		}
	}

	private Map<String, JsonNode> arguments(Operation operation, Map<String, String> path, Map<String, String> query)
			throws ApiException {
		Map<String, JsonNode> arguments = new LinkedHashMap<>();
		List<String> known = new ArrayList<>();
		for (JsonNode parameter : operation.parameters()) {
			String name = parameter.path("name").asText();
			boolean inPath = parameter.path("in").asText().equals("path");
			String text = (inPath ? path : query).get(name);
			if (!inPath) {
				known.add(name);
			}
			if (text == null) {
				if (parameter.path("required").asBoolean()) {
					throw new ApiException(Kind.BAD_REQUEST, "the query lacks '%s'".formatted(name));
				}
				continue;
			}
			JsonNode value = JsonShape.read(text, parameter.path("schema"));
			Optional<String> complaint = shape.complaint(value, parameter.path("schema"), name);
			if (complaint.isPresent()) {
				throw new ApiException(inPath ? Kind.NOT_FOUND : Kind.BAD_REQUEST, complaint.get());
			}
			arguments.put(name, value);
		}
		for (String name : query.keySet()) {
			if (!known.contains(name)) {
				throw new ApiException(Kind.BAD_REQUEST, "the query has an unknown '%s'%s".formatted(name,
						known.isEmpty() ? "; it takes nothing" : "; there are: " + String.join(", ", known)));
			}
		}
		return arguments;
	}

	/** @throws ApiException when the body is not of a type that the operation takes */
	String mediaType(Operation operation, String contentType) throws ApiException {
		String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
		if (!operation.bodies().containsKey(type)) {
			throw new ApiException(Kind.WRONG_MEDIA_TYPE, "the body is %s; send it as %s".formatted(
					type.isEmpty() ? "of no type" : "'%s'".formatted(type), String.join(", ", operation.bodies()
							.keySet())));
		}
		return type;
	}

	/** @throws ApiException when the body is not as the operation's schema says */
	void requireValid(Operation operation, JsonNode body) throws ApiException {
		JsonNode schema = Objects.requireNonNull(operation.bodies().get(JSON));
		Optional<String> complaint = shape.complaint(body, schema, "the request");
		if (complaint.isPresent()) {
			throw new ApiException(Kind.BAD_REQUEST, complaint.get());
		}
	}
}
