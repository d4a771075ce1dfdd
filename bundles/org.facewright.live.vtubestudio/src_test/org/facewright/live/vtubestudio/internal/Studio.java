package org.facewright.live.vtubestudio.internal;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.facewright.api.testkit.live.LivePeer;
import org.facewright.api.testkit.live.WebSocketHost;
import org.facewright.api.testkit.live.WebSocketHost.Guest;

/** A program with VTube Studio's interface as far as a plugin meets it that sets parameters, from its description. */
final class Studio implements LivePeer, WebSocketHost.Behaviour {

	static final String TOKEN = "adcd-123-ef09-\"some\"-token";

	private static final Pattern VALUE = Pattern.compile("\\{\"id\":\"([A-Za-z0-9]+)\",\"value\":([-0-9.E]+)\\}");
	private static final Set<String> TRACKING = Set.of("FaceAngleX", "FaceAngleY", "FaceAngleZ", "MouthOpen",
			"MouthSmile", "EyeOpenLeft", "EyeOpenRight", "EyeLeftX", "EyeLeftY", "EyeRightX", "EyeRightY", "BrowLeftY",
			"BrowRightY", "CheekPuff", "TongueOut");

	final List<String> requests = new CopyOnWriteArrayList<>();
	final Map<String, String> custom = new ConcurrentHashMap<>();
	private final LinkedBlockingQueue<String> injections = new LinkedBlockingQueue<>();
	private final Set<Guest> admitted = ConcurrentHashMap.newKeySet();
	private final CountDownLatch met = new CountDownLatch(1);
	private final WebSocketHost host;
	volatile boolean userAllows = true;
	volatile boolean tokenRevoked;
	private String newest = "";

	Studio(int port) throws IOException {
		host = new WebSocketHost(port, this);
	}

	@Override
	public void heard(Guest guest, String text) throws IOException {
		requests.add(text);
		if (!field(text, "apiName").equals("VTubeStudioPublicAPI") || !field(text, "apiVersion").equals("1.0")) {
			error(guest, text, 1, "API version");
			return;
		}
		String type = field(text, "messageType");
		if (!type.startsWith("Authentication") && !admitted.contains(guest)) {
			error(guest, text, 8, "This request requires authentication.");
			return;
		}
		switch (type) {
			case "AuthenticationTokenRequest" -> {
				if (userAllows) {
					tokenRevoked = false;
					answer(guest, text, "AuthenticationTokenResponse",
							"{\"authenticationToken\":\"" + TOKEN.replace("\"", "\\\"") + "\"}");
				} else {
					error(guest, text, 50, "User has denied API access for your plugin.");
				}
			}
			case "AuthenticationRequest" -> {
				boolean good = text.contains("\"authenticationToken\":\"" + TOKEN.replace("\"", "\\\"") + "\"")
						&& text.contains("\"pluginName\":\"Facewright\"") && !tokenRevoked;
				if (good) {
					admitted.add(guest);
				}
				answer(guest, text, "AuthenticationResponse",
						"{\"authenticated\":" + good + ",\"reason\":\"because\"}");
				met.countDown();
			}
			case "ParameterCreationRequest" -> {
				String name = field(text, "parameterName");
				if (!name.matches("[A-Za-z0-9]{4,32}")) {
					error(guest, text, 352, "Parameter name invalid");
				} else {
					custom.put(name, text);
					answer(guest, text, "ParameterCreationResponse", "{\"parameterName\":\"" + name + "\"}");
				}
			}
			case "InjectParameterDataRequest" -> {
				for (String name : values(text).keySet()) {
					if (!custom.containsKey(name) && !TRACKING.contains(name)) {
						error(guest, text, 453, "Parameter " + name + " not found");
						return;
					}
				}
				injections.add(text);
				answer(guest, text, "InjectParameterDataResponse", "{}");
			}
			default -> error(guest, text, 7, "Unknown request");
		}
	}

	private static String field(String text, String name) {
		Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(text);
		return matcher.find() ? matcher.group(1) : "";
	}

	private static void answer(Guest guest, String request, String type, String data) throws IOException {
		guest.send("{\"apiName\":\"VTubeStudioPublicAPI\",\"apiVersion\":\"1.0\",\"timestamp\":1625405710728,"
				+ "\"messageType\":\"" + type + "\",\"requestID\":\"" + field(request, "requestID") + "\",\"data\":"
				+ data + "}");
	}

	private static void error(Guest guest, String request, int id, String message) throws IOException {
		answer(guest, request, "APIError", "{\"errorID\":" + id + ",\"message\":\"" + message + "\"}");
	}

	static Map<String, Float> values(String injection) {
		Map<String, Float> values = new HashMap<>();
		Matcher matcher = VALUE.matcher(injection);
		while (matcher.find()) {
			values.put(matcher.group(1), Float.parseFloat(matcher.group(2)));
		}
		return values;
	}

	int port() {
		return host.port();
	}

	void hangUp() throws IOException {
		for (Guest guest : host.guests()) {
			guest.hangUp();
		}
	}

	/** Everybody has to be admitted again. */
	void forgetEverybody() {
		admitted.clear();
	}

	@Override
	public URI target() {
		return URI.create("vtubestudio://127.0.0.1:" + host.port());
	}

	@Override
	public void connected() throws IOException {
		try {
			if (!met.await(5, TimeUnit.SECONDS)) {
				throw new IOException("nobody came");
			}
		} catch (InterruptedException e) {
			throw new IOException(e);
		}
	}

	/** The next injection as it came. */
	Optional<String> injection(Duration patience) throws IOException {
		try {
			return Optional.ofNullable(injections.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
		} catch (InterruptedException e) {
			throw new IOException(e);
		}
	}

	/** Values of our own parameters by the channels they stand for, angles as they came. */
	@Override
	public Optional<Map<String, Float>> next(Duration patience) throws IOException {
		Optional<String> text = injection(patience);
		if (text.isEmpty()) {
			return Optional.empty();
		}
		newest = text.get();
		Map<String, Float> values = new HashMap<>();
		values(newest).forEach((name, value) -> {
			if (name.startsWith("Fw")) {
				values.put(Character.toLowerCase(name.charAt(2)) + name.substring(3), value);
			}
		});
		return Optional.of(values);
	}

	@Override
	public String raw() {
		return newest;
	}

	@Override
	public void close() throws IOException {
		host.close();
	}
}
