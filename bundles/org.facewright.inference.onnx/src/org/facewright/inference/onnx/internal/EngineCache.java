package org.facewright.inference.onnx.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.facewright.api.inference.SessionSettings;
import org.facewright.api.inference.ShapeProfile;
import org.facewright.core.progress.Progress;

/**
 * Where built engines lie. An engine fits one network, one TensorRT, one kind of card, one driver, one precision and one
 * range of lengths; all of these make its key, so that a stale one is never loaded.
 *
 * <pre>
 * engines/&lt;hash of the key&gt;/key.txt          what the key is made of
 * engines/&lt;hash of the key&gt;/*.engine *.profile  written by the runtime
 * timing/&lt;TensorRT&gt;-&lt;capability&gt;/              measurements that other builds use again
 * </pre>
 */
final class EngineCache {

	/** What an engine depends on. */
	record Key(String modelSha256, String tensorRt, String onnxRuntime, String capability, String driver,
			String precision, List<ShapeProfile> profiles, String calibrationSha256) {

		/** One line each, for people and for the hash. */
		String text() {
			StringBuilder text = new StringBuilder();
			line(text, "model", modelSha256);
			line(text, "tensorrt", tensorRt);
			line(text, "onnxruntime", onnxRuntime);
			line(text, "compute capability", capability);
			line(text, "driver", driver);
			line(text, "precision", precision);
			profiles.stream().map(ShapeProfile::toString).sorted()
					.forEach(profile -> line(text, "profile", profile));
			if (!calibrationSha256.isEmpty()) {
				line(text, "calibration", calibrationSha256);
			}
			return text.toString();
		}

		private static void line(StringBuilder text, String name, String value) {
			text.append(name).append(": ").append(value).append('\n');
		}

		String hash() {
			return HexFormat.of().formatHex(sha256().digest(text().getBytes(StandardCharsets.UTF_8))).substring(0, 20);
		}
	}

	private static final String KEY_FILE = "key.txt";
	private static final String ENGINE = ".engine";

	private final Path root;

	EngineCache(Path root) {
		this.root = root;
	}

	static Key key(ModelFile model, SessionSettings settings, String tensorRt, String onnxRuntime,
			NvidiaDriver driver, int card, Progress progress) throws IOException {
		String capability = driver.cards().stream().filter(each -> each.index() == card)
				.map(NvidiaDriver.Card::capability).findFirst().orElse("unknown");
		String calibration = settings.calibration().isPresent()
				? sha256(settings.calibration().get(), Progress.NONE)
				: "";
		return new Key(sha256(model.path(), progress), tensorRt.isEmpty() ? "unknown" : tensorRt, onnxRuntime,
				capability, driver.version(), settings.precision().id(), settings.profiles(), calibration);
	}

	/** The folder for an engine, made when it is not there. */
	Path folder(Key key) throws IOException {
		Path folder = root.resolve("engines").resolve(key.hash());
		Files.createDirectories(folder);
		Path own = Files.createTempFile(folder, "key", ".part");
		try {
			Files.writeString(own, key.text());
			Files.move(own, folder.resolve(KEY_FILE), StandardCopyOption.REPLACE_EXISTING,
					StandardCopyOption.ATOMIC_MOVE);
		} finally {
			Files.deleteIfExists(own);
		}
		return folder;
	}

	Path timingFolder(Key key) throws IOException {
		return Files.createDirectories(root.resolve("timing").resolve(key.tensorRt() + "-" + key.capability()));
	}

	/** An engine's folder with what its key is made of. */
	record Kept(Path folder, Map<String, String> key, long bytes) {
	}

	/** All engines in the cache. */
	List<Kept> kept() throws IOException {
		Path engines = root.resolve("engines");
		if (!Files.isDirectory(engines)) {
			return List.of();
		}
		List<Kept> kept = new ArrayList<>();
		try (Stream<Path> folders = Files.list(engines)) {
			for (Path folder : folders.filter(each -> Files.isRegularFile(each.resolve(KEY_FILE))).sorted().toList()) {
				Map<String, String> key = new HashMap<>();
				for (String line : Files.readAllLines(folder.resolve(KEY_FILE))) {
					String[] parts = line.split(": ", 2);
					if (parts.length == 2) {
						key.put(parts[0], parts[1]);
					}
				}
				long bytes = 0;
				try (Stream<Path> files = Files.list(folder)) {
					for (Path file : files.toList()) {
						bytes += Files.size(file);
					}
				}
				kept.add(new Kept(folder, key, bytes));
			}
		}
		return kept;
	}

	/** Whether the engine was built before. */
	boolean isBuilt(Key key) {
		Path folder = root.resolve("engines").resolve(key.hash());
		if (!Files.isDirectory(folder)) {
			return false;
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.anyMatch(file -> String.valueOf(file.getFileName()).endsWith(ENGINE));
		} catch (IOException e) {
			return false; // not readable: it has to be built
		}
	}

	/** Deletes an engine, because it turned out not to fit. */
	void discard(Key key) throws IOException {
		Path folder = root.resolve("engines").resolve(key.hash());
		if (Files.isDirectory(folder)) {
			try (Stream<Path> files = Files.list(folder)) {
				for (Path file : files.toList()) {
					Files.deleteIfExists(file);
				}
			}
		}
	}

	/** TensorRT opens files with the system's narrow names: other characters than ASCII are not safe for it. */
	static boolean isSafe(Path path) {
		return path.toString().chars().allMatch(c -> c < 128);
	}

	static String sha256(Path file, Progress progress) throws IOException {
		MessageDigest digest = sha256();
		byte[] block = new byte[1 << 20];
		try (InputStream in = Files.newInputStream(file)) {
			for (int count = in.read(block); count >= 0; count = in.read(block)) {
				digest.update(block, 0, count);
				progress.checkCancelled();
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e); // every Java has it
		}
	}
}
