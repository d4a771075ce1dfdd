package org.facewright.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.filter.TrackFilter;
import org.facewright.api.inference.Device;
import org.facewright.api.inference.InferenceBackend;
import org.facewright.api.motion.Availability;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionInfo;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.engine.Providers;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** What is there, what is usable and why not. */
final class ListCommands {

	private ListCommands() {
	}

	/** Rows of a schema, indented, for the detail view of one provider. */
	private static void describe(Terminal terminal, ParameterSchema schema) {
		List<List<String>> rows = new ArrayList<>();
		for (Parameter<?> parameter : schema.parameters()) {
			rows.add(row(parameter));
		}
		terminal.table(rows);
	}

	private static <T> List<String> row(Parameter<T> parameter) {
		return List.of("  " + parameter.name(),
				parameter.format(parameter.defaultValue()) + (parameter.unit().isEmpty() ? "" : " " + parameter.unit()),
				parameter.allowed(), parameter.description());
	}

	@CommandLine.Command(name = "formats", description = "Lists file formats, or the parameters of one.")
	static final class Formats extends Command {

		@Parameters(arity = "0..1", paramLabel = "<id>", description = "A format to describe.")
		@Nullable
		String id;

		Formats(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() {
			String wanted = id;
			if (wanted != null) {
				return describeOne(wanted);
			}
			List<List<String>> rows = new ArrayList<>();
			rows.add(List.of("FORMAT", "SUFFIX", "WRITE", "READ", "LABEL"));
			for (ExchangeFormat format : all()) {
				rows.add(List.of(format.id(), "." + String.join(" .", format.suffixes()),
						isWritten(format) ? "yes" : "-", isRead(format) ? "yes" : "-", format.label()));
			}
			terminal.table(rows);
			noteBundles();
			terminal.json(json -> {
				json.writeArrayFieldStart("formats");
				for (ExchangeFormat format : all()) {
					json.writeStartObject();
					json.writeStringField("id", format.id());
					json.writeStringField("label", format.label());
					json.writeStringField("suffix", format.suffixes().getFirst());
					json.writeBooleanField("write", isWritten(format));
					json.writeBooleanField("read", isRead(format));
					Json.parameters(json, format.parameters());
					json.writeEndObject();
				}
				json.writeEndArray();
			});
			return ExitCode.OK;
		}

		private int describeOne(String wanted) {
			Optional<ExchangeFormat> found = all().stream().filter(format -> format.id().equals(wanted)).findFirst();
			ExchangeFormat format = found.orElseGet(() -> providers.exporter(wanted).format());
			terminal.result("%s: %s".formatted(format.id(), format.label()));
			if (isWritten(format)) {
				terminal.result("writing (--%s.<name> <value>)".formatted(format.id()));
				describe(terminal, providers.exporter(wanted).format().parameters());
			}
			if (isRead(format)) {
				terminal.result("reading");
				describe(terminal, providers.importerOf(format).orElseThrow().format().parameters());
			}
			terminal.json(json -> Json.parameters(json, format.parameters()));
			return ExitCode.OK;
		}

		/** Each id once, with the parameters of writing where it can be written. */
		private List<ExchangeFormat> all() {
			List<ExchangeFormat> formats = new ArrayList<>(
					providers.exporters().stream().map(exporter -> exporter.format()).toList());
			providers.importers().stream().map(importer -> importer.format())
					.filter(format -> formats.stream().noneMatch(known -> known.id().equals(format.id())))
					.forEach(formats::add);
			return formats;
		}

		private boolean isWritten(ExchangeFormat format) {
			return providers.exporters().stream().anyMatch(exporter -> exporter.format().id().equals(format.id()));
		}

		private boolean isRead(ExchangeFormat format) {
			return providers.importerOf(format).isPresent();
		}
	}

	@CommandLine.Command(name = "filters", description = "Lists filters, or the parameters of one.")
	static final class Filters extends Command {

		@Parameters(arity = "0..1", paramLabel = "<id>", description = "A filter to describe.")
		@Nullable
		String id;

		Filters(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() {
			String wanted = id;
			if (wanted != null) {
				TrackFilter filter = providers.filter(wanted);
				terminal.result("%s: %s".formatted(filter.label(), filter.description()));
				describe(terminal, filter.parameters());
				terminal.json(json -> Json.parameters(json, filter.parameters()));
				return ExitCode.OK;
			}
			List<List<String>> rows = new ArrayList<>();
			rows.add(List.of("FILTER", "PARAMETERS", "WHAT IT DOES"));
			for (TrackFilter filter : providers.filters()) {
				rows.add(List.of(filter.id(),
						String.join(" ", filter.parameters().parameters().stream().map(Parameter::name).toList()),
						filter.description()));
			}
			terminal.table(rows);
			noteBundles();
			terminal.json(json -> {
				json.writeArrayFieldStart("filters");
				for (TrackFilter filter : providers.filters()) {
					json.writeStartObject();
					json.writeStringField("id", filter.id());
					json.writeStringField("label", filter.label());
					json.writeStringField("description", filter.description());
					Json.parameters(json, filter.parameters());
					json.writeEndObject();
				}
				json.writeEndArray();
			});
			return ExitCode.OK;
		}
	}

