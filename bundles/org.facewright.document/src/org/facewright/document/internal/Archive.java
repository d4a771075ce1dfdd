package org.facewright.document.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The package a project lies in, open for reading: a zip whose first entry is {@code mimetype}, stored. Distrusts what
 * it reads: names that lead elsewhere, names that stand twice and entries that unpack to far more than they hold are
 * refused before anything is unpacked, and what an entry claims about itself is checked while it is read.
 */
public final class Archive implements Closeable {

	public static final String MIMETYPE = "mimetype";
	public static final String MEDIA_TYPE = "application/vnd.facewright.project+zip";
	public static final String DOCUMENT = "document.xmi";
	/** Entries a package may have. */
	public static final int MAX_ENTRIES = 20_000;
	/** Bytes the document may have. */
	public static final long MAX_DOCUMENT = 32L << 20;
	/** Bytes that are too few to harm, however well they were packed. */
	public static final int HARMLESS = 1 << 20;

	private static final int HEAD = 512;
	private static final int LOCAL_HEADER = 30;
	private static final int END_HEADER = 22;
	private static final long MAX_DIRECTORY = 16L << 20;
	private static final long MAX_ENTRY = 64L << 30;
	/** Text and repeated samples seldom deflate to less than a hundredth. */
	private static final long MAX_RATIO = 200;

	private final Path file;
	private final ZipFile zip;
	private final Map<String, ZipEntry> entries = new HashMap<>();

	private Archive(Path file, ZipFile zip) {
		this.file = file;
		this.zip = zip;
	}

	/** @throws IOException with a sentence for the user when the file is no sound package */
	public static Archive open(Path file) throws IOException {
		long size = checkEnds(file);
		ZipFile zip;
		try {
			zip = new ZipFile(file.toFile());
		} catch (IOException | IllegalArgumentException e) {
			throw new IOException(damaged(file, "its directory is wrong"), e);
		}
		Archive archive = new Archive(file, zip);
		try {
			archive.takeStock(size);
		} catch (IOException | RuntimeException e) {
			zip.close();
			throw e;
		}
		return archive;
	}

	private static long checkEnds(Path file) throws IOException {
		if (Files.isDirectory(file)) {
			throw new IOException("%s is a folder, not a Facewright project".formatted(file));
		}
		if (!Files.exists(file)) {
			throw new IOException("%s does not exist".formatted(file));
		}
		try (FileChannel channel = FileChannel.open(file)) {
			byte[] head = read(channel, 0, HEAD);
			checkHead(file, head);
			ByteBuffer end = ByteBuffer.wrap(read(channel, Math.max(0, channel.size() - END_HEADER), END_HEADER))
					.order(ByteOrder.LITTLE_ENDIAN);
			if (end.remaining() < END_HEADER || end.getInt(0) != 0x06054b50) {
				throw new IOException(damaged(file, "its end is missing"));
			}
			int count = Short.toUnsignedInt(end.getShort(10));
			long directory = Integer.toUnsignedLong(end.getInt(12));
			if (count > MAX_ENTRIES || directory > MAX_DIRECTORY) {
				throw new IOException(
						"%s has %d entries, more than the %d a project may have; do not open it unless you know its origin"
								.formatted(file, count, MAX_ENTRIES));
			}
			return channel.size();
		} catch (AccessDeniedException e) {
			throw new IOException("%s can't be read: you lack the permission".formatted(file), e);
		}
	}

