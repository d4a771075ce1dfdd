package org.facewright.motion.nim.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionException.Reason;
import org.facewright.motion.nim.KeyRing;
import org.facewright.motion.nim.ServerEntry;
import org.facewright.motion.nim.internal.ServerException.Kind;
import org.facewright.rpc.a2f.config.A2XConfig;
import org.facewright.rpc.a2f.config.A2XExportConfigServiceGrpc;
import org.facewright.rpc.a2f.config.ConfigsTypeRequest;
import org.facewright.rpc.a2f.health.HealthCheckRequest;
import org.facewright.rpc.a2f.health.HealthCheckResponse;
import org.facewright.rpc.a2f.health.HealthGrpc;

import io.grpc.Channel;
import io.grpc.ChannelCredentials;
import io.grpc.ClientInterceptors;
import io.grpc.ConnectivityState;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelRegistry;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.MetadataUtils;

/** One server's channel with its credentials, and the questions asked before work. Safe for use from any thread. */
final class Connection implements AutoCloseable {

	/** Hosted functions are told apart by these. */
	private static final Metadata.Key<String> FUNCTION = key("function-id");
	private static final Metadata.Key<String> FUNCTION_VERSION = key("function-version-id");
	private static final Metadata.Key<String> VERSION = key("version-id");
	private static final Metadata.Key<String> AUTHORIZATION = key("authorization");

	/** What a configuration may take; poses need far less. */
	private static final int MESSAGE_BYTES = 4 << 20;
	private static final int MOST_CONFIGS = 64;

	/** How long a channel whose connection failed may take to get another. */
	private static final long RECONNECT_MILLIS = 300;

	/** Says in a log, with a stack trace, what every call's status says as well. Held, so that the level stays. */
	private static final Logger GRPC = Logger.getLogger("io.grpc");

	static {
		GRPC.setLevel(Level.SEVERE);
	}

	private final ServerEntry entry;
	private final ManagedChannel managed;
	private final Channel channel;
	private final Timing timing;
	private volatile Optional<ModelReport> report = Optional.empty();

	private Connection(ServerEntry entry, ManagedChannel managed, Metadata metadata, Timing timing) {
		this.entry = entry;
		this.managed = managed;
		this.timing = timing;
		channel = ClientInterceptors.intercept(managed, MetadataUtils.newAttachHeadersInterceptor(metadata));
	}

	private static Metadata.Key<String> key(String name) {
		return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
	}

	/**
	 * Connects on first use, not here.
	 *
	 * @throws MotionException when certificates or keys can't be read, or a key would travel in plain text
	 */
	static Connection open(ServerEntry entry, KeyRing keys, Timing timing) throws MotionException {
		Metadata metadata = new Metadata();
		entry.functionId().ifPresent(id -> metadata.put(FUNCTION, id));
		entry.functionVersion().ifPresent(id -> {
			metadata.put(FUNCTION_VERSION, id);
			metadata.put(VERSION, id);
		});
		try {
			Optional<String> key = keys.key(entry.name());
			if (key.isPresent()) {
				requireSafe(entry);
				metadata.put(AUTHORIZATION, "Bearer " + key.get());
			}
			ManagedChannel channel = Grpc.newChannelBuilderForAddress(entry.host(), entry.port(), credentials(entry))
					.directExecutor().maxInboundMessageSize(MESSAGE_BYTES).disableRetry().build();
			return new Connection(entry, channel, metadata, timing);
		} catch (ManagedChannelRegistry.ProviderNotFoundException e) {
			throw new MotionException(Reason.UNAVAILABLE,
					"%s: its certificates can't be used, they must be PEM files (%s)".formatted(entry.label(),
							e.getMessage()),
					e);
		} catch (IOException e) {
			throw new MotionException(Reason.UNAVAILABLE, "%s: %s".formatted(entry.label(), e.getMessage()), e);
		}
	}

	private static void requireSafe(ServerEntry entry) throws MotionException {
		if (entry.tls().isEmpty() && !isLoopback(entry.host())) {
			throw new MotionException(Reason.UNAVAILABLE,
					"%s: its key would travel in plain text; add the server with --tls, or remove the key"
							.formatted(entry.label()));
		}
	}

	private static boolean isLoopback(String host) {
		try {
			return InetAddress.getByName(host).isLoopbackAddress();
		} catch (UnknownHostException e) {
			return false; // then nothing is sent either
		}
	}

	private static ChannelCredentials credentials(ServerEntry entry) throws IOException {
		if (entry.tls().isEmpty()) {
			return InsecureChannelCredentials.create();
		}
		ServerEntry.Tls tls = entry.tls().get();
		TlsChannelCredentials.Builder builder = TlsChannelCredentials.newBuilder();
		if (tls.authorities().isPresent()) {
			builder.trustManager(readable(tls.authorities().get()).toFile());
		}
		if (tls.certificate().isPresent() && tls.key().isPresent()) {
			builder.keyManager(readable(tls.certificate().get()).toFile(), readable(tls.key().get()).toFile());
		}
		return builder.build();
	}

