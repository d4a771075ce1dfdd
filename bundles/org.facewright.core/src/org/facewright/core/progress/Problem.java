package org.facewright.core.progress;

import java.util.Optional;

/**
 * Something worth telling that did not stop the work, or that would stop it if it were started.
 *
 * @param severity how bad it is
 * @param code     stable and machine-readable, such as {@code audio.clipped}
 * @param message  one sentence: what happened, to what
 * @param advice   what to do about it
 */
public record Problem(Severity severity, String code, String message, Optional<String> advice) {

	public enum Severity {
		/** A fact the user may want to know. */
		INFO,
		/** The result is usable but not as good or complete as it could be. */
		WARNING,
		/** The work can't be done, or its result should not be used. */
		ERROR
	}

	public static Problem info(String code, String message) {
		return new Problem(Severity.INFO, code, message, Optional.empty());
	}

	public static Problem warning(String code, String message, String advice) {
		return new Problem(Severity.WARNING, code, message, Optional.of(advice));
	}

	public static Problem error(String code, String message, String advice) {
		return new Problem(Severity.ERROR, code, message, Optional.of(advice));
	}

	/** Message and advice as one line. */
	@Override
	public String toString() {
		return advice.map(text -> message + "; " + text).orElse(message);
	}
}
