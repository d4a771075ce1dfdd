package org.facewright.live.websocket.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The server's half of opening a WebSocket (RFC 6455, section 4.2): the request read, the answer written. */
final class Handshake {

	/** Longest request that is read. */
	static final int LARGEST_REQUEST = 8192;

	private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
	private static final int KEY_LENGTH = 24;

	private Handshake() {
	}

	/**
	 * Answers a request.
	 *
	 * @param request all of it, without the empty line at its end
	 * @param anyPage whether pages of any origin may connect, and not only those of this machine
	 * @return an answer that begins with {@code HTTP/1.1 101} when the connection is open from then on, and with
	 *         another number when it must be closed
	 */
	static byte[] answer(String request, boolean anyPage) {
		String[] lines = request.split("\r?\n");
		Map<String, String> headers = new HashMap<>();
		for (int i = 1; i < lines.length; i++) {
			int colon = lines[i].indexOf(':');
			if (colon > 0) {
				headers.merge(lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT),
						lines[i].substring(colon + 1).strip(), (first, second) -> first + "," + second);
			}
		}
		String key = headers.getOrDefault("sec-websocket-key", "");
		if (!lines[0].matches("GET \\S+ HTTP/1\\.1") || !lists(headers, "upgrade", "websocket")
				|| !lists(headers, "connection", "upgrade") || key.length() != KEY_LENGTH) {
			return refusal("400 Bad Request", "This port speaks WebSocket.");
		}
		if (!headers.getOrDefault("sec-websocket-version", "").equals("13")) {
			return refusal("426 Upgrade Required\r\nSec-WebSocket-Version: 13", "This port speaks version 13.");
		}
		if (!anyPage && !isLocal(headers.getOrDefault("origin", ""))) {
			return refusal("403 Forbidden", "Only pages of this machine may connect; see the setting 'pages'.");
		}
		return ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
				+ "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
	}

	private static boolean lists(Map<String, String> headers, String name, String wanted) {
		for (String word : headers.getOrDefault(name, "").split(",")) {
			if (word.strip().equalsIgnoreCase(wanted)) {
				return true;
			}
		}
		return false;
	}

	private static byte[] refusal(String status, String text) {
		return "HTTP/1.1 %s\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s"
				.formatted(status, text.length(), text).getBytes(StandardCharsets.US_ASCII);
	}

	/** Browsers name the page that connects; programs have none, and files are "null". */
	private static boolean isLocal(String origin) {
		if (origin.isEmpty() || origin.equals("null") || origin.startsWith("file:")) {
			return true;
		}
		try {
			String host = new URI(origin).getHost();
			return host != null && host.toLowerCase(Locale.ROOT)
					.matches("localhost|[^.]+\\.localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]");
		} catch (URISyntaxException e) {
			return false;
		}
	}

	private static String accept(String key) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-1")
					.digest((key + MAGIC).getBytes(StandardCharsets.ISO_8859_1));
			return Base64.getEncoder().encodeToString(digest);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