	private static byte[] read(FileChannel channel, long position, int length) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(length);
		while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) > 0) {
			// until full or at the end
		}
		return Arrays.copyOf(buffer.array(), buffer.position());
	}

	private static void checkHead(Path file, byte[] head) throws IOException {
		String text = new String(head, StandardCharsets.ISO_8859_1);
		String start = text.strip().toLowerCase(Locale.ROOT);
		if (head.length == 0) {
			throw new IOException("%s is empty; restore it from a copy".formatted(file));
		}
		if (start.startsWith("version https://git-lfs")) {
			throw new IOException(
					"%s is a git-LFS pointer, not the project itself; run 'git lfs pull' to fetch it".formatted(file));
		}
		if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
			throw new IOException("%s is a web page, not a Facewright project; download it again".formatted(file));
		}
		if (!text.startsWith("PK\3\4")) {
			throw new IOException("%s is not a Facewright project".formatted(file));
		}
		if (!text.startsWith(MIMETYPE + MEDIA_TYPE, LOCAL_HEADER)) {
			throw new IOException(
					"%s is a zip but not a Facewright project: it does not begin with a 'mimetype' of '%s'"
							.formatted(file, MEDIA_TYPE));
		}
	}

	private void takeStock(long fileSize) throws IOException {
		long packed = 0;
		for (ZipEntry entry : zip.stream().<ZipEntry>map(Objects::requireNonNull).toList()) {
			String name = entry.getName();
			checkName(name);
			if (entries.put(name, entry) != null) {
				throw new IOException("%s has two entries named '%s'; restore it from a copy".formatted(file, name));
			}
			checkSize(entry);
			packed += entry.getCompressedSize();
		}
		if (packed > fileSize) {
			throw new IOException(damaged(file, "its entries are larger than the file"));
		}
		if (!has(DOCUMENT)) {
			throw new IOException(damaged(file, "it has no '%s'".formatted(DOCUMENT)));
		}
	}

	private void checkName(String name) throws IOException {
		boolean drive = name.length() > 1 && name.charAt(1) == ':';
		boolean odd = name.isEmpty() || name.indexOf('\\') >= 0 || name.chars().anyMatch(c -> c < ' ');
		boolean escapes = name.startsWith("/") || ("/" + name + "/").contains("/../") || name.contains("//");
		if (drive || odd || escapes) {
			throw new IOException("%s has an entry '%s' that points outside of it; do not open this file"
					.formatted(file, name.replaceAll("\\p{Cntrl}", "?")));
		}
	}

	private void checkSize(ZipEntry entry) throws IOException {
		long limit = entry.getName().equals(DOCUMENT) ? MAX_DOCUMENT : MAX_ENTRY;
		long size = entry.getSize();
		long packed = entry.getCompressedSize();
		if (size < 0 || packed < 0 || size > limit || size > HARMLESS && size / MAX_RATIO > packed) {
			throw new IOException("%s has an entry '%s' that would unpack to %d bytes from %d; do not open this file"
					.formatted(file, entry.getName(), size, packed));
		}
	}

	public boolean has(String name) {
		return entries.containsKey(name);
	}

	/** Bytes of an entry when unpacked. */
	public long size(String name) throws IOException {
		return entry(name).getSize();
	}

	/** CRC-32 of an entry when unpacked. */
	public long crc(String name) throws IOException {
		return entry(name).getCrc();
	}

	/** An entry's bytes; reading the last one checks the length and the CRC. */
	public InputStream read(String name) throws IOException {
		ZipEntry entry = entry(name);
		String complaint = damaged(file, "'%s' does not have the contents it should".formatted(name));
		InputStream contents;
		try {
			contents = zip.getInputStream(entry);
		} catch (IOException e) {
			throw new IOException(damaged(file, "'%s' does not lie where it should".formatted(name)), e);
		}
		return new EntryStream(contents, entry.getSize(), entry.getCrc(), complaint);
	}

	private ZipEntry entry(String name) throws IOException {
		ZipEntry entry = entries.get(name);
		if (entry == null) {
			throw new IOException(damaged(file, "'%s' is missing".formatted(name)));
		}
		return entry;
	}

	static String damaged(Path file, String how) {
		return "%s is cut off or damaged (%s); restore it from a copy".formatted(file, how);
	}

	@Override
	public void close() throws IOException {
		zip.close();
	}
}
