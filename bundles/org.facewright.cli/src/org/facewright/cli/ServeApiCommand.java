package org.facewright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.facewright.core.progress.Progress;
import org.facewright.engine.Providers;
import org.facewright.service.http.ApiOptions;
import org.facewright.service.http.ApiServer;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code serve-api}: answers scripts on this machine. */
@CommandLine.Command(name = "serve-api", description = "Answers scripts on this machine: generate, export, qc, align and"
		+ " score as HTTP with JSON, until it is interrupted. Only programs of this machine that know the token can use"
		+ " it.", footer = { "", "The token is taken from --token-file, else from FACEWRIGHT_API_TOKEN, else it is made"
				+ " and printed once. /openapi.json describes every call; docs/scripting.md shows how to use them." })
final class ServeApiCommand extends Command {

	/** Environment variable that holds the token. */
	static final String TOKEN_VARIABLE = "FACEWRIGHT_API_TOKEN";

	private static final int TOKEN_BYTES = 32;

	@Option(names = "--port", paramLabel = "<n>", defaultValue = "0", description = "Port to listen on; 0 for any free"
			+ " one (${DEFAULT-VALUE}).")
	int port;

	@Option(names = "--token-file", paramLabel = "<file>", description = "File whose first line is the token.")
	@Nullable
	Path tokenFile;

	@Option(names = "--folder", paramLabel = "<folder>", description = "Only files in here may be read and written by"
			+ " their path; may be given several times. All that you may read and write when left out.")
	List<Path> folders = new ArrayList<>();

	@Option(names = "--max-upload", paramLabel = "<MiB>", defaultValue = "1024", description = "Greatest size of all"
			+ " uploads together (${DEFAULT-VALUE}).")
	int uploadMebibytes = 1024;

	@Option(names = { "-j", "--workers" }, paramLabel = "<n>", defaultValue = "1", description = "Jobs at a time"
			+ " (${DEFAULT-VALUE}).")
	int workers = 1;

	@Option(names = "--seconds", paramLabel = "<s>", description = "Stop after this time.")
	@Nullable
	Double seconds;

	private final Installation installation;

	ServeApiCommand(Providers providers, Terminal terminal, Installation installation) {
		super(providers, terminal);
		this.installation = installation;
	}

	@Override
	int run() throws IOException {
		String given = token();
		String token = given.isEmpty() ? newToken() : given;
		for (Path folder : folders) {
			if (!Files.isDirectory(folder)) {
				throw usage("%s is no folder".formatted(folder));
			}
		}
		ApiOptions options = new ApiOptions(port, token, folders, (long) uploadMebibytes << 20, workers,
				installation.version());
		try (ApiServer server = start(options)) {
			terminal.result("listening on %s, described at %s/openapi.json; stop with Ctrl-C".formatted(server.url(),
					server.url()));
			if (given.isEmpty()) {
				terminal.result("token: " + token);
			}
			if (terminal.isJson()) {
				terminal.line(json -> {
					json.writeStringField("url", server.url());
					json.writeNumberField("port", server.port());
					if (given.isEmpty()) {
						json.writeStringField("token", token);
					}
				});
			}
			await();
		}
		return ExitCode.OK;
	}

	private ApiServer start(ApiOptions options) throws IOException {
		try {
			return ApiServer.start(options, providers);
		} catch (NoClassDefFoundError e) {
			throw new IOException("this Java has no HTTP server (its module jdk.httpserver); start the product with a"
					+ " whole JDK or JRE, as JAVA_HOME", e);
		}
	}

	private String token() throws IOException {
		Path file = tokenFile;
		if (file == null) {
			String variable = System.getenv(TOKEN_VARIABLE);
			return variable == null ? "" : variable.strip();
		}
		warnIfReadable(file);
		try (var lines = Files.lines(file)) {
			String first = lines.findFirst().orElse("").strip();
			if (first.isEmpty()) {
				throw new IOException("%s: its first line holds no token".formatted(file));
			}
			return first;
		}
	}

	private void warnIfReadable(Path file) throws IOException {
		if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			return;
		}
		Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
		if (permissions.contains(PosixFilePermission.GROUP_READ)
				|| permissions.contains(PosixFilePermission.OTHERS_READ)) {
			terminal.note("%s: warning: others can read this token; chmod 600 it".formatted(file));
		}
	}

	private static String newToken() {
		byte[] bytes = new byte[TOKEN_BYTES];
		new SecureRandom().nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/** Until the time is over, or somebody interrupts. */
	private void await() {
		Progress progress = terminal.progress();
		Double limit = seconds;
		long start = System.nanoTime();
		while (limit == null || System.nanoTime() - start < limit * Duration.ofSeconds(1).toNanos()) {
			progress.checkCancelled();
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
		}
	}
}
