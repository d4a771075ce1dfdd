package org.facewright.motion.embedded.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Recordings that lie beside the repository on some machines, and a reader for their plain 16-bit PCM. */
final class Recordings {

	static final int RATE = 16_000;

	private Recordings() {
	}

	/** The folder of shared data; empty where there is none. */
	static Optional<Path> shared() {
		String chosen = System.getProperty("facewright.shared", "");
		if (!chosen.isBlank()) {
			return Optional.of(Path.of(chosen)).filter(Files::isDirectory);
		}
		for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
			if (Files.isDirectory(folder.resolve("shared/data/speech"))) {
				return Optional.of(folder.resolve("shared"));
			}
		}
		return Optional.empty();
	}

	/** All recordings at 16 kHz; none where there is no shared folder. */
	static List<Path> speech() throws IOException {
		Optional<Path> shared = shared();
		if (shared.isEmpty()) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(shared.get().resolve("data/speech"))) {
			return files.filter(file -> file.toString().endsWith(".wav")).filter(Recordings::hasOurRate).sorted()
					.toList();
		}
	}

	private static boolean hasOurRate(Path file) {
		try {
			return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).getInt(24) == RATE;
		} catch (IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}

	/** Mono 16-bit PCM with any chunks before the data. */
	static float[] read(Path wav) throws IOException {
		ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(wav)).order(ByteOrder.LITTLE_ENDIAN);
		if (bytes.getShort(22) != 1 || bytes.getShort(34) != 16) {
			throw new IOException(wav + ": only mono 16-bit recordings are read here");
		}
		int at = 12;
		while (true) {
			byte[] name = new byte[4];
			bytes.get(at, name);
			int size = bytes.getInt(at + 4);
			if (new String(name, StandardCharsets.US_ASCII).equals("data")) {
				float[] samples = new float[Math.min(size, bytes.capacity() - at - 8) / 2];
				for (int i = 0; i < samples.length; i++) {
					samples[i] = bytes.getShort(at + 8 + 2 * i) / 32768f;
				}
				return samples;
			}
			at += 8 + size + size % 2;
		}
	}
}
