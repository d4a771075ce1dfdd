package org.facewright.inference.onnx.internal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

import org.facewright.api.inference.OptionalRuntime;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The natives of ONNX Runtime with the CUDA and TensorRT providers, of the very version of the product. Maven fetches
 * their jar, from wherever the user's settings say that such things come from; then they are unpacked beside the
 * smaller ones. They run networks on the processor too, so nothing else is loaded once they are there.
 */
@Component
public final class GpuRuntime implements OptionalRuntime {

	/** System property: {@code true} leaves an installed runtime alone. */
	static final String OFF_PROPERTY = "facewright.onnx.cpu-only";
	/** Environment variable with the path of the Maven to use. */
	static final String MAVEN_VARIABLE = "FACEWRIGHT_MAVEN";

	private static final String ARTIFACT = "com.microsoft.onnxruntime:onnxruntime_gpu";
	private static final String COPY_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

	private final String version;
	private final String system;
	private final Path cache;
	private final Map<String, String> environment;

	@Activate
	public GpuRuntime() {
		this(OnnxRuntime.jarVersion(), NativeLibraries.system(), NativeLibraries.ownCacheFolder(), System.getenv());
	}

	/** @param environment where Maven is looked for */
	GpuRuntime(String version, String system, Path cache, Map<String, String> environment) {
		this.version = version;
		this.system = system;
		this.cache = cache;
		this.environment = environment;
	}

	static GpuRuntime ofThisMachine() {
		return new GpuRuntime();
	}

	@Override
	public String id() {
		return "cuda";
	}

	@Override
	public String label() {
		return "ONNX Runtime %s with CUDA and TensorRT (a download of about 750 MB)".formatted(version);
	}

	private Path folder() {
		return cache.resolve("onnxruntime-gpu-" + version).resolve(system);
	}

	@Override
	public Optional<Path> installed() {
		Path folder = folder();
		return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
	}

	@Override
	public List<Problem> missing() {
		List<Problem> problems = new ArrayList<>();
		if (installed().isEmpty()) {
			problems.add(Problem.info("gpu.runtime", label() + " is not installed"));
		}
		GpuCheck check = new GpuCheck(folder(), system, LibraryFolders.ofThisMachine(), NvidiaDriver.ask());
		problems.addAll(check.cuda());
		problems.addAll(check.tensorRt());
		return List.copyOf(problems);
	}

	@Override
	public void install(Optional<Path> file, Progress progress) throws IOException {
		if (file.isPresent()) {
			unpack(file.get(), progress);
			return;
		}
		Files.createDirectories(cache);
		Path work = Files.createTempDirectory(cache, "fetch");
		try {
			fetch(work, progress.part(0, 0.7));
			unpack(work.resolve("onnxruntime_gpu-" + version + ".jar"), progress.part(0.7, 1));
		} finally {
			delete(work);
		}
	}

	private void fetch(Path work, Progress progress) throws IOException {
		String coordinates = "%s:%s:jar".formatted(ARTIFACT, version);
		String maven = maven().orElseThrow(() -> new IOException(
				("no Maven was found to fetch %s with; install Maven, name one in %s, or download that jar yourself and give "
						+ "it with --from").formatted(coordinates, MAVEN_VARIABLE)));
		Path log = work.resolve("maven.log");
		ProcessBuilder builder = new ProcessBuilder(maven, "-B", "-ntp", "-q", COPY_GOAL, "-Dartifact=" + coordinates,
				"-DoutputDirectory=" + work);
		builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
		// outside of any project, whose settings are for its build
		Process process = builder.directory(work.toFile()).redirectErrorStream(true).redirectOutput(log.toFile())
				.start();
		try {
			long began = System.nanoTime();
			while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
				progress.checkCancelled();
				long seconds = (System.nanoTime() - began) / 1_000_000_000;
				progress.report(Double.NaN, "fetching %s (%d s)".formatted(coordinates, seconds));
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted while fetching " + coordinates, e);
		} finally {
			process.descendants().forEach(ProcessHandle::destroy);
			process.destroy();
		}
		if (process.exitValue() != 0) {
			throw new IOException(
					"%s could not be fetched with %s: %s; check the network and Maven's settings, or give the "
							.formatted(coordinates, maven, complaint(log)) + "jar with --from");
		}
	}

	/** Maven's first line that says what went wrong. */
	private static String complaint(Path log) throws IOException {
		List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
		return lines.stream().filter(line -> line.contains("ERROR") || line.contains("Exception")).findFirst()
				.map(line -> line.replaceAll("\u001B\\[[0-9;]*m", "").replace("[ERROR]", "").strip())
				.orElse(lines.isEmpty() ? "it gave no reason" : lines.getLast().strip());
	}

