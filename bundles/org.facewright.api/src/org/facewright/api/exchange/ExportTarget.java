package org.facewright.api.exchange;

import java.io.IOException;
import java.io.OutputStream;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Where an exporter writes. The caller keeps the files only if the export returns normally; nothing is seen at the
 * final place before.
 */
@ProviderType
public interface ExportTarget {

	/** Name, without folder, that the main file will have. */
	String mainName();

	/** The main file; call once. Closed by the exporter or after it. */
	OutputStream main() throws IOException;

	/** Name, without folder, of a file beside the main one: its name with another ending, such as {@code .bin}. */
	String siblingName(String ending);

	/** A file beside the main one. */
	OutputStream sibling(String ending) throws IOException;
}
