package org.facewright.live.vtubestudio.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.facewright.api.live.LiveInput;
import org.facewright.api.live.LiveReception;
import org.facewright.api.live.PoseListener;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.live.common.LiveFace;
import org.facewright.live.common.PacketReader;
import org.facewright.live.common.PoseCounts;
import org.facewright.live.common.UdpReception;
import org.osgi.service.component.annotations.Component;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** Receives what the VTube Studio app of a phone tracks, which it sends for some seconds after each request. */
@Component
public final class VTubeStudioInput implements LiveInput {

	static final int PORT = 11_125;
	static final Parameter<String> PHONE = Parameter.text("phone").label("Phone")
			.describe("Name or address of the phone, which is then asked to send; empty waits for whoever sends.");

	private static final ParameterSchema SCHEMA = ParameterSchema.of(PHONE);
	private static final int PHONE_PORT = 21_412;

	@Override
	public String id() {
		return VTubeStudioSink.ID;
	}

	@Override
	public String label() {
		return VTubeStudioSink.LABEL;
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
	public ChannelSet channels() {
		return LiveFace.CHANNELS;
	}

	@Override
	public LiveReception open(URI location, ParameterValues values, PoseListener listener) throws IOException {
		PoseCounts counts = new PoseCounts();
		return UdpReception.openFor(VTubeStudioSink.ID, location, PORT, values.get(PHONE), PHONE_PORT,
				VTubeStudioInput::request, new Reader(counts, listener), counts);
	}

	/** Repeated every second, so three seconds bridge a request that gets lost. */
	private static byte[] request(int port) {
		return "{\"messageType\":\"iOSTrackingDataRequest\",\"time\":3,\"sentBy\":\"Facewright\",\"ports\":[%d]}"
				.formatted(port).getBytes(StandardCharsets.US_ASCII);
	}

	/** Confined to the reception's thread. */
	static final class Reader implements PacketReader {

		/** Keeps no table of the names it has seen, which damaged packets would fill. */
		private static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(StreamReadConstraints
				.builder().maxNestingDepth(8).maxStringLength(1024).maxNameLength(1024).maxNumberLength(100).build())
				.disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
				.disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();
		private static final double MILLIS = 1000;

		private final float[] pose = new float[LiveFace.NAMES.size()];
		private final PoseCounts counts;
		private final PoseListener listener;
		private double seconds;
		private boolean found;
		private boolean shapes;

		Reader(PoseCounts counts, PoseListener listener) {
			this.counts = counts;
			this.listener = listener;
		}

		@Override
		public void read(ByteBuffer packet, long arrivalNanos) {
			Arrays.fill(pose, Float.NaN);
			seconds = Double.NaN;
			found = true;
			shapes = false;
			try (JsonParser parser = JSON.createParser(packet.array(), packet.arrayOffset(), packet.limit())) {
				parse(parser);
			} catch (IOException e) {
				counts.damage();
				return;
			}
			if (!shapes) {
				counts.damage();
			} else if (found) {
				counts.pass();
				listener.accept("", arrivalNanos, seconds, pose);
			}
		}

		private void parse(JsonParser parser) throws IOException {
			expect(parser.nextToken() == JsonToken.START_OBJECT);
			while (parser.nextToken() == JsonToken.FIELD_NAME) {
				String name = parser.currentName();
				JsonToken value = parser.nextToken();
				switch (name) {
					case "Timestamp" -> seconds = number(parser) / MILLIS;
					case "FaceFound" -> found = value != JsonToken.VALUE_FALSE;
					case "Rotation" -> angles(parser, LiveFace.HEAD_YAW);
					case "EyeLeft" -> angles(parser, LiveFace.LEFT_EYE_YAW);
					case "EyeRight" -> angles(parser, LiveFace.RIGHT_EYE_YAW);
					case "BlendShapes" -> blendShapes(parser);
					default -> parser.skipChildren();
				}
			}
			expect(parser.currentToken() == JsonToken.END_OBJECT);
		}

		private static void expect(boolean fulfilled) throws IOException {
			if (!fulfilled) {
				throw new IOException("not as described");
			}
		}

		private static double number(JsonParser parser) throws IOException {
			expect(parser.currentToken().isNumeric());
			double number = parser.getDoubleValue();
			expect(Double.isFinite((float) number));
			return number;
		}

		/** Degrees about x, y and z, which are pitch, yaw and roll. */
		private void angles(JsonParser parser, int yaw) throws IOException {
			expect(parser.currentToken() == JsonToken.START_OBJECT);
			while (parser.nextToken() == JsonToken.FIELD_NAME) {
				String axis = parser.currentName();
				parser.nextToken();
				float radians = (float) Math.toRadians(Math.IEEEremainder(number(parser), 360));
				switch (axis) {
					case "x" -> pose[yaw + 1] = radians;
					case "y" -> pose[yaw] = radians;
					case "z" -> pose[yaw + 2] = radians;
					default -> {
					}
				}
			}
			expect(parser.currentToken() == JsonToken.END_OBJECT);
		}

		private void blendShapes(JsonParser parser) throws IOException {
			expect(parser.currentToken() == JsonToken.START_ARRAY);
			shapes = true;
			while (parser.nextToken() == JsonToken.START_OBJECT) {
				String key = "";
				float value = Float.NaN;
				while (parser.nextToken() == JsonToken.FIELD_NAME) {
					String name = parser.currentName();
					parser.nextToken();
					switch (name) {
						case "k" -> {
							expect(parser.currentToken() == JsonToken.VALUE_STRING);
							key = parser.getText();
						}
						case "v" -> value = (float) number(parser);
						default -> parser.skipChildren();
					}
				}
				expect(parser.currentToken() == JsonToken.END_OBJECT);
				int shape = LiveFace.CHANNELS.indexOf(key);
				if (shape >= 0 && shape < LiveFace.ROTATIONS) {
					pose[shape] = value;
				}
			}
			expect(parser.currentToken() == JsonToken.END_ARRAY);
		}
	}
}
