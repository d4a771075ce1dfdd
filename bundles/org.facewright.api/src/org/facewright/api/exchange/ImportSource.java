package org.facewright.api.exchange;

import java.io.IOException;
import java.io.InputStream;

import org.osgi.annotation.versioning.ProviderType;

/** What an importer reads. */
@ProviderType
public interface ImportSource {

	/** File name without folder, for messages. */
	String name();

	/** Bytes of the main file. */
	long size() throws IOException;

	/** The main file from its start; the caller closes it. */
	InputStream open() throws IOException;

	/**
	 * A file beside the main one, such as the buffer of a .gltf; the caller closes it.
	 *
	 * @throws IOException when there is none, or the name leads out of the main file's folder
	 */
	InputStream sibling(String name) throws IOException;
}
