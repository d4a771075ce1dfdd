package org.facewright.motion.a2f.internal.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.facewright.api.inference.InferenceBackend;
import org.facewright.api.motion.InstalledModel;
import org.facewright.api.motion.ModelImport;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The packages on this machine. Each lies in a folder of its own, named by its id, with the hashes of its import beside
 * its files.
 */
public final class ModelStore {

	static final String RECEIPT = "facewright-import.json";
	private static final String UNFINISHED = ".importing-";
	private static final int BLOCK = 1 << 20;
	/** Folders below the one to import that are looked into. */
	private static final int DEPTH = 4;
	/** Room that stays free on the disk after an import. */
	private static final long SPARE_BYTES = 64L << 20;

	/**
	 * A package that is there.
	 *
	 * @param network SHA-256 of its network at import; empty when not known
	 */
	public record Entry(ModelPackage model, boolean shared, String network) {

		/** What tells this package from one that takes its place. */
		public State state() {
			return new State(model.folder(), network, modified(model.folder().resolve(ModelPackage.MANIFEST)),
					modified(model.folder().resolve(RECEIPT)));
		}

		private static long modified(Path file) {
			try {
				return Files.getLastModifiedTime(file).toMillis();
			} catch (IOException e) {
				return 0; // not there
			}
		}
	}

	/** Equal while a package was neither replaced nor changed. */
	public record State(Path folder, String network, long manifestModified, long receiptModified) {
	}

	private final ModelFolders folders;

	public ModelStore(ModelFolders folders) {
		this.folders = folders;
	}

	public ModelFolders folders() {
		return folders;
	}

	/** All packages, the user's own before shared ones of the same id; unreadable ones are left out. */
	public List<Entry> entries() {
		Map<String, Entry> entries = new TreeMap<>();
		List<Path> roots = new ArrayList<>(List.of(folders.own()));
		roots.addAll(folders.shared());
		for (Path root : roots) {
			for (Path folder : candidates(root)) {
				try {
					ModelPackage model = ModelPackage.read(folder);
					entries.putIfAbsent(model.id(), new Entry(model, !root.equals(folders.own()), networkHash(model)));
				} catch (IOException e) {
					continue; // damaged; unreadable() tells of it
				}
			}
		}
		return List.copyOf(entries.values());
	}

	/** What is wrong with folders that look like packages and can't be read. */
	public List<Problem> unreadable() {
		List<Problem> problems = new ArrayList<>();
		List<Path> roots = new ArrayList<>(List.of(folders.own()));
		roots.addAll(folders.shared());
		for (Path root : roots) {
			for (Path folder : candidates(root)) {
				try {
					ModelPackage.read(folder);
				} catch (IOException e) {
					problems.add(Problem.error("model.file", String.valueOf(e.getMessage()),
							"import the package again, or remove its folder"));
				}
			}
		}
		return problems;
	}

	/** The folder itself and those directly in it that look like packages, sorted. */
	public static List<Path> candidates(Path root) {
		if (!Files.isDirectory(root)) {
			return List.of();
		}
		List<Path> found = new ArrayList<>();
		if (ModelPackage.isCandidate(root)) {
			found.add(root);
		}
		try (Stream<Path> children = Files.list(root)) {
			children.filter(child -> !child.getFileName().toString().startsWith("."))
					.filter(ModelPackage::isCandidate).sorted().forEach(found::add);
		} catch (IOException | UncheckedIOException e) {
			return found; // a shared folder may be away
		}
		return found;
	}

	private static String networkHash(ModelPackage model) {
		return receipt(model.folder()).getOrDefault(name(model, model.network()), "");
	}

	private static String name(ModelPackage model, Path file) {
		return model.folder().relativize(file).toString().replace('\\', '/');
	}

