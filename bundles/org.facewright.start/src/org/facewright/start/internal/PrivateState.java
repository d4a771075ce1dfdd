package org.facewright.start.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the prepared state that one run may write into and that goes with it. */
final class PrivateState {

	private PrivateState() {
	}

	/** Copies the folder; the copy is removed when Java ends. */
	static String copyOf(String state) throws IOException {
		Path from = Path.of(state);
		Path copy = Files.createTempDirectory("facewright-state");
		Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(copy), "facewright-state"));
		for (Path path : contents(from)) {
			String name = path.getFileName().toString();
			if (!path.equals(from) && !name.endsWith(".jar") && !name.endsWith(".jsa")) {
				Files.copy(path, copy.resolve(from.relativize(path).toString()));
			}
		}
		return copy.toString();
	}

	private static List<Path> contents(Path folder) throws IOException {
		try (Stream<Path> paths = Files.walk(folder)) {
			return paths.toList();
		}
	}

	private static void remove(Path folder) {
		try {
			for (Path path : contents(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(path);
			}
		} catch (IOException e) {
			throw new UncheckedIOException("%s: can't be removed; delete it yourself".formatted(folder), e);
		}
	}
}
