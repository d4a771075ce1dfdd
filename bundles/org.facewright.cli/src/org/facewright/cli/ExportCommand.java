package org.facewright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.facewright.core.progress.Problem;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.Exchange.Written;
import org.facewright.engine.Providers;
import org.facewright.engine.ReadBack;
import org.facewright.operations.LineGenerator;
import org.facewright.operations.TrackFiles;
import org.facewright.operations.exchange.ExportProfile;
import org.facewright.operations.exchange.ExportProfiles;
import org.facewright.operations.exchange.ProfileExport;
import org.facewright.operations.exchange.TrackImport;
import org.facewright.operations.exchange.UserFolders;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonGenerator;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: writes a project's take, or a track file, in other formats. */
@CommandLine.Command(name = "export", description = "Writes a project's take in one or several formats, reads each file"
		+ " back and compares it. A track file of another format can stand in for the project; it is examined first.")
final class ExportCommand extends Command {

	@Parameters(paramLabel = "<input>", description = "A project or a track file.")
	@Nullable
	Path input;

	@Option(names = { "-f", "--format" }, split = ",", paramLabel = "<id>", description = "Formats, as 'formats' lists"
			+ " them; several with commas. By the output's suffix when left out.")
	List<String> formats = new ArrayList<>();

	@Option(names = { "-o", "--output" }, paramLabel = "<file|folder>", description = "Where to write; a folder for"
			+ " several formats. With a profile it may be left out: then this folder, under the profile's file name.")
	@Nullable
	Path output;

	@Option(names = "--take", paramLabel = "<name>", description = "The take, when the project has several.")
	@Nullable
	String take;

	@Option(names = "--profile", paramLabel = "<name>", description = "A profile of the project or the studio, as"
			+ " 'profiles' lists them.")
	@Nullable
	String profileName;

	@Option(names = "--unverified", description = "Keep a file that reads back otherwise than its format promises.")
	boolean unverified;

	@Option(names = "--dry-run", description = "Say what would be lost or refused, and write nothing.")
	boolean dryRun;

	@Mixin
	final ShapeOptions shape = new ShapeOptions();

	@Mixin
	final ImportOptions importing = new ImportOptions();

	final ProviderOptions providerOptions = new ProviderOptions();

	private final UserFolders folders = UserFolders.current();

	ExportCommand(Providers providers, Terminal terminal) {
		super(providers, terminal);
	}

	/** One file to write. */
	private record Job(ExportProfile profile, Path file) {
	}

	@Override
	int run() throws IOException {
		Path source = Objects.requireNonNull(input);
		boolean isProject = TrackFiles.isProject(source);
		List<ExportProfile> profiles = profiles(isProject ? ExportProfiles.inFile(source) : List.of());
		for (ExportProfile profile : profiles) {
			providers.exporter(profile.format()).format().parameters().parse(profile.values());
		}
		requireDistinctFiles(profiles);
		TrackFiles.Tracks tracks = isProject
				? new TrackFiles(providers).open(source, Optional.ofNullable(take), terminal.progress())
				: taken(source);
		terminal.problems(source.toString(), tracks.problems());
		String projectName = ProfileExport.projectName(source);
		ProfileExport export = new ProfileExport(providers, folders);
		List<Job> jobs = new ArrayList<>();
		for (ExportProfile profile : profiles) {
			jobs.add(new Job(profile, file(source, tracks, projectName, profile, profiles.size() > 1, export)));
		}
		return dryRun ? preview(tracks, jobs, export) : write(tracks, jobs, export);
	}

	private TrackFiles.Tracks taken(Path source) throws IOException {
		TrackImport reading = new TrackImport(providers, folders);
		TrackImport.Choice choice = importing.choice();
		return reading.take(reading.examine(source, choice, terminal.progress()), choice);
	}

