package org.facewright.api.live;

import java.io.IOException;
import java.net.URI;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.osgi.annotation.versioning.ConsumerType;

/** Receives poses that another program or a phone sends. Registered as a service; serves many receptions at once. */
@ConsumerType
public interface LiveInput {

	/** Stable and short, such as {@code livelink}; also the scheme of its locations. */
	String id();

	/** For people. */
	String label();

	/** The port such senders send to, used when a location names none. */
	int defaultPort();

	/** What can be set per reception. */
	ParameterSchema parameters();

	/** Channels of every pose it gives, in order. */
	ChannelSet channels();

	/**
	 * Starts to listen, on the loopback address unless the location names another.
	 *
	 * @param listener gets the poses, on one thread at a time, until close returns
	 * @return the caller closes it
	 * @throws IOException with a sentence for the user, such as which port is taken
	 */
	LiveReception open(URI location, ParameterValues values, PoseListener listener) throws IOException;
}
