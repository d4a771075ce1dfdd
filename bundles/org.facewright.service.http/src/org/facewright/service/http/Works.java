package org.facewright.service.http;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.motion.MotionException;
import org.facewright.api.qc.QualityCheck;
import org.facewright.api.speech.AlignedSpeech;
import org.facewright.core.audio.IngestReport;
import org.facewright.core.progress.Problem;
import org.facewright.core.speech.Segment;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.ChannelChoice;
import org.facewright.engine.Exchange;
import org.facewright.engine.Exchange.Written;
import org.facewright.engine.Providers;
import org.facewright.engine.ReadBack;
import org.facewright.operations.DirectionSpec;
import org.facewright.operations.FilterSpec;
import org.facewright.operations.LineGenerator;
import org.facewright.operations.LineRequest;
import org.facewright.operations.LineResult;
import org.facewright.operations.SpeechAlignment;
import org.facewright.operations.TakeStore;
import org.facewright.operations.TrackFiles;
import org.facewright.operations.exchange.ExportProfile;
import org.facewright.operations.exchange.ProfileExport;
import org.facewright.operations.exchange.TrackImport;
import org.facewright.operations.exchange.UserFolders;
import org.facewright.operations.qc.QualityReport;
import org.facewright.operations.qc.ReportFormat;
import org.facewright.operations.qc.TrackQuality;
import org.facewright.operations.score.MouthFigures;
import org.facewright.operations.score.MouthScore;
import org.facewright.operations.score.SpokenTrack;
import org.facewright.service.http.ApiException.Kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;

/**
 * Turns requests that have the document's shape into work. Whatever can be refused without beginning is refused at
 * once; the rest is told by the job.
 */
final class Works {

	private final Providers providers;
	private final Uploads uploads;
	private final List<Path> folders;
	private final ObjectMapper mapper;

	Works(Providers providers, Uploads uploads, List<Path> folders, ObjectMapper mapper) {
		this.providers = providers;
		this.uploads = uploads;
		this.folders = folders;
		this.mapper = mapper;
	}

	/** What a request wants written. @param path empty when the job returns it */
	private record Output(String format, Optional<Path> path, Map<String, String> values) {
	}

	Job.Work generate(JsonNode request) throws ApiException, IOException, MotionException {
		Path audio = source(request, "audio").orElseThrow();
		String backend = text(request, "backend").orElse("embedded");
		Map<String, String> values = values(request.path("parameters"));
		new LineGenerator(providers).usableBackend(backend).info().parameters().parse(values);
		FrameRate rate = frameRate(request).orElse(FrameRate.FPS_60);
		ChannelChoice channel = ChannelChoice.parse(text(request, "channel").orElse("mix"));
		List<FilterSpec> filters = new ArrayList<>();
		for (JsonNode use : request.path("filters")) {
			FilterSpec filter = new FilterSpec(use.path("id").asText(), values(use.path("parameters")),
					text(use, "channels").orElse("*"), FrameRange.parse(text(use, "region").orElse("..")),
					use.path("feather").asInt(0), use.path("amount").asDouble(1));
			filter.resolve(providers);
			filters.add(filter);
		}
		DirectionSpec direction = new DirectionSpec(texts(request.path("regions")), texts(request.path("keys")));
		List<Output> outputs = outputs(request, true);
		String name = text(request, "name").orElse(LineGenerator.takeName(audio));
		return job -> {
			List<LineRequest.Output> wanted = new ArrayList<>();
			for (int i = 0; i < outputs.size(); i++) {
				Output output = outputs.get(i);
				wanted.add(new LineRequest.Output(place(job, i, output, name), output.format(), output.values()));
			}
			LineResult line = new LineGenerator(providers).run(new LineRequest(name, audio, backend, values, rate,
					channel, text(request, "transcript"), wanted,
					text(request, "language").orElse(LineRequest.ENGLISH), filters, direction), job);
			ObjectNode result = JsonNodeFactory.instance.objectNode();
			result.put("backend", line.generation().info().id());
			result.put("model", line.generation().info().modelId());
			result.put("seconds", line.generation().seconds());
			result.put("frames", line.generation().face().frameCount());
			result.put("frameRate", line.generation().face().frameRate().toString());
			result.set("audio", heard(line.generation().ingest()));
			ArrayNode files = result.putArray("files");
			for (int i = 0; i < outputs.size(); i++) {
				report(files, job, outputs.get(i), line.files().get(i).path(), line.files().get(i).readBack());
			}
			result.set("remarks", Listings.remarks(line.problems()));
			return result;
		};
	}

