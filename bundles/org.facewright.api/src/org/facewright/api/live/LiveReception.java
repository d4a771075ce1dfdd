package org.facewright.api.live;

import java.net.URI;

import org.osgi.annotation.versioning.ConsumerType;

/** A protocol being listened to. */
@ConsumerType
public interface LiveReception extends AutoCloseable {

	/** Where it listens, with the port really used (a location with port 0 gets a free one). */
	URI location();

	/** What happened so far; from any thread. */
	LiveStats stats();

	/** Ends listening; when it returns the listener is not called again. Idempotent, never throws. */
	@Override
	void close();
}
