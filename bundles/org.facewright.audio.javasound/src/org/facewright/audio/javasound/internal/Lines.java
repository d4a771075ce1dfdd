package org.facewright.audio.javasound.internal;

import java.util.List;

import org.facewright.core.audio.PcmFormat;

/** Sound inputs of a machine. */
interface Lines {

	/** Names of those that are connected now. */
	List<String> names();

	/**
	 * @param name of an input; empty for the system's usual one
	 * @throws LineException when it is gone, taken, or does not know the format
	 */
	Line open(String name, PcmFormat format) throws LineException;

	/** An open input that gives 16-bit samples, low byte first. */
	interface Line extends AutoCloseable {

		/** Bytes that can be read without waiting. */
		int available();

		/** @return bytes read; fewer than wanted when the device is gone */
		int read(byte[] into, int count);

		@Override
		void close();
	}

	/** An input can't be opened; the message is what the system says. */
	final class LineException extends Exception {

		private static final long serialVersionUID = 1;

		LineException(String message, Throwable cause) {
			super(message, cause);
		}

		LineException(String message) {
			super(message);
		}
	}
}
