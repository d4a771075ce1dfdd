package org.facewright.engine;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.facewright.api.exchange.ExportTarget;

/**
 * Files that appear at their place whole or not at all: written beside it under hidden names, forced to disk, and
 * renamed by {@link #commit}. Closing without commit leaves nothing. Confined to one thread.
 */
public final class AtomicFiles implements ExportTarget, AutoCloseable {

	private final Path main;
	private final Map<Path, Path> temporaryByFinal = new LinkedHashMap<>();
	private final Map<Path, OutputStream> open = new LinkedHashMap<>();

	/** @param main where the main file will be; its folder must exist */
	public AtomicFiles(Path main) {
		this.main = main.toAbsolutePath();
	}

	@Override
	public String mainName() {
		return main.getFileName().toString();
	}

	@Override
	public OutputStream main() throws IOException {
		return create(main);
	}

	@Override
	public String siblingName(String ending) {
		if (!ending.matches("[A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)+")) {
			throw new IllegalArgumentException("not an ending for a file name: '%s'".formatted(ending));
		}
		String name = mainName();
		int dot = name.lastIndexOf('.');
		return (dot > 0 ? name.substring(0, dot) : name) + ending;
	}

	@Override
	public OutputStream sibling(String ending) throws IOException {
		return create(main.resolveSibling(siblingName(ending)));
	}

	private OutputStream create(Path place) throws IOException {
		if (temporaryByFinal.containsKey(place)) {
			throw new IllegalStateException(place.getFileName() + " is being written already");
		}
		Path temporary = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + ".part");
		FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
		temporaryByFinal.put(place, temporary);
		OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16) {
			private boolean closed;

			@Override
			public void close() throws IOException {
				if (!closed) {
					closed = true;
					flush();
					channel.force(true);
					channel.close();
				}
			}
		};
		open.put(place, stream);
		return stream;
	}

	/** Where the files of this export were written so far, final names by temporary ones; for reading back. */
	Map<Path, Path> written() throws IOException {
		for (OutputStream stream : open.values()) {
			stream.close();
		}
		return Map.copyOf(temporaryByFinal);
	}

	/** Puts everything written in place; the main file comes last, so that whoever sees it sees all of them. */
	public void commit() throws IOException {
		for (OutputStream stream : open.values()) {
			stream.close();
		}
		for (Map.Entry<Path, Path> file : temporaryByFinal.entrySet()) {
			if (!file.getKey().equals(main)) {
				move(file.getValue(), file.getKey());
			}
		}
		Path temporary = temporaryByFinal.get(main);
		if (temporary != null) {
			move(temporary, main);
		}
		temporaryByFinal.clear();
		open.clear();
	}

	private static void move(Path from, Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} catch (AtomicMoveNotSupportedException e) {
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/** Removes what was not committed. */
	@Override
	public void close() throws IOException {
		IOException first = null;
		for (Map.Entry<Path, Path> file : temporaryByFinal.entrySet()) {
			try {
				try {
					open.getOrDefault(file.getKey(), OutputStream.nullOutputStream()).close();
				} finally {
					Files.deleteIfExists(file.getValue());
				}
			} catch (IOException e) {
				first = first == null ? e : first;
			}
		}
		temporaryByFinal.clear();
		open.clear();
		if (first != null) {
			throw first;
		}
	}
}
