package org.facewright.live.common;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

import org.jspecify.annotations.Nullable;

/** Addresses out of {@code scheme://host:port}; host and port may be left out, and so may everything but the scheme. */
public final class Endpoint {

	private static final int HIGHEST_PORT = 65_535;

	private Endpoint() {
	}

	/**
	 * The address to send to, the loopback address when no host is named.
	 *
	 * @throws IOException with a sentence for the user when the host is unknown or the port no port
	 */
	public static InetSocketAddress remote(URI target, int defaultPort) throws IOException {
		InetSocketAddress address = local(target, defaultPort);
		if (address.getPort() == 0) {
			throw new IOException("%s: nothing can be sent to port 0; name the port that the program listens on"
					.formatted(target));
		}
		return address;
	}

	/**
	 * The address to listen on, the loopback address when no host is named; port 0 means any free one.
	 *
	 * @throws IOException with a sentence for the user when the host is unknown or the port no port
	 */
	public static InetSocketAddress local(URI location, int defaultPort) throws IOException {
		String authority = location.getRawAuthority();
		String host = host(authority == null ? "" : authority);
		String portText = authority == null ? "" : authority.substring(authority.length() - portLength(authority));
		int port = defaultPort;
		if (!portText.isEmpty()) {
			port = portText.matches("\\d{1,5}") ? Integer.parseInt(portText) : HIGHEST_PORT + 1;
			if (port > HIGHEST_PORT) {
				throw new IOException("%s: '%s' is no port; write a number up to %d".formatted(location, portText,
						HIGHEST_PORT));
			}
		}
		return new InetSocketAddress(resolve(host, location.toString()), port);
	}

	/**
	 * The address of {@code host} or {@code host:port}, as a user writes it.
	 *
	 * @throws IOException with a sentence for the user when it is none
	 */
	public static InetSocketAddress host(String text, int defaultPort) throws IOException {
		try {
			return remote(new URI("host://" + text), defaultPort);
		} catch (URISyntaxException e) {
			throw new IOException("'%s' is no host; write a name or an address, and perhaps a port after a colon"
					.formatted(text), e);
		}
	}

	private static String host(String authority) {
		int port = portLength(authority);
		String host = port == 0 && !authority.endsWith(":")
				? authority
				: authority.substring(0, authority.length() - port - 1);
		String plain = host.substring(host.indexOf('@') + 1);
		return plain.startsWith("[") && plain.endsWith("]") ? plain.substring(1, plain.length() - 1) : plain;
	}

	private static int portLength(String authority) {
		int colon = authority.lastIndexOf(':');
		return colon < 0 || authority.indexOf(']', colon) >= 0 ? 0 : authority.length() - colon - 1;
	}

	/**
	 * The address of a host, the loopback address for an empty name.
	 *
	 * @param named what the user wrote, for the message
	 * @throws IOException with a sentence for the user when nobody knows the host
	 */
	public static InetAddress resolve(String host, String named) throws IOException {
		if (host.isEmpty()) {
			return InetAddress.getByAddress("localhost", new byte[] { 127, 0, 0, 1 });
		}
		try {
			return InetAddress.getByName(host);
		} catch (UnknownHostException e) {
			throw new IOException("%s: no host of the name '%s' is known; check the name or write its address"
					.formatted(named, host), e);
		}
	}

	/** Why an address can't be listened on, as a sentence for the user. */
	public static IOException notListening(InetSocketAddress address, IOException problem) {
		InetAddress host = address.getAddress();
		boolean own = true;
		try {
			own = host == null || host.isAnyLocalAddress() || NetworkInterface.getByInetAddress(host) != null;
		} catch (SocketException e) {
			problem.addSuppressed(e);
		}
		return own
				? new IOException(("can't listen on %s (%s); close the program that has this port or choose another "
						+ "port").formatted(text(address), reason(problem)), problem)
				: new IOException(("can't listen on %s: this machine has no such address; name one of its own, or "
						+ "none for programs on this machine only").formatted(text(address)), problem);
	}

	/** {@code 127.0.0.1:11111}, for messages. */
	public static String text(InetSocketAddress address) {
		InetAddress host = address.getAddress();
		String name = host == null ? address.getHostString() : host.getHostAddress();
		return name.indexOf(':') >= 0 ? "[" + name + "]:" + address.getPort() : name + ":" + address.getPort();
	}

	/** The address as a location of this scheme. */
	public static URI uri(String scheme, InetSocketAddress address) {
		try {
			InetAddress host = address.getAddress();
			return new URI(scheme, null, host == null ? address.getHostString() : host.getHostAddress(),
					address.getPort(), null, null, null);
		} catch (URISyntaxException e) {
			throw new IllegalArgumentException(scheme + " " + address, e);
		}
	}

	/** First line of what an exception says, its kind when it says nothing. */
	public static String reason(Throwable problem) {
		@Nullable
		String message = problem.getMessage();
		return message == null || message.isBlank()
				? problem.getClass().getSimpleName()
				: message.lines().findFirst().orElse("");
	}
}
