package org.facewright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.facewright.engine.Providers;
import org.facewright.operations.FilterSpec;
import org.facewright.operations.TrackFiles;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code filter}: adds filters to a project, or filters a track file. */
@CommandLine.Command(name = "filter", description = "Adds filters to the take of a project (they stay editable in it),"
		+ " or filters a track file of any format that can be read and written.")
final class FilterCommand extends Command {

	@Parameters(paramLabel = "<input>", description = "A project or a track file.")
	@Nullable
	Path input;

	@Option(names = "--add", paramLabel = "<filter>", required = true, description = "A filter with settings, such as"
			+ " savitzky-golay:window=7,order=2; also channels=jaw*+mouth*, region=100..200, feather=3, amount=0.5."
			+ " Several are applied in their order.")
	List<String> filters = new ArrayList<>();

	@Option(names = { "-o", "--output" }, paramLabel = "<file>", required = true, description = "Where to write.")
	@Nullable
	Path output;

	@Option(names = "--audio", paramLabel = "<recording>", description = "The sound of a track file, for filters that"
			+ " listen to it.")
	@Nullable
	Path audio;

	FilterCommand(Providers providers, Terminal terminal) {
		super(providers, terminal);
	}

	@Override
	int run() throws IOException {
		Path source = Objects.requireNonNull(input);
		Path target = Objects.requireNonNull(output);
		List<FilterSpec> specs = filters.stream().map(FilterSpec::parse).toList();
		TrackFiles files = new TrackFiles(providers);
		boolean toProject = TrackFiles.isProject(target);
		if (TrackFiles.isProject(source) && toProject) {
			terminal.problems(source.toString(), files.addFilters(source, specs, target, terminal.progress()));
		} else if (toProject) {
			throw usage("a project can only be made of a recording ('generate') or of another project");
		} else {
			terminal.problems(source.toString(),
					files.filter(source, specs, target, Optional.ofNullable(audio), terminal.progress()));
		}
		terminal.result(target.toString());
		terminal.json(json -> json.writeStringField("file", target.toString()));
		return ExitCode.OK;
	}
}
