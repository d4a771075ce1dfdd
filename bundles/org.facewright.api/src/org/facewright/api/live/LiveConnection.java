package org.facewright.api.live;

import org.osgi.annotation.versioning.ConsumerType;

/** Poses on their way to one program. One thread sends; statistics may be asked for from any thread. */
@ConsumerType
public interface LiveConnection extends AutoCloseable {

	/**
	 * Sends or drops within a few milliseconds, and never throws for what the network does: that shows in {@link #stats}.
	 * Allocates nothing once warm where the protocol allows it.
	 *
	 * @param frame        number of the pose at the connection's rate, counted from midnight as a timecode is; rises,
	 *                     gaps are frames that were left out
	 * @param captureNanos System.nanoTime() at which the sound or picture that caused this pose was captured
	 * @param pose         one value per channel of the connection, borrowed until return
	 */
	void send(long frame, long captureNanos, float[] pose);

	/** What happened so far. */
	LiveStats stats();

	/** Ends the connection and frees its socket. Idempotent, never throws. */
	@Override
	void close();
}
