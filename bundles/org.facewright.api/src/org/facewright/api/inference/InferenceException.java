package org.facewright.api.inference;

/** A network could not be loaded or run; the message says why and what a user can do. */
public class InferenceException extends Exception {

	private static final long serialVersionUID = 1;

	public enum Reason {
		MODEL_MISSING,
		MODEL_UNREADABLE,
		DEVICE_UNAVAILABLE,
		OUT_OF_MEMORY,
		BAD_INPUT,
		FAILED
	}

	private final Reason reason;

	public InferenceException(Reason reason, String message, Throwable cause) {
		super(message, cause);
		this.reason = reason;
	}

	public InferenceException(Reason reason, String message) {
		super(message);
		this.reason = reason;
	}

	public Reason reason() {
		return reason;
	}
}
