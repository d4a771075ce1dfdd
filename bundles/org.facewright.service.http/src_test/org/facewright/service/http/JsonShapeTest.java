package org.facewright.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class JsonShapeTest {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String DOCUMENT = """
			{ "components": { "schemas": {
				"Name": { "type": "string", "minLength": 1, "maxLength": 3 },
				"Thing": {
					"type": "object", "required": ["name"], "additionalProperties": false,
					"properties": {
						"name": { "$ref": "#/components/schemas/Name" },
						"count": { "type": "integer", "minimum": 0, "maximum": 9 },
						"sort": { "enum": ["a", "b"] },
						"list": { "type": "array", "minItems": 1, "maxItems": 2, "items": { "type": ["number", "null"] } },
						"either": { "oneOf": [{ "type": "string" }, { "const": 5 }] },
						"values": { "type": "object", "additionalProperties": { "type": "boolean" } } } } } } }
			""";

	private static JsonNode read(String text) throws Exception {
		return JSON.readTree(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '#', value = { "{}|it lacks 'name'", "5|it must be an object",
			"{\"name\":\"\"}|it.name must not be empty",
			"{\"name\":\"abcd\"}|it.name must not have more than 3 characters",
			"{\"name\":\"a\",\"more\":1}|it has no 'more'; there are: name, count, sort, list, either, values",
			"{\"name\":\"a\",\"count\":1.5}|it.count must be a whole number",
			"{\"name\":\"a\",\"count\":-1}|it.count must be 0 or more",
			"{\"name\":\"a\",\"count\":10}|it.count must be 9 or less",
			"{\"name\":\"a\",\"sort\":\"c\"}|it.sort must be one of [\"a\",\"b\"]",
			"{\"name\":\"a\",\"list\":[]}|it.list must have 1 or more members",
			"{\"name\":\"a\",\"list\":[1,2,3]}|it.list must not have more than 2 members",
			"{\"name\":\"a\",\"list\":[1,\"x\"]}|it.list[1] must be a number or null",
			"{\"name\":\"a\",\"either\":6}|it.either must be a text; or: it.either must be 5",
			"{\"name\":\"a\",\"values\":{\"k\":1}}|it.values.k must be true or false" })
	void saysWhereAValueIsWrong(String value, String complaint) throws Exception {
		JsonNode document = read(DOCUMENT);
		assertThat(new JsonShape(document).complaint(read(value), document.at("/components/schemas/Thing"), "it"))
				.contains(complaint);
	}

	@Test
	void findsNothingWrongWithWhatFits() throws Exception {
		JsonNode document = read(DOCUMENT);
		assertThat(new JsonShape(document).complaint(
				read("{\"name\":\"äöü\",\"count\":9,\"sort\":\"b\",\"list\":[null,2.5],\"either\":5,\"values\":{\"k\":true}}"),
				document.at("/components/schemas/Thing"), "it")).isEmpty();
	}

	@Test
	void refusesASchemaThatItCouldNotCheck() throws Exception {
		JsonNode document = read("{\"components\":{\"schemas\":{\"A\":{\"type\":\"string\",\"pattern\":\"x\"}}}}");
		assertThatThrownBy(() -> new JsonShape(document)).hasMessageContaining("pattern");
	}
}
