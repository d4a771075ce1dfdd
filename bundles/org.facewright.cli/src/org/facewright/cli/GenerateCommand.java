package org.facewright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.facewright.api.motion.MotionException;
import org.facewright.core.audio.IngestReport;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.ChannelChoice;
import org.facewright.engine.Providers;
import org.facewright.operations.Batch;
import org.facewright.operations.BatchLog;
import org.facewright.operations.DirectionSpec;
import org.facewright.operations.FilterSpec;
import org.facewright.operations.LineGenerator;
import org.facewright.operations.LineRequest;
import org.facewright.operations.LineResult;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code generate}: one recording, a folder, or a manifest. */
@CommandLine.Command(name = "generate", description = "Makes tracks of speech: of a recording, a folder, or a manifest"
		+ " (.csv with a header, or .jsonl: audio, and if wanted output, name, speaker, transcript).")
final class GenerateCommand extends Command {

	/** Suffixes that count as recordings when a folder is given. */
	private static final List<String> RECORDINGS = List.of("wav", "aif", "aiff", "aifc", "flac", "mp3", "ogg", "oga",
			"opus", "m4a", "aac", "mp4", "mov", "mkv", "w64", "rf64");

	@Parameters(paramLabel = "<input>", description = "A recording, a folder of recordings, or a manifest.")
	@Nullable
	Path input;

	@Option(names = { "-o", "--output" }, paramLabel = "<file|folder>", description = "Where to write; the suffix"
			+ " chooses the format (.fwz is a project). A folder for several lines or formats.")
	@Nullable
	Path output;

	@Option(names = { "-f", "--format" }, split = ",", paramLabel = "<id>", description = "Formats to write, as"
			+ " 'formats' lists them, or fwz for a project; several with commas.")
	List<String> formats = new ArrayList<>();

	@Option(names = { "-b", "--backend" }, paramLabel = "<id>", defaultValue = "embedded", description = "Motion"
			+ " backend, as 'backends' lists them (${DEFAULT-VALUE}).")
	String backend = "embedded";

	@Option(names = "--set", paramLabel = "<name=value>", description = "Sets a parameter of the backend.")
	Map<String, String> settings = new LinkedHashMap<>();

	@Option(names = "--fps", paramLabel = "<rate>", defaultValue = "60", description = "Frame rate of the tracks, such as"
			+ " 24, 29.97 or 30000/1001 (${DEFAULT-VALUE}).")
	String frameRate = "60";

	@Option(names = "--channel", paramLabel = "<which>", defaultValue = "mix", description = "Channel that holds the"
			+ " voice: mix, left, right, or a number from 1 (${DEFAULT-VALUE}).")
	String channel = "mix";

	@Option(names = { "-t",
			"--transcript" }, paramLabel = "<text file>", description = "What is said, for one recording;"
					+ " a manifest has a column for it. The face then follows the words, which are kept with the take.")
	@Nullable
	Path transcript;

	@Option(names = { "-l", "--language" }, paramLabel = "<id>", defaultValue = LineRequest.ENGLISH, description = ""
			+ "Language of transcripts: en, de, es or zh-Latn-pinyin (${DEFAULT-VALUE}).")
	String language = LineRequest.ENGLISH;

	@Option(names = "--add", paramLabel = "<filter>", description = "A filter for the face, as in 'filter --add'; in a"
			+ " project it stays editable. 'lively' adds blinks, brows and a head that moves.")
	List<String> filters = new ArrayList<>();

	@Option(names = "--region", paramLabel = "<frames:name=value,...>", description = "Other values of the backend's"
			+ " parameters on some frames, such as 100..200:skin-strength=0.8; may be given several times.")
	List<String> regions = new ArrayList<>();

	@Option(names = "--key", paramLabel = "<frame:name=value,...>", description = "A key of parameters that move, such as"
			+ " 90:emotion-joy=1; straight lines join the keys of a parameter.")
	List<String> keys = new ArrayList<>();

	@Option(names = { "-j", "--workers" }, paramLabel = "<n>", description = "Lines at a time, for a folder or manifest"
			+ " (as many as there are processors).")
	int workers = Runtime.getRuntime().availableProcessors();

	final ProviderOptions providerOptions = new ProviderOptions();

	GenerateCommand(Providers providers, Terminal terminal) {
		super(providers, terminal);
	}

	@Override
	int run() throws IOException, MotionException {
		Path source = Objects.requireNonNull(input);
		if (workers < 1) {
			throw usage("--workers must be 1 or more, not " + workers);
		}
		if (transcript != null && (Files.isDirectory(source) || Manifest.isManifest(source))) {
			throw usage("--transcript is for one recording; for several, give a manifest with a column 'transcript'");
		}
		if (Files.isDirectory(source)) {
			return batch(lines(source), source);
		}
		if (Manifest.isManifest(source)) {
			return batch(lines(Manifest.read(source)), source);
		}
		return single(source);
	}

