package org.facewright.live.websocket.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.facewright.api.live.LiveConnection;
import org.facewright.api.live.LiveSink;
import org.facewright.api.live.LiveStats;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.facewright.live.common.AsciiNumbers;
import org.facewright.live.common.Endpoint;
import org.facewright.live.common.HeldPose;
import org.facewright.live.common.PoseCounts;
import org.osgi.service.component.annotations.Component;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/**
 * Serves poses as JSON to whoever connects by WebSocket: pages in a browser, scripts, engines. The target is where it
 * listens. Every channel is sent, whatever its kind.
 */
@Component
public final class JsonSink implements LiveSink {

	static final String ID = "websocket";
	static final String LABEL = "JSON over WebSocket";
	static final int PORT = 8765;
	static final Parameter<String> SUBJECT = Parameter.text("subject").otherwise("Facewright").label("Subject")
			.describe("Name of the face, told to every client.");
	static final Parameter<String> PAGES = Parameter.choice("pages", "local", "any").label("Pages")
			.describe("Which pages in a browser may connect: those of this machine, or any.");

	private static final ParameterSchema SCHEMA = ParameterSchema.of(SUBJECT, PAGES);

	@Override
	public String id() {
		return ID;
	}

	@Override
	public String label() {
		return LABEL;
	}

	@Override
	public int defaultPort() {
		return PORT;
	}

	@Override
	public ParameterSchema parameters() {
		return SCHEMA;
	}

	@Override
	public LiveConnection connect(URI target, ChannelSet channels, FrameRate rate, ParameterValues values)
			throws IOException {
		return new Connection(Endpoint.remote(target, PORT), channels, rate, values);
	}

	/** The first message of a client. */
	static String hello(String subject, ChannelSet channels, FrameRate rate) {
		StringBuilder text = new StringBuilder("{\"type\":\"hello\",\"protocol\":\"facewright-live\",\"version\":1,")
				.append("\"subject\":").append(quoted(subject)).append(",\"rate\":[").append(rate.numerator())
				.append(',').append(rate.denominator()).append("],\"channels\":[");
		for (int i = 0; i < channels.size(); i++) {
			Channel channel = channels.channel(i);
			text.append(i == 0 ? "" : ",").append("{\"name\":").append(quoted(channel.name())).append(",\"kind\":\"")
					.append(channel.kind().name().toLowerCase(Locale.ROOT)).append("\"}");
		}
		return text.append("]}").toString();
	}

	private static String quoted(String text) {
		return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
	}

	private static final class Connection implements LiveConnection {

		/** Poses that a client may be behind. */
		private static final int BACKLOG = 8;
		private static final int LONGEST_HEAD = 256;
		/** A sign, 12 digits, a point, 6 decimals and a comma. */
		private static final int LONGEST_NUMBER = 21;
		private static final float LARGEST_NUMBER = 1e12f;
		private static final int DECIMALS = 6;

		private final byte[] head = bytes("{\"type\":\"pose\",\"frame\":");
		private final byte[] seconds = bytes(",\"seconds\":");
		private final byte[] age = bytes(",\"age\":");
		private final byte[] list = bytes(",\"values\":[");
		private final byte[] end = bytes("]}");
		private final HeldPose held;
		private final FrameRate rate;
		private final ByteBuffer message;
		private final PoseCounts counts = new PoseCounts();
		private final JsonServer server;
		private volatile boolean closed;

		Connection(InetSocketAddress address, ChannelSet channels, FrameRate rate, ParameterValues values)
				throws IOException {
			this.rate = rate;
			held = new HeldPose(channels, channels.names());
			message = ByteBuffer.allocate(LONGEST_HEAD + LONGEST_NUMBER * channels.size());
			server = new JsonServer(address, hello(values.get(SUBJECT), channels, rate), message.capacity(), BACKLOG,
					values.get(PAGES).equals("any"), counts);
		}

		private static byte[] bytes(String text) {
			return text.getBytes(StandardCharsets.US_ASCII);
		}

		@Override
		public void send(long frame, long captureNanos, float[] pose) {
			if (closed || server.clients() == 0) {
				held.take(pose);
				counts.drop();
				return;
			}
			message.clear();
			message.put(head);
			AsciiNumbers.put(message, frame);
			message.put(seconds);
			AsciiNumbers.put(message, rate.secondsOf(frame), DECIMALS);
			message.put(age);
			AsciiNumbers.put(message, Math.clamp((System.nanoTime() - captureNanos) / 1e9, 0, LARGEST_NUMBER),
					DECIMALS);
			message.put(list);
			float[] values = held.take(pose);
			for (int i = 0; i < values.length; i++) {
				if (i > 0) {
					message.put((byte) ',');
				}
				AsciiNumbers.put(message, Math.clamp(values[i], -LARGEST_NUMBER, LARGEST_NUMBER), DECIMALS);
			}
			message.put(end);
			server.send(message.flip());
			counts.pass();
		}

		@Override
		public LiveStats stats() {
			return counts.stats();
		}

		@Override
		public void close() {
			closed = true;
			server.close();
		}
	}
}
