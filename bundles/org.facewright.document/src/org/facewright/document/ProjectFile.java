package org.facewright.document;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.facewright.core.time.FrameRate;
import org.facewright.document.internal.Archive;
import org.facewright.document.internal.ArchiveWriter;
import org.facewright.document.internal.AudioEntry;
import org.facewright.document.internal.Content;
import org.facewright.document.internal.DocumentXml;
import org.facewright.document.internal.Entry;
import org.facewright.document.internal.Home;
import org.facewright.document.internal.KeyContent;
import org.facewright.document.internal.LaneContent;
import org.facewright.document.internal.MotionContent;
import org.facewright.document.internal.StoredEntry;
import org.facewright.document.model.AudioAsset;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.DocumentPackage;
import org.facewright.document.model.Project;
import org.facewright.document.stored.AudioData;
import org.facewright.document.stored.Stored;
import org.jspecify.annotations.Nullable;

/**
 * A project and the file it lies in. Opening reads the document only; clips, keys, speech and sound are read when they
 * are first asked for, from any thread. A save leaves the old file whole until the new one is complete on the disk.
 * <p>
 * The project, and with it this object, belongs to one thread; it may be opened on another one and handed over. No file
 * stays open, so there is nothing to close.
 */
public final class ProjectFile {

	/** Suffix of project files, with its dot. */
	public static final String SUFFIX = ".fwz";
	/** Layout of the document that this program reads and writes. */
	public static final int SCHEMA_VERSION = DocumentXml.SCHEMA_VERSION;

	private static final Map<EDataType, Content<?>> CONTENTS = Map.of( //
			DocumentPackage.Literals.STORED_CLIP, new MotionContent(), //
			DocumentPackage.Literals.STORED_CURVES, new KeyContent(), //
			DocumentPackage.Literals.STORED_LANES, new LaneContent());
	private static final String AUDIO_FOLDER = "audio/";
	private static final String AUDIO_SUFFIX = ".wav";
	private static final String HASH = "[0-9a-f]{64}";
	private static final String UNFINISHED = ".saving";
	/** What a save that was killed left behind is removed by a later one. */
	private static final Duration ABANDONED = Duration.ofHours(1);
	private static final AtomicInteger SAVES = new AtomicInteger();

	private final Project project;
	private @Nullable Home home;
	/** Values of the file that others may hold although the project no longer does. */
	private final List<WeakReference<Entry>> lent = new ArrayList<>();
	/** What is known of values that came from elsewhere; by identity. */
	private final Map<Object, Part> known = new WeakHashMap<>();

	/** An entry to be written: name, size and CRC-32 follow from the contents. */
	private record Part(String name, long size, long crc) {
	}

	private ProjectFile(Project project, @Nullable Home home) {
		this.project = project;
		this.home = home;
	}

	/** An empty project without a file. */
	public static ProjectFile create(String name, FrameRate frameRate) {
		Project project = DocumentFactory.eINSTANCE.createProject();
		project.setName(name);
		project.setFrameRate(frameRate);
		return new ProjectFile(project, null);
	}

	/**
	 * Opens a project. Files of older layouts are brought up in memory; the file changes with the next save.
	 *
	 * @throws IOException with a sentence for the user: what is wrong with which file, and what to do
	 */
	public static ProjectFile open(Path file) throws IOException {
		Path absolute = file.toAbsolutePath();
		Home home = new Home(absolute);
		return home.read(archive -> {
			Project project;
			try (InputStream in = archive.read(Archive.DOCUMENT)) {
				project = DocumentXml.read(in, absolute);
			}
			List<String> broken = ProjectRules.broken(project);
			if (!broken.isEmpty()) {
				throw new IOException("%s: %s; restore the file from a copy".formatted(absolute, broken.getFirst()));
			}
			ProjectFile opened = new ProjectFile(project, home);
			opened.join(archive, home);
			return opened;
		});
	}

	public Project project() {
		return project;
	}