	/** Named by the user, on the path, or the one that the sources' launcher has fetched. */
	private Optional<String> maven() {
		String named = environment.getOrDefault(MAVEN_VARIABLE, "");
		if (!named.isBlank()) {
			return Optional.of(named);
		}
		String file = system.startsWith("win") ? "mvn.cmd" : "mvn";
		for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
			if (!folder.isBlank() && Files.isExecutable(Path.of(folder, file))) {
				return Optional.of(Path.of(folder, file).toString());
			}
		}
		try (Stream<Path> all = Files.list(cache)) {
			return all.filter(folder -> String.valueOf(folder.getFileName()).startsWith("apache-maven-"))
					.map(folder -> folder.resolve("bin").resolve(file)).filter(Files::isExecutable).map(Path::toString)
					.findFirst();
		} catch (IOException e) {
			return Optional.empty(); // no cache yet
		}
	}

	private void unpack(Path jar, Progress progress) throws IOException {
		if (!Files.isRegularFile(jar)) {
			throw new IOException("%s: there is no such file; give the jar of %s:%s".formatted(jar, ARTIFACT, version));
		}
		Path target = folder();
		Files.createDirectories(target.getParent() == null ? cache : target.getParent());
		Path work = Files.createTempDirectory(cache, "unpack");
		try (JarFile archive = new JarFile(jar.toFile())) {
			requireVersion(jar, archive.getManifest());
			List<ZipEntry> libraries = libraries(jar, archive);
			long total = libraries.stream().mapToLong(ZipEntry::getSize).sum();
			requireRoom(total);
			long done = 0;
			for (ZipEntry entry : libraries) {
				String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
				progress.report((double) done / total, "unpacking " + name);
				copy(archive, entry, work.resolve(name), progress);
				done += entry.getSize();
			}
			remove();
			Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
		} catch (ZipException e) {
			throw new IOException("%s: is cut short or no jar (%s); download it again".formatted(jar, e.getMessage()),
					e);
		} finally {
			delete(work);
		}
	}

	private void requireVersion(Path jar, @Nullable Manifest manifest)
			throws IOException {
		String found = manifest == null ? null : manifest.getMainAttributes().getValue("Implementation-Version");
		if (!version.equals(found)) {
			throw new IOException("%s: is version %s, and this product needs %s; give the jar of %s:%s".formatted(jar,
					found == null ? "unknown" : found, version, ARTIFACT, version));
		}
	}

	private List<ZipEntry> libraries(Path jar, JarFile archive) throws IOException {
		String prefix = "ai/onnxruntime/native/" + system + "/";
		List<ZipEntry> libraries = new ArrayList<>();
		for (ZipEntry entry : Collections.list(archive.entries())) {
			if (entry.getName().startsWith(prefix) && !entry.isDirectory()
					&& entry.getName().indexOf('/', prefix.length()) < 0) {
				libraries.add(entry);
			}
		}
		boolean cuda = libraries.stream().anyMatch(entry -> entry.getName().contains("providers_cuda"));
		if (!cuda) {
			throw new IOException(
					"%s: has no CUDA libraries for %s; there are some for 64-bit Linux and Windows on Intel "
							.formatted(jar, system) + "and AMD processors only");
		}
		return libraries;
	}

	private void requireRoom(long bytes) throws IOException {
		long free = Files.getFileStore(cache).getUsableSpace();
		if (free < bytes + (64L << 20)) {
			throw new IOException(
					"%s: %d MB are needed and %d MB are free; make room, or set XDG_CACHE_HOME to another disk"
							.formatted(cache, bytes >> 20, free >> 20));
		}
	}

	private static void copy(JarFile archive, ZipEntry entry, Path target, Progress progress) throws IOException {
		byte[] block = new byte[1 << 20];
		try (InputStream in = archive.getInputStream(entry); var out = Files.newOutputStream(target)) {
			for (int count = in.read(block); count >= 0; count = in.read(block)) {
				out.write(block, 0, count);
				progress.checkCancelled();
			}
		}
		if (Files.size(target) != entry.getSize()) {
			throw new IOException("%s: %d bytes came out of the jar instead of %d".formatted(target, Files.size(target),
					entry.getSize()));
		}
	}

	@Override
	public boolean remove() throws IOException {
		return delete(folder());
	}

	private static boolean delete(Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return false;
		}
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
				try {
					Files.deleteIfExists(file);
				} catch (java.nio.file.AccessDeniedException e) {
					throw new IOException("%s: is in use and can't be deleted; close other runs of this program first"
							.formatted(file), e);
				}
			}
		}
		return true;
	}

	@Override
	public String toString() {
		return "GPU runtime %s for %s".formatted(version, system.toLowerCase(Locale.ROOT));
	}
}
