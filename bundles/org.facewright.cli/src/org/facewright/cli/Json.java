package org.facewright.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;

import com.fasterxml.jackson.core.JsonGenerator;

/** Values that several commands print as JSON. */
final class Json {

	private Json() {
	}

	static void problems(JsonGenerator json, List<Problem> problems) throws IOException {
		json.writeArrayFieldStart("problems");
		for (Problem problem : problems) {
			json.writeStartObject();
			json.writeStringField("severity", problem.severity().name().toLowerCase(Locale.ROOT));
			json.writeStringField("code", problem.code());
			json.writeStringField("message", problem.message());
			if (problem.advice().isPresent()) {
				json.writeStringField("advice", problem.advice().get());
			}
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	static void parameters(JsonGenerator json, ParameterSchema schema) throws IOException {
		json.writeArrayFieldStart("parameters");
		for (Parameter<?> parameter : schema.parameters()) {
			json.writeStartObject();
			parameter(json, parameter);
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	/** A protocol that poses are sent or received by. */
	static void protocol(JsonGenerator json, String id, String label, int port, ParameterSchema schema)
			throws IOException {
		json.writeStartObject();
		json.writeStringField("id", id);
		json.writeStringField("label", label);
		json.writeNumberField("port", port);
		parameters(json, schema);
		json.writeEndObject();
	}

	private static <T> void parameter(JsonGenerator json, Parameter<T> parameter) throws IOException {
		json.writeStringField("name", parameter.name());
		json.writeStringField("kind", parameter.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
		json.writeStringField("default", parameter.format(parameter.defaultValue()));
		if (!parameter.allowed().isEmpty()) {
			json.writeStringField("allowed", parameter.allowed());
		}
		if (!parameter.unit().isEmpty()) {
			json.writeStringField("unit", parameter.unit());
		}
		json.writeStringField("description", parameter.description());
	}
}
