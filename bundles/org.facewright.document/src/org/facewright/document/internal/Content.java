package org.facewright.document.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.jspecify.annotations.NonNull;

/** How one kind of bulk value lies in a package. */
public interface Content<T> {

	/** Folder in the package. */
	String folder();

	/** File name suffix, with its dot. */
	String suffix();

	/** Writes a value; the same value gives the same bytes. */
	void write(@NonNull T value, OutputStream out) throws IOException;

	/**
	 * Reads a value, all of {@code in}.
	 *
	 * @param size bytes that {@code in} has; nothing larger in proportion is allocated
	 * @throws IOException saying in a few words what is damaged, to follow a colon
	 */
	T read(InputStream in, long size) throws IOException;
}
