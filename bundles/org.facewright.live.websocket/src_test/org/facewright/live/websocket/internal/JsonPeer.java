package org.facewright.live.websocket.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.facewright.api.testkit.live.LivePeer;

/** A client such as a script is one: dials, and reads the two kinds of messages from their description. */
final class JsonPeer implements LivePeer {

	private static final Pattern NAME = Pattern.compile("\\{\"name\":\"([^\"]+)\",\"kind\":\"([a-z]+)\"\\}");
	private static final Pattern VALUES = Pattern.compile("\"values\":\\[([^\\]]*)\\]");

	private final int port;
	private final HttpClient client = HttpClient.newHttpClient();
	private final LinkedBlockingQueue<String> texts = new LinkedBlockingQueue<>();
	private final List<String> names = new ArrayList<>();
	private WebSocket socket;
	String hello = "";
	private String newest = "";

	JsonPeer(int port) {
		this.port = port;
	}

	@Override
	public URI target() {
		return URI.create("websocket://127.0.0.1:" + port);
	}

	@Override
	public void connected() throws IOException {
		try {
			socket = client.newWebSocketBuilder().buildAsync(URI.create("ws://127.0.0.1:" + port + "/face"),
					new WebSocket.Listener() {
						private final StringBuilder text = new StringBuilder();

						@Override
						public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
							text.append(part);
							if (last) {
								texts.add(text.toString());
								text.setLength(0);
							}
							from.request(1);
							return null;
						}
					}).join();
			hello = texts.poll(5, TimeUnit.SECONDS);
			if (hello == null || !hello.startsWith("{\"type\":\"hello\",")) {
				throw new IOException("no hello: " + hello);
			}
			Matcher matcher = NAME.matcher(hello);
			while (matcher.find()) {
				names.add(matcher.group(1));
			}
		} catch (CompletionException e) {
			throw new IOException(e.getCause());
		} catch (InterruptedException e) {
			throw new IOException(e);
		}
	}

	@Override
	public Optional<Map<String, Float>> next(Duration patience) throws IOException {
		try {
			String text = texts.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
			if (text == null) {
				return Optional.empty();
			}
			newest = text;
			Matcher matcher = VALUES.matcher(text);
			if (!text.startsWith("{\"type\":\"pose\",") || !matcher.find()) {
				throw new IOException("no pose: " + text);
			}
			String[] values = matcher.group(1).split(",");
			if (values.length != names.size()) {
				throw new IOException("values for other channels: " + text);
			}
			Map<String, Float> pose = new HashMap<>();
			for (int i = 0; i < values.length; i++) {
				pose.put(names.get(i), Float.parseFloat(values[i]));
			}
			return Optional.of(pose);
		} catch (InterruptedException e) {
			throw new IOException(e);
		}
	}

	@Override
	public String raw() {
		return newest;
	}

	void say(CharSequence text) {
		socket.sendText(text, true).join();
	}

	@Override
	public void close() {
		if (socket != null) {
			socket.abort();
		}
		client.shutdownNow();
		client.close();
	}
}
