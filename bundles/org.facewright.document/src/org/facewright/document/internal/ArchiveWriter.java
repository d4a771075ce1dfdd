package org.facewright.document.internal;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a package. The same entries in the same order give the same bytes. Confined to one thread. */
public final class ArchiveWriter implements Closeable {

	/** Any fixed time would do but the earliest, which Java writes as an extra field. */
	private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

	/** Writes the bytes of one entry. */
	@FunctionalInterface
	public interface Body {
		void writeTo(OutputStream out) throws IOException;
	}

	private final FileChannel channel;
	private final ZipOutputStream zip;

	/** @param channel empty and open for writing; stays the caller's */
	public ArchiveWriter(FileChannel channel) throws IOException {
		this.channel = channel;
		zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
		byte[] mediaType = Archive.MEDIA_TYPE.getBytes(StandardCharsets.US_ASCII);
		CRC32 crc = new CRC32();
		crc.update(mediaType);
		store(Archive.MIMETYPE, mediaType.length, crc.getValue(), out -> out.write(mediaType));
	}

	/** Adds a small entry deflated, and a large one stored, so that readers need not fear what it unpacks to. */
	public void add(String name, byte[] contents) throws IOException {
		if (contents.length <= Archive.HARMLESS) {
			deflate(name, contents);
		} else {
			CRC32 crc = new CRC32();
			crc.update(contents);
			store(name, contents.length, crc.getValue(), out -> out.write(contents));
		}
	}

	private void deflate(String name, byte[] contents) throws IOException {
		ZipEntry entry = new ZipEntry(name);
		entry.setTimeLocal(FIXED_TIME);
		zip.putNextEntry(entry);
		zip.write(contents);
		zip.closeEntry();
	}

	/**
	 * Adds a stored entry.
	 *
	 * @throws IOException when the body is not of this size and CRC
	 */
	public void store(String name, long size, long crc, Body body) throws IOException {
		ZipEntry entry = new ZipEntry(name);
		entry.setTimeLocal(FIXED_TIME);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(size);
		entry.setCrc(crc);
		zip.putNextEntry(entry);
		body.writeTo(zip);
		zip.closeEntry();
	}

	/** Adds an entry of another package as a stored one, after checking it. */
	public void copy(Archive from, String name) throws IOException {
		try (InputStream in = from.read(name)) {
			store(name, from.size(name), from.crc(name), in::transferTo);
		}
	}

	/** Completes the package and waits until the disk has it. */
	public void finish() throws IOException {
		zip.finish();
		zip.flush();
		channel.force(true);
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
