package org.facewright.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.facewright.api.qc.Finding;
import org.facewright.api.qc.QualityCheck;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.progress.Progress;
import org.facewright.engine.AtomicFiles;
import org.facewright.engine.Providers;
import org.facewright.operations.qc.QualityReport;
import org.facewright.operations.qc.ReportFormat;
import org.facewright.operations.qc.TrackQuality;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qc}: checks a face against its speech, its sound and itself. */
@CommandLine.Command(name = "qc", description = "Checks a face: lips closed on p b m, timing, tremor, jumps, missing"
		+ " frames and more. Any track of ARKit channels, of this program or another.", footer = { "",
				"Exit code 1 when something is as bad as --fail-on. docs/qc.md explains each check." })
final class QcCommand extends Command {

	private enum Bad {
		warning,
		error
	}

	private enum Format {
		html,
		json,
		junit
	}

	@Parameters(paramLabel = "<tracks>", description = "A track file or a project.")
	@Nullable
	Path input;

	@Option(names = { "-a",
			"--align" }, paramLabel = "<file>", description = "Words and phones: TextGrid, .pho, WhisperX"
					+ " or Gentle JSON, or a project. A project brings its own.")
	@Nullable
	Path alignment;

	@Option(names = "--audio", paramLabel = "<recording>", description = "The sound of a track file.")
	@Nullable
	Path audio;

	@Option(names = "--reference", paramLabel = "<tracks>", description = "Motion of the same line that is known to be"
			+ " good: finds exchanged sides.")
	@Nullable
	Path reference;

	@Option(names = "--source", paramLabel = "<tracks>", description = "What the file was written from: finds what was"
			+ " lost.")
	@Nullable
	Path source;

	@Option(names = "--take", paramLabel = "<name>", description = "The take of a project with several.")
	@Nullable
	String take;

	@Option(names = "--checks", paramLabel = "<id>", split = ",", description = "Only these, such as Q-1,Q-7.")
	List<String> only = new ArrayList<>();

	@Option(names = "--set", paramLabel = "<id>.<name>=<value>", description = "Another limit, such as Q-1.gap=1.5.")
	List<String> settings = new ArrayList<>();

	@Option(names = { "-f",
			"--format" }, paramLabel = "<format>", description = "html, json or junit; a list for people"
					+ " when it is left out and the output's name does not say it.")
	@Nullable
	Format format;

	@Option(names = { "-o", "--output" }, paramLabel = "<file>", description = "Where to write; the terminal when left"
			+ " out.")
	@Nullable
	Path output;

	@Option(names = "--fail-on", paramLabel = "<severity>", defaultValue = "error", description = "warning or error"
			+ " (${DEFAULT-VALUE}).")
	Bad failOn = Bad.error;

	@Option(names = "--ignore", paramLabel = "<id>@<frame>", description = "Puts the findings of a check at a frame of a"
			+ " project aside and saves it; needs --reason.")
	List<String> ignored = new ArrayList<>();

	@Option(names = "--reason", paramLabel = "<text>", description = "Why, for --ignore.")
	@Nullable
	String reason;

	QcCommand(Providers providers, Terminal terminal) {
		super(providers, terminal);
	}

	@Override
	int run() throws IOException {
		Path file = Objects.requireNonNull(input);
		List<QualityCheck> checks = checks();
		Map<String, Map<String, String>> limits = limits(checks);
		TrackQuality quality = new TrackQuality(providers);
		TrackQuality.Files files = new TrackQuality.Files(file, Optional.ofNullable(take),
				Optional.ofNullable(alignment), Optional.ofNullable(audio), Optional.ofNullable(reference),
				Optional.ofNullable(source));
		Progress progress = terminal.progress();
		QualityReport report;
		if (ignored.isEmpty()) {
			report = quality.check(files, checks, limits, progress);
		} else {
			String why = reason;
			if (why == null || why.isBlank()) {
				throw usage("say with --reason why the findings are ignored");
			}
			report = quality.ignore(files, checks, limits, places(), why, progress);
		}
		if (!report.hasPhones()) {
			terminal.note("%s: note: its phones are not known, so the checks of speech were left out; give --align"
					.formatted(file));
		}
		write(report);
		return report.has(failOn == Bad.error ? Severity.ERROR : Severity.WARNING) ? ExitCode.FAILED : ExitCode.OK;
	}

