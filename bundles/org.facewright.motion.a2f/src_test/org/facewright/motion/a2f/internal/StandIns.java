package org.facewright.motion.a2f.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The packages in models/stand-ins, and copies of them to damage. */
public final class StandIns {

	private StandIns() {
	}

	/** Folder of one, found above the working directory. */
	public static Path folder(String name) {
		for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
			Path found = folder.resolve("models/stand-ins").resolve(name);
			if (Files.isDirectory(found)) {
				return found;
			}
		}
		throw new IllegalStateException("models/stand-ins is not above " + Path.of("").toAbsolutePath());
	}

	/** A copy in a folder of its own. */
	public static Path copy(String name, Path into) throws IOException {
		Path target = Files.createDirectories(into.resolve(name));
		List<Path> files;
		try (Stream<Path> list = Files.list(folder(name))) {
			files = list.toList();
		}
		for (Path file : files) {
			Files.copy(file, target.resolve(file.getFileName()));
		}
		return target;
	}
}
