package org.facewright.document.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Where a project's file lies now. Readers hold the lock while they read, so that a save replaces it between them. */
public final class Home {

	/** Reads something from an open package. */
	@FunctionalInterface
	public interface Reading<T> {
		T from(Archive archive) throws IOException;
	}

	private final ReadWriteLock lock = new ReentrantReadWriteLock();
	private volatile Path file;

	public Home(Path file) {
		this.file = file;
	}

	public Path file() {
		return file;
	}

	public <T> T read(Reading<T> reading) throws IOException {
		lock.readLock().lock();
		try (Archive archive = Archive.open(file)) {
			return reading.from(archive);
		} finally {
			lock.readLock().unlock();
		}
	}

	/** Puts a new file in place while nobody reads the old one. */
	public void replace(Path newFile, Replacement replacement) throws IOException {
		lock.writeLock().lock();
		try {
			replacement.run();
			file = newFile;
		} finally {
			lock.writeLock().unlock();
		}
	}

	/** Moves a file. */
	@FunctionalInterface
	public interface Replacement {
		void run() throws IOException;
	}
}
