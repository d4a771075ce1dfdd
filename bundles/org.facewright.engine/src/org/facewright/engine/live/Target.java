package org.facewright.engine.live;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.facewright.api.live.LiveSink;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.Providers;

/**
 * A program that poses are sent to.
 *
 * @param location     with host and port
 * @param values       of the protocol's parameters
 * @param rate         of the poses it gets; empty for the session's own
 * @param delaySeconds poses are held back by, 0 or more; to bring them in time with something slower
 * @param gain         factor for weights
 * @param map          to the program's own channels; empty to send the session's
 */
public record Target(LiveSink sink, URI location, ParameterValues values, Optional<FrameRate> rate,
		double delaySeconds, double gain, Optional<PoseMap.Maker> map) {

	private static final String LOOPBACK = "127.0.0.1";
	private static final double MOST_DELAY_SECONDS = 10;

	public Target {
		if (!(delaySeconds >= 0 && delaySeconds <= MOST_DELAY_SECONDS)) {
			throw new IllegalArgumentException(
					"a target's delay is 0…%.0f ms, not %.0f".formatted(MOST_DELAY_SECONDS * 1000,
							delaySeconds * 1000));
		}
	}

	/**
	 * Reads {@code protocol://host:port?name=value&…}. Host and port may be left out, then it is this machine and the
	 * port such programs usually listen on. {@code rate}, {@code delay} (ms), {@code gain} and {@code map} are the session's; all
	 * other names are parameters of the protocol.
	 *
	 * @throws IllegalArgumentException with a sentence for the user
	 */
	public static Target parse(Providers providers, String text) {
		return parse(providers, text, name -> {
			throw new IllegalArgumentException("'%s': maps of channels are not known here".formatted(text));
		});
	}

	/** @param maps finds what {@code map=name} means; throws IllegalArgumentException when there is none */
	public static Target parse(Providers providers, String text, Function<String, PoseMap.Maker> maps) {
		URI uri = uri(text);
		LiveSink sink = providers.liveSink(uri.getScheme());
		Map<String, String> query = query(uri);
		String map = query.remove("map");
		Optional<FrameRate> rate = Optional.ofNullable(query.remove("rate")).map(FrameRate::parse);
		double delay = number(text, "delay", query, 0) / 1000;
		double gain = number(text, "gain", query, 1);
		return new Target(sink, withPort(uri, sink.defaultPort()), sink.parameters().parse(query), rate, delay, gain,
				map == null ? Optional.empty() : Optional.of(maps.apply(map)));
	}

	/** Reads a location where host and port may be missing: {@code livelink:}, {@code vmc://:39540}. */
	static URI uri(String text) {
		String scheme = "^([A-Za-z][A-Za-z0-9+.-]*)";
		String whole = text.replaceFirst(scheme + ":?(?=[?#]|$)", "$1://" + LOOPBACK)
				.replaceFirst(scheme + "://(?=[:/?#]|$)", "$1://" + LOOPBACK);
		try {
			return new URI(whole);
		} catch (URISyntaxException e) {
			throw new IllegalArgumentException(
					"'%s' is no address; write it like livelink://127.0.0.1:11111?rate=60".formatted(text), e);
		}
	}

	/** @throws IllegalArgumentException when the host can't be read */
	static URI withPort(URI uri, int defaultPort) {
		if (uri.getHost() == null) {
			throw new IllegalArgumentException(
					"'%s' names no host that can be understood; write it like %s://127.0.0.1:%d".formatted(uri,
							uri.getScheme(), defaultPort));
		}
		String path = uri.getPath() == null ? "" : uri.getPath();
		return URI.create("%s://%s:%d%s".formatted(uri.getScheme(), uri.getHost(),
				uri.getPort() < 0 ? defaultPort : uri.getPort(), path));
	}

	/** @throws IllegalArgumentException when a part is not {@code name=value} */
	static Map<String, String> query(URI uri) {
		Map<String, String> values = new LinkedHashMap<>();
		String query = uri.getQuery();
		if (query == null || query.isEmpty()) {
			return values;
		}
		for (String part : query.split("&")) {
			int equals = part.indexOf('=');
			if (equals < 1) {
				throw new IllegalArgumentException("'%s' in '%s' is not name=value".formatted(part, uri));
			}
			values.put(part.substring(0, equals), part.substring(equals + 1));
		}
		return values;
	}

	private static double number(String text, String name, Map<String, String> query, double otherwise) {
		String value = query.remove(name);
		try {
			double number = value == null ? otherwise : Double.parseDouble(value);
			if (Double.isFinite(number)) {
				return number;
			}
		} catch (NumberFormatException e) {
			// told below
		}
		throw new IllegalArgumentException("'%s': %s=%s is not a number".formatted(text, name, value));
	}

	ChannelSet channels(ChannelSet session) {
		return map.map(maker -> maker.over(session).channels()).orElse(session);
	}
}
