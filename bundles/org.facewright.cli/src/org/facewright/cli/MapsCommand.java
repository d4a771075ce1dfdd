package org.facewright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.facewright.engine.Providers;
import org.facewright.exchange.common.NameMap;
import org.facewright.exchange.common.NameMaps;
import org.facewright.operations.exchange.UserFolders;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code maps}: the name maps there are, or what one of them does. */
@CommandLine.Command(name = "maps", description = "Lists name maps, those that ship and those in the studio folder, or"
		+ " shows one.")
final class MapsCommand extends Command {

	@Parameters(arity = "0..1", paramLabel = "<id|file>", description = "A map to show.")
	@Nullable
	String id;

	MapsCommand(Providers providers, Terminal terminal) {
		super(providers, terminal);
	}

	@Override
	int run() throws IOException {
		Optional<Path> folder = Optional.of(UserFolders.current().maps());
		String wanted = id;
		if (wanted != null) {
			NameMaps.find(wanted, folder).forEach(this::show);
			return ExitCode.OK;
		}
		List<NameMap> own = NameMaps.own(folder);
		List<NameMap> maps = new ArrayList<>(own);
		NameMaps.all().stream().filter(map -> own.stream().noneMatch(other -> other.id().equals(map.id())))
				.forEach(maps::add);
		List<List<String>> rows = new ArrayList<>();
		rows.add(List.of("MAP", "READS", "WRITES", "OWN", "LABEL"));
		for (NameMap map : maps) {
			rows.add(List.of(map.id(), Integer.toString(map.reads().size()), Integer.toString(map.writes().size()),
					own.contains(map) ? "yes" : "-", map.label()));
		}
		terminal.table(rows);
		terminal.json(json -> {
			json.writeArrayFieldStart("maps");
			for (NameMap map : maps) {
				json.writeStartObject();
				json.writeStringField("id", map.id());
				json.writeStringField("label", map.label());
				json.writeStringField("from", map.from());
				json.writeStringField("to", map.to());
				json.writeBooleanField("own", own.contains(map));
				json.writeEndObject();
			}
			json.writeEndArray();
		});
		return ExitCode.OK;
	}

	private void show(NameMap map) {
		terminal.result("%s: %s".formatted(map.id(), map.label()));
		if (!map.note().isEmpty()) {
			terminal.result(map.note());
		}
		if (map.solved()) {
			terminal.result("solved by least squares from the table below, right to left");
		}
		List<List<String>> rows = new ArrayList<>();
		for (NameMap.Target target : map.targets()) {
			rows.add(List.of("  " + target.channel(), "= " + formula(target)));
		}
		terminal.table(rows);
		terminal.json(json -> {
			json.writeStringField("id", map.id());
			json.writeStringField("label", map.label());
			json.writeBooleanField("solved", map.solved());
			json.writeObjectFieldStart("targets");
			for (NameMap.Target target : map.targets()) {
				json.writeStringField(target.channel(), formula(target));
			}
			json.writeEndObject();
		});
	}

	private static String formula(NameMap.Target target) {
		List<String> terms = target.terms().stream()
				.map(term -> term.gain() == 1 ? term.source() : number(term.gain()) + " " + term.source()).toList();
		String formula = target.combine() == NameMap.Combine.SUM
				? String.join(" + ", terms).replace("+ -1 ", "- ").replace("+ -", "- ")
				: target.combine().name().toLowerCase(Locale.ROOT) + terms.stream()
						.collect(Collectors.joining(", ", "(", ")"));
		return target.range().equals(NameMap.Range.ANY)
				? formula
				: "%s, from %s to %s".formatted(formula, number(target.range().low()), number(target.range().high()));
	}

	private static String number(double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e9
				? Long.toString((long) value)
				: Double.toString(value);
	}
}
