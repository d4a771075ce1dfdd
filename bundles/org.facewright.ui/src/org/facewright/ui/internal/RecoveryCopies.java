package org.facewright.ui.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.UUID;

import org.facewright.document.ProjectFile;

/**
 * Copies of projects that were changed and not saved yet, in the window's own folder. A copy goes when its project is
 * saved or closed; one that is still there when the project is opened was left by a crash.
 */
public final class RecoveryCopies {

	private final Path folder;

	/** @param folder made when the first copy is written */
	public RecoveryCopies(Path folder) {
		this.folder = folder;
	}

	private Path copyOf(Path project) {
		UUID place = UUID.nameUUIDFromBytes(project.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
		return folder.resolve(place + ProjectFile.SUFFIX);
	}

	/** Writes or renews the copy of a project. @param path where the project itself lies */
	public void keep(ProjectFile project, Path path) throws IOException {
		Files.createDirectories(folder);
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
	}
}