	private static ObjectNode heard(IngestReport report) {
		ObjectNode audio = JsonNodeFactory.instance.objectNode();
		audio.put("seconds", report.durationSeconds());
		audio.put("sampleRate", report.format().sampleRate());
		audio.put("channels", report.format().channelCount());
		audio.put("peakDbfs", Math.max(-200, report.peakDbfs()));
		audio.put("loudnessLufs", Math.max(-200, report.loudnessLufs()));
		audio.put("silenceShare", report.silenceShare());
		return audio;
	}

	Job.Work export(JsonNode request) throws ApiException, IOException {
		Path file = source(request, "tracks").orElseThrow();
		TrackImport.Choice choice = new TrackImport.Choice(Optional.empty(), Map.of(),
				Optional.of(TrackImport.Choice.repairs(text(request, "repair").orElse("none"))), "", false);
		Map<String, ExportProfile.Limits> limits = new LinkedHashMap<>();
		for (Map.Entry<String, JsonNode> limit : request.path("limits").properties()) {
			limits.put(limit.getKey(), ExportProfile.Limits.parse(limit.getValue().asText()));
		}
		FrameRange range = FrameRange.parse(text(request, "range").orElse(".."));
		Optional<FrameRate> rate = frameRate(request);
		List<Output> outputs = outputs(request, false);
		boolean verified = request.path("verified").asBoolean(true);
		UserFolders user = UserFolders.current();
		return job -> {
			TrackImport reading = new TrackImport(providers, user);
			TrackFiles.Tracks tracks = TrackFiles.isProject(file)
					? new TrackFiles(providers).open(file, text(request, "take"), job.part(0, 0.3))
					: reading.take(reading.examine(file, choice, job.part(0, 0.3)), choice);
			List<Problem> problems = new ArrayList<>(tracks.problems());
			ObjectNode result = JsonNodeFactory.instance.objectNode();
			ArrayNode files = result.putArray("files");
			for (int i = 0; i < outputs.size(); i++) {
				job.checkCancelled();
				Output output = outputs.get(i);
				ExportProfile profile = new ExportProfile("export", output.format(), output.values(),
						text(request, "maps").orElse(""), rate, range, limits, ExportProfile.USUAL_PATTERN);
				Written written = new ProfileExport(providers, user).export(tracks, profile,
						place(job, i, output, tracks.name()), verified,
						job.part(0.3 + 0.7 * i / outputs.size(), 0.3 + 0.7 * (i + 1) / outputs.size()));
				problems.addAll(written.problems());
				report(files, job, output, written.file(), written.readBack());
			}
			result.set("remarks", Listings.remarks(problems));
			return result;
		};
	}

	Job.Work qc(JsonNode request) throws ApiException, IOException {
		TrackQuality.Files files = new TrackQuality.Files(source(request, "tracks").orElseThrow(),
				text(request, "take"), source(request, "alignment"), source(request, "audio"),
				source(request, "reference"), source(request, "source"));
		List<QualityCheck> all = QualityReport.checks(providers);
		List<String> ids = all.stream().map(QualityCheck::id).toList();
		Set<String> only = new LinkedHashSet<>(texts(request.path("checks")));
		Map<String, Map<String, String>> limits = new LinkedHashMap<>();
		request.path("limits").properties()
				.forEach(limit -> limits.put(limit.getKey(), values(limit.getValue())));
		for (String id : Stream.concat(only.stream(), limits.keySet().stream()).toList()) {
			if (!ids.contains(id)) {
				throw new ApiException(Kind.REFUSED,
						"there is no check '%s'; there are: %s".formatted(id, String.join(", ", ids)));
			}
		}
		List<QualityCheck> checks = only.isEmpty()
				? all
				: all.stream().filter(check -> only.contains(check.id())).toList();
		for (QualityCheck check : all) {
			check.parameters().parse(limits.getOrDefault(check.id(), Map.of()));
		}
		return job -> {
			QualityReport report = new TrackQuality(providers).check(files, checks, limits, job);
			try (TokenBuffer buffer = new TokenBuffer(mapper, false)) {
				buffer.writeStartObject();
				ReportFormat.writeMembers(buffer, report);
				buffer.writeEndObject();
				return (ObjectNode) mapper.readTree(buffer.asParser());
			}
		};
	}