	/** Hashes at import; empty when the package was put there by hand. */
	private static Map<String, String> receipt(Path folder) {
		Path file = folder.resolve(RECEIPT);
		Map<String, String> hashes = new TreeMap<>();
		if (Files.isRegularFile(file)) {
			try {
				JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file)).path("sha256");
				root.fields().forEachRemaining(entry -> hashes.put(entry.getKey(), entry.getValue().asText()));
			} catch (IOException e) {
				return Map.of(); // as if put there by hand
			}
		}
		return hashes;
	}

	/** All packages as a user sees them, sorted by id. */
	public List<InstalledModel> models() {
		return entries().stream().map(ModelStore::describe).toList();
	}

	public Entry entry(String id) {
		return entries().stream().filter(entry -> entry.model().id().equals(id)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("there is no model '%s'; there are: %s".formatted(id,
						entries().isEmpty()
								? "none; import one first"
								: String.join(", ", entries().stream().map(entry -> entry.model().id()).toList()))));
	}

	public static InstalledModel describe(Entry entry) {
		ModelPackage model = entry.model();
		List<String> backends = model instanceof ModelPackage.Face face
				? face.actors().stream().map(actor -> ModelPackage.backendId(face, actor)).toList()
				: List.of();
		return new InstalledModel(model.id(), model.label(), model.family(), model.folder(), entry.shared(),
				bytes(model), entry.network(), backends);
	}

	private static long bytes(ModelPackage model) {
		long bytes = 0;
		for (Path file : model.files()) {
			try {
				bytes += Files.size(file);
			} catch (IOException e) {
				continue; // verify tells of files that are missing
			}
		}
		return bytes;
	}

	/** See {@link org.facewright.api.motion.ModelLibrary#importFrom}. */
	public ModelImport importFrom(Path folder, InferenceBackend inference, Progress progress) throws IOException {
		if (!Files.isDirectory(folder)) {
			throw new IOException("%s: is no folder; name the folder with the downloaded model.json".formatted(folder));
		}
		removeLeftovers();
		List<Path> found = candidates(folder);
		if (found.isEmpty()) {
			found = deeper(folder);
		}
		List<InstalledModel> models = new ArrayList<>();
		List<Problem> problems = new ArrayList<>();
		if (found.isEmpty()) {
			problems.add(nothingFound(folder));
		}
		for (int i = 0; i < found.size(); i++) {
			Progress part = progress.part((double) i / found.size(), (i + 1.0) / found.size());
			PackageCheck check = PackageCheck.of(found.get(i), Map.of(), inference, part.part(0, 0.5));
			problems.addAll(check.problems());
			if (check.isUsable()) {
				models.add(take(check.found().orElseThrow(), check.hashes(), part.part(0.5, 1)));
			}
		}
		return new ModelImport(models, problems);
	}

	/** Downloads of other tools keep packages some folders down, as in {@code snapshots/<revision>/}. */
	private static List<Path> deeper(Path folder) throws IOException {
		try (Stream<Path> walk = Files.find(folder, DEPTH,
				(path, attributes) -> path.getFileName().toString().equals(ModelPackage.MANIFEST))) {
			return walk.map(manifest -> Objects.requireNonNullElse(manifest.getParent(), folder))
					.filter(ModelPackage::isCandidate).sorted().toList();
		} catch (UncheckedIOException e) {
			return List.of(); // a folder that may not be read
		}
	}

	/** What processes left that were killed in the middle of an import. */
	private void removeLeftovers() throws IOException {
		if (!Files.isDirectory(folders.own())) {
			return;
		}
		List<Path> leftovers;
		try (Stream<Path> children = Files.list(folders.own())) {
			leftovers = children.filter(child -> child.getFileName().toString().startsWith(UNFINISHED)).toList();
		}
		for (Path leftover : leftovers) {
			if (Files.getLastModifiedTime(leftover).toInstant().isBefore(Instant.now().minus(1, ChronoUnit.DAYS))) {
				delete(leftover);
			}
		}
	}

	private static Problem nothingFound(Path folder) {
		Path manifest = folder.resolve(ModelPackage.MANIFEST);
		if (!Files.exists(manifest)) {
			return Problem.error("model.none",
					"%s: there is no model.json in it or in a folder in it".formatted(folder),
					"name the folder that the model was downloaded to");
		}
		try {
			JsonFile.read(manifest);
			return Problem.error("model.family", "%s: is the manifest of another family of models".formatted(manifest),
					"only Audio2Face-3D and Audio2Emotion packages can be imported here");
		} catch (IOException e) {
			return Problem.error("model.file", String.valueOf(e.getMessage()), "then import it again");
		}
	}

	private InstalledModel take(ModelPackage model, Map<String, String> hashes, Progress progress) throws IOException {
		Path target = folders.own().resolve(model.id());
		if (model.folder().toAbsolutePath().normalize().equals(target.toAbsolutePath().normalize())) {
			writeReceipt(target, hashes);
			return describe(new Entry(model, false, hashes.getOrDefault(name(model, model.network()), "")));
		}
		Files.createDirectories(folders.own());
		long needed = bytes(model) + SPARE_BYTES;
		long usable = Files.getFileStore(folders.own()).getUsableSpace();
		if (usable < needed) {
			throw new IOException("%s: the disk has %d MB free and the model needs %d MB; make room, or put the models "
					.formatted(folders.own(), usable >> 20, needed >> 20) + "elsewhere with "
					+ ModelFolders.OWN_VARIABLE);
		}
		Path unfinished = Files.createTempDirectory(folders.own(), UNFINISHED);
		try {
			copy(model, hashes, unfinished, progress);
			writeReceipt(unfinished, hashes);
			replace(unfinished, target);
		} finally {
			delete(unfinished);
		}
		return describe(new Entry(ModelPackage.read(target), false,
				hashes.getOrDefault(name(model, model.network()), "")));
	}

	/** What the networks' engines are built with comes along where it is there. */
	private static List<Path> toCopy(ModelPackage model) {
		List<Path> files = new ArrayList<>(model.files());
		for (String extra : List.of("trt_info.json", "a2f_ms_config.json", "config.json", "LICENSE", "LICENSE.txt",
				"README.md")) {
			if (Files.isRegularFile(model.folder().resolve(extra))) {
				files.add(model.folder().resolve(extra));
			}
		}
		return files;
	}

	private static void copy(ModelPackage model, Map<String, String> hashes, Path target, Progress progress)
			throws IOException {
		List<Path> files = toCopy(model);
		long total = 1;
		for (Path file : files) {
			total += Files.size(file);
		}
		byte[] block = new byte[BLOCK];
		long done = 0;
		for (Path file : files) {
			String name = name(model, file);
			Path copy = target.resolve(name);
			Path parent = copy.getParent();
			if (parent != null) {
				Files.createDirectories(parent);
			}
			var digest = ModelFiles.sha256();
			try (InputStream in = Files.newInputStream(file); OutputStream out = Files.newOutputStream(copy)) {
				for (int count = in.read(block); count >= 0; count = in.read(block)) {
					out.write(block, 0, count);
					digest.update(block, 0, count);
					done += count;
					progress.checkCancelled();
					progress.report((double) done / total, "copying " + name);
				}
			}
			String hash = HexFormat.of().formatHex(digest.digest());
			if (!hashes.getOrDefault(name, hash).equals(hash)) {
				throw new IOException("%s: changed while it was copied; import it again".formatted(file));
			}
		}
	}

	private static void writeReceipt(Path folder, Map<String, String> hashes) throws IOException {
		ObjectMapper mapper = new ObjectMapper();
		ObjectNode root = mapper.createObjectNode();
		ObjectNode sha256 = root.putObject("sha256");
		hashes.forEach(sha256::put);
		Files.write(folder.resolve(RECEIPT), mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
	}

	private void replace(Path finished, Path target) throws IOException {
		Path old = folders.own().resolve(UNFINISHED + "old-" + target.getFileName());
		delete(old);
		if (Files.exists(target)) {
			Files.move(target, old);
		}
		try {
			Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
		} catch (AtomicMoveNotSupportedException e) {
			Files.move(finished, target);
		}
		delete(old);
	}

	private static void delete(Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return;
		}
		List<Path> all;
		try (Stream<Path> walk = Files.walk(folder)) {
			all = walk.sorted(Comparator.reverseOrder()).toList();
		}
		for (Path path : all) {
			Files.deleteIfExists(path);
		}
	}

	/** See {@link org.facewright.api.motion.ModelLibrary#verify}. */
	public List<Problem> verify(String id, InferenceBackend inference, Progress progress) throws IOException {
		Entry entry = entry(id);
		Path folder = entry.model().folder();
		PackageCheck check = PackageCheck.of(folder, receipt(folder), inference, progress);
		List<Problem> problems = new ArrayList<>(check.problems());
		if (check.isUsable()) {
			problems.add(Problem.info("model.usable", "%s: all %d files are sound and the network fits them".formatted(
					folder, entry.model().files().size())));
		}
		return problems;
	}

	/** See {@link org.facewright.api.motion.ModelLibrary#remove}. */
	public void remove(String id) throws IOException {
		Entry entry = entry(id);
		if (entry.shared()) {
			throw new IllegalArgumentException(
					"the model '%s' lies in the shared folder %s, which is only read; remove it there".formatted(id,
							entry.model().folder()));
		}
		Path going = folders.own().resolve(UNFINISHED + "old-" + id);
		delete(going);
		Files.move(entry.model().folder(), going);
		delete(going);
	}

	/** Whether a folder, or one directly in it, looks like a package. */
	public static boolean accepts(Path folder) {
		return !candidates(folder).isEmpty();
	}

	/** The package whose network hears emotions, where there is one. */
	public Optional<ModelPackage.Emotion> emotion() {
		return entries().stream().map(Entry::model).filter(ModelPackage.Emotion.class::isInstance)
				.map(ModelPackage.Emotion.class::cast).findFirst();
	}
}
