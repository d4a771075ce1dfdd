package org.facewright.api.testkit.live;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The program at the other end of a sink, written without any of the sink's code. */
public interface LivePeer extends AutoCloseable {

	/** Where the sink is to connect. */
	URI target() throws IOException;

	/** Called after the sink connected; peers that dial in themselves do it now, and all wait until poses flow. */
	default void connected() throws IOException {
		// a socket that is bound already hears everything
	}

	/**
	 * The next pose that came: values by channel name, in the units of the channels.
	 *
	 * @return empty when none came in time
	 */
	Optional<Map<String, Float>> next(Duration patience) throws IOException;

	/** Bytes or characters of the newest pose as they came, for tests that look for what must not stand there. */
	String raw();

	@Override
	void close() throws IOException;
}
