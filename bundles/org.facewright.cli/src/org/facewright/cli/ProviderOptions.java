package org.facewright.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Turns the parameters of providers into flags: {@code --livelink-csv.base 30} sets {@code base} of
 * {@code livelink-csv}.
 */
final class ProviderOptions {

	private final Map<String, Map<String, String>> textsByProvider = new LinkedHashMap<>();

	/** Adds a group of flags. @param kind what the provider is, for the heading of the help */
	void add(CommandSpec spec, String kind, String providerId, String label, ParameterSchema schema) {
		if (schema.parameters().isEmpty()) {
			return;
		}
		ArgGroupSpec.Builder group = ArgGroupSpec.builder().validate(false)
				.heading("%n%s %s (%s)%n".formatted(kind, providerId, label.replace("%", "%%"))).order(100);
		for (Parameter<?> parameter : schema.parameters()) {
			group.addArg(option(providerId, parameter));
		}
		spec.addArgGroup(group.build());
	}

	private <T> OptionSpec option(String providerId, Parameter<T> parameter) {
		String allowed = parameter.allowed().isEmpty() ? "" : ", " + parameter.allowed();
		String unit = parameter.unit().isEmpty() ? "" : " " + parameter.unit();
		String description = "%s (%s%s%s)".formatted(
				parameter.description().isEmpty() ? parameter.label() : parameter.description(),
				parameter.format(parameter.defaultValue()), unit, allowed);
		return OptionSpec.builder("--" + providerId + "." + parameter.name()).type(String.class)
				.paramLabel("<" + parameter.name() + ">").description(description.replace("%", "%%"))
				.setter(new CommandLine.Model.ISetter() {
					@Override
					@SuppressWarnings({ "unchecked", "null" }) // picocli is not annotated
					public <V> V set(V value) {
						if (value != null) {
							textsByProvider.computeIfAbsent(providerId, id -> new LinkedHashMap<>())
									.put(parameter.name(), (String) value);
						}
						return value;
					}
				}).build();
	}

	/** What was written for one provider. */
	Map<String, String> texts(String providerId) {
		return textsByProvider.getOrDefault(providerId, Map.of());
	}
}
