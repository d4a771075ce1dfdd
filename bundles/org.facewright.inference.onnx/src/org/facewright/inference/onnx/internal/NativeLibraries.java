package org.facewright.inference.onnx.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the runtime's native libraries unpacked in the user's cache folder. Left alone, the runtime unpacks them into a
 * temporary folder at every start, which costs more than everything else it does then.
 * <p>
 * Several processes may come at once: each writes a file of its own and moves it into place atomically, and a file
 * counts as good when it has the size that the jar says.
 */
final class NativeLibraries {

	/** Set by a user or by {@link #unpackOnce}: the folder that the runtime loads from. */
	static final String PATH_PROPERTY = "onnxruntime.native.path";

	private static final String[] REQUIRED = { "onnxruntime", "onnxruntime4j_jni" };
	/** On some systems only. */
	private static final String OPTIONAL = "onnxruntime_providers_shared";

	private final Class<?> anchor;
	private final String system;
	private final Path cache;

	/** @param anchor a class of the jar that holds the libraries as resources */
	NativeLibraries(Class<?> anchor, String system, Path cache) {
		this.anchor = anchor;
		this.system = system;
		this.cache = cache;
	}

	/** For this machine: libraries of the running system, kept in the cache folder of the user. */
	static NativeLibraries ofThisMachine(Class<?> anchor, String version) {
		return new NativeLibraries(anchor, system(), ownCacheFolder().resolve("onnxruntime-" + version));
	}

	/** Name of the running system. */
	static String system() {
		return system(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
	}

	/** Where this program keeps what it can make again. */
	static Path ownCacheFolder() {
		return cacheFolder(System.getenv(), System.getProperty("os.name", ""),
				Path.of(System.getProperty("user.home", "."))).resolve("facewright");
	}

	/** Name of a system as the runtime's jar spells it, such as {@code linux-x64}. */
	static String system(String osName, String osArch) {
		String os = osName.toLowerCase(Locale.ROOT);
		String family = os.contains("mac") ? "osx" : os.contains("win") ? "win" : "linux";
		String arch = osArch.toLowerCase(Locale.ROOT);
		String machine = arch.startsWith("aarch64") ? "aarch64" : arch.matches("amd64|x86_64") ? "x64" : arch;
		return family + "-" + machine;
	}

	/** Where programs keep what they can make again. */
	static Path cacheFolder(Map<String, String> environment, String osName, Path home) {
		String os = osName.toLowerCase(Locale.ROOT);
		String chosen = environment.getOrDefault("XDG_CACHE_HOME", "");
		if (!chosen.isBlank()) {
			return Path.of(chosen);
		}
		if (os.contains("mac")) {
			return home.resolve("Library/Caches");
		}
		String local = environment.getOrDefault("LOCALAPPDATA", "");
		return os.contains("win") && !local.isBlank() ? Path.of(local) : home.resolve(".cache");
	}

	/**
	 * Unpacks what is missing or has the wrong size.
	 *
	 * @return the folder with the libraries; empty when the jar has none for this system
	 * @throws IOException when the cache can't be written; what was there before stays as it was
	 */
	Optional<Path> unpackOnce() throws IOException {
		Path folder = cache.resolve(system);
		for (String library : REQUIRED) {
			URL resource = resource(library);
			if (resource == null) {
				return Optional.empty();
			}
			unpack(resource, folder.resolve(fileName(library)));
		}
		URL shared = resource(OPTIONAL);
		if (shared != null) {
			unpack(shared, folder.resolve(fileName(OPTIONAL)));
		}
		return Optional.of(folder);
	}

	private @Nullable URL resource(String library) {
		return anchor.getResource("/ai/onnxruntime/native/" + system + "/" + fileName(library));
	}

	String fileName(String library) {
		UnaryOperator<String> name = system.startsWith("win")
				? "%s.dll"::formatted
				: system.startsWith("osx") ? "lib%s.dylib"::formatted : "lib%s.so"::formatted;
		return name.apply(library);
	}

	private static void unpack(URL resource, Path target) throws IOException {
		URLConnection connection = resource.openConnection();
		connection.setUseCaches(false);
		try (InputStream packed = connection.getInputStream()) {
			long size = connection.getContentLengthLong();
			if (size > 0 && Files.isRegularFile(target) && Files.size(target) == size) {
				return;
			}
			Path folder = target.toAbsolutePath().getParent();
			if (folder == null) {
				throw new IOException(target + ": not a place for a library");
			}
			Files.createDirectories(folder);
			Path own = Files.createTempFile(folder, target.getFileName() + ".", ".part");
			try {
				long written = Files.copy(packed, own, StandardCopyOption.REPLACE_EXISTING);
				if (size > 0 && written != size) {
					throw new IOException(
							"%s: %d bytes came out of the jar instead of %d".formatted(target, written, size));
				}
				moveIntoPlace(own, target, written);
			} finally {
				Files.deleteIfExists(own);
			}
		}
	}

	/** Windows refuses to replace a library that another process has loaded; then that one must be as good as ours. */
	private static void moveIntoPlace(Path own, Path target, long size) throws IOException {
		try (FileChannel channel = FileChannel.open(own, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
		try {
			Files.move(own, target, StandardCopyOption.ATOMIC_MOVE);
		} catch (IOException e) {
			if (!Files.isRegularFile(target) || Files.size(target) != size) {
				throw e;
			}
		}
	}
}
