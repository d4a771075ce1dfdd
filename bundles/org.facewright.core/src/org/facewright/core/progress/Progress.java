package org.facewright.core.progress;

import java.util.concurrent.CancellationException;

import org.osgi.annotation.versioning.ConsumerType;

/** What long work tells its caller. Called from the working thread. */
@ConsumerType
public interface Progress {

	/** Reports nothing and is never cancelled. */
	Progress NONE = (fraction, doing) -> {};

	/**
	 * @param fraction 0…1, or NaN when unknown
	 * @param doing    what is being done now, for a person
	 */
	void report(double fraction, String doing);

	/** @throws CancellationException when the caller no longer wants the result */
	default void checkCancelled() {
	}

	/** A part of this progress: its 0…1 becomes {@code from}…{@code to} here. */
	default Progress part(double from, double to) {
		Progress whole = this;
		return new Progress() {
			@Override
			public void report(double fraction, String doing) {
				whole.report(Double.isNaN(fraction) ? fraction : from + fraction * (to - from), doing);
			}

			@Override
			public void checkCancelled() {
				whole.checkCancelled();
			}
		};
	}
}
