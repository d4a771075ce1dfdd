package org.facewright.service.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.filter.TrackFilter;
import org.facewright.api.motion.Availability;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.qc.QualityCheck;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.engine.Providers;
import org.facewright.operations.qc.QualityReport;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is installed, as the document describes it. */
final class Listings {

	private Listings() {
	}

	private static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

	static ObjectNode backends(Providers providers) {
		ObjectNode list = object();
		ArrayNode backends = list.putArray("backends");
		for (MotionBackend backend : providers.motionBackends()) {
			MotionInfo info = backend.info();
			Availability availability = backend.availability();
			ObjectNode json = backends.addObject();
			json.put("id", info.id());
			json.put("label", info.label());
			json.put("usable", availability.isUsable());
			json.put("reason", availability.reason());
			json.put("model", info.modelId());
			json.put("sampleRate", info.sampleRate());
			json.put("frameRate", info.frameRate().toString());
			json.put("latencySeconds", info.latencySeconds());
			json.set("parameters", parameters(info.parameters()));
		}
		return list;
	}

	static ObjectNode filters(Providers providers) {
		ObjectNode list = object();
		ArrayNode filters = list.putArray("filters");
		for (TrackFilter filter : providers.filters()) {
			ObjectNode json = filters.addObject();
			json.put("id", filter.id());
			json.put("label", filter.label());
			json.put("description", filter.description());
			json.set("parameters", parameters(filter.parameters()));
		}
		return list;
	}

	static ObjectNode formats(Providers providers) {
		List<ExchangeFormat> written = providers.exporters().stream().map(exporter -> exporter.format()).toList();
		List<ExchangeFormat> all = new ArrayList<>(written);
		providers.importers().stream().map(importer -> importer.format())
				.filter(format -> written.stream().noneMatch(known -> known.id().equals(format.id())))
				.forEach(all::add);
		ObjectNode list = object();
		ArrayNode formats = list.putArray("formats");
		for (ExchangeFormat format : all) {
			ObjectNode json = formats.addObject();
			json.put("id", format.id());
			json.put("label", format.label());
			ArrayNode suffixes = json.putArray("suffixes");
			format.suffixes().forEach(suffixes::add);
			json.put("writes", written.contains(format));
			json.put("reads", !written.contains(format) || isRead(providers, format));
			json.set("parameters", parameters(format.parameters()));
		}
		return list;
	}

	private static boolean isRead(Providers providers, ExchangeFormat format) {
		Optional<?> importer = providers.importerOf(format);
		return importer.isPresent();
	}

	static ObjectNode checks(Providers providers) {
		ObjectNode list = object();
		ArrayNode checks = list.putArray("checks");
		for (QualityCheck check : QualityReport.checks(providers)) {
			ObjectNode json = checks.addObject();
			json.put("id", check.id());
			json.put("label", check.label());
			json.put("description", check.explanation());
			json.set("parameters", parameters(check.parameters()));
		}
		return list;
	}

	private static ArrayNode parameters(ParameterSchema schema) {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		schema.parameters().forEach(parameter -> list.add(parameter(parameter)));
		return list;
	}

	private static <T> ObjectNode parameter(Parameter<T> parameter) {
		ObjectNode json = object();
		json.put("name", parameter.name());
		json.put("kind", parameter.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
		json.put("default", parameter.format(parameter.defaultValue()));
		if (Double.isFinite(parameter.minimum())) {
			json.put("minimum", parameter.minimum());
		}
		if (Double.isFinite(parameter.maximum())) {
			json.put("maximum", parameter.maximum());
		}
		if (!parameter.choices().isEmpty()) {
			ArrayNode choices = json.putArray("choices");
			parameter.choices().forEach(choices::add);
		}
		if (!parameter.unit().isEmpty()) {
			json.put("unit", parameter.unit());
		}
		json.put("label", parameter.label());
		json.put("description", parameter.description());
		return json;
	}

	static ArrayNode remarks(List<Problem> problems) {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		for (Problem problem : problems) {
			ObjectNode json = list.addObject();
			json.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
			json.put("code", problem.code());
			json.put("message", problem.message());
			problem.advice().ifPresent(advice -> json.put("advice", advice));
		}
		return list;
	}
}
