package org.facewright.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.filter.TrackFilter;
import org.facewright.api.live.LiveInput;
import org.facewright.api.live.LiveSink;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.qc.QualityCheck;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.engine.Providers;
import org.facewright.operations.qc.QualityReport;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonGenerator;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;

/** {@code reference}: what documentation and other programs want to know about the command itself. */
@CommandLine.Command(name = "reference", description = "Prints every command, option, format, filter, backend and check"
		+ " with its parameters as JSON; or, with --parse, says which command lines of a script are wrong, without"
		+ " running them.")
final class ReferenceCommand extends Command {

	@Option(names = "--parse", paramLabel = "<file>", description = "A text file with a command line on each line, such"
			+ " as 'facewright formats'; exit code 1 when one of them is wrong.")
	@Nullable
	Path script;

	private final Installation installation;

	ReferenceCommand(Providers providers, Terminal terminal, Installation installation) {
		super(providers, terminal);
		this.installation = installation;
	}

	@Override
	int run() throws IOException {
		Path lines = script;
		return lines == null ? print() : parse(Files.readAllLines(lines, StandardCharsets.UTF_8));
	}

	private CommandTree tree() {
		return new CommandTree(providers, terminal, installation);
	}

	private int parse(List<String> lines) {
		Map<Integer, String> wrong = new LinkedHashMap<>();
		for (int i = 0; i < lines.size(); i++) {
			int number = i + 1;
			complaint(words(lines.get(i))).ifPresent(complaint -> wrong.put(number, complaint));
		}
		wrong.forEach((number, complaint) -> terminal.result("%d: %s".formatted(number, complaint)));
		terminal.json(json -> {
			json.writeArrayFieldStart("wrong");
			for (Map.Entry<Integer, String> each : wrong.entrySet()) {
				json.writeStartObject();
				json.writeNumberField("line", each.getKey());
				json.writeStringField("message", each.getValue());
				json.writeEndObject();
			}
			json.writeEndArray();
		});
		return wrong.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
	}

	private Optional<String> complaint(List<String> words) {
		if (words.isEmpty()) {
			return Optional.empty();
		}
		if (!words.getFirst().matches("(.*[/\\\\])?facewright(\\.cmd)?")) {
			return Optional.of("'%s' is another command".formatted(words.getFirst()));
		}
		String[] args = words.subList(1, words.size()).toArray(String[]::new);
		try {
			tree().create(args).parseArgs(args);
			return Optional.empty();
		} catch (CommandLine.ParameterException e) {
			return Optional.of(String.valueOf(e.getMessage()));
		}
	}

	/** The words of a line as a shell splits them at spaces, with quotes and backslashes; nothing is expanded. */
	static List<String> words(String line) {
		List<String> words = new ArrayList<>();
		StringBuilder word = new StringBuilder();
		boolean begun = false;
		char quote = 0;
		for (int i = 0; i < line.length(); i++) {
			char c = line.charAt(i);
			if (quote != 0) {
				if (c == quote) {
					quote = 0;
				} else {
					word.append(c);
				}
			} else if (c == '\'' || c == '"') {
				quote = c;
				begun = true;
			} else if (c == '\\' && i + 1 < line.length()) {
				word.append(line.charAt(++i));
				begun = true;
			} else if (Character.isWhitespace(c)) {
				if (begun) {
					words.add(word.toString());
					word.setLength(0);
					begun = false;
				}
			} else {
				word.append(c);
				begun = true;
			}
		}
		if (begun) {
			words.add(word.toString());
		}
		return words;
	}