	private Map<String, String> backendValues() {
		Map<String, String> values = new LinkedHashMap<>(providerOptions.texts(backend));
		values.putAll(settings);
		return values;
	}

	private LineRequest request(String name, Path audio, Optional<String> transcript,
			List<LineRequest.Output> outputs) {
		return new LineRequest(name, audio, backend, backendValues(), FrameRate.parse(frameRate),
				ChannelChoice.parse(channel), transcript, outputs, language,
				filters.stream().map(FilterSpec::parse).toList(), new DirectionSpec(regions, keys));
	}

	private LineRequest.Output output(Path file, String format) {
		return new LineRequest.Output(file, format, providerOptions.texts(format));
	}

	private int single(Path audio) throws IOException, MotionException {
		String name = LineGenerator.takeName(audio);
		Path text = transcript;
		Optional<String> said = text == null ? Optional.empty() : Optional.of(Transcripts.read(text));
		LineResult result = new LineGenerator(providers).run(request(name, audio, said, singleOutputs(name)),
				terminal.progress());
		terminal.problems(audio.getFileName().toString(), result.problems());
		report(result);
		return ExitCode.OK;
	}

	private List<LineRequest.Output> singleOutputs(String name) {
		Path target = output;
		if (target == null) {
			throw usage("say where to write with -o");
		}
		if (formats.isEmpty()) {
			if (Files.isDirectory(target)) {
				throw usage("-o is a folder: say with --format what to write into it");
			}
			return List.of(output(target, formatOf(target)));
		}
		if (formats.size() == 1 && !isFolder(target)) {
			return List.of(output(target, formats.getFirst()));
		}
		return formats.stream().map(format -> output(target.resolve(fileName(name, format)), format)).toList();
	}

	/** A place that is a folder already, or is written as one. */
	private boolean isFolder(Path target) {
		return Files.isDirectory(target) || target.getFileName() != null
				&& !target.getFileName().toString().contains(".");
	}

	private String formatOf(Path file) {
		String name = file.getFileName().toString();
		return name.endsWith("." + LineRequest.PROJECT_FORMAT)
				? LineRequest.PROJECT_FORMAT
				: providers.exporterForFile(name).format().id();
	}

	private String fileName(String name, String format) {
		String suffix = format.equals(LineRequest.PROJECT_FORMAT)
				? format
				: providers.exporter(format).format().suffixes().getFirst();
		return name + "." + suffix;
	}

	private List<LineRequest> lines(Path folder) throws IOException {
		List<LineRequest> lines = new ArrayList<>();
		for (Path audio : Batch.recordings(folder, RECORDINGS)) {
			Path relative = folder.relativize(audio);
			String name = LineGenerator.takeName(relative);
			Path parent = relative.getParent();
			lines.add(batchLine(name, audio, parent == null ? Path.of(name) : parent.resolve(name), Optional.empty(),
					Optional.empty()));
		}
		if (lines.isEmpty()) {
			throw new IOException("%s: no recordings in it (looked for %s)".formatted(folder,
					String.join(", ", RECORDINGS)));
		}
		return lines;
	}

	private List<LineRequest> lines(List<Manifest.Entry> entries) {
		return entries.stream()
				.map(entry -> batchLine(entry.name(), entry.audio(), entry.base(), entry.output(),
						entry.transcript()))
				.toList();
	}

	private LineRequest batchLine(String name, Path audio, Path base, Optional<Path> wanted,
			Optional<String> transcript) {
		Path folder = output;
		if (folder == null) {
			throw usage("say with -o which folder to write into");
		}
		if (wanted.isPresent() && formats.isEmpty()) {
			Path file = folder.resolve(wanted.get());
			return request(name, audio, transcript, List.of(output(file, formatOf(file))));
		}
		if (formats.isEmpty()) {
			throw usage("say with --format what to write");
		}
		List<LineRequest.Output> outputs = formats.stream().map(format -> output(
				folder.resolve(base).resolveSibling(fileName(base.getFileName().toString(), format)), format)).toList();
		return request(base.toString(), audio, transcript, outputs);
	}

	private int batch(List<LineRequest> lines, Path source) throws IOException, MotionException {
		requireDistinctOutputs(lines);
		new LineGenerator(providers).usableBackend(backend).info().parameters().parse(backendValues());
		Path folder = Objects.requireNonNull(output);
		Batch batch = new Batch(providers, BatchLog.open(folder));
		AtomicInteger count = new AtomicInteger();
		var progress = terminal.progress();
		progress.report(0, source.toString());
		long start = System.nanoTime();
		List<Batch.Outcome> outcomes = batch.run(lines, workers, outcome -> {
			for (String remark : outcome.remarks()) {
				terminal.note(outcome.line().name() + ": " + remark);
			}
			progress.report((double) count.incrementAndGet() / lines.size(), outcome.line().name());
		}, progress);
		return report(outcomes, (System.nanoTime() - start) / 1e9);
	}

