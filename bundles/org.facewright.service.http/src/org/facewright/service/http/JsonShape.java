package org.facewright.service.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Holds values against the JSON Schemas of one document, as far as that document uses the language; a keyword that is
 * not known here is refused when the document is read, rather than passed over.
 */
final class JsonShape {

	private static final Set<String> ANNOTATIONS = Set.of("description", "title", "default", "format");
	private static final Set<String> KEYWORDS = Set.of("$ref", "type", "const", "enum", "oneOf", "properties",
			"required", "additionalProperties", "items", "minItems", "maxItems", "minLength", "maxLength", "minimum",
			"maximum");

	private final JsonNode document;

	/** @throws IllegalStateException when a schema says what can't be checked here */
	JsonShape(JsonNode document) {
		this.document = document;
		document.at("/components/schemas").forEach(this::requireKnown);
	}

	/** @throws IllegalStateException when the schema says what can't be checked here */
	void requireKnown(JsonNode schema) {
		for (Map.Entry<String, JsonNode> member : schema.properties()) {
			switch (member.getKey()) {
				case "properties" -> member.getValue().forEach(this::requireKnown);
				case "oneOf" -> member.getValue().forEach(this::requireKnown);
				case "items" -> requireKnown(member.getValue());
				case "additionalProperties" -> {
					if (member.getValue().isObject()) {
						requireKnown(member.getValue());
					}
				}
				default -> {
					if (!KEYWORDS.contains(member.getKey()) && !ANNOTATIONS.contains(member.getKey())) {
						throw new IllegalStateException("a schema uses '%s'".formatted(member.getKey()));
					}
				}
			}
		}
	}

	/** @return what is wrong with a value, as a sentence that begins with the place; empty when nothing is */
	Optional<String> complaint(JsonNode value, JsonNode schema, String place) {
		if (schema.has("$ref")) {
			return complaint(value, document.at(schema.path("$ref").asText().substring(1)), place);
		}
		if (schema.has("oneOf")) {
			return oneOf(value, schema, place);
		}
		if (schema.has("type") && types(schema).stream().noneMatch(type -> isOf(value, type))) {
			return Optional.of("%s must be %s".formatted(place, words(types(schema))));
		}
		if (schema.has("const") && !schema.get("const").equals(value)) {
			return Optional.of("%s must be %s".formatted(place, schema.get("const")));
		}
		if (schema.has("enum") && !contains(schema.get("enum"), value)) {
			return Optional.of("%s must be one of %s".formatted(place, schema.get("enum")));
		}
		if (value.isObject()) {
			return object(value, schema, place);
		}
		if (value.isArray()) {
			return array(value, schema, place);
		}
		return limits(value, schema, place);
	}

	private Optional<String> oneOf(JsonNode value, JsonNode schema, String place) {
		List<String> complaints = new ArrayList<>();
		int fitting = 0;
		for (JsonNode option : schema.get("oneOf")) {
			Optional<String> complaint = complaint(value, option, place);
			complaint.ifPresent(complaints::add);
			fitting += complaint.isEmpty() ? 1 : 0;
		}
		return fitting == 1
				? Optional.empty()
				: Optional.of(fitting == 0
						? String.join("; or: ", complaints)
						: "%s fits more than one description".formatted(place));
	}

	private Optional<String> object(JsonNode value, JsonNode schema, String place) {
		for (JsonNode name : schema.path("required")) {
			if (!value.has(name.asText())) {
				return Optional.of("%s lacks '%s'".formatted(place, name.asText()));
			}
		}
		JsonNode properties = schema.path("properties");
		JsonNode others = schema.path("additionalProperties");
		for (Map.Entry<String, JsonNode> member : value.properties()) {
			String there = place + "." + member.getKey();
			JsonNode own = properties.path(member.getKey());
			if (own.isMissingNode() && others.isBoolean() && !others.asBoolean()) {
				List<String> known = new ArrayList<>();
				properties.fieldNames().forEachRemaining(known::add);
				return Optional.of("%s has no '%s'; there are: %s".formatted(place, member.getKey(),
						String.join(", ", known)));
			}
			JsonNode wanted = own.isMissingNode() ? others : own;
			Optional<String> complaint = wanted.isObject()
					? complaint(member.getValue(), wanted, there)
					: Optional.empty();
			if (complaint.isPresent()) {
				return complaint;
			}
		}
		return Optional.empty();
	}

	private Optional<String> array(JsonNode value, JsonNode schema, String place) {
		if (value.size() < schema.path("minItems").asInt(0)) {
			return Optional.of("%s must have %d or more members".formatted(place, schema.path("minItems").asInt()));
		}
		if (value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
			return Optional.of("%s must not have more than %d members".formatted(place,
					schema.path("maxItems").asInt()));
		}
		for (int i = 0; schema.has("items") && i < value.size(); i++) {
			Optional<String> complaint = complaint(value.get(i), schema.get("items"), "%s[%d]".formatted(place, i));
			if (complaint.isPresent()) {
				return complaint;
			}
		}
		return Optional.empty();
	}

	private static Optional<String> limits(JsonNode value, JsonNode schema, String place) {
		if (value.isTextual()) {
			int length = value.asText().codePointCount(0, value.asText().length());
			if (length < schema.path("minLength").asInt(0)) {
				return Optional.of("%s must not be empty".formatted(place));
			}
			if (length > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
				return Optional.of("%s must not have more than %d characters".formatted(place,
						schema.path("maxLength").asInt()));
			}
		}
		if (value.isNumber() && schema.has("minimum") && value.asDouble() < schema.get("minimum").asDouble()) {
			return Optional.of("%s must be %s or more".formatted(place, schema.get("minimum")));
		}
		if (value.isNumber() && schema.has("maximum") && value.asDouble() > schema.get("maximum").asDouble()) {
			return Optional.of("%s must be %s or less".formatted(place, schema.get("maximum")));
		}
		return Optional.empty();
	}

	private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

	/** A value that came as text, of a path or query, as the schema's type has it; the text itself where it is no such. */
	static JsonNode read(String text, JsonNode schema) {
		boolean whole = types(schema).contains("integer") && WHOLE.matcher(text).matches();
		return whole
				? IntNode.valueOf(Integer.parseInt(text))
				: TextNode.valueOf(text);
	}

	private static List<String> types(JsonNode schema) {
		JsonNode type = schema.path("type");
		List<String> types = new ArrayList<>();
		if (type.isArray()) {
			type.forEach(each -> types.add(each.asText()));
		} else {
			types.add(type.asText());
		}
		return types;
	}

	private static boolean isOf(JsonNode value, String type) {
		return switch (type) {
			case "object" -> value.isObject();
			case "array" -> value.isArray();
			case "string" -> value.isTextual();
			case "number" -> value.isNumber();
			case "integer" -> value.isIntegralNumber()
					|| value.isNumber() && value.asDouble() == Math.rint(value.asDouble());
			case "boolean" -> value.isBoolean();
			case "null" -> value.isNull();
			default -> throw new IllegalStateException("a schema uses the type '%s'".formatted(type));
		};
	}

	private static String words(List<String> types) {
		return String.join(" or ", types.stream().map(type -> switch (type) {
			case "object" -> "an object";
			case "array" -> "a list";
			case "string" -> "a text";
			case "integer" -> "a whole number";
			case "number" -> "a number";
			case "boolean" -> "true or false";
			default -> type;
		}).toList());
	}

	private static boolean contains(JsonNode list, JsonNode value) {
		for (JsonNode each : list) {
			if (each.equals(value)) {
				return true;
			}
		}
		return false;
	}
}
