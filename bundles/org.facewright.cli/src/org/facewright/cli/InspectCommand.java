package org.facewright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.facewright.core.motion.MotionClip;
import org.facewright.engine.Providers;
import org.facewright.exchange.common.ConventionDoctor.Finding;
import org.facewright.exchange.common.ConventionDoctor.Repair;
import org.facewright.operations.exchange.TrackImport;
import org.facewright.operations.exchange.TrackImport.Examined;
import org.facewright.operations.exchange.UserFolders;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inspect}: what a recording of another tool is, before anything is done with it. */
@CommandLine.Command(name = "inspect", description = "Examines a track file: format, names, rate, range and units, sides,"
		+ " gaps, copies. Changes nothing; 'export --repair' puts right what it finds.")
final class InspectCommand extends Command {

	@Parameters(paramLabel = "<file>", description = "A track file.")
	@Nullable
	Path input;

	@Option(names = "--forget-answer", description = "Forget which repairs were wanted for files of this kind.")
	boolean forgetAnswer;

	@Mixin
	final ExportCommand.ImportOptions importing = new ExportCommand.ImportOptions();

	InspectCommand(Providers providers, Terminal terminal) {
		super(providers, terminal);
	}

	@Override
	int run() throws IOException {
		Path source = Objects.requireNonNull(input);
		TrackImport reading = new TrackImport(providers, UserFolders.current());
		Examined found = reading.examine(source, importing.choice(), terminal.progress());
		if (forgetAnswer) {
			terminal.note(reading.forget(found) ? "the answer is forgotten" : "there was no answer to forget");
		}
		MotionClip clip = found.clip();
		List<String> still = found.diagnosis().still();
		terminal.table(List.of(List.of("format", found.formatId()), List.of("names", found.diagnosis().names()),
				List.of("channels", "%d, of which %d never move".formatted(clip.channels().size(), still.size())),
				List.of("frames", "%d at %s a second, %.2f s".formatted(clip.frameCount(), clip.frameRate(),
						clip.durationSeconds())),
				List.of("kind", found.signature()),
				List.of("answer", found.answered().map(InspectCommand::codes).orElse("-"))));
		terminal.problems(source.toString(), found.content().problems());
		for (Finding finding : found.diagnosis().findings()) {
			terminal.result("%-12s %s".formatted(finding.repair().code(), finding.problem()));
		}
		terminal.json(json -> {
			json.writeStringField("format", found.formatId());
			json.writeStringField("names", found.diagnosis().names());
			json.writeNumberField("channels", clip.channels().size());
			json.writeNumberField("frames", clip.frameCount());
			json.writeStringField("frameRate", clip.frameRate().toString());
			json.writeStringField("kind", found.signature());
			json.writeArrayFieldStart("still");
			for (String name : still) {
				json.writeString(name);
			}
			json.writeEndArray();
			json.writeArrayFieldStart("repairs");
			for (Finding finding : found.diagnosis().findings()) {
				json.writeString(finding.repair().code());
			}
			json.writeEndArray();
			Json.problems(json, Stream
					.concat(found.content().problems().stream(), found.diagnosis().problems().stream()).toList());
		});
		return ExitCode.OK;
	}

	private static String codes(Set<Repair> repairs) {
		return repairs.isEmpty() ? "none" : repairs.stream().map(Repair::code).collect(Collectors.joining(","));
	}
}
