package org.facewright.api.live;

import java.io.IOException;
import java.net.URI;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.osgi.annotation.versioning.ConsumerType;

/** Speaks one protocol to running programs. Registered as a service; one instance serves many connections at once. */
@ConsumerType
public interface LiveSink {

	/** Stable and short, such as {@code livelink}; also the scheme of its targets, {@code livelink://127.0.0.1:11111}. */
	String id();

	/** For people. */
	String label();

	/** The port such programs listen on, used when a target names none. */
	int defaultPort();

	/** What can be set per connection. */
	ParameterSchema parameters();

	/**
	 * @param target   host and port; the caller has made sure that the user named the host
	 * @param channels of the poses that will be sent, in order; channels the protocol has no place for are left out
	 * @param rate     of the poses that will be sent
	 * @return the caller closes it
	 * @throws IOException with a sentence for the user: what was tried, what failed, what to do
	 */
	LiveConnection connect(URI target, ChannelSet channels, FrameRate rate, ParameterValues values) throws IOException;
}
