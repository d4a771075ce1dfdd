package org.facewright.core.parameter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a provider in the order a form shows them; names are unique. */
public record ParameterSchema(List<Parameter<?>> parameters) {

	public static final ParameterSchema EMPTY = of();

	/** @throws IllegalArgumentException when a name stands twice */
	public ParameterSchema {
		parameters = List.copyOf(parameters);
		if (parameters.stream().map(Parameter::name).distinct().count() < parameters.size()) {
			throw new IllegalArgumentException("a parameter name stands twice: " + parameters);
		}
	}

	public static ParameterSchema of(Parameter<?>... parameters) {
		return new ParameterSchema(List.of(parameters));
	}

	public Optional<Parameter<?>> find(String name) {
		return parameters.stream().<Parameter<?>>map(p -> p).filter(p -> p.name().equals(name)).findFirst();
	}

	public ParameterValues defaults() {
		return new ParameterValues(this, Map.of());
	}

	/**
	 * Reads values written as text.
	 *
	 * @throws IllegalArgumentException with a sentence for the user when a name is unknown or a value not allowed
	 */
	public ParameterValues parse(Map<String, String> texts) {
		Map<Parameter<?>, Object> values = new LinkedHashMap<>();
		texts.forEach((name, text) -> {
			Parameter<?> parameter = find(name).orElseThrow(() -> new IllegalArgumentException(unknown(name)));
			values.put(parameter, parameter.parse(text));
		});
		return new ParameterValues(this, values);
	}

	private String unknown(String name) {
		if (parameters.isEmpty()) {
			return "unknown parameter '%s'; there are none here".formatted(name);
		}
		return "unknown parameter '%s'; there are: %s".formatted(name,
				String.join(", ", parameters.stream().map(Parameter::name).toList()));
	}
}