	private List<ExportProfile> profiles(List<ExportProfile> own) throws IOException {
		String wanted = profileName;
		if (wanted != null) {
			if (!formats.isEmpty()) {
				throw usage("a profile names its format; leave out --format");
			}
			return List.of(shape.applied(new ExportProfiles(folders).find(wanted, own), providerOptions));
		}
		Path target = output;
		if (target == null) {
			throw usage("say with -o where to write");
		}
		if (formats.isEmpty() && Files.isDirectory(target)) {
			throw usage("-o is a folder: say with --format what to write into it");
		}
		List<String> ids = formats.isEmpty()
				? List.of(providers.exporterForFile(target.getFileName().toString()).format().id())
				: formats;
		return ids.stream().map(id -> shape.applied(ExportProfile.of("export", id), providerOptions)).toList();
	}

	private Path file(Path source, TrackFiles.Tracks tracks, String project, ExportProfile profile, boolean several,
			ProfileExport export) {
		Path target = output;
		if (target == null) {
			return export.file(tracks, project, profile, Path.of(""));
		}
		boolean folder = several || Files.isDirectory(target) || !target.getFileName().toString().contains(".");
		if (!folder) {
			return target;
		}
		return profileName != null
				? export.file(tracks, project, profile, target)
				: target.resolve(LineGenerator.takeName(source) + "."
						+ providers.exporter(profile.format()).format().suffixes().getFirst());
	}

	private int preview(TrackFiles.Tracks tracks, List<Job> jobs, ProfileExport export) throws IOException {
		Map<Job, List<Problem>> problems = new LinkedHashMap<>();
		for (Job job : jobs) {
			problems.put(job, export.preview(tracks, job.profile()).problems());
			terminal.problems(job.file().getFileName().toString(), Objects.requireNonNull(problems.get(job)));
			terminal.result("%s  (%s; nothing was written)".formatted(job.file(), job.profile().format()));
		}
		terminal.json(json -> {
			json.writeArrayFieldStart("files");
			for (Map.Entry<Job, List<Problem>> entry : problems.entrySet()) {
				json.writeStartObject();
				json.writeStringField("path", entry.getKey().file().toString());
				json.writeStringField("format", entry.getKey().profile().format());
				json.writeBooleanField("written", false);
				Json.problems(json, entry.getValue());
				json.writeEndObject();
			}
			json.writeEndArray();
		});
		boolean refused = problems.values().stream().flatMap(List::stream)
				.anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
		return refused ? ExitCode.FAILED : ExitCode.OK;
	}

	private int write(TrackFiles.Tracks tracks, List<Job> jobs, ProfileExport export) throws IOException {
		Map<Job, Written> results = new LinkedHashMap<>();
		for (Job job : jobs) {
			Written written = export.export(tracks, job.profile(), job.file(), !unverified, terminal.progress());
			terminal.problems(job.file().getFileName().toString(), written.problems());
			terminal.result(job.file() + written.readBack().map(ExportCommand::line).orElse(""));
			results.put(job, written);
		}
		terminal.json(json -> {
			json.writeArrayFieldStart("files");
			for (Map.Entry<Job, Written> entry : results.entrySet()) {
				Written written = entry.getValue();
				json.writeStartObject();
				json.writeStringField("path", written.file().toString());
				json.writeStringField("format", entry.getKey().profile().format());
				if (written.readBack().isPresent()) {
					readBack(json, written.readBack().get());
				}
				Json.problems(json, written.problems());
				json.writeEndObject();
			}
			json.writeEndArray();
		});
		return ExitCode.OK;
	}

	private static String line(ReadBack back) {
		return "  (read back: %d channels%s, %d frames, largest difference %.2g, length %+.2f frames)".formatted(
				back.channels(), back.lost().isEmpty() ? "" : " and %d moving ones lost".formatted(back.lost().size()),
				back.frames(), back.maxDifference(), back.timeSkewFrames());
	}

