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

	private static final int LOOKS = 20;
	private static final long LOOK_MILLIS = 5;
	private static final long PATIENCE_MILLIS = 5_000;

	private PrivateState() {
	}

	/** Copies the folder; the copy is removed when Java ends. */
	static String copyOf(String state) throws IOException {
		Path from = Path.of(state);
		Path copy = Files.createTempDirectory("facewright-state");
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			awaitFramework();
			remove(copy);
		}, "facewright-state"));
		for (Path path : contents(from)) {
			String name = path.getFileName().toString();
			if (!path.equals(from) && !name.endsWith(".jar") && !name.endsWith(".jsa")) {
				Files.copy(path, copy.resolve(from.relativize(path).toString()));
			}
		}
		return copy.toString();
	}

	/** The framework keeps its findings in the folder when Java ends: at the same time, by a thread of its own. */
	private static void awaitFramework() {
		try {
			for (int look = 0; look < LOOKS; look++) {
				for (Thread thread : Thread.getAllStackTraces().keySet()) {
					if (thread.getName().equals("Equinox Shutdown Hook")) {
						thread.join(PATIENCE_MILLIS);
						return;
					}
				}
				Thread.sleep(LOOK_MILLIS); // not begun yet, or over already
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
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