	Job.Work align(JsonNode request) throws ApiException, IOException {
		Path audio = source(request, "audio").orElseThrow();
		ChannelChoice channel = ChannelChoice.parse(text(request, "channel").orElse("mix"));
		List<Output> outputs = outputs(request, false);
		return job -> {
			SpeechAlignment.Heard heard = new SpeechAlignment(providers).align(audio, channel,
					text(request, "transcript").filter(said -> !said.isBlank()),
					text(request, "language").orElse(LineRequest.ENGLISH), job.part(0, 0.9));
			AlignedSpeech speech = heard.speech();
			List<Problem> problems = new ArrayList<>(speech.problems());
			ObjectNode result = JsonNodeFactory.instance.objectNode();
			result.put("confidence", speech.confidence());
			result.set("words", segments(speech.lanes().words()));
			result.set("phones", segments(speech.lanes().phones()));
			ArrayNode files = result.putArray("files");
			String name = LineGenerator.takeName(audio);
			for (int i = 0; i < outputs.size(); i++) {
				Output output = outputs.get(i);
				TrackExporter exporter = providers.exporter(output.format());
				ExportRequest export = new ExportRequest(name,
						List.of(new NamedClip(TakeStore.PHONES, heard.posteriors())), Optional.empty(),
						speech.lanes(), exporter.format().parameters().parse(output.values()));
				Written written = new Exchange(providers).export(exporter, export, place(job, i, output, name), job);
				problems.addAll(written.problems());
				report(files, job, output, written.file(), written.readBack());
			}
			result.set("remarks", Listings.remarks(problems));
			return result;
		};
	}

	private static ArrayNode segments(List<Segment> lane) {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		for (Segment segment : lane) {
			list.addObject().put("start", segment.startSeconds()).put("end", segment.endSeconds())
					.put("label", segment.label()).put("confidence", segment.confidence());
		}
		return list;
	}

	Job.Work score(JsonNode request) throws ApiException, IOException {
		Path file = source(request, "tracks").orElseThrow();
		Optional<Path> alignment = source(request, "alignment");
		return job -> {
			TrackFiles.Tracks tracks = new TrackFiles(providers).open(file, Optional.empty(), job);
			List<Segment> phones = alignment.isPresent() ? phones(alignment.get(), job) : tracks.speech().phones();
			if (phones.isEmpty()) {
				throw new ApiException(Kind.REFUSED,
						"%s does not say which phones are spoken when; give an alignment with phones".formatted(file));
			}
			MouthFigures figures = MouthScore.of(List.of(new SpokenTrack(tracks.face(), phones)));
			ObjectNode result = JsonNodeFactory.instance.objectNode();
			ObjectNode values = result.putObject("figures");
			for (RecordComponent component : MouthFigures.class.getRecordComponents()) {
				if (component.getType() == double.class) {
					double value = (Double) component.getAccessor().invoke(figures);
					values.put(component.getName(), Double.isNaN(value) ? null : (Double) value);
				}
			}
			result.put("bilabials", figures.bilabials());
			result.put("closings", figures.closings());
			result.set("remarks", Listings.remarks(tracks.problems()));
			return result;
		};
	}

	private List<Segment> phones(Path file, Job job) throws IOException {
		return TrackFiles.isProject(file)
				? new TrackFiles(providers).open(file, Optional.empty(), job).speech().phones()
				: new Exchange(providers).read(file, Optional.empty(), Map.of(), job).speech().phones();
	}

	/** The file that a member names, which is there. */
	private Optional<Path> source(JsonNode request, String member) throws ApiException, IOException {
		JsonNode source = request.path(member);
		if (source.isMissingNode()) {
			return Optional.empty();
		}
		if (source.has("upload")) {
			return Optional.of(uploads.find(source.path("upload").asText(), Kind.REFUSED).file());
		}
		Path file = permitted(source.path("path").asText());
		if (!Files.isRegularFile(file)) {
			throw new ApiException(Kind.FILE, "%s: %s".formatted(file,
					Files.exists(file) ? "is no file" : "there is no such file"));
		}
		return Optional.of(file);
	}