	/** Where the project was opened or last saved. */
	public Optional<Path> path() {
		Home there = home;
		return there == null ? Optional.empty() : Optional.of(there.file());
	}

	/** Puts the values of the file where the document has only their names. */
	private void join(Archive archive, Home there) throws IOException {
		for (EObject object : objects()) {
			for (EAttribute attribute : object.eClass().getEAllAttributes()) {
				Object value = object.eGet(attribute);
				Content<?> content = CONTENTS.get(attribute.getEAttributeType());
				if (value instanceof Stored<?> && content != null) {
					object.eSet(attribute, lend(entry(archive, there, value.toString(), content, object)));
				} else if (value instanceof AudioData) {
					String name = requireEntry(archive, there, value.toString(), AUDIO_FOLDER, AUDIO_SUFFIX, object);
					object.eSet(attribute, lend(new AudioEntry(there, name, archive.size(name))));
				}
			}
		}
	}

	private static Entry entry(Archive archive, Home there, String name, Content<?> content, EObject object)
			throws IOException {
		requireEntry(archive, there, name, content.folder() + "/", content.suffix(), object);
		return new StoredEntry<>(there, name, content, ProjectRules.describe(object),
				ProjectRules.channelsAround(object));
	}

	private static String requireEntry(Archive archive, Home there, String name, String folder, String suffix,
			EObject object) throws IOException {
		if (!name.matches(folder + HASH + "\\" + suffix)) {
			throw new IOException("%s: %s names its contents '%s', which can't be; restore the file from a copy"
					.formatted(there.file(), ProjectRules.describe(object), name));
		}
		if (!archive.has(name)) {
			throw new IOException("%s: the contents of %s are missing ('%s'); restore the file from a copy"
					.formatted(there.file(), ProjectRules.describe(object), name));
		}
		return name;
	}

	private Entry lend(Entry entry) {
		lent.add(new WeakReference<>(entry));
		return entry;
	}

	private List<EObject> objects() {
		List<EObject> objects = new ArrayList<>();
		objects.add(project);
		project.eAllContents().forEachRemaining(objects::add);
		return objects;
	}

	/**
	 * Saves where the project was opened or last saved.
	 *
	 * @throws IllegalStateException when it has no file yet
	 */
	public void save() throws IOException {
		save(path().orElseThrow(() -> new IllegalStateException("the project has no file yet")));
	}

	/**
	 * Saves, and makes this the project's file. Killed at any moment, the old or the new file is there and whole. The
	 * same project gives the same bytes.
	 *
	 * @throws IOException with a sentence for the user; the old file is as it was
	 */
	public void save(Path file) throws IOException {
		write(file, true);
	}

	/**
	 * Writes a copy, for example to recover from; where the project lies stays as it is.
	 *
	 * @throws IOException with a sentence for the user; an older copy is as it was
	 */
	public void saveCopy(Path file) throws IOException {
		write(file, false);
	}

