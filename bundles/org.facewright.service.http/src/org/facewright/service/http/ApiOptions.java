package org.facewright.service.http;

import java.nio.file.Path;
import java.util.List;

/**
 * How the service is set up.
 *
 * @param port        to listen on, 0 for any free one
 * @param token       that every call must show, {@link #LEAST_TOKEN} characters or more
 * @param folders     paths of requests must lie in one of them; empty for no such limit
 * @param uploadBytes greatest size of all uploads together
 * @param workers     jobs at a time
 * @param version     of the product
 */
public record ApiOptions(int port, String token, List<Path> folders, long uploadBytes, int workers, String version) {

	/** Shorter tokens can be guessed. */
	public static final int LEAST_TOKEN = 16;

	/** @throws IllegalArgumentException with a sentence for the user when something can't be meant */
	public ApiOptions {
		folders = List.copyOf(folders);
		if (port < 0 || port > 65535) {
			throw new IllegalArgumentException("%d is no port; write 0 to 65535".formatted(port));
		}
		if (token.length() < LEAST_TOKEN || !token.matches("[!-~]+")) {
			throw new IllegalArgumentException(
					"the token must have %d or more characters of ASCII without spaces".formatted(LEAST_TOKEN));
		}
		if (workers < 1 || uploadBytes < 1) {
			throw new IllegalArgumentException("jobs at a time and the size of uploads must be 1 or more");
		}
	}
}
