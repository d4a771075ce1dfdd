package org.facewright.api.exchange;

import java.io.IOException;

import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.osgi.annotation.versioning.ConsumerType;

/** Reads tracks from one file format. Registered as a service; one instance serves many callers at once. */
@ConsumerType
public interface TrackImporter {

	/** The format, with the parameters of reading. */
	ExchangeFormat format();

	/**
	 * Cheap guess.
	 *
	 * @param fileName without folder
	 * @param head     the file's first 4 KiB, or all of a shorter one
	 */
	boolean accepts(String fileName, byte[] head);

	/**
	 * Reads all of it; memory stays within a small multiple of the file's size.
	 *
	 * @throws IOException with a sentence for the user: what is wrong, where in the file, what to do; nothing else is
	 *                     thrown for any content whatever
	 */
	ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException;
}
