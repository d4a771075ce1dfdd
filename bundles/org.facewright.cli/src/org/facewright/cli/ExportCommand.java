package org.facewright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.facewright.engine.Exchange.Written;
import org.facewright.engine.Providers;
import org.facewright.operations.LineGenerator;
import org.facewright.operations.TrackFiles;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: writes a project's take, or a track file, in other formats. */
@CommandLine.Command(name = "export", description = "Writes a project's take in one or several formats, reads each file"
		+ " back and compares it. A track file of another format can stand in for the project.")
final class ExportCommand extends Command {

	@Parameters(paramLabel = "<input>", description = "A project or a track file.")
	@Nullable
	Path input;

	@Option(names = { "-f", "--format" }, split = ",", paramLabel = "<id>", description = "Formats, as 'formats' lists"
			+ " them; several with commas. By the output's suffix when left out.")
	List<String> formats = new ArrayList<>();

	@Option(names = { "-o",
			"--output" }, paramLabel = "<file|folder>", required = true, description = "Where to write; a"
					+ " folder for several formats.")
	@Nullable
	Path output;

	@Option(names = "--take", paramLabel = "<name>", description = "The take, when the project has several.")
	@Nullable
	String take;

	final ProviderOptions providerOptions = new ProviderOptions();

	ExportCommand(Providers providers, Terminal terminal) {
		super(providers, terminal);
	}

	@Override
	int run() throws IOException {
		Path source = Objects.requireNonNull(input);
		Path target = Objects.requireNonNull(output);
		if (formats.isEmpty() && Files.isDirectory(target)) {
			throw usage("-o is a folder: say with --format what to write into it");
		}
		List<String> ids = formats.isEmpty()
				? List.of(providers.exporterForFile(target.getFileName().toString()).format().id())
				: formats;
		ids.forEach(id -> providers.exporter(id).format().parameters().parse(providerOptions.texts(id)));
		requireDistinctFiles(ids);
		TrackFiles files = new TrackFiles(providers);
		TrackFiles.Tracks tracks = files.open(source, Optional.ofNullable(take), terminal.progress());
		terminal.problems(source.toString(), tracks.problems());
		boolean several = ids.size() > 1 || Files.isDirectory(target)
				|| !target.getFileName().toString().contains(".");
		List<Written> results = new ArrayList<>();
		for (String id : ids) {
			Path file = several
					? target.resolve(LineGenerator.takeName(source) + "."
							+ providers.exporter(id).format().suffixes().getFirst())
					: target;
			Written written = files.export(tracks, id, providerOptions.texts(id), file, terminal.progress());
			terminal.problems(file.getFileName().toString(), written.problems());
			terminal.result(file + written.readBack()
					.map(back -> "  (read back: %d channels, %d frames, largest difference %.2g)"
							.formatted(back.channels(), back.frames(), back.maxDifference()))
					.orElse(""));
			results.add(written);
		}
		terminal.json(json -> {
			json.writeArrayFieldStart("files");
			for (Written written : results) {
				json.writeStartObject();
				json.writeStringField("path", written.file().toString());
				if (written.readBack().isPresent()) {
					json.writeNumberField("frames", written.readBack().get().frames());
					json.writeNumberField("readBackMaxDifference", written.readBack().get().maxDifference());
				}
				Json.problems(json, written.problems());
				json.writeEndObject();
			}
			json.writeEndArray();
		});
		return ExitCode.OK;
	}

	/** Formats with one suffix would write over each other. */
	private void requireDistinctFiles(List<String> ids) {
		long suffixes = ids.stream().map(id -> providers.exporter(id).format().suffixes().getFirst()).distinct()
				.count();
		if (suffixes < ids.size()) {
			throw usage("two of these formats have the same suffix; export them one by one: " + String.join(", ", ids));
		}
	}
}