	private static void requireDistinctOutputs(List<LineRequest> lines) throws IOException {
		Set<Path> seen = new HashSet<>();
		for (LineRequest line : lines) {
			for (LineRequest.Output output : line.outputs()) {
				if (!seen.add(output.file())) {
					throw new IOException(
							"two lines would write %s; give them different names".formatted(output.file()));
				}
			}
		}
	}

	private void report(LineResult result) {
		var generation = result.generation();
		double seconds = generation.ingest().durationSeconds();
		for (LineResult.File file : result.files()) {
			terminal.result(file.path().toString());
		}
		terminal.note("heard: " + ingest(generation.ingest(), generation.info().sampleRate()));
		terminal.note("made: %d frames at %s fps by %s in %.2f s (%.0f × real time)".formatted(
				generation.face().frameCount(), generation.face().frameRate(), generation.info().modelId(),
				generation.seconds(), seconds / generation.seconds()));
		terminal.json(json -> {
			json.writeStringField("line", result.request().name());
			json.writeStringField("backend", generation.info().id());
			json.writeStringField("model", generation.info().modelId());
			json.writeNumberField("seconds", generation.seconds());
			json.writeNumberField("frames", generation.face().frameCount());
			json.writeStringField("frameRate", generation.face().frameRate().toString());
			json.writeObjectFieldStart("audio");
			json.writeNumberField("seconds", seconds);
			json.writeNumberField("sampleRate", generation.ingest().format().sampleRate());
			json.writeNumberField("channels", generation.ingest().format().channelCount());
			json.writeNumberField("peakDbfs", finite(generation.ingest().peakDbfs()));
			json.writeNumberField("loudnessLufs", finite(generation.ingest().loudnessLufs()));
			json.writeNumberField("silenceShare", generation.ingest().silenceShare());
			json.writeNumberField("bandwidthHz", generation.ingest().bandwidthHz());
			json.writeEndObject();
			json.writeArrayFieldStart("files");
			for (LineResult.File file : result.files()) {
				json.writeStartObject();
				json.writeStringField("path", file.path().toString());
				json.writeStringField("format", file.format());
				if (file.readBack().isPresent()) {
					json.writeNumberField("readBackMaxDifference", file.readBack().get().maxDifference());
				}
				json.writeEndObject();
			}
			json.writeEndArray();
			Json.problems(json, result.problems());
		});
	}

	/** What was found in a recording, and what it was turned into for the backend. */
	private static String ingest(IngestReport report, int sampleRate) {
		String channels = report.format().channelCount() == 1 ? "mono" : report.format().channelCount() + " channels";
		return "%s, %d Hz %s, %.1f LUFS, peak %.1f dBFS, %.0f %% silence, sound up to %.0f Hz; taken as %d Hz mono"
				.formatted(duration(report.durationSeconds()), report.format().sampleRate(), channels,
						finite(report.loudnessLufs()), finite(report.peakDbfs()), report.silenceShare() * 100,
						report.bandwidthHz(), sampleRate);
	}

	/** JSON knows no infinity; digital silence counts as −200 dB. */
	private static double finite(double decibels) {
		return Math.max(-200, decibels);
	}

	private static String duration(double seconds) {
		return seconds < 60
				? "%.2f s".formatted(seconds)
				: "%d min %02d s".formatted((int) seconds / 60, (int) seconds % 60);
	}

	private int report(List<Batch.Outcome> outcomes, double seconds) {
		List<Batch.Outcome> failed = outcomes.stream().filter(o -> o.state() == Batch.State.FAILED).toList();
		long unchanged = outcomes.stream().filter(o -> o.state() == Batch.State.UNCHANGED).count();
		double audio = outcomes.stream().mapToDouble(Batch.Outcome::audioSeconds).sum();
		for (Batch.Outcome outcome : failed) {
			terminal.error("%s: %s".formatted(outcome.line().name(), outcome.message()));
		}
		terminal.result("%d done, %d unchanged, %d failed; %s of sound in %.1f s".formatted(
				outcomes.size() - failed.size() - unchanged, unchanged, failed.size(), duration(audio), seconds));
		terminal.json(json -> {
			json.writeNumberField("done", outcomes.size() - failed.size() - unchanged);
			json.writeNumberField("unchanged", unchanged);
			json.writeNumberField("failed", failed.size());
			json.writeNumberField("audioSeconds", audio);
			json.writeNumberField("seconds", seconds);
			json.writeArrayFieldStart("lines");
			for (Batch.Outcome outcome : outcomes) {
				json.writeStartObject();
				json.writeStringField("line", outcome.line().name());
				json.writeStringField("state", outcome.state().name().toLowerCase(Locale.ROOT));
				if (!outcome.message().isEmpty()) {
					json.writeStringField("message", outcome.message());
				}
				json.writeEndObject();
			}
			json.writeEndArray();
		});
		return failed.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
	}
}
