package org.facewright.inference.onnx.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceException.Reason;
import org.facewright.core.progress.Problem;
import org.jspecify.annotations.Nullable;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;

/** ONNX Runtime as it was loaded into this process: once, on first use, for as long as the process lives. */
final class OnnxRuntime {

	private static @Nullable OnnxRuntime loaded;

	private final OrtEnvironment environment;
	private final Set<OrtProvider> providers;
	private final String origin;
	private final String telemetry;

	private OnnxRuntime(OrtEnvironment environment, Set<OrtProvider> providers, String origin,
			String telemetry) {
		this.environment = environment;
		this.providers = providers;
		this.origin = origin;
		this.telemetry = telemetry;
	}

	/**
	 * Loads the native libraries when that was not done yet.
	 *
	 * @throws InferenceException when this system can't run them
	 */
	static synchronized OnnxRuntime load() throws InferenceException {
		OnnxRuntime runtime = loaded;
		if (runtime == null) {
			runtime = start();
			loaded = runtime;
		}
		return runtime;
	}

	private static OnnxRuntime start() throws InferenceException {
		String origin = chooseLibraries();
		String telemetry = TelemetryOptOut.apply();
		try {
			// What goes wrong comes as an exception with its text; the runtime would also print it.
			OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
					"facewright");
			environment.setTelemetry(false);
			return new OnnxRuntime(environment, OrtEnvironment.getAvailableProviders(), origin,
					telemetry);
		} catch (LinkageError | IllegalStateException | OrtException e) {
			throw new InferenceException(Reason.DEVICE_UNAVAILABLE,
					"ONNX Runtime could not be loaded on %s (%s): %s; it needs 64-bit Linux with glibc 2.28 or newer, "
							.formatted(System.getProperty("os.name"), System.getProperty("os.arch"), rootMessage(e))
							+ "Windows 10 or newer, or macOS on Apple silicon",
					e);
		}
	}

	private static String rootMessage(Throwable thrown) {
		Throwable root = thrown;
		for (Throwable cause = root.getCause(); cause != null; cause = cause.getCause()) {
			root = cause;
		}
		String message = root.getMessage();
		return message == null ? root.getClass().getSimpleName() : message;
	}

	/** Points the runtime to unpacked libraries. @return where they come from, for a diagnosis */
	private static String chooseLibraries() {
		if (System.getProperty(NativeLibraries.PATH_PROPERTY) != null) {
			return "chosen with " + NativeLibraries.PATH_PROPERTY;
		}
		Optional<Path> gpu = GpuRuntime.ofThisMachine().installed();
		if (gpu.isPresent() && !Boolean.getBoolean(GpuRuntime.OFF_PROPERTY)) {
			System.setProperty(NativeLibraries.PATH_PROPERTY, gpu.get().toString());
			return "the GPU runtime that was installed";
		}
		try {
			Optional<Path> folder = NativeLibraries.ofThisMachine(OrtEnvironment.class, jarVersion()).unpackOnce();
			folder.ifPresent(path -> System.setProperty(NativeLibraries.PATH_PROPERTY, path.toString()));
			return folder.isPresent() ? "unpacked once into the cache" : "from the library path of this system";
		} catch (IOException e) {
			return "unpacked at every start, because the cache can't be written: " + e;
		}
	}

	/** Version of the Java part, which natives have to match. */
	static String jarVersion() {
		String version = OrtEnvironment.class.getPackage().getImplementationVersion();
		return version == null ? "bundled" : version;
	}

	OrtEnvironment environment() {
		return environment;
	}

	boolean has(OrtProvider provider) {
		return providers.contains(provider);
	}

	List<String> providerNames() {
		return providers.stream().map(OrtProvider::getName).sorted().toList();
	}

	List<String> diagnosis() {
		List<String> facts = new ArrayList<>();
		facts.add("ONNX Runtime " + environment.getVersion());
		List<String> libraries = loadedLibraries();
		if (libraries.isEmpty()) {
			libraries = List.of(System.getProperty(NativeLibraries.PATH_PROPERTY, "a temporary folder"));
		}
		for (String library : libraries) {
			facts.add("native library %s (%s)".formatted(library, origin));
		}
		facts.add("providers in this runtime: " + String.join(", ", providerNames()));
		facts.add(telemetry);
		facts.add("processor: %s, %d threads".formatted(processor(),
				Runtime.getRuntime().availableProcessors()));
		return facts;
	}

	/** Two runtimes in one process, or natives of another version than the Java part. */
	List<Problem> problems() {
		List<Problem> problems = new ArrayList<>();
		List<String> libraries = loadedLibraries().stream().filter(library -> library.contains("libonnxruntime.so"))
				.toList();
		if (libraries.size() > 1) {
			problems.add(Problem.error("inference.runtime", "several ONNX Runtimes are loaded: "
					+ String.join(", ", libraries), "remove all but one from LD_LIBRARY_PATH and the dropins folder"));
		}
		if (!environment.getVersion().equals(jarVersion()) && !jarVersion().equals("bundled")) {
			problems.add(Problem.error("inference.runtime",
					"the ONNX Runtime that was loaded is %s, and this product is made for %s".formatted(
							environment.getVersion(), jarVersion()),
					"unset %s, or let it point to that version".formatted(NativeLibraries.PATH_PROPERTY)));
		}
		return problems;
	}

	/** What the system says is mapped into this process; empty where it does not tell. */
	private static List<String> loadedLibraries() {
		Set<String> found = new TreeSet<>();
		try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
			maps.filter(line -> line.contains("onnxruntime") && line.contains("/"))
					.map(line -> line.substring(line.indexOf('/')))
					.filter(path -> !path.endsWith(".jar"))
					.forEach(found::add);
		} catch (IOException | java.io.UncheckedIOException e) {
			return List.of(); // not Linux
		}
		return List.copyOf(found);
	}

	private static String processor() {
		String arch = System.getProperty("os.arch", "unknown");
		try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
			List<String> facts = lines.filter(line -> line.startsWith("model name") || line.startsWith("flags"))
					.limit(2)
					.map(line -> line.substring(line.indexOf(':') + 1).strip()).toList();
			if (facts.size() < 2) {
				return arch;
			}
			List<String> flags = List.of(facts.get(1).split(" "));
			List<String> vectors = Stream.of("avx", "avx2", "fma", "avx512f", "avx512_vnni", "amx_tile")
					.filter(flags::contains).toList();
			return "%s, %s, vectors: %s".formatted(facts.get(0), arch,
					vectors.isEmpty() ? "SSE only" : String.join(" ", vectors));
		} catch (IOException | java.io.UncheckedIOException e) {
			return arch; // not Linux
		}
	}
}