	/** The result is JSON with or without {@code --json}. */
	private int print() {
		terminal.setJson(true);
		terminal.json(json -> {
			json.writeStringField("version", installation.version());
			json.writeArrayFieldStart("commands");
			writeBelow(json, "facewright", tree().create().getCommandSpec());
			json.writeEndArray();
			json.writeArrayFieldStart("backends");
			for (MotionBackend backend : providers.motionBackends()) {
				provider(json, backend.info().id(), backend.info().label(), "", backend.info().parameters());
			}
			json.writeEndArray();
			json.writeArrayFieldStart("filters");
			for (TrackFilter filter : providers.filters()) {
				provider(json, filter.id(), filter.label(), filter.description(), filter.parameters());
			}
			json.writeEndArray();
			formats(json, "writes", providers.exporters().stream().map(exporter -> exporter.format()).toList());
			formats(json, "reads", providers.importers().stream().map(importer -> importer.format()).toList());
			json.writeArrayFieldStart("checks");
			for (QualityCheck check : QualityReport.checks(providers)) {
				provider(json, check.id(), check.label(), check.explanation(), check.parameters());
			}
			json.writeEndArray();
			json.writeArrayFieldStart("sends");
			for (LiveSink sink : providers.liveSinks()) {
				Json.protocol(json, sink.id(), sink.label(), sink.defaultPort(), sink.parameters());
			}
			json.writeEndArray();
			json.writeArrayFieldStart("receives");
			for (LiveInput input : providers.liveInputs()) {
				Json.protocol(json, input.id(), input.label(), input.defaultPort(), input.parameters());
			}
			json.writeEndArray();
		});
		return ExitCode.OK;
	}

	private static void provider(JsonGenerator json, String id, String label, String description,
			ParameterSchema parameters) throws IOException {
		json.writeStartObject();
		json.writeStringField("id", id);
		json.writeStringField("label", label);
		json.writeStringField("description", description);
		Json.parameters(json, parameters);
		json.writeEndObject();
	}

	private static void formats(JsonGenerator json, String name, List<ExchangeFormat> formats) throws IOException {
		json.writeArrayFieldStart(name);
		for (ExchangeFormat format : formats) {
			json.writeStartObject();
			json.writeStringField("id", format.id());
			json.writeStringField("label", format.label());
			json.writeArrayFieldStart("suffixes");
			for (String suffix : format.suffixes()) {
				json.writeString(suffix);
			}
			json.writeEndArray();
			Json.parameters(json, format.parameters());
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	/** A command may stand under another name than its own, but not under two. */
	private static void writeBelow(JsonGenerator json, String name, CommandSpec spec) throws IOException {
		Set<CommandLine> written = new HashSet<>();
		for (Map.Entry<String, CommandLine> command : spec.subcommands().entrySet()) {
			if (written.add(command.getValue())) {
				write(json, name + " " + command.getKey(), command.getValue().getCommandSpec());
			}
		}
	}

	private static void write(JsonGenerator json, String name, CommandSpec spec) throws IOException {
		json.writeStartObject();
		json.writeStringField("name", name);
		json.writeStringField("description", plain(String.join(" ", spec.usageMessage().description()), ""));
		json.writeStringField("footer", plain(String.join(" ", spec.usageMessage().footer()).strip(), ""));
		json.writeArrayFieldStart("arguments");
		for (PositionalParamSpec argument : spec.positionalParameters()) {
			json.writeStartObject();
			json.writeStringField("label", argument.paramLabel());
			argument(json, argument);
			json.writeEndObject();
		}
		json.writeEndArray();
		json.writeArrayFieldStart("options");
		for (OptionSpec option : spec.options()) {
			if (option.hidden()) {
				continue;
			}
			json.writeStartObject();
			json.writeArrayFieldStart("names");
			for (String flag : option.names()) {
				json.writeString(flag);
			}
			json.writeEndArray();
			json.writeStringField("label", option.arity().max() > 0 ? option.paramLabel() : "");
			argument(json, option);
			json.writeEndObject();
		}
		json.writeEndArray();
		json.writeArrayFieldStart("commands");
		writeBelow(json, name, spec);
		json.writeEndArray();
		json.writeEndObject();
	}

	private static void argument(JsonGenerator json, ArgSpec argument) throws IOException {
		String usual = argument.defaultValueString();
		json.writeBooleanField("required", argument.required());
		json.writeBooleanField("several", argument.isMultiValue());
		json.writeStringField("description", plain(String.join(" ", argument.description()), usual));
	}

	/** Text as help shows it: with the usual value, and without what stands for a format. */
	private static String plain(String text, @Nullable String usual) {
		return text.replace("${DEFAULT-VALUE}", usual == null ? "" : usual).replace("%%", "%").replace("%n", " ");
	}
}
