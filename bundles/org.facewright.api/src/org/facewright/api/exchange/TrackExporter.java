package org.facewright.api.exchange;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.osgi.annotation.versioning.ConsumerType;

/** Writes tracks in one file format. Registered as a service; one instance serves many callers at once. */
@ConsumerType
public interface TrackExporter {

	ExchangeFormat format();

	/** Whether reading the file again gives the same curves; false for formats that keep mouth shapes or words only. */
	default boolean keepsCurves() {
		return true;
	}

	/**
	 * The greatest difference between a value up to 1 that was written and the same one read again; larger values may be
	 * off by as much more. What a parameter {@code tolerance} allows comes on top. An export whose file differs more has
	 * failed.
	 */
	default double precision(ExportRequest request) {
		return 2e-3;
	}

	/**
	 * Id of the name map that makes what this format holds of a face in ARKit's channels, such as
	 * {@code arkit-to-oculus15}. It is applied before check and export unless the tracks have the format's channels
	 * already; empty for formats that take channels of any name.
	 */
	default Optional<String> nameMap() {
		return Optional.empty();
	}

	/** What would be lost or refused, without writing. Fast enough to run while a dialog is open. */
	default List<Problem> check(ExportRequest request) {
		return List.of();
	}

	/**
	 * Writes everything through target; the caller keeps the files only if this returns normally, so there is nothing
	 * to clean up on error or cancellation. Calls {@code progress.checkCancelled()} at least once a second. Same
	 * request, same bytes: no clock, no random ids.
	 *
	 * @throws IOException              when the target can't be written
	 * @throws IllegalArgumentException with a sentence for the user when the request is one that check() refuses
	 */
	void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException;
}