	private static Path readable(Path file) throws IOException {
		if (!Files.isReadable(file)) {
			throw new IOException("%s can't be read; name the right file with 'facewright servers add'"
					.formatted(file));
		}
		return file;
	}

	ServerEntry entry() {
		return entry;
	}

	Channel channel() {
		return channel;
	}

	/** What the server said about its model when it was last asked. */
	Optional<ModelReport> report() {
		return report;
	}

	/**
	 * Asks whether the server takes work. Servers without a health service count as well when they answer at all.
	 *
	 * @throws ServerException when it does not
	 */
	void requireHealthy() throws ServerException {
		if (entry.readyUri().isPresent()) {
			requireReadyPage(entry.readyUri().get().toString());
		}
		if (entry.functionId().isPresent()) {
			return; // the gateway answers for functions that don't run
		}
		reconnect();
		try {
			HealthCheckResponse response = HealthGrpc.newBlockingStub(channel)
					.withDeadlineAfter(timing.answerMillis(), TimeUnit.MILLISECONDS)
					.check(HealthCheckRequest.getDefaultInstance());
			if (response.getStatus() != HealthCheckResponse.ServingStatus.SERVING) {
				throw new ServerException(entry.label(), Kind.NOT_READY, "the server says it is %s"
						.formatted(response.getStatus()));
			}
		} catch (StatusRuntimeException e) {
			if (e.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED) {
				throw new ServerException(entry.label(), Kind.UNREACHABLE, "the server did not answer within %d ms"
						.formatted(timing.answerMillis()), e);
			}
			if (e.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
				throw ServerException.of(entry.label(), e);
			}
		}
	}

	/** A channel waits longer and longer after failed connections; work that waits anyway need not. */
	private void reconnect() throws ServerException {
		if (managed.getState(true) != ConnectivityState.TRANSIENT_FAILURE) {
			return;
		}
		managed.resetConnectBackoff();
		long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(RECONNECT_MILLIS);
		try {
			while (managed.getState(true) != ConnectivityState.READY && System.nanoTime() < until) {
				Thread.sleep(10);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new ServerException(entry.label(), Kind.TIMEOUT, "the check was interrupted", e);
		}
	}

	private void requireReadyPage(String uri) throws ServerException {
		try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofMillis(timing.answerMillis()))
				.build()) {
			HttpResponse<Void> response = http.send(HttpRequest.newBuilder(java.net.URI.create(uri))
					.timeout(Duration.ofMillis(timing.answerMillis())).build(),
					HttpResponse.BodyHandlers.discarding());
			if (response.statusCode() != 200) {
				throw new ServerException(entry.label(), Kind.NOT_READY, "%s answers %d".formatted(uri,
						response.statusCode()));
			}
		} catch (IOException e) {
			throw new ServerException(entry.label(), Kind.UNREACHABLE, "%s does not answer (%s)".formatted(uri,
					e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()), e);
		} catch (IllegalArgumentException e) {
			throw new ServerException(entry.label(), Kind.REFUSED, "'%s' is no address of a page".formatted(uri), e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new ServerException(entry.label(), Kind.TIMEOUT, "the check was interrupted", e);
		}
	}

	/** Asks for the configuration; servers that don't tell give {@link ModelReport#UNKNOWN}. */
	ModelReport askModel() throws ServerException {
		List<A2XConfig> configs = new ArrayList<>();
		try {
			A2XExportConfigServiceGrpc.newBlockingStub(channel)
					.withDeadlineAfter(timing.answerMillis(), TimeUnit.MILLISECONDS)
					.getConfigs(ConfigsTypeRequest.newBuilder().setConfigType(ConfigsTypeRequest.ConfigType.YAML)
							.build())
					.forEachRemaining(config -> {
						if (configs.size() < MOST_CONFIGS) {
							configs.add(config);
						}
					});
		} catch (StatusRuntimeException e) {
			switch (e.getStatus().getCode()) {
				case UNIMPLEMENTED, DEADLINE_EXCEEDED, INVALID_ARGUMENT, NOT_FOUND -> {
					report = Optional.of(ModelReport.UNKNOWN);
					return ModelReport.UNKNOWN;
				}
				default -> throw ServerException.of(entry.label(), e);
			}
		}
		ModelReport told = ModelReport.of(configs);
		report = Optional.of(told);
		return told;
	}

	@Override
	public void close() {
		managed.shutdownNow();
		boolean interrupted = Thread.interrupted();
		try {
			managed.awaitTermination(500, TimeUnit.MILLISECONDS);
		} catch (InterruptedException e) {
			interrupted = true;
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}
}
