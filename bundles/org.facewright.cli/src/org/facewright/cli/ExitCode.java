package org.facewright.cli;

/** Exit codes of the command line; part of its contract. */
final class ExitCode {

	static final int OK = 0;
	static final int FAILED = 1;
	static final int USAGE = 2;
	/** No backend, device or model that could do it. */
	static final int NOTHING_USABLE = 3;
	static final int CANCELLED = 130;

	private ExitCode() {
	}
}
