package org.facewright.live.vtubestudio.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import org.facewright.api.live.LiveConnection;
import org.facewright.api.live.LiveStats;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.LatestPose;
import org.facewright.live.common.Endpoint;
import org.facewright.live.common.HeldPose;
import org.facewright.live.common.PoseCounts;
import org.jspecify.annotations.Nullable;

/**
 * One plugin session with VTube Studio. Its thread connects, has itself admitted, makes its parameters known, and then
 * sets them to the newest pose there is; poses that it found no time for are dropped. It comes back when the
 * program was away, and repeats the last pose while none comes, since a parameter falls back after a second.
 */
final class VTubeSession implements LiveConnection {

	private static final String PLUGIN = "\"pluginName\":\"Facewright\",\"pluginDeveloper\":\"Facewright\"";
	private static final Duration PATIENCE = Duration.ofSeconds(5);
	private static final long REPEAT_NANOS = 400_000_000L;
	private static final long RETRY_MILLIS = 1000;
	private static final long CLOSE_MILLIS = 5000;
	private static final int LONGEST_ANSWER = 1 << 20;

	private final InetSocketAddress target;
	private final URI address;
	private final TokenStore tokens;
	private final Injection injection;
	private final long spacingNanos;
	private final HeldPose held;
	private final LatestPose latest;
	private final AtomicBoolean waiting = new AtomicBoolean();
	private final PoseCounts counts = new PoseCounts();
	private final Thread thread;
	private volatile boolean closed;
	private boolean denied;
	private int requests;

	VTubeSession(InetSocketAddress target, TokenStore tokens, ChannelSet channels, Injection injection, int rate) {
		this.target = target;
		this.tokens = tokens;
		this.injection = injection;
		address = Endpoint.uri("ws", target).resolve("/");
		spacingNanos = 1_000_000_000L / rate;
		held = new HeldPose(channels, injection.names());
		latest = new LatestPose(injection.names().size());
		thread = new Thread(this::run, "facewright-live-vtubestudio-" + target.getPort());
		thread.setDaemon(true);
	}

	VTubeSession start() {
		thread.start();
		return this;
	}

	@Override
	public void send(long frame, long captureNanos, float[] pose) {
		if (closed) {
			counts.drop();
			return;
		}
		latest.publish(held.take(pose));
		if (waiting.getAndSet(true)) {
			counts.drop();
		}
		LockSupport.unpark(thread);
	}

	@Override
	public LiveStats stats() {
		return counts.stats();
	}

