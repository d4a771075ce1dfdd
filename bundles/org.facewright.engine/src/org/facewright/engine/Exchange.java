package org.facewright.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.NameMap;
import org.facewright.exchange.common.NameMaps;

/** Writes and reads files of other tools. Holds no state; serves many callers at once. */
public final class Exchange {

	private static final int HEAD_BYTES = 4096;

	private final Providers providers;

	public Exchange(Providers providers) {
		this.providers = providers;
	}

	/**
	 * What became of an export.
	 *
	 * @param problems remarks of the exporter
	 * @param readBack how the file compares with the take; empty when the format can't be read here
	 */
	public record Written(Path file, List<Problem> problems, Optional<ReadBack> readBack) {
	}

	/**
	 * A request as a format will see it.
	 *
	 * @param problems what the format's own name map, where it has one, loses, and what the format itself does
	 */
	public record Prepared(ExportRequest request, List<Problem> problems) {
	}

	/** What would be lost or refused, without writing. Fast enough to run while a dialog is open. */
	public Prepared prepare(TrackExporter exporter, ExportRequest request) {
		List<Problem> problems = new ArrayList<>();
		ExportRequest mapped = mapped(exporter, request, problems);
		problems.addAll(exporter.check(mapped));
		return new Prepared(mapped, problems);
	}

	/** Tracks in ARKit's channels become what the format holds; others are left to the format's check. */
	private static ExportRequest mapped(TrackExporter exporter, ExportRequest request, List<Problem> problems) {
		Optional<NameMap> map = exporter.nameMap().flatMap(NameMaps::shipped);
		if (map.isEmpty()) {
			return request;
		}
		List<NamedClip> tracks = new ArrayList<>();
		for (NamedClip track : request.tracks()) {
			ChannelSet channels = track.clip().channels();
			boolean fits = map.get().writes().stream().filter(name -> channels.indexOf(name) >= 0).count() > map.get()
					.reads().stream().filter(name -> channels.indexOf(name) >= 0).count();
			if (fits) {
				tracks.add(track);
				continue;
			}
			NameMap.Mapped mapped = map.get().apply(track.clip());
			problems.addAll(mapped.problems(map.get()).stream()
					.filter(problem -> !problem.code().equals("map.missing")).toList());
			tracks.add(new NamedClip(track.name(), mapped.clip()));
		}
		return new ExportRequest(request.name(), tracks, request.audio(), request.speech(), request.values());
	}

	/**
	 * Writes a file so that it appears whole or not at all, after reading it back. Folders on the way are made.
	 *
	 * @throws IOException              when it can't be written, or reads back otherwise than the format promises; the
	 *                                  file is not put in place then
	 * @throws IllegalArgumentException with a sentence for the user when the format refuses the request
	 */
	public Written export(TrackExporter exporter, ExportRequest request, Path file, Progress progress)
			throws IOException {
		return export(exporter, request, file, true, progress);
	}

	/** Like {@link #export}, but keeps a file that reads back otherwise, with a warning among the problems. */
	public Written exportUnverified(TrackExporter exporter, ExportRequest request, Path file, Progress progress)
			throws IOException {
		return export(exporter, request, file, false, progress);
	}

	private Written export(TrackExporter exporter, ExportRequest request, Path file, boolean verified,
			Progress progress) throws IOException {
		Prepared prepared = prepare(exporter, request);
		List<Problem> problems = new ArrayList<>(prepared.problems());
		Optional<Problem> refusal = problems.stream().filter(p -> p.severity() == Severity.ERROR).findFirst();
		if (refusal.isPresent()) {
			throw new IllegalArgumentException(refusal.get().toString());
		}
		Path folder = file.toAbsolutePath().getParent();
		if (folder != null) {
			Files.createDirectories(folder);
		}
		try (AtomicFiles files = new AtomicFiles(file)) {
			exporter.export(prepared.request(), files, progress);
			Optional<ReadBack> readBack = readBack(exporter, prepared.request(), file, files, progress);
			Optional<String> complaint = readBack.flatMap(ReadBack::complaint);
			if (complaint.isPresent() && verified) {
				throw new IOException("%s: %s; nothing was written, since the file would not be what you see"
						.formatted(file.getFileName(), complaint.get()));
			}
			complaint.ifPresent(sentence -> problems.add(Problem.warning("export.read-back",
					file.getFileName() + ": " + sentence, "compare the file with the take before use")));
			files.commit();
			return new Written(file, problems, readBack);
		}
	}