	/** @throws ApiException when the path is relative or outside of the folders that were allowed */
	private Path permitted(String text) throws ApiException, IOException {
		Path path = Path.of(text).normalize();
		if (!path.isAbsolute()) {
			throw new ApiException(Kind.REFUSED,
					"'%s' is not absolute; the service does not know which folder you are in".formatted(text));
		}
		if (folders.isEmpty()) {
			return path;
		}
		Path existing = path;
		while (!Files.exists(existing)) {
			Path parent = existing.getParent();
			if (parent == null) {
				break;
			}
			existing = parent;
		}
		Path real = existing.toRealPath().resolve(existing.relativize(path));
		for (Path folder : folders) {
			if (real.startsWith(folder.toRealPath())) {
				return path;
			}
		}
		throw new ApiException(Kind.REFUSED,
				"%s: lies outside of the folders that the service may use".formatted(path));
	}

	private List<Output> outputs(JsonNode request, boolean projects) throws ApiException, IOException {
		List<Output> outputs = new ArrayList<>();
		Set<Path> places = new LinkedHashSet<>();
		for (JsonNode node : request.path("outputs")) {
			String format = node.path("format").asText();
			Map<String, String> values = values(node.path("parameters"));
			if (projects && format.equals(LineRequest.PROJECT_FORMAT)) {
				if (!values.isEmpty()) {
					throw new ApiException(Kind.REFUSED, "a project has no parameters");
				}
			} else {
				providers.exporter(format).format().parameters().parse(values);
			}
			Optional<Path> path = node.has("path")
					? Optional.of(permitted(node.path("path").asText()))
					: Optional.empty();
			if (path.isPresent() && (Files.isDirectory(path.get()) || path.get().getFileName() == null)) {
				throw new ApiException(Kind.FILE, "%s: is a folder; name a file in it".formatted(path.get()));
			}
			if (path.isPresent() && !places.add(path.get())) {
				throw new ApiException(Kind.REFUSED, "two outputs would write %s".formatted(path.get()));
			}
			outputs.add(new Output(format, path, values));
		}
		return outputs;
	}

	/** Where an output is written; those that the job returns get a folder each, so that names can't clash. */
	private Path place(Job job, int index, Output output, String name) throws IOException {
		if (output.path().isPresent()) {
			return output.path().get();
		}
		String suffix = output.format().equals(LineRequest.PROJECT_FORMAT)
				? output.format()
				: providers.exporter(output.format()).format().suffixes().getFirst();
		String plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "-");
		return Files.createDirectories(job.folder.resolve(Integer.toString(index)))
				.resolve((plain.startsWith(".") ? "-" + plain : plain) + "." + suffix);
	}

	private static void report(ArrayNode files, Job job, Output output, Path main, Optional<ReadBack> readBack)
			throws IOException {
		List<Path> written = new ArrayList<>(List.of(main));
		if (output.path().isEmpty()) {
			try (Stream<Path> all = Files.list(main.toAbsolutePath().getParent())) {
				all.filter(file -> !file.equals(main)).sorted().forEach(written::add);
			}
		}
		for (Path file : written) {
			ObjectNode json = files.addObject();
			json.put("format", output.format());
			json.put("name", file.getFileName().toString());
			json.put("bytes", Files.size(file));
			if (output.path().isPresent()) {
				json.put("path", file.toString());
			} else {
				json.put("href", "%s/files/%d".formatted(job.href(), job.add(file)));
			}
			if (file.equals(main) && readBack.isPresent() && Double.isFinite(readBack.get().maxDifference())) {
				json.put("readBackMaxDifference", readBack.get().maxDifference());
			}
		}
	}

	private static Optional<FrameRate> frameRate(JsonNode request) {
		return request.has("frameRate")
				? Optional.of(FrameRate.parse(request.path("frameRate").asText()))
				: Optional.empty();
	}

	private static Optional<String> text(JsonNode request, String member) {
		return request.has(member) ? Optional.of(request.path(member).asText()) : Optional.empty();
	}

	private static List<String> texts(JsonNode list) {
		List<String> texts = new ArrayList<>();
		list.forEach(each -> texts.add(each.asText()));
		return texts;
	}

	private static Map<String, String> values(JsonNode node) {
		Map<String, String> values = new LinkedHashMap<>();
		node.properties().forEach(member -> values.put(member.getKey(), member.getValue().asText()));
		return values;
	}
}
