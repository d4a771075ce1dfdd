package org.facewright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.facewright.core.time.FrameRange;
import org.facewright.engine.Providers;
import org.facewright.exchange.common.NameMaps;
import org.facewright.operations.exchange.ExportProfile;
import org.facewright.operations.exchange.ExportProfiles;
import org.facewright.operations.exchange.UserFolders;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code profiles}: lists, saves and removes export profiles of a project or of the studio. */
@CommandLine.Command(name = "profiles", description = "Lists export profiles; 'profiles save' and 'profiles remove' change"
		+ " them. They are kept in the studio folder (FACEWRIGHT_STUDIO), or in a project with --project.")
final class ProfilesCommand extends Command {

	@Option(names = "--project", paramLabel = "<file>", description = "A project, for its own profiles.")
	@Nullable
	Path project;

	@Parameters(arity = "0..1", paramLabel = "<action>", description = "save or remove; lists when left out.")
	@Nullable
	String action;

	@Parameters(index = "1", arity = "0..1", paramLabel = "<name>", description = "Name of the profile.")
	@Nullable
	String name;

	@Option(names = { "-f", "--format" }, paramLabel = "<id>", description = "Format of a profile to save.")
	@Nullable
	String format;

	@Option(names = "--set", paramLabel = "<parameter=value>", description = "A parameter of the format.")
	Map<String, String> values = new LinkedHashMap<>();

	@Option(names = "--pattern", paramLabel = "<text>", description = "File name without suffix, with {project}, {take},"
			+ " {format}, {rate} and {profile} in it (" + ExportProfile.USUAL_PATTERN + ").")
	@Nullable
	String pattern;

	@Mixin
	final ExportCommand.ShapeOptions shape = new ExportCommand.ShapeOptions();

	private final ExportProfiles studio = new ExportProfiles(UserFolders.current());

	ProfilesCommand(Providers providers, Terminal terminal) {
		super(providers, terminal);
	}

	@Override
	int run() throws IOException {
		String wanted = action;
		if (wanted == null) {
			return list();
		}
		String profile = name;
		if (profile == null) {
			throw usage("say which profile");
		}
		return switch (wanted) {
			case "save" -> save(profile);
			case "remove" -> remove(profile);
			default -> throw usage("'%s' can't be done with profiles; write save or remove".formatted(wanted));
		};
	}

	private int save(String wanted) throws IOException {
		String id = format;
		if (id == null) {
			throw usage("say with --format what the profile writes");
		}
		providers.exporter(id).format().parameters().parse(values);
		ExportProfile plain = new ExportProfile(wanted, id, values, "", Optional.empty(), FrameRange.ALL, Map.of(),
				Objects.requireNonNullElse(pattern, ExportProfile.USUAL_PATTERN));
		ExportProfile profile = shape.applied(plain, new ProviderOptions());
		if (!profile.maps().isBlank()) {
			NameMaps.find(profile.maps(), Optional.of(UserFolders.current().maps()));
		}
		Path owner = project;
		if (owner != null) {
			ExportProfiles.saveInFile(profile, owner);
		}
		Path file = owner != null ? owner : studio.save(profile);
		terminal.result("saved '%s' in %s".formatted(wanted, file));
		terminal.json(json -> json.writeStringField("file", file.toString()));
		return ExitCode.OK;
	}

	private int remove(String wanted) throws IOException {
		Path owner = project;
		boolean removed = owner != null ? ExportProfiles.removeFromFile(wanted, owner) : studio.remove(wanted);
		if (!removed) {
			throw new IllegalArgumentException("there is no profile '%s' to remove".formatted(wanted));
		}
		terminal.result("removed '%s'".formatted(wanted));
		terminal.json(json -> json.writeStringField("removed", wanted));
		return ExitCode.OK;
	}

	private record Listed(ExportProfile profile, String where) {
	}

	private int list() throws IOException {
		List<Listed> profiles = new ArrayList<>();
		Path owner = project;
		if (owner != null) {
			ExportProfiles.inFile(owner).forEach(profile -> profiles.add(new Listed(profile, "project")));
		}
		studio.studio().forEach(profile -> profiles.add(new Listed(profile, "studio")));
		List<List<String>> rows = new ArrayList<>();
		rows.add(List.of("PROFILE", "WHERE", "FORMAT", "MAPS", "RATE", "RANGE", "LIMITS", "FILE"));
		for (Listed listed : profiles) {
			ExportProfile profile = listed.profile();
			rows.add(List.of(profile.name(), listed.where(), profile.format(),
					profile.maps().isEmpty() ? "-" : profile.maps(), profile.rate().map(Object::toString).orElse("-"),
					profile.range().equals(FrameRange.ALL) ? "-" : profile.range().toString(),
					profile.limits().isEmpty() ? "-" : profile.limits().toString(), profile.pattern()));
		}
		terminal.table(rows);
		terminal.json(json -> {
			json.writeArrayFieldStart("profiles");
			for (Listed listed : profiles) {
				ExportProfile profile = listed.profile();
				json.writeStartObject();
				json.writeStringField("name", profile.name());
				json.writeStringField("where", listed.where());
				json.writeStringField("format", profile.format());
				json.writeStringField("maps", profile.maps());
				json.writeStringField("rate", profile.rate().map(Object::toString).orElse(""));
				json.writeStringField("range", profile.range().toString());
				json.writeStringField("pattern", profile.pattern());
				json.writeObjectFieldStart("limits");
				for (Map.Entry<String, ExportProfile.Limits> limit : profile.limits().entrySet()) {
					json.writeStringField(limit.getKey(), limit.getValue().toString());
				}
				json.writeEndObject();
				json.writeObjectFieldStart("values");
				for (Map.Entry<String, String> value : profile.values().entrySet()) {
					json.writeStringField(value.getKey(), value.getValue());
				}
				json.writeEndObject();
				json.writeEndObject();
			}
			json.writeEndArray();
		});
		return ExitCode.OK;
	}
}
