package org.facewright.live.websocket.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;

import org.facewright.api.live.LiveInput;
import org.facewright.api.live.LiveReception;
import org.facewright.api.live.PoseListener;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.live.common.Endpoint;
import org.facewright.live.common.LiveFace;
import org.facewright.live.common.PoseCounts;
import org.facewright.live.common.WebSocketReception;
import org.osgi.service.component.annotations.Component;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * Connects to a server of poses as JSON, such as another Facewright, and comes back when it was away. The channels that
 * a server names are taken where the face has them.
 */
@Component
public final class JsonInput implements LiveInput {

	@Override
	public String id() {
		return JsonSink.ID;
	}

	@Override
	public String label() {
		return JsonSink.LABEL;
	}

	@Override
	public int defaultPort() {
		return JsonSink.PORT;
	}

	@Override
	public ParameterSchema parameters() {
		return ParameterSchema.EMPTY;
	}

	@Override
	public ChannelSet channels() {
		return LiveFace.CHANNELS;
	}

	@Override
	public LiveReception open(URI location, ParameterValues values, PoseListener listener) throws IOException {
		InetSocketAddress server = Endpoint.remote(location, JsonSink.PORT);
		PoseCounts counts = new PoseCounts();
		return WebSocketReception.open(JsonSink.ID, server, new Reader(counts, listener)::read, counts);
	}

	/** Confined to one thread at a time. */
	static final class Reader {

		private static final int MOST_CHANNELS = 4096;
		private static final int DEEPEST = 8;
		private static final int LONGEST_NAME = 1024;
		/** Longer silence or a jump back by more is a new beginning and no loss. */
		private static final long LONGEST_GAP_FRAMES = 600;
		/** Keeps no table of the names it has seen, which damaged packets would fill. */
		private static final JsonFactory JSON = JsonFactory.builder()
				.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST)
						.maxStringLength(LONGEST_NAME).maxNameLength(LONGEST_NAME).maxNumberLength(100).build())
				.disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
				.disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

		private final float[] pose = new float[LiveFace.NAMES.size()];
		private final PoseCounts counts;
		private final PoseListener listener;
		private int[] places = {};
		private String subject = "";
		private long lastFrame = Long.MIN_VALUE;

		Reader(PoseCounts counts, PoseListener listener) {
			this.counts = counts;
			this.listener = listener;
		}

		/** Reads one message; one that is of neither kind is damaged, unknown fields are passed over. */
		void read(String text, long arrivalNanos) {
			Message message;
			try {
				message = new Message(text, places, pose);
			} catch (IOException e) {
				counts.damage();
				return;
			}
			if (message.type.equals("hello") && message.channels >= 0) {
				places = Arrays.copyOf(message.newPlaces, message.channels);
				subject = message.subject;
				lastFrame = Long.MIN_VALUE;
			} else if (message.type.equals("pose") && message.values == places.length && places.length > 0) {
				counts.drop(missing(message.frame));
				counts.pass();
				listener.accept(subject, arrivalNanos, message.seconds, pose);
			} else {
				counts.damage();
			}
		}

		private long missing(long frame) {
			long advance = lastFrame == Long.MIN_VALUE ? 1 : frame - lastFrame;
			lastFrame = frame;
			return advance > 1 && advance <= LONGEST_GAP_FRAMES ? advance - 1 : 0;
		}

		/** The fields of one message; values go right into the pose. */
		private static final class Message {

			String type = "";
			String subject = "";
			long frame;
			double seconds = Double.NaN;
			int channels = -1;
			int[] newPlaces = {};
			int values = -1;

			Message(String text, int[] places, float[] pose) throws IOException {
				try (JsonParser parser = JSON.createParser(text)) {
					if (parser.nextToken() != JsonToken.START_OBJECT) {
						throw new IOException("no object");
					}
					while (parser.nextToken() == JsonToken.FIELD_NAME) {
						String name = parser.currentName();
						JsonToken token = parser.nextToken();
						switch (name) {
							case "type" -> type = text(parser);
							case "subject" -> subject = text(parser);
							case "frame" -> frame = (long) number(parser);
							case "seconds" -> seconds = token == JsonToken.VALUE_NULL ? Double.NaN : number(parser);
							case "channels" -> channels(parser);
							case "values" -> values(parser, places, pose);
							default -> parser.skipChildren();
						}
					}
					if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
						throw new IOException("no end");
					}
				}
			}

			private static String text(JsonParser parser) throws IOException {
				if (parser.currentToken() != JsonToken.VALUE_STRING) {
					throw new IOException("no text");
				}
				return parser.getText();
			}

			private static double number(JsonParser parser) throws IOException {
				if (!parser.currentToken().isNumeric() || !Double.isFinite(parser.getDoubleValue())) {
					throw new IOException("no number");
				}
				return parser.getDoubleValue();
			}

			/** Objects with a name, or names alone. */
			private void channels(JsonParser parser) throws IOException {
				if (parser.currentToken() != JsonToken.START_ARRAY) {
					throw new IOException("no list");
				}
				channels = 0;
				newPlaces = new int[LiveFace.NAMES.size()];
				while (parser.nextToken() != JsonToken.END_ARRAY) {
					String name = parser.currentToken() == JsonToken.START_OBJECT ? name(parser) : text(parser);
					if (channels == MOST_CHANNELS) {
						throw new IOException("too many channels");
					}
					if (channels == newPlaces.length) {
						newPlaces = Arrays.copyOf(newPlaces, 2 * channels);
					}
					newPlaces[channels++] = LiveFace.CHANNELS.indexOf(name);
				}
			}

			private static String name(JsonParser parser) throws IOException {
				String found = "";
				while (parser.nextToken() == JsonToken.FIELD_NAME) {
					boolean isName = parser.currentName().equals("name");
					parser.nextToken();
					if (isName) {
						found = text(parser);
					} else {
						parser.skipChildren();
					}
				}
				return found;
			}

			private void values(JsonParser parser, int[] places, float[] pose) throws IOException {
				if (parser.currentToken() != JsonToken.START_ARRAY) {
					throw new IOException("no list");
				}
				values = 0;
				Arrays.fill(pose, Float.NaN);
				while (parser.nextToken() != JsonToken.END_ARRAY) {
					float value = parser.currentToken() == JsonToken.VALUE_NULL ? Float.NaN : (float) number(parser);
					if (values < places.length && places[values] >= 0 && Float.isFinite(value)) {
						pose[places[values]] = value;
					}
					values++;
				}
			}
		}
	}
}