	@CommandLine.Command(name = "backends", description = "Lists motion backends, or the parameters of one.")
	static final class Backends extends Command {

		@Parameters(arity = "0..1", paramLabel = "<id>", description = "A backend to describe.")
		@Nullable
		String id;

		Backends(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() {
			String wanted = id;
			if (wanted != null) {
				MotionInfo info = providers.motionBackend(wanted).info();
				terminal.result("%s: %s".formatted(info.label(), info.modelId()));
				describe(terminal, info.parameters());
				terminal.json(json -> Json.parameters(json, info.parameters()));
				return ExitCode.OK;
			}
			List<List<String>> rows = new ArrayList<>();
			rows.add(List.of("BACKEND", "USABLE", "MODEL", "LABEL"));
			for (MotionBackend backend : providers.motionBackends()) {
				MotionInfo info = backend.info();
				Availability availability = backend.availability();
				rows.add(List.of(info.id(), availability.isUsable() ? "yes" : "no", info.modelId(),
						availability.isUsable() ? info.label() : info.label() + ": " + availability.reason()));
			}
			terminal.table(rows);
			noteBundles();
			terminal.json(json -> {
				json.writeArrayFieldStart("backends");
				for (MotionBackend backend : providers.motionBackends()) {
					MotionInfo info = backend.info();
					json.writeStartObject();
					json.writeStringField("id", info.id());
					json.writeStringField("label", info.label());
					json.writeBooleanField("usable", backend.availability().isUsable());
					json.writeStringField("reason", backend.availability().reason());
					json.writeStringField("model", info.modelId());
					json.writeNumberField("sampleRate", info.sampleRate());
					json.writeStringField("frameRate", info.frameRate().toString());
					json.writeNumberField("latencySeconds", info.latencySeconds());
					Json.parameters(json, info.parameters());
					json.writeEndObject();
				}
				json.writeEndArray();
			});
			return ExitCode.OK;
		}
	}

	@CommandLine.Command(name = "models", description = "Lists the models that motion backends use.")
	static final class Models extends Command {

		Models(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() {
			List<List<String>> rows = new ArrayList<>();
			rows.add(List.of("MODEL", "BACKEND", "USABLE", "SHA-256"));
			for (MotionBackend backend : providers.motionBackends()) {
				MotionInfo info = backend.info();
				rows.add(List.of(info.modelId(), info.id(),
						backend.availability().isUsable() ? "yes" : "no: " + backend.availability().reason(),
						info.modelSha256().isEmpty() ? "-" : info.modelSha256()));
			}
			terminal.table(rows);
			terminal.json(json -> {
				json.writeArrayFieldStart("models");
				for (MotionBackend backend : providers.motionBackends()) {
					json.writeStartObject();
					json.writeStringField("model", backend.info().modelId());
					json.writeStringField("backend", backend.info().id());
					json.writeBooleanField("usable", backend.availability().isUsable());
					json.writeStringField("reason", backend.availability().reason());
					json.writeStringField("sha256", backend.info().modelSha256());
					json.writeEndObject();
				}
				json.writeEndArray();
			});
			return ExitCode.OK;
		}
	}

	@CommandLine.Command(name = "devices", description = "Lists devices that networks can run on, and sound inputs.")
	static final class Devices extends Command {

		Devices(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() {
			List<List<String>> rows = new ArrayList<>();
			rows.add(List.of("DEVICE", "RUNTIME", "USABLE", "LABEL"));
			for (InferenceBackend backend : providers.inferenceBackends()) {
				for (Device device : backend.devices()) {
					rows.add(List.of(device.id(), backend.id(), device.isUsable() ? "yes" : "no",
							device.isUsable() ? device.label() : device.label() + ": " + device.reason()));
				}
			}
			List<URI> inputs = providers.audioLocations();
			inputs.forEach(input -> rows.add(List.of(input.toString(), "sound", "yes", "")));
			terminal.table(rows);
			noteBundles();
			terminal.json(json -> {
				json.writeArrayFieldStart("devices");
				for (InferenceBackend backend : providers.inferenceBackends()) {
					for (Device device : backend.devices()) {
						json.writeStartObject();
						json.writeStringField("id", device.id());
						json.writeStringField("runtime", backend.id());
						json.writeStringField("label", device.label());
						json.writeBooleanField("usable", device.isUsable());
						json.writeStringField("reason", device.reason());
						json.writeEndObject();
					}
				}
				json.writeEndArray();
				json.writeArrayFieldStart("soundInputs");
				for (URI input : inputs) {
					json.writeString(input.toString());
				}
				json.writeEndArray();
			});
			return ExitCode.OK;
		}
	}
}
