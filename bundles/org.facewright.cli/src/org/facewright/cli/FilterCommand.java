package org.facewright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.facewright.engine.Providers;
import org.facewright.operations.FilterSpec;
import org.facewright.operations.TrackFiles;
import org.facewright.operations.receipt.Receipt;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonGenerator;

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

	@Option(names = { "-o", "--output" }, paramLabel = "<file>", description = "Where to write; may be left out with"
			+ " --receipt.")
	@Nullable
	Path output;

	@Option(names = "--audio", paramLabel = "<recording>", description = "The sound of a track file, for filters that"
			+ " listen to it.")
	@Nullable
	Path audio;

	@Option(names = "--receipt", description = "Says before what the filters cost and gain: closures that open, delay,"
			+ " bandwidth, speed, amplitude, tremble.")
	boolean receipt;

	FilterCommand(Providers providers, Terminal terminal) {
		super(providers, terminal);
	}

	@Override
	int run() throws IOException {
		Path source = Objects.requireNonNull(input);
		List<FilterSpec> specs = filters.stream().map(FilterSpec::parse).toList();
		Optional<Receipt> costs = receipt
				? Optional.of(new TrackFiles(providers).receipt(source, specs, Optional.ofNullable(audio),
						terminal.progress()))
				: Optional.empty();
		costs.ifPresent(this::print);
		Path target = output;
		if (target == null && !receipt) {
			throw usage("say with --output where to write, or ask for a --receipt only");
		}
		if (target != null) {
			filter(source, specs, target);
			terminal.result(target.toString());
		}
		terminal.json(json -> {
			if (target != null) {
				json.writeStringField("file", target.toString());
			}
			if (costs.isPresent()) {
				write(costs.get(), json);
			}
		});
		return ExitCode.OK;
	}

	private void filter(Path source, List<FilterSpec> specs, Path target) throws IOException {
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
	}

	private void print(Receipt costs) {
		if (costs.changesNothing()) {
			terminal.result("The filters change nothing.");
			return;
		}
		List<List<String>> rows = new ArrayList<>();
		rows.add(List.of("", "before", "after", "", ""));
		for (Receipt.Row row : costs.rows()) {
			rows.add(List.of(row.name(), row.before(), row.after(), row.change(), switch (row.verdict()) {
				case GOOD -> "ok";
				case COST -> "cost";
				case NONE -> "";
			}));
		}
		terminal.table(rows);
		for (Receipt.Closure lost : costs.lost()) {
			terminal.result(String.format(Locale.ROOT, "lost: %s at frame %d, lips %.1f mm apart instead of %.1f",
					lost.label(), lost.frames().start(), lost.afterMm(), lost.beforeMm()));
		}
	}

	private static void write(Receipt costs, JsonGenerator json) throws IOException {
		json.writeObjectFieldStart("receipt");
		json.writeNumberField("seconds", costs.seconds());
		json.writeObjectFieldStart("closures");
		json.writeNumberField("all", costs.closures().size());
		json.writeNumberField("closedBefore", costs.closures().stream().filter(Receipt.Closure::closedBefore).count());
		json.writeNumberField("closedAfter", costs.closures().stream().filter(Receipt.Closure::closedAfter).count());
		json.writeArrayFieldStart("lost");
		for (Receipt.Closure lost : costs.lost()) {
			json.writeStartObject();
			json.writeStringField("phone", lost.label());
			json.writeNumberField("start", lost.frames().start());
			json.writeNumberField("end", lost.frames().end());
			json.writeNumberField("beforeMm", lost.beforeMm());
			json.writeNumberField("afterMm", lost.afterMm());
			json.writeEndObject();
		}
		json.writeEndArray();
		json.writeEndObject();
		json.writeArrayFieldStart("parts");
		write(costs.whole(), json);
		for (Receipt.Part part : costs.parts()) {
			write(part, json);
		}
		json.writeEndArray();
		json.writeEndObject();
	}

	private static void write(Receipt.Part part, JsonGenerator json) throws IOException {
		json.writeStartObject();
		json.writeStringField("part", part.name());
		json.writeNumberField("lagMs", part.lagMs());
		json.writeNumberField("onsetMs", part.onsetMs());
		if (!Double.isNaN(part.cutHz())) {
			json.writeNumberField("cutHz", part.cutHz());
		}
		json.writeNumberField("above8HzLeft", part.detailLeft());
		json.writeNumberField("peakSpeedBefore", part.speedBefore());
		json.writeNumberField("peakSpeedAfter", part.speedAfter());
		json.writeNumberField("amplitudeLeft", part.rangeLeft());
		json.writeNumberField("trembleBefore", part.trembleBefore());
		json.writeNumberField("trembleAfter", part.trembleAfter());
		json.writeEndObject();
	}
}
