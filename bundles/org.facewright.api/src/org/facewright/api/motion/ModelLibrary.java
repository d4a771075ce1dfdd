package org.facewright.api.motion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps the model packages that a user has downloaded for a family of backends. Registered as a service; backends of an
 * imported package appear as services of their own. May be used from any thread.
 */
@ConsumerType
public interface ModelLibrary {

	/** Stable and short, such as {@code a2f}. */
	String id();

	/** For people: which models it takes. */
	String label();

	/** All that is there now, sorted by id. Looks at the disk. */
	List<InstalledModel> models();

	/** What is wrong with what is there, for a diagnosis: damaged packages, stale engines, too little memory. */
	default List<Problem> problems() {
		return List.of();
	}

	/** Whether a folder, or one directly in it, looks like a package of this family; cheap. */
	boolean accepts(Path folder);

	/**
	 * Checks the packages in a folder and copies those without errors into the user's own model folder. A package that
	 * was there before is replaced as a whole; nothing is left behind by a failure.
	 *
	 * @throws IOException           when the disk fails or is full
	 * @throws CancellationException when the progress says so
	 */
	ModelImport importFrom(Path folder, Progress progress) throws IOException;

	/**
	 * Checks everything that can be checked: files, hashes, arrays, and what the network takes and gives.
	 *
	 * @return at least one entry; errors mean the model can't be used
	 * @throws IllegalArgumentException with a sentence for the user when there is no such model
	 */
	List<Problem> verify(String modelId, Progress progress) throws IOException;

	/**
	 * Deletes a package from the user's folder; its backends go.
	 *
	 * @throws IllegalArgumentException with a sentence for the user when there is no such model, or it is shared
	 */
	void remove(String modelId) throws IOException;

	/**
	 * Makes ahead what the first use of a model on a device would have to make, such as engines.
	 *
	 * @param precision {@code fp32}, {@code fp16} or {@code int8}
	 * @return what came out otherwise than wished, such as another device
	 * @throws IllegalArgumentException with a sentence for the user when there is no such model or precision
	 * @throws MotionException          when it can't be made, or this family needs nothing made
	 */
	default List<Problem> prepare(String modelId, String device, String precision, Progress progress)
			throws MotionException {
		throw new MotionException(MotionException.Reason.FAILED, "models of %s need no preparation".formatted(id()));
	}

	/**
	 * Finds from a user's own sound how a model's values may be rounded, for {@code int8}.
	 *
	 * @param sounds mono recordings at the sample rate that it is asked for, Hz
	 * @return where the result is kept
	 * @throws IllegalArgumentException with a sentence for the user when there is no such model, or no sound
	 * @throws IOException              when sound can't be read, or the result not be written
	 */
	default Path calibrate(String modelId, Sounds sounds, Progress progress) throws IOException, MotionException {
		throw new MotionException(MotionException.Reason.FAILED, "models of %s can't be calibrated".formatted(id()));
	}

	/** Gives recordings at a rate. */
	@FunctionalInterface
	@ConsumerType
	interface Sounds {

		/** Mono, full scale ±1. */
		List<float[]> at(int sampleRate) throws IOException;
	}
}
