package org.facewright.motion.nim;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A server as the user described it. Holds no secret: certificates and keys are named by file, bearer keys lie in the
 * {@link KeyRing} under the server's name.
 *
 * @param name          for the user, unique
 * @param host          name or address
 * @param port          1…65535
 * @param protocol      which service is spoken to
 * @param tls           empty for plain text
 * @param functionId    of a hosted function; empty for a server of one's own
 * @param functionVersion of a hosted function; empty for its current one
 * @param weight        share of the work compared with other servers, 1 or more
 * @param clipSeconds   longest clip that the server takes
 * @param tongue        whether it gives the 16 tongue shapes besides the 52 of the face
 * @param expectedModel model that it should run; empty when any will do
 * @param readyUri      of its readiness page; empty when it has none
 * @param callback      of the unidirectional protocol: address where this program listens for the poses
 */
public record ServerEntry(String name, String host, int port, Protocol protocol, Optional<Tls> tls,
		Optional<String> functionId, Optional<String> functionVersion, int weight, int clipSeconds, boolean tongue,
		Optional<String> expectedModel, Optional<URI> readyUri, Callback callback) {

	public static final int USUAL_PORT = 52000;
	public static final int USUAL_CLIP_SECONDS = 300;
	/** Where the older service pushes its poses, unless it was told otherwise. */
	public static final Callback USUAL_CALLBACK = new Callback("127.0.0.1", 51000);

	/** Which service of the server takes the sound. */
	public enum Protocol {
		/** One stream in both directions, from version 1.2 on. */
		CONTROLLER,
		/** Sound goes to one service, and the server pushes the poses to this program: version 1.0. */
		UNIDIRECTIONAL
	}

	/**
	 * Files in PEM.
	 *
	 * @param authorities issuers to trust instead of Java's; empty for Java's own
	 * @param certificate this program's, for servers that want one
	 * @param key         belonging to it, PKCS #8
	 */
	public record Tls(Optional<Path> authorities, Optional<Path> certificate, Optional<Path> key) {

		public static final Tls USUAL = new Tls(Optional.empty(), Optional.empty(), Optional.empty());

		/** @throws IllegalArgumentException with a sentence for the user when only one of certificate and key is given */
		public Tls {
			if (certificate.isPresent() != key.isPresent()) {
				throw new IllegalArgumentException("a certificate of one's own needs its key, and the other way round");
			}
		}
	}

	/** An address to listen on. */
	public record Callback(String host, int port) {
	}

	/** @throws IllegalArgumentException with a sentence for the user when something is out of range */
	public ServerEntry {
		if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,49}")) {
			throw new IllegalArgumentException(
					"'%s' can't be a server's name; use up to 50 letters, digits, dots and hyphens".formatted(name));
		}
		if (host.isBlank() || host.chars().anyMatch(Character::isWhitespace)) {
			throw new IllegalArgumentException("'%s' is no host name or address".formatted(host));
		}
		if (port < 1 || port > 65535) {
			throw new IllegalArgumentException("the port must be 1 to 65535, not " + port);
		}
		if (weight < 1) {
			throw new IllegalArgumentException("the weight must be 1 or more, not " + weight);
		}
		if (clipSeconds < 10) {
			throw new IllegalArgumentException("clips must be allowed to last 10 s or more, not " + clipSeconds);
		}
	}

	/** A server of version 1.2 or newer in plain text, with usual limits. */
	public static ServerEntry plain(String name, String host, int port) {
		return new ServerEntry(name, host, port, Protocol.CONTROLLER, Optional.empty(), Optional.empty(),
				Optional.empty(), 1, USUAL_CLIP_SECONDS, false, Optional.empty(), Optional.empty(), USUAL_CALLBACK);
	}

	public ServerEntry withTls(Tls newTls) {
		return new ServerEntry(name, host, port, protocol, Optional.of(newTls), functionId, functionVersion, weight,
				clipSeconds, tongue, expectedModel, readyUri, callback);
	}

	public ServerEntry withFunction(String newId) {
		return new ServerEntry(name, host, port, protocol, tls, Optional.of(newId), functionVersion, weight,
				clipSeconds, tongue, expectedModel, readyUri, callback);
	}

	public ServerEntry withWeight(int newWeight) {
		return new ServerEntry(name, host, port, protocol, tls, functionId, functionVersion, newWeight, clipSeconds,
				tongue, expectedModel, readyUri, callback);
	}

	public ServerEntry withClipSeconds(int newLimit) {
		return new ServerEntry(name, host, port, protocol, tls, functionId, functionVersion, weight, newLimit, tongue,
				expectedModel, readyUri, callback);
	}

	public ServerEntry withTongue(boolean newTongue) {
		return new ServerEntry(name, host, port, protocol, tls, functionId, functionVersion, weight, clipSeconds,
				newTongue, expectedModel, readyUri, callback);
	}

	public ServerEntry withExpectedModel(String newModel) {
		return new ServerEntry(name, host, port, protocol, tls, functionId, functionVersion, weight, clipSeconds,
				tongue, Optional.of(newModel), readyUri, callback);
	}

	public ServerEntry withReadyUri(URI newUri) {
		return new ServerEntry(name, host, port, protocol, tls, functionId, functionVersion, weight, clipSeconds,
				tongue, expectedModel, Optional.of(newUri), callback);
	}

	/** Spoken to by the older pair of services. */
	public ServerEntry withCallback(Callback newCallback) {
		return new ServerEntry(name, host, port, Protocol.UNIDIRECTIONAL, tls, functionId, functionVersion, weight,
				clipSeconds, tongue, expectedModel, readyUri, newCallback);
	}

	/** {@code name (host:port)}, for messages. */
	public String label() {
		return "%s (%s:%d)".formatted(name, host, port);
	}
}
