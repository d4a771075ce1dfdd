package org.facewright.document.stored;

import java.io.IOException;
import java.util.Optional;

/** The name of a value in a document that is not joined with its file. */
final class Named<T> implements Stored<T> {

	private final String entry;

	Named(String entry) {
		this.entry = entry;
	}

	@Override
	public T load() throws IOException {
		throw new IOException("'%s' is only a name here; open the project with ProjectFile".formatted(entry));
	}

	@Override
	public Optional<T> loaded() {
		return Optional.empty();
	}

	@Override
	public String toString() {
		return entry;
	}
}
