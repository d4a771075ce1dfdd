package org.facewright.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.Providers;
import org.facewright.operations.LineGenerator;
import org.facewright.serve.nim.MotionServer;
import org.facewright.serve.nim.ServerCounts;
import org.facewright.serve.nim.ServerOptions;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code serve}: answers other programs as the remote service does. */
@CommandLine.Command(name = "serve", description = "Answers as an Audio2Face-3D service does, with a motion backend of"
		+ " this installation, until it is interrupted. Only this machine can reach it unless --host says otherwise.")
final class ServeCommand extends Command {

	@Option(names = "--host", paramLabel = "<address>", defaultValue = ServerOptions.LOOPBACK, description = "Address"
			+ " to listen on (${DEFAULT-VALUE}); 0.0.0.0 for all of this machine.")
	String host = ServerOptions.LOOPBACK;

	@Option(names = "--port", paramLabel = "<n>", defaultValue = "52000", description = "Port to listen on"
			+ " (${DEFAULT-VALUE}); 0 for any free one.")
	int port = ServerOptions.USUAL_PORT;

	@Option(names = { "-b", "--backend" }, paramLabel = "<id>", defaultValue = "embedded", description = "Motion"
			+ " backend that makes the poses (${DEFAULT-VALUE}).")
	String backend = "embedded";

	@Option(names = "--fps", paramLabel = "<rate>", defaultValue = "30", description = "Poses per second"
			+ " (${DEFAULT-VALUE}).")
	String frameRate = "30";

	@Option(names = "--streams", paramLabel = "<n>", defaultValue = "10", description = "Clips worked on at once"
			+ " (${DEFAULT-VALUE}).")
	int streams = 10;

	@Option(names = "--certificate", paramLabel = "<file>", description = "Certificate of this server, PEM; secures the"
			+ " connection.")
	@Nullable
	Path certificate;

	@Option(names = "--certificate-key", paramLabel = "<file>", description = "Its key, PEM (PKCS #8).")
	@Nullable
	Path certificateKey;

	@Option(names = "--client-ca", paramLabel = "<file>", description = "Issuers of the certificates that clients must"
			+ " show, PEM.")
	@Nullable
	Path clients;

	@Option(names = "--seconds", paramLabel = "<s>", description = "Stop after this time.")
	@Nullable
	Double seconds;

	ServeCommand(Providers providers, Terminal terminal) {
		super(providers, terminal);
	}

	@Override
	int run() throws IOException, MotionException {
		MotionBackend motion = new LineGenerator(providers).usableBackend(backend);
		Path own = certificate;
		Path key = certificateKey;
		if ((own == null) != (key == null)) {
			throw usage("--certificate and --certificate-key go together");
		}
		if (clients != null && own == null) {
			throw usage("--client-ca needs --certificate");
		}
		ServerOptions options = ServerOptions.USUAL.withHost(host).withPort(port)
				.withFrameRate(FrameRate.parse(frameRate)).withStreamLimit(streams);
		if (own != null && key != null) {
			options = options.withTls(new ServerOptions.Tls(own, key, Optional.ofNullable(clients)));
		}
		try (MotionServer server = MotionServer.start(options, motion, providers.resampler())) {
			if (!InetAddress.getByName(host).isLoopbackAddress() && own == null) {
				terminal.note("warning: whoever can reach %s may use this server, and the sound travels in plain text;"
						.formatted(host) + " secure it with --certificate");
			}
			terminal.result("listening on %s:%d, %s at %s fps; stop with Ctrl-C".formatted(host, server.port(),
					motion.info().modelId(), options.frameRate()));
			terminal.json(json -> {
				json.writeStringField("host", host);
				json.writeNumberField("port", server.port());
				json.writeStringField("model", motion.info().modelId());
			});
			await(server);
		}
		return ExitCode.OK;
	}

	/** Until the time is over, or somebody interrupts. */
	private void await(MotionServer server) {
		Progress progress = terminal.progress();
		Double limit = seconds;
		long end = limit == null
				? Long.MAX_VALUE
				: System.nanoTime() + Math.round(limit * Duration.ofSeconds(1).toNanos());
		ServerCounts told = server.counts();
		while (limit == null || System.nanoTime() < end) {
			progress.checkCancelled();
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
			ServerCounts counts = server.counts();
			if (!counts.equals(told)) {
				told = counts;
				terminal.note("%d clips now, %d done, %d failed, %d refused".formatted(counts.active(),
						counts.finished(), counts.failed(), counts.refused()));
			}
		}
	}
}
