package org.facewright.api.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.osgi.annotation.versioning.ConsumerType;

/** Native libraries that are too large to come with the product and can be fetched once. Any thread. */
@ConsumerType
public interface OptionalRuntime {

	/** Stable and short, such as {@code cuda}. */
	String id();

	/** For people: what it is and how large. */
	String label();

	/** Where it is installed; empty when it is not. */
	Optional<Path> installed();

	/** What it needs from this machine and does not find, each with its remedy; empty when all is there. */
	List<Problem> missing();

	/**
	 * Fetches and unpacks it; a former one is replaced as a whole. It is used from the next start on.
	 *
	 * @param file the library as it was downloaded by hand; empty fetches it the way the product's build does
	 * @throws IOException           when it can't be fetched or is not what it should be; nothing is left behind
	 * @throws CancellationException when the progress says so
	 */
	void install(Optional<Path> file, Progress progress) throws IOException;

	/** Deletes it. @return whether there was something to delete */
	boolean remove() throws IOException;
}