	private static void readBack(JsonGenerator json, ReadBack back) throws IOException {
		json.writeNumberField("frames", back.frames());
		json.writeNumberField("readBackMaxDifference", back.maxDifference());
		json.writeObjectFieldStart("readBack");
		json.writeNumberField("channels", back.channels());
		json.writeNumberField("missing", back.missing());
		json.writeArrayFieldStart("lost");
		for (String name : back.lost()) {
			json.writeString(name);
		}
		json.writeEndArray();
		json.writeNumberField("maxDifference", back.maxDifference());
		json.writeNumberField("precision", back.precision());
		json.writeNumberField("lengthDifferenceFrames", back.timeSkewFrames());
		json.writeNumberField("lateFrames", back.shiftFrames());
		if (back.worst().isPresent()) {
			json.writeStringField("worstChannel", back.worst().get().channel());
			json.writeNumberField("worstFrame", back.worst().get().frame());
		}
		json.writeEndObject();
	}

	/** Formats with one suffix would write over each other. */
	private void requireDistinctFiles(List<ExportProfile> profiles) {
		List<String> ids = profiles.stream().map(ExportProfile::format).toList();
		long suffixes = ids.stream().map(id -> providers.exporter(id).format().suffixes().getFirst()).distinct()
				.count();
		if (suffixes < ids.size()) {
			throw usage("two of these formats have the same suffix; export them one by one: " + String.join(", ", ids));
		}
	}

	/** What becomes of the take on its way out; shared by {@code export} and {@code profiles save}. */
	static final class ShapeOptions {

		@Option(names = "--map", paramLabel = "<id|file>", description = "Name maps to apply before the export, as 'maps'"
				+ " lists them, or files; several with commas.")
		String maps = "";

		@Option(names = "--rate", paramLabel = "<fps>", description = "Frames per second of the file; the take's own when"
				+ " left out.")
		String rate = "";

		@Option(names = "--range", paramLabel = "<from..to>", description = "Frames of the take to export, such as"
				+ " 100..200.")
		String range = "";

		@Option(names = "--limits", paramLabel = "<channels=low..high>", description = "Limits of values, such as *=0..1"
				+ " or jaw*=0..0.8; several with commas, the first that fits counts.")
		String limits = "";

		/** A profile with what was given here and with the flags of its format on top. */
		ExportProfile applied(ExportProfile profile, ProviderOptions options) {
			Map<String, String> values = new LinkedHashMap<>(profile.values());
			values.putAll(options.texts(profile.format()));
			return new ExportProfile(profile.name(), profile.format(), values,
					maps.isEmpty() ? profile.maps() : maps,
					rate.isEmpty() ? profile.rate() : Optional.of(FrameRate.parse(rate)),
					range.isEmpty() ? profile.range() : FrameRange.parse(range),
					limits.isEmpty() ? profile.limits() : limits(limits), profile.pattern());
		}

		private static Map<String, ExportProfile.Limits> limits(String text) {
			Map<String, ExportProfile.Limits> limits = new LinkedHashMap<>();
			for (String part : text.split(",")) {
				int equals = part.indexOf('=');
				String channels = equals < 0 ? "*" : part.substring(0, equals).strip();
				limits.put(channels, ExportProfile.Limits.parse(part.substring(equals + 1)));
			}
			return limits;
		}
	}

	/** How a track file is read; shared by {@code export} and {@code inspect}. */
	static final class ImportOptions {

		@Option(names = "--input-format", paramLabel = "<id>", description = "Format of a track file; found out when left"
				+ " out.")
		@Nullable
		String format;

		@Option(names = "--input", paramLabel = "<name=value>", description = "A parameter of the input's format, such as"
				+ " base=30.")
		Map<String, String> values = new LinkedHashMap<>();

		@Option(names = "--repair", paramLabel = "<all|none|repairs>", description = "What to put right in a track file, as"
				+ " 'inspect' names it, with commas. Remembered for files of the same kind.")
		@Nullable
		String repairs;

		@Option(names = "--once", description = "Do not remember this --repair.")
		boolean once;

		@Option(names = "--input-map", paramLabel = "<id|file>", description = "Name maps to apply to a track file after"
				+ " its repair.")
		String maps = "";

		TrackImport.Choice choice() {
			String wanted = repairs;
			return new TrackImport.Choice(Optional.ofNullable(format), values,
					wanted == null ? Optional.empty() : Optional.of(TrackImport.Choice.repairs(wanted)), maps, !once);
		}
	}
}
