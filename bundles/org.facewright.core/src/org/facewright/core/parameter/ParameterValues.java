package org.facewright.core.parameter;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Values for the parameters of one schema; the default stands in where none was given. Immutable. */
public final class ParameterValues {

	private final ParameterSchema schema;
	private final Map<Parameter<?>, Object> values;

	ParameterValues(ParameterSchema schema, Map<Parameter<?>, Object> values) {
		this.schema = schema;
		this.values = new LinkedHashMap<>(values);
	}

	public ParameterSchema schema() {
		return schema;
	}

	/** @throws IllegalArgumentException when the parameter is not of this schema */
	@SuppressWarnings("unchecked") // only with() and the schema put values in, both by the parameter's type
	public <T> T get(Parameter<T> parameter) {
		requireOwn(parameter);
		return (T) values.getOrDefault(parameter, parameter.defaultValue());
	}

	/** @throws IllegalArgumentException when the parameter is not of this schema, or the value breaks its limits */
	public <T> ParameterValues with(Parameter<T> parameter, T value) {
		requireOwn(parameter);
		parameter.check(value);
		Map<Parameter<?>, Object> changed = new LinkedHashMap<>(values);
		changed.put(parameter, value);
		return new ParameterValues(schema, changed);
	}

	private void requireOwn(Parameter<?> parameter) {
		if (!schema.parameters().contains(parameter)) {
			throw new IllegalArgumentException("no parameter of this schema: " + parameter.name());
		}
	}

	/** Every parameter with its value as text, in the schema's order; {@link ParameterSchema#parse} reads it back. */
	public Map<String, String> toText() {
		Map<String, String> texts = new LinkedHashMap<>();
		for (Parameter<?> parameter : schema.parameters()) {
			texts.put(parameter.name(), textOf(parameter));
		}
		return texts;
	}

	private <T> String textOf(Parameter<T> parameter) {
		return parameter.format(get(parameter));
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ParameterValues that && that.schema.equals(schema) && that.toText().equals(toText());
	}

	@Override
	public int hashCode() {
		return toText().hashCode();
	}

	@Override
	public String toString() {
		return toText().toString();
	}
}