	private Optional<ReadBack> readBack(TrackExporter exporter, ExportRequest request, Path file, AtomicFiles files,
			Progress progress) throws IOException {
		Optional<TrackImporter> importer = providers.importerOf(exporter.format());
		if (importer.isEmpty() || !exporter.keepsCurves()) {
			return Optional.empty();
		}
		TrackImporter reader = importer.get();
		Map<Path, Path> written = files.written();
		MotionClip clip = request.tracks().getFirst().clip();
		ImportResult result = reader.read(new FileImportSource(file.toAbsolutePath(), written),
				readBackValues(reader, clip, request.values()), progress);
		if (result.tracks().isEmpty()) {
			return Optional.empty();
		}
		MotionClip face = clip.select(clip.channels().indices(channel -> channel.kind() != ChannelKind.PROBABILITY));
		return Optional.of(ReadBack.compare(face, result.tracks().getFirst().clip(),
				exporter.precision(request) + tolerance(request.values())));
	}

	/** What the user lets an exporter leave out. */
	private static double tolerance(ParameterValues values) {
		return values.schema().find("tolerance").filter(parameter -> parameter.kind() == Parameter.Kind.NUMBER)
				.map(parameter -> (Double) values.get(parameter)).orElse(0.0);
	}

	/**
	 * Formats that do not say their rate are read at the one they were written with; a parameter that writing and
	 * reading both have, such as a map of columns, means the same for both.
	 */
	private static ParameterValues readBackValues(TrackImporter reader, MotionClip clip, ParameterValues written) {
		Map<String, String> shared = new HashMap<>();
		Map<String, String> texts = written.toText();
		for (Parameter<?> parameter : reader.format().parameters().parameters()) {
			String text = texts.get(parameter.name());
			if (parameter.name().equals("frame-rate")) {
				shared.put(parameter.name(), clip.frameRate().toString());
			} else if (text != null && isValueOf(parameter, text)) {
				shared.put(parameter.name(), text);
			}
		}
		return reader.format().parameters().parse(shared);
	}

	private static boolean isValueOf(Parameter<?> parameter, String text) {
		try {
			parameter.parse(text);
			return true;
		} catch (IllegalArgumentException e) {
			return false; // of the same name, but a word that only the exporter knows
		}
	}

	/**
	 * Reads a file by its content.
	 *
	 * @param formatId the format, or empty to find out
	 * @param values   texts for the format's parameters
	 * @throws IOException              when the file can't be read or no format knows it
	 * @throws IllegalArgumentException with a sentence for the user when format or parameters are unknown
	 */
	public ImportResult read(Path file, Optional<String> formatId, Map<String, String> values, Progress progress)
			throws IOException {
		TrackImporter importer = formatId.isPresent() ? providers.importer(formatId.get()) : recognise(file);
		return importer.read(new FileImportSource(file, Map.of()), importer.format().parameters().parse(values),
				progress);
	}

	/** @throws IOException when the file can't be read, or none or several formats know it */
	public TrackImporter recognise(Path file) throws IOException {
		String name = file.getFileName().toString();
		byte[] head;
		try (InputStream in = Files.newInputStream(file)) {
			head = in.readNBytes(HEAD_BYTES);
		} catch (NoSuchFileException e) {
			throw new IOException("%s: there is no such file".formatted(file), e);
		}
		List<TrackImporter> fitting = new ArrayList<>();
		for (TrackImporter importer : providers.importers()) {
			if (importer.accepts(name, head)) {
				fitting.add(importer);
			}
		}
		if (fitting.size() != 1) {
			String ids = String.join(", ",
					(fitting.isEmpty() ? providers.importers() : fitting).stream().map(i -> i.format().id()).toList());
			throw new IOException(fitting.isEmpty()
					? "%s: no format that can be read here (%s)".formatted(name, ids)
					: "%s: could be one of %s; say which".formatted(name, ids));
		}
		return fitting.getFirst();
	}
}
