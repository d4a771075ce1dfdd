package org.facewright.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A package taken apart, to be put together wrongly. */
final class Pack {

	private record Item(String name, byte[] contents) {
	}

	private final List<Item> items = new ArrayList<>();

	/** The package of {@link Sample#full()}. */
	static Pack full(Path folder) throws IOException {
		Path file = folder.resolve("whole.fwz");
		Sample.full().save(file);
		Pack pack = new Pack();
		try (ZipFile zip = new ZipFile(file.toFile())) {
			zip.stream().forEach(entry -> {
				try {
					pack.items.add(new Item(entry.getName(), zip.getInputStream(entry).readAllBytes()));
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			});
		}
		return pack;
	}

	Pack copy() {
		Pack copy = new Pack();
		copy.items.addAll(items);
		return copy;
	}

	Pack with(String name, byte[] contents) {
		items.add(new Item(name, contents));
		return this;
	}

	/** Without the entries whose names begin so. */
	Pack without(String start) {
		items.removeIf(item -> item.name.startsWith(start));
		return this;
	}

	/** With another document. */
	Pack document(UnaryOperator<String> change) {
		return change("document.xmi", bytes -> change.apply(new String(bytes, StandardCharsets.UTF_8))
				.getBytes(StandardCharsets.UTF_8));
	}

	/** With other contents of the first entry whose name begins so. */
	Pack change(String start, UnaryOperator<byte[]> change) {
		for (int i = 0; i < items.size(); i++) {
			Item item = items.get(i);
			if (item.name.startsWith(start)) {
				byte[] changed = change.apply(item.contents.clone());
				if (Arrays.equals(changed, item.contents)) {
					throw new IllegalArgumentException("nothing was changed in " + item.name);
				}
				items.set(i, new Item(item.name, changed));
				return this;
			}
		}
		throw new IllegalArgumentException("no entry " + start);
	}

	/** The package with everything stored but the document. */
	byte[] bytes() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Item item : items) {
				ZipEntry entry = new ZipEntry(item.name);
				if (!item.name.startsWith("document") && !item.name.startsWith("bomb")) {
					CRC32 crc = new CRC32();
					crc.update(item.contents);
					entry.setMethod(ZipEntry.STORED);
					entry.setSize(item.contents.length);
					entry.setCrc(crc.getValue());
				}
				zip.putNextEntry(entry);
				zip.write(item.contents);
				zip.closeEntry();
			}
		}
		return bytes.toByteArray();
	}

	Path write(Path folder) throws IOException {
		return Files.write(folder.resolve("broken.fwz"), bytes());
	}

	/** Replaces every occurrence in the bytes, which must not change their number. */
	static byte[] replace(byte[] bytes, String from, String to) {
		String text = new String(bytes, StandardCharsets.ISO_8859_1);
		if (!text.contains(from) || from.length() != to.length()) {
			throw new IllegalArgumentException(from);
		}
		return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
	}
}
