package org.facewright.live.ifacialmocap.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.facewright.api.live.LiveConnection;
import org.facewright.api.live.LiveSink;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.facewright.live.common.AsciiNumbers;
import org.facewright.live.common.Endpoint;
import org.facewright.live.common.HeldPose;
import org.facewright.live.common.LiveFace;
import org.facewright.live.common.UdpConnection;
import org.osgi.service.component.annotations.Component;

/** Sends what a phone with iFacialMocap or Facemotion3D sends: one line of text per pose, shapes in whole percent. */
@Component
public final class MocapSink implements LiveSink {

	static final String ID = "ifacialmocap";
	static final String LABEL = "iFacialMocap";
	static final int PORT = 49_983;
	static final Parameter<String> DIALECT = Parameter
			.choice("dialect", Dialect.IFACIALMOCAP.word, Dialect.IFACIALMOCAP_V2.word, Dialect.FACEMOTION3D.word)
			.label("Dialect").describe("Which app's spelling is used.");

	private static final ParameterSchema SCHEMA = ParameterSchema.of(DIALECT);

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
		return new Connection(Endpoint.remote(target, PORT), channels, Dialect.of(values.get(DIALECT)));
	}

	private static final class Connection extends UdpConnection {

		private static final int LARGEST_PACKET = 4096;
		private static final int DECIMALS = 6;
		/** A turn and more: beyond it the digits would outgrow the packet. */
		private static final double LARGEST_DEGREES = 3600;

		private final HeldPose held;
		private final byte[][] names;
		private final byte[] head = bytes("=head#");
		private final byte[] position = bytes(",0,0,0|");
		private final byte[] rightEye = bytes("rightEye#");
		private final byte[] leftEye = bytes("leftEye#");
		private final ByteBuffer packet = ByteBuffer.allocateDirect(LARGEST_PACKET);
		private final ByteBuffer[] packets = { packet };

		Connection(InetSocketAddress target, ChannelSet channels, Dialect dialect) throws IOException {
			super(target);
			held = new HeldPose(channels, LiveFace.NAMES);
			names = LiveFace.NAMES.subList(0, LiveFace.ROTATIONS).stream()
					.map(name -> bytes(dialect.spelling.apply(name) + dialect.separator)).toArray(byte[][]::new);
		}

		private static byte[] bytes(String text) {
			return text.getBytes(StandardCharsets.US_ASCII);
		}

		@Override
		protected ByteBuffer[] packets(long frame, long captureNanos, float[] pose) {
			float[] values = held.take(pose);
			packet.clear();
			for (int i = 0; i < names.length; i++) {
				packet.put(names[i]);
				AsciiNumbers.put(packet, Math.round(100 * Math.clamp(values[i], 0f, 1f)));
				packet.put((byte) '|');
			}
			packet.put(head);
			angles(values, LiveFace.HEAD_YAW);
			packet.put(position).put(rightEye);
			angles(values, LiveFace.RIGHT_EYE_YAW);
			packet.put((byte) '|').put(leftEye);
			angles(values, LiveFace.LEFT_EYE_YAW);
			packet.put((byte) '|');
			packet.flip();
			return packets;
		}

		/** Pitch, yaw and roll in degrees about axes of the right hand, so the last two turn the other way. */
		private void angles(float[] values, int yaw) {
			degrees(values[yaw + 1]);
			packet.put((byte) ',');
			degrees(-values[yaw]);
			packet.put((byte) ',');
			degrees(-values[yaw + 2]);
		}

		private void degrees(float radians) {
			AsciiNumbers.put(packet, Math.clamp(Math.toDegrees(radians), -LARGEST_DEGREES, LARGEST_DEGREES), DECIMALS);
		}
	}
}
