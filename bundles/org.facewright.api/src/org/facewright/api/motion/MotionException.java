package org.facewright.api.motion;

/** A backend could not turn speech into motion; the message says why and what a user can do. */
public class MotionException extends Exception {

	private static final long serialVersionUID = 1;

	public enum Reason {
		/** Model, server or device is not there. */
		UNAVAILABLE,
		/** The model's files are damaged or of another kind. */
		MODEL_UNREADABLE,
		/** The work was begun and could not be finished. */
		FAILED
	}

	private final Reason reason;

	public MotionException(Reason reason, String message, Throwable cause) {
		super(message, cause);
		this.reason = reason;
	}

	public MotionException(Reason reason, String message) {
		super(message);
		this.reason = reason;
	}

	public Reason reason() {
		return reason;
	}
}