	private void write(Path file, boolean own) throws IOException {
		Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
		Path folder = target.getParent();
		if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(target)) {
			throw new IOException("%s can't be written: %s".formatted(file,
					Files.isDirectory(target) ? "it is a folder" : "its folder does not exist"));
		}
		if (Files.exists(target) && !Files.isWritable(target)) {
			throw new IOException("%s can't be written: it is read-only".formatted(file));
		}
		ProjectIds.assign(project);
		List<String> broken = ProjectRules.broken(project);
		if (!broken.isEmpty()) {
			throw new IOException("%s can't be saved: %s".formatted(file, broken.getFirst()));
		}
		removeAbandoned(folder, target);
		Path unfinished = folder.resolve(".%s.%d-%d%s".formatted(target.getFileName(), ProcessHandle.current().pid(),
				SAVES.incrementAndGet(), UNFINISHED));
		try (Sources sources = new Sources()) {
			Map<String, Object> values = new TreeMap<>();
			byte[] document = DocumentXml.write(namedCopy(values));
			if (values.size() + 2 > Archive.MAX_ENTRIES || document.length > Archive.MAX_DOCUMENT) {
				throw new IOException(
						"%s can't be saved: it has more takes than a project can hold; move some to another"
								.formatted(file));
			}
			try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW,
					StandardOpenOption.WRITE); ArchiveWriter writer = new ArchiveWriter(channel)) {
				writer.add(Archive.DOCUMENT, document);
				for (Map.Entry<String, Object> value : values.entrySet()) {
					write(value.getKey(), value.getValue(), writer, sources);
				}
				writer.finish();
			}
			sources.close();
			if (own) {
				rescueOthers(values.keySet());
				moveInto(unfinished, target);
				settle(values);
			} else {
				Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
			}
		} finally {
			Files.deleteIfExists(unfinished);
		}
	}

	/** A copy of the project whose bulk values are names. @param values takes in what is to be written, by name */
	private Project namedCopy(Map<String, Object> values) throws IOException {
		EcoreUtil.Copier copier = new EcoreUtil.Copier();
		Project copy = (Project) copier.copy(project);
		copier.copyReferences();
		for (EObject object : objects()) {
			EObject twin = copier.get(object);
			for (EAttribute attribute : object.eClass().getEAllAttributes()) {
				Object value = object.eGet(attribute);
				Content<?> content = CONTENTS.get(attribute.getEAttributeType());
				if (value instanceof AudioData audio) {
					String name = AUDIO_FOLDER + audio.sha256() + AUDIO_SUFFIX;
					values.putIfAbsent(name, audio);
					twin.eSet(attribute, AudioData.named(name));
					((AudioAsset) twin).setSha256(audio.sha256());
				} else if (value instanceof Stored<?> stored && content != null) {
					String name = stored instanceof Entry entry ? entry.name() : part(stored, content).name();
					values.putIfAbsent(name, stored);
					twin.eSet(attribute, Stored.named(name));
				}
			}
		}
		copy.setSchemaVersion(SCHEMA_VERSION);
		return copy;
	}

	private Part part(Stored<?> stored, Content<?> content) throws IOException {
		Part part = known.get(stored);
		if (part == null) {
			part = measure(content.folder() + "/", content.suffix(), out -> writeValue(stored, content, out));
			known.put(stored, part);
		}
		return part;
	}

	@SuppressWarnings("unchecked") // attributes of a content's type hold values of that content
	private static <T> void writeValue(Stored<?> stored, Content<T> content, OutputStream out) throws IOException {
		content.write(((Stored<T>) stored).load(), out);
	}

	private static Part measure(String folder, String suffix, ArchiveWriter.Body body) throws IOException {
		Measure measure = new Measure();
		body.writeTo(measure);
		return new Part(folder + HexFormat.of().formatHex(measure.digest.digest()) + suffix, measure.size,
				measure.crc.getValue());
	}

	private void write(String name, Object value, ArchiveWriter writer, Sources sources) throws IOException {
		Archive holder = sources.holding(name, value);
		if (holder != null) {
			writer.copy(holder, name);
		} else if (value instanceof AudioData audio) {
			Part part = known.get(audio);
			if (part == null) {
				part = measure(AUDIO_FOLDER, AUDIO_SUFFIX, out -> copy(audio, out));
				if (!part.name().equals(name)) {
					throw new IOException("%s was changed since it was imported; import it again".formatted(audio));
				}
				known.put(audio, part);
			}
			writer.store(name, part.size(), part.crc(), out -> copy(audio, out));
		} else if (value instanceof Stored<?> stored) {
			Content<?> content = contentOf(name);
			Part part = part(stored, content);
			writer.store(name, part.size(), part.crc(), out -> writeValue(stored, content, out));
		}
	}

	private static void copy(AudioData audio, OutputStream out) throws IOException {
		try (InputStream in = audio.open()) {
			in.transferTo(out);
		}
	}

	private static Content<?> contentOf(String name) {
		return CONTENTS.values().stream().filter(content -> name.startsWith(content.folder() + "/")).findFirst()
				.orElseThrow();
	}

	/** Whoever still holds a value that the new file will lack, such as the undo history, keeps it. */
	private void rescueOthers(Set<String> kept) throws IOException {
		for (WeakReference<Entry> reference : lent) {
			Entry entry = reference.get();
			if (entry != null && entry.home() == home && !kept.contains(entry.name())) {
				entry.rescue();
			}
		}
		lent.removeIf(reference -> reference.get() == null);
	}

	private void moveInto(Path unfinished, Path target) throws IOException {
		Home there = home;
		boolean posix = target.getFileSystem().supportedFileAttributeViews().contains("posix");
		if (posix && Files.exists(target)) {
			Files.setPosixFilePermissions(unfinished, Files.getPosixFilePermissions(target));
		}
		Home destination = there == null ? new Home(target) : there;
		destination.replace(target, () -> Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE));
		home = destination;
		if (posix) { // elsewhere a folder can't be opened, and a move is written through
			try (FileChannel folder = FileChannel.open(target.getParent())) {
				folder.force(true);
			}
		}
	}

	/** The new file holds everything now, also what came from elsewhere. */
	private void settle(Map<String, Object> values) throws IOException {
		Home there = home;
		if (there == null) {
			return;
		}
		for (EObject object : objects()) {
			for (EAttribute attribute : object.eClass().getEAllAttributes()) {
				Object value = object.eGet(attribute);
				if (value instanceof Entry entry && entry.home() != there) {
					entry.moveTo(there);
					lend(entry);
				}
			}
		}
		for (Map.Entry<String, Object> value : values.entrySet()) {
			if (value.getValue() instanceof AudioData audio && !(audio instanceof Entry)) {
				AudioEntry kept = new AudioEntry(there, value.getKey(), audio.size());
				lend(kept);
				audio.keptBy(kept);
			}
		}
	}

	private static void removeAbandoned(Path folder, Path target) throws IOException {
		String start = "." + target.getFileName() + ".";
		try (DirectoryStream<Path> siblings = Files.newDirectoryStream(folder,
				path -> path.getFileName().toString().startsWith(start) && path.toString().endsWith(UNFINISHED))) {
			for (Path sibling : siblings) {
				if (Files.getLastModifiedTime(sibling).toInstant().isBefore(Instant.now().minus(ABANDONED))) {
					Files.deleteIfExists(sibling);
				}
			}
		}
	}

	/** The packages that entries are copied from during a save. */
	private final class Sources implements AutoCloseable {

		private final Map<Home, Archive> open = new HashMap<>();

		/** A package that has the entry; null when it must be written anew. */
		@Nullable
		Archive holding(String name, Object value) throws IOException {
			Home place = switch (value) {
				case Entry entry -> entry.home();
				case AudioData audio -> home;
				default -> null;
			};
			if (place == null || !Files.exists(place.file())) {
				return null;
			}
			Archive archive = open.get(place);
			if (archive == null) {
				archive = Archive.open(place.file());
				open.put(place, archive);
			}
			return archive.has(name) ? archive : null;
		}

		@Override
		public void close() throws IOException {
			for (Archive archive : open.values()) {
				archive.close();
			}
			open.clear();
		}
	}

	/** Hash, size and CRC of what is written to it. */
	private static final class Measure extends FilterOutputStream {

		private final MessageDigest digest;
		private final CRC32 crc = new CRC32();
		private long size;

		Measure() {
			super(OutputStream.nullOutputStream());
			try {
				digest = MessageDigest.getInstance("SHA-256");
			} catch (NoSuchAlgorithmException e) {
				throw new AssertionError("every Java has SHA-256", e);
			}
		}

		@Override
		public void write(int value) {
			write(new byte[] { (byte) value }, 0, 1);
		}

		@Override
		@SuppressWarnings("null")
		public void write(byte[] bytes, int offset, int length) {
			digest.update(bytes, offset, length);
			crc.update(bytes, offset, length);
			size += length;
		}
	}
}
