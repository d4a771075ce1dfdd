package org.facewright.ui.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.facewright.document.ProjectFile;

/**
 * Copies of projects that were changed and not saved yet, in the window's own folder. A copy goes when its project is
 * saved or closed; one that is still there when the project is opened was left by a crash.
 */
public final class RecoveryCopies {

	/** Behind a copy's name: a file with the place of its project. */
	private static final String PLACE = ".place";

	private final Path folder;

	/** @param folder made when the first copy is written */
	public RecoveryCopies(Path folder) {
		this.folder = folder;
	}

	private Path copyOf(Path project) {
		UUID place = UUID.nameUUIDFromBytes(project.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
		return folder.resolve(place + ProjectFile.SUFFIX);
	}

	/** A copy that a crash left. @param project where the project itself lies */
	public record Left(Path project, Path copy, FileTime time) {
	}

	private Path placeOf(Path project) {
		Path copy = copyOf(project);
		return copy.resolveSibling(copy.getFileName() + PLACE);
	}

	/** All copies newer than their projects, the newest first. */
	public List<Left> leftBehind() throws IOException {
		List<Left> left = new ArrayList<>();
		if (Files.isDirectory(folder)) {
			try (DirectoryStream<Path> places = Files.newDirectoryStream(folder, "*" + PLACE)) {
				for (Path place : places) {
					Path project = Path.of(Files.readString(place));
					Optional<Path> copy = leftBehind(project);
					if (copy.isPresent()) {
						left.add(new Left(project, copy.get(), Files.getLastModifiedTime(copy.get())));
					}
				}
			}
		}
		left.sort(Comparator.comparing(Left::time).reversed());
		return left;
	}

	/** Writes or renews the copy of a project. @param path where the project itself lies */
	public void keep(ProjectFile project, Path path) throws IOException {
		Files.createDirectories(folder);
		Files.writeString(placeOf(path), path.toAbsolutePath().toString());
		project.saveCopy(copyOf(path));
	}

	/** A copy newer than the project itself. */
	public Optional<Path> leftBehind(Path project) throws IOException {
		Path copy = copyOf(project);
		if (!Files.exists(copy)) {
			return Optional.empty();
		}
		FileTime saved = Files.exists(project) ? Files.getLastModifiedTime(project) : FileTime.fromMillis(0);
		return Files.getLastModifiedTime(copy).compareTo(saved) > 0 ? Optional.of(copy) : Optional.empty();
	}

	/** The copy is no longer needed. */
	public void forget(Path project) throws IOException {
		Files.deleteIfExists(copyOf(project));
		Files.deleteIfExists(placeOf(project));
	}
}
