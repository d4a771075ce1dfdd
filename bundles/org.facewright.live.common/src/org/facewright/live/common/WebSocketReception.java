package org.facewright.live.common;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import org.facewright.api.live.LiveReception;
import org.facewright.api.live.LiveStats;
import org.jspecify.annotations.Nullable;

/** Listens to a WebSocket server, and connects again when it was away. */
public final class WebSocketReception implements LiveReception {

	/** Takes whole text messages. */
	@FunctionalInterface
	public interface TextReader {

		/** @param arrivalNanos System.nanoTime() of the message's last part */
		void read(String text, long arrivalNanos);
	}

	private static final int LONGEST_MESSAGE = 1 << 20;
	private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
	private static final long RETRY_MILLIS = 500;
	private static final long CLOSE_MILLIS = 5000;

	private final URI location;
	private final URI address;
	private final TextReader reader;
	private final PoseCounts counts;
	private final Thread thread;
	private final ReentrantLock telling = new ReentrantLock();
	private volatile boolean closed;

	private WebSocketReception(String scheme, InetSocketAddress server, TextReader reader, PoseCounts counts) {
		location = Endpoint.uri(scheme, server);
		address = Endpoint.uri("ws", server).resolve("/");
		this.reader = reader;
		this.counts = counts;
		thread = new Thread(this::stayConnected, "facewright-live-" + scheme + "-" + server.getPort());
		thread.setDaemon(true);
	}

	/** Starts to connect; whether it is connected shows in the remark of the statistics. */
	public static WebSocketReception open(String scheme, InetSocketAddress server, TextReader reader,
			PoseCounts counts) {
		WebSocketReception reception = new WebSocketReception(scheme, server, reader, counts);
		reception.thread.start();
		return reception;
	}

	private void stayConnected() {
		HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE).build();
		try {
			while (!closed) {
				listen(client);
				if (!closed) {
					TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
				}
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			client.shutdownNow();
			client.close();
		}
	}

	/** Until the connection ends. */
	private void listen(HttpClient client) throws InterruptedException {
		Listening listening = new Listening();
		CompletableFuture<WebSocket> connecting = client.newWebSocketBuilder().buildAsync(address, listening);
		WebSocket socket;
		try {
			socket = connecting.get(CONNECT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		} catch (ExecutionException e) {
			Throwable cause = e.getCause() instanceof CompletionException inner ? inner.getCause() : e.getCause();
			counts.remark("not connected to %s: %s; start the program there or check the port".formatted(address,
					Endpoint.reason(cause == null ? e : cause)));
			return;
		} catch (TimeoutException e) {
			connecting.cancel(true);
			counts.remark("not connected to %s: no answer; check host and port".formatted(address));
			return;
		}
		try {
			listening.ended.acquire();
		} finally {
			socket.abort();
		}
		if (!closed) {
			counts.remark("the connection to %s ended; trying again".formatted(address));
		}
	}

	/** What one connection hears. Messages may come in parts. */
	private final class Listening implements WebSocket.Listener {

		final Semaphore ended = new Semaphore(0);
		private final StringBuilder text = new StringBuilder();
		private boolean tooLong;

		@Override
		public void onOpen(@Nullable WebSocket socket) {
			counts.remark("");
			if (socket != null) {
				socket.request(1);
			}
		}

		@Override
		public @Nullable CompletionStage<?> onText(@Nullable WebSocket socket, @Nullable CharSequence part,
				boolean last) {
			if (socket == null || part == null) {
				return null;
			}
			tooLong |= text.length() + part.length() > LONGEST_MESSAGE;
			if (!tooLong) {
				text.append(part);
			}
			if (last) {
				if (tooLong) {
					counts.damage();
				} else {
					take(text.toString());
				}
				text.setLength(0);
				tooLong = false;
			}
			socket.request(1);
			return null;
		}

		@Override
		public @Nullable CompletionStage<?> onClose(@Nullable WebSocket socket, int status, @Nullable String reason) {
			ended.release();
			return null;
		}

		@Override
		public void onError(@Nullable WebSocket socket, @Nullable Throwable error) {
			ended.release();
		}
	}

	/** A listener that fails must not end the reception for good: its words become the remark. */
	private void take(String text) {
		telling.lock();
		try {
			if (!closed) {
				reader.read(text, System.nanoTime());
			}
		} catch (RuntimeException e) {
			counts.remark("a pose was not taken: %s".formatted(Endpoint.reason(e)));
		} finally {
			telling.unlock();
		}
	}

	@Override
	public URI location() {
		return location;
	}

	@Override
	public LiveStats stats() {
		return counts.stats();
	}

	@Override
	public void close() {
		closed = true;
		thread.interrupt();
		if (telling.isHeldByCurrentThread()) {
			return;
		}
		// A listener that is being told a pose returns first; nobody is told another one.
		telling.lock();
		telling.unlock();
		try {
			thread.join(CLOSE_MILLIS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
