package org.facewright.api.testkit;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

import org.facewright.api.exchange.ImportSource;

/**
 * A file in memory.
 *
 * @param name     of the file
 * @param content  its bytes; not copied
 * @param siblings files beside it
 */
public record MemorySource(String name, byte[] content, Map<String, byte[]> siblings) implements ImportSource {

	private static final int HEAD = 4096;

	public MemorySource(String name, byte[] content) {
		this(name, content, Map.of());
	}

	/** A text file in UTF-8. */
	public static MemorySource text(String name, String text) {
		return new MemorySource(name, text.getBytes(StandardCharsets.UTF_8));
	}

	/** This file with other bytes. */
	public MemorySource with(byte[] other) {
		return new MemorySource(name, other, siblings);
	}

	/** What an importer is asked to recognise a file by. */
	public byte[] head() {
		return Arrays.copyOf(content, Math.min(content.length, HEAD));
	}

	@Override
	public long size() {
		return content.length;
	}

	@Override
	public InputStream open() {
		return new ByteArrayInputStream(content);
	}

	@Override
	public InputStream sibling(String other) throws IOException {
		byte[] bytes = siblings.get(other);
		if (bytes == null) {
			throw new FileNotFoundException("%s: there is no %s beside it".formatted(name, other));
		}
		return new ByteArrayInputStream(bytes);
	}
}