	@Override
	public void close() {
		closed = true;
		thread.interrupt();
		try {
			thread.join(CLOSE_MILLIS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void run() {
		HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
		try {
			while (!closed && !denied) {
				attempt(client);
				if (!closed && !denied) {
					TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
				}
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			if (waiting.getAndSet(false)) {
				counts.drop();
			}
			client.shutdownNow();
			client.close();
		}
	}

	/** One connection, from dialling to its end. */
	private void attempt(HttpClient client) throws InterruptedException {
		Answers answers = new Answers();
		CompletableFuture<WebSocket> dialling = client.newWebSocketBuilder().buildAsync(address, answers);
		WebSocket socket;
		try {
			socket = finish(dialling);
		} catch (IOException e) {
			dialling.cancel(true);
			counts.remark(("not connected to VTube Studio at %s (%s); start it, switch on 'Allow Plugin API access' in "
					+ "its settings and check the port").formatted(Endpoint.text(target), Endpoint.reason(e)));
			return;
		}
		try {
			admit(socket, answers);
			register(socket, answers);
			counts.remark("");
			stream(socket, answers);
		} catch (IOException e) {
			if (!closed) {
				counts.remark(Endpoint.reason(e));
			}
		} finally {
			socket.abort();
		}
	}

	private static <T> T finish(CompletableFuture<T> future) throws IOException, InterruptedException {
		try {
			return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		} catch (ExecutionException e) {
			Throwable cause = e.getCause() == null ? e : e.getCause();
			throw new IOException(Endpoint.reason(cause), cause);
		} catch (TimeoutException e) {
			throw new IOException("no answer", e);
		}
	}

	/** By the token kept from an earlier session, or by asking the user for one. */
	private void admit(WebSocket socket, Answers answers) throws IOException, InterruptedException {
		String key = Endpoint.text(target);
		String known = tokens.find(key).orElse("");
		if (!known.isEmpty()) {
			if (isAdmitted(socket, answers, known)) {
				return;
			}
			tokens.forget(key);
		}
		counts.remark("VTube Studio asks its user whether 'Facewright' may control it; click Allow there");
		Response response = ask(socket, answers, "AuthenticationTokenRequest", "{" + PLUGIN + "}", Duration.ofDays(1));
		if (response.isError() || response.token().isEmpty()) {
			denied = response.errorId() == Response.DENIED;
			throw refusal(response,
					denied ? "allow 'Facewright' in its plugin settings and connect again" : "try again");
		}
		tokens.keep(key, response.token());
		if (!isAdmitted(socket, answers, response.token())) {
			throw new IOException("VTube Studio gave a token and did not take it back; restart it");
		}
	}

	private boolean isAdmitted(WebSocket socket, Answers answers, String token)
			throws IOException, InterruptedException {
		return ask(socket, answers, "AuthenticationRequest",
				"{" + PLUGIN + ",\"authenticationToken\":" + Injection.quoted(token) + "}", PATIENCE).authenticated();
	}

	private void register(WebSocket socket, Answers answers) throws IOException, InterruptedException {
		for (Injection.Custom custom : injection.custom()) {
			Response response = ask(socket, answers, "ParameterCreationRequest",
					"{\"parameterName\":\"%s\",\"explanation\":%s,\"min\":%s,\"max\":%s,\"defaultValue\":0}".formatted(
							custom.name(), Injection.quoted(custom.explanation()), custom.minimum(), custom.maximum()),
					PATIENCE);
			if (response.isError()) {
				throw refusal(response, "remove parameters that are not used any more, or choose another prefix");
			}
		}
	}

	private static IOException refusal(Response response, String remedy) {
		return new IOException("VTube Studio refused: %s (%d); %s".formatted(response.message(), response.errorId(),
				remedy));
	}

	private Response ask(WebSocket socket, Answers answers, String type, String data, Duration patience)
			throws IOException, InterruptedException {
		String id = "facewright" + ++requests;
		say(socket, Injection.begin(type, id) + data + "}");
		long end = System.nanoTime() + patience.toNanos();
		while (true) {
			Response response = answers.next(end - System.nanoTime());
			if (response == null) {
				throw new IOException("VTube Studio did not answer a %s; restart it".formatted(type));
			}
			if (response.id().equals(id)) {
				return response;
			}
		}
	}

	private static void say(WebSocket socket, CharSequence text) throws IOException, InterruptedException {
		try {
			finish(socket.sendText(text, true));
		} catch (IOException e) {
			throw new IOException("VTube Studio ended the connection (%s); trying again".formatted(Endpoint.reason(e)),
					e);
		}
	}

	/** Sets the parameters to the newest pose, spaced by the rate, until the connection ends. */
	private void stream(WebSocket socket, Answers answers) throws IOException, InterruptedException {
		long sentAt = System.nanoTime() - REPEAT_NANOS;
		boolean shown = false;
		while (!closed) {
			long since = System.nanoTime() - sentAt;
			boolean fresh = waiting.get() && since >= spacingNanos;
			if (fresh || shown && since >= REPEAT_NANOS) {
				boolean isNew = waiting.getAndSet(false);
				say(socket, injection.request(latest.newest()));
				if (isNew) {
					counts.pass();
				}
				shown = true;
				sentAt = System.nanoTime();
			} else {
				LockSupport.parkNanos(this, waiting.get() ? spacingNanos - since : REPEAT_NANOS - Math.min(since, 0));
			}
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
			complain(answers);
		}
	}

	private void complain(Answers answers) throws IOException, InterruptedException {
		for (Response response = answers.next(0); response != null; response = answers.next(0)) {
			if (response.errorId() == Response.NOT_AUTHENTICATED) {
				throw refusal(response, "asking to be admitted again");
			}
			counts.remark(response.isError()
					? refusal(response, "close other plugins that set the same parameters, or choose other inputs")
							.getMessage()
					: "");
		}
	}

	/** What comes back. Answers nobody waits for are forgotten, the oldest first. */
	private final class Answers implements WebSocket.Listener {

		private static final int MOST = 64;

		private final ArrayBlockingQueue<Response> queue = new ArrayBlockingQueue<>(MOST);
		private final StringBuilder text = new StringBuilder();
		private volatile boolean ended;

		/** @return null when none came in time */
		@Nullable
		Response next(long nanos) throws IOException, InterruptedException {
			long end = System.nanoTime() + nanos;
			while (true) {
				// The wait is cut into pieces so that the end of the connection is noticed.
				long piece = Math.clamp(end - System.nanoTime(), 0, 100_000_000L);
				Response response = queue.poll(piece, TimeUnit.NANOSECONDS);
				if (response != null) {
					return response;
				}
				if (ended) {
					throw new IOException("VTube Studio ended the connection; trying again");
				}
				if (System.nanoTime() - end >= 0) {
					return null;
				}
			}
		}

		@Override
		public @Nullable CompletionStage<?> onText(@Nullable WebSocket socket, @Nullable CharSequence part,
				boolean last) {
			if (socket == null || part == null) {
				return null;
			}
			if (text.length() + part.length() <= LONGEST_ANSWER) {
				text.append(part);
			}
			if (last) {
				try {
					Response response = Response.parse(text.toString());
					while (!queue.offer(response)) {
						queue.poll();
					}
				} catch (IOException e) {
					counts.damage();
				}
				text.setLength(0);
			}
			socket.request(1);
			return null;
		}

		@Override
		public @Nullable CompletionStage<?> onClose(@Nullable WebSocket socket, int status, @Nullable String reason) {
			end();
			return null;
		}

		@Override
		public void onError(@Nullable WebSocket socket, @Nullable Throwable error) {
			end();
		}

		private void end() {
			ended = true;
			LockSupport.unpark(thread);
		}
	}
}
