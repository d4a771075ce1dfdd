package org.facewright.document.stored;

import java.io.IOException;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A bulk value of a project: a clip, key curves, speech lanes. One that came with the project's file is read when it is
 * first asked for. Immutable and safe to share between threads; two are the same only when they are the same object, so
 * a changed reference means changed contents.
 */
@ProviderType
public interface Stored<T> {

	/**
	 * The value; the first call may read the project's file, later ones return the same object.
	 *
	 * @throws IOException with a sentence for the user when the file is gone or this part of it is damaged
	 */
	T load() throws IOException;

	/** The value when it is in memory. Reads nothing. */
	Optional<T> loaded();

	/** A value that no file holds yet. */
	static <T> Stored<T> of(T value) {
		return new InMemory<>(value);
	}

	/** A name that stands in a document, before the document is joined with the file that has the value. */
	static <T> Stored<T> named(String entry) {
		return new Named<>(entry);
	}
}
