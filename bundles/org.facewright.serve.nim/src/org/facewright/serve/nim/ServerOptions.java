package org.facewright.serve.nim;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.facewright.core.time.FrameRate;

/**
 * How a server is reached and what it takes.
 *
 * @param host        address to listen on; {@link #LOOPBACK} is reached from this machine only
 * @param port        0 for any free one
 * @param frameRate   of the poses sent
 * @param streamLimit clips worked on at once; more are refused
 * @param clipLimit   longest clip
 * @param idleLimit   longest wait for a client's next message
 * @param tls         empty for plain text
 */
public record ServerOptions(String host, int port, FrameRate frameRate, int streamLimit, Duration clipLimit,
		Duration idleLimit, Optional<Tls> tls) {

	public static final String LOOPBACK = "127.0.0.1";
	public static final int USUAL_PORT = 52000;

	/** As the service it stands in for: 30 frames per second, 10 streams, clips of 5 minutes, 30 s of patience. */
	public static final ServerOptions USUAL = new ServerOptions(LOOPBACK, USUAL_PORT, FrameRate.FPS_30, 10,
			Duration.ofSeconds(300), Duration.ofSeconds(30), Optional.empty());

	/**
	 * Files in PEM.
	 *
	 * @param certificates of the server, its own first
	 * @param key          belonging to it, PKCS #8, not encrypted
	 * @param clients      issuers of the certificates that clients must show; empty when they need none
	 */
	public record Tls(Path certificates, Path key, Optional<Path> clients) {
	}

	/** @throws IllegalArgumentException with a sentence for the user when a number is out of range */
	public ServerOptions {
		if (port < 0 || port > 65535) {
			throw new IllegalArgumentException("the port must be 0 to 65535, not " + port);
		}
		if (streamLimit < 1) {
			throw new IllegalArgumentException("at least 1 stream must be allowed, not " + streamLimit);
		}
		if (!clipLimit.isPositive() || !idleLimit.isPositive()) {
			throw new IllegalArgumentException("limits of time must be longer than nothing");
		}
	}

	public ServerOptions withPort(int newPort) {
		return new ServerOptions(host, newPort, frameRate, streamLimit, clipLimit, idleLimit, tls);
	}

	public ServerOptions withHost(String newHost) {
		return new ServerOptions(newHost, port, frameRate, streamLimit, clipLimit, idleLimit, tls);
	}

	public ServerOptions withFrameRate(FrameRate newRate) {
		return new ServerOptions(host, port, newRate, streamLimit, clipLimit, idleLimit, tls);
	}

	public ServerOptions withStreamLimit(int newLimit) {
		return new ServerOptions(host, port, frameRate, newLimit, clipLimit, idleLimit, tls);
	}

	public ServerOptions withClipLimit(Duration newLimit) {
		return new ServerOptions(host, port, frameRate, streamLimit, newLimit, idleLimit, tls);
	}

	public ServerOptions withIdleLimit(Duration newLimit) {
		return new ServerOptions(host, port, frameRate, streamLimit, clipLimit, newLimit, tls);
	}

	public ServerOptions withTls(Tls newTls) {
		return new ServerOptions(host, port, frameRate, streamLimit, clipLimit, idleLimit, Optional.of(newTls));
	}
}
