package org.facewright.serve.nim;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.facewright.api.audio.AudioResampler;
import org.facewright.api.motion.MotionBackend;
import org.facewright.serve.nim.internal.AuthoringService;
import org.facewright.serve.nim.internal.ConfigService;
import org.facewright.serve.nim.internal.ControllerService;
import org.facewright.serve.nim.internal.Counters;
import org.facewright.serve.nim.internal.HealthService;
import org.facewright.serve.nim.internal.Workload;

import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;

/**
 * A running server: takes clips by the Audio2Face-3D contract and answers with poses of a motion backend. Also answers
 * health checks, tells its configuration, and gives single poses of uploaded clips.
 */
public final class MotionServer implements AutoCloseable {

	/** Ten seconds of 144 kHz sound and its frame fit well. */
	private static final int MESSAGE_BYTES = 4 << 20;
	private static final long CLOSE_SECONDS = 3;

	private final Server server;
	private final ExecutorService workers;
	private final ScheduledExecutorService clock;
	private final Counters counters;

	private MotionServer(Server server, ExecutorService workers, ScheduledExecutorService clock, Counters counters) {
		this.server = server;
		this.workers = workers;
		this.clock = clock;
		this.counters = counters;
	}

	/**
	 * Listens at once.
	 *
	 * @param backend makes the poses; its parameter {@code strength}, where it has one, follows the clients'
	 *                {@code lowerFaceStrength}
	 * @throws IOException with a sentence for the user when the address is taken or a certificate can't be read
	 */
	public static MotionServer start(ServerOptions options, MotionBackend backend, AudioResampler resampler)
			throws IOException {
		Counters counters = new Counters(options.streamLimit());
		AtomicInteger number = new AtomicInteger();
		ExecutorService workers = Executors.newCachedThreadPool(task -> daemon(task, number.incrementAndGet()));
		ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, 0));
		Workload workload = new Workload(options, backend, resampler, clock, counters);
		try {
			Server server = builder(options).executor(workers).maxInboundMessageSize(MESSAGE_BYTES)
					.addService(new ControllerService(workload)).addService(new AuthoringService(workload))
					.addService(new ConfigService(workload)).addService(new HealthService()).build();
			return new MotionServer(listening(server, options), workers, clock, counters);
		} catch (IOException e) {
			workers.shutdown();
			clock.shutdown();
			throw e;
		}
	}

	private static NettyServerBuilder builder(ServerOptions options) throws IOException {
		InetSocketAddress address = address(options);
		try {
			return NettyServerBuilder.forAddress(address, credentials(options));
		} catch (IOException | IllegalArgumentException e) {
			throw new IOException("%s: certificate and key can't be used (%s); they must be PEM files that fit together"
					.formatted(options.tls().map(tls -> tls.certificates().toString()).orElse(options.host()),
							rootMessage(e)),
					e);
		}
	}

	private static Server listening(Server server, ServerOptions options) throws IOException {
		try {
			return server.start();
		} catch (IOException e) {
			throw new IOException("%s:%d: can't listen there (%s); choose another port, or end what uses it"
					.formatted(options.host(), options.port(), rootMessage(e)), e);
		}
	}

	private static Thread daemon(Runnable task, int number) {
		Thread thread = new Thread(task, "motion server " + number);
		thread.setDaemon(true);
		return thread;
	}

	private static InetSocketAddress address(ServerOptions options) throws IOException {
		try {
			return new InetSocketAddress(InetAddress.getByName(options.host()), options.port());
		} catch (UnknownHostException e) {
			throw new IOException("%s: there is no such address; use one of this machine".formatted(options.host()), e);
		}
	}

	private static ServerCredentials credentials(ServerOptions options) throws IOException {
		if (options.tls().isEmpty()) {
			return InsecureServerCredentials.create();
		}
		ServerOptions.Tls tls = options.tls().get();
		TlsServerCredentials.Builder builder = TlsServerCredentials.newBuilder()
				.keyManager(tls.certificates().toFile(), tls.key().toFile());
		if (tls.clients().isPresent()) {
			builder.trustManager(tls.clients().get().toFile()).clientAuth(TlsServerCredentials.ClientAuth.REQUIRE);
		}
		return builder.build();
	}

	private static String rootMessage(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause.getMessage() == null ? cause.toString() : cause.getMessage();
	}

	/** The port it listens on. */
	public int port() {
		return server.getPort();
	}

	public ServerCounts counts() {
		return counters.snapshot();
	}

	/** Waits until the server was closed. */
	public void awaitClose() throws InterruptedException {
		server.awaitTermination();
	}

	/** Ends all conversations at once. Idempotent. */
	@Override
	public void close() {
		server.shutdownNow();
		boolean interrupted = Thread.interrupted();
		try {
			server.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			interrupted = true;
		}
		workers.shutdownNow();
		clock.shutdownNow();
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}
}
