package org.facewright.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.progress.Progress;

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
	 * Writes a file so that it appears whole or not at all, after reading it back. Folders on the way are made.
	 *
	 * @throws IOException              when it can't be written
	 * @throws IllegalArgumentException with a sentence for the user when the format refuses the request
	 */
	public Written export(TrackExporter exporter, ExportRequest request, Path file, Progress progress)
			throws IOException {
		List<Problem> problems = exporter.check(request);
		Optional<Problem> refusal = problems.stream().filter(p -> p.severity() == Severity.ERROR).findFirst();
		if (refusal.isPresent()) {
			throw new IllegalArgumentException(refusal.get().toString());
		}
		Path folder = file.toAbsolutePath().getParent();
		if (folder != null) {
			Files.createDirectories(folder);
		}
		try (AtomicFiles files = new AtomicFiles(file)) {
			exporter.export(request, files, progress);
			Optional<ReadBack> readBack = readBack(exporter, request, file, files, progress);
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
				readBackValues(reader, clip),
				progress);
		if (result.tracks().isEmpty()) {
			return Optional.empty();
		}
		MotionClip face = clip.select(clip.channels().indices(channel -> channel.kind() != ChannelKind.PROBABILITY));
		return Optional.of(ReadBack.compare(face, result.tracks().getFirst().clip()));
	}

	/** Formats that do not say their rate are read at the one they were written with. */
	private static ParameterValues readBackValues(TrackImporter reader, MotionClip clip) {
		boolean takesRate = reader.format().parameters().find("frame-rate").isPresent();
		return takesRate
				? reader.format().parameters().parse(Map.of("frame-rate", clip.frameRate().toString()))
				: reader.format().parameters().defaults();
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