	private List<QualityCheck> checks() {
		List<QualityCheck> all = QualityReport.checks(providers);
		for (String id : only) {
			if (all.stream().noneMatch(check -> check.id().equalsIgnoreCase(id.strip()))) {
				throw usage("there is no check '%s'; there are: %s".formatted(id,
						String.join(", ", all.stream().map(QualityCheck::id).toList())));
			}
		}
		return only.isEmpty()
				? all
				: all.stream().filter(check -> only.stream().anyMatch(id -> check.id().equalsIgnoreCase(id.strip())))
						.toList();
	}

	private Map<String, Map<String, String>> limits(List<QualityCheck> checks) {
		Map<String, Map<String, String>> limits = new LinkedHashMap<>();
		for (String setting : settings) {
			int equals = setting.indexOf('=');
			int dot = setting.lastIndexOf('.', Math.max(0, equals));
			if (equals < 0 || dot < 1) {
				throw usage("'%s' sets nothing; write it as Q-1.gap=1.5".formatted(setting));
			}
			String id = setting.substring(0, dot);
			QualityCheck check = checks.stream().filter(known -> known.id().equalsIgnoreCase(id)).findFirst()
					.orElseThrow(() -> usage("'%s' is none of the checks that are made".formatted(id)));
			limits.computeIfAbsent(check.id(), key -> new LinkedHashMap<>()).put(setting.substring(dot + 1, equals),
					setting.substring(equals + 1));
		}
		return limits;
	}

	private List<TrackQuality.Place> places() {
		List<TrackQuality.Place> places = new ArrayList<>();
		for (String text : ignored) {
			if (!text.matches("[^@]+@[0-9]{1,9}")) {
				throw usage("'%s' is no place of a finding; write it as Q-1@120".formatted(text));
			}
			String[] parts = text.split("@");
			places.add(new TrackQuality.Place(parts[0].toUpperCase(Locale.ROOT), Integer.parseInt(parts[1])));
		}
		return places;
	}

	private Optional<ReportFormat> reportFormat() {
		Format named = format;
		if (named != null) {
			return Optional.of(ReportFormat.valueOf(named.name().toUpperCase(Locale.ROOT)));
		}
		Path target = output;
		if (target == null) {
			return Optional.empty();
		}
		String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
		return Optional.of(name.endsWith(".html") || name.endsWith(".htm")
				? ReportFormat.HTML
				: name.endsWith(".json")
						? ReportFormat.JSON
						: name.endsWith(".xml") ? ReportFormat.JUNIT : unknownFormat(name));
	}

	private ReportFormat unknownFormat(String name) {
		throw usage("'%s' does not say its format; give --format html, json or junit".formatted(name));
	}

	private void write(QualityReport report) throws IOException {
		Optional<ReportFormat> wanted = reportFormat();
		Path target = output;
		if (target != null) {
			Path folder = target.toAbsolutePath().getParent();
			if (folder != null) {
				Files.createDirectories(folder);
			}
			try (AtomicFiles written = new AtomicFiles(target)) {
				try (OutputStream out = written.main()) {
					out.write(wanted.orElseThrow().write(report).getBytes(StandardCharsets.UTF_8));
				}
				written.commit();
			}
		} else if (wanted.isPresent()) {
			terminal.result(wanted.get().write(report).stripTrailing());
			return;
		}
		terminal.json(json -> ReportFormat.writeMembers(json, report));
		List<List<String>> rows = new ArrayList<>();
		for (Finding finding : report.findings()) {
			rows.add(Arrays.asList(ReportFormat.word(finding.severity()), finding.check(),
					report.timecode(finding.frames().start()),
					"%d..%d".formatted(finding.frames().start(), finding.frames().end()), finding.message()));
		}
		terminal.table(rows);
		terminal.result("%d errors, %d warnings, %d notes, %d ignored".formatted(report.count(Severity.ERROR),
				report.count(Severity.WARNING), report.count(Severity.INFO), report.ignored().size()));
		if (target != null) {
			terminal.result(target.toString());
		}
	}
}
