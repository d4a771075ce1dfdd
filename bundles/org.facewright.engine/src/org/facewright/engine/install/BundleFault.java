package org.facewright.engine.install;

/**
 * Code of a studio's bundle failed. The message is one sentence for the user that names the jar; it may be shown where
 * sentences about wrong input are.
 */
public final class BundleFault extends IllegalArgumentException {

	private static final long serialVersionUID = 1;

	BundleFault(String message, Throwable cause) {
		super(message, cause);
	}
}
