package org.facewright.live.openseeface.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.facewright.api.live.LiveConnection;
import org.facewright.api.live.LiveSink;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.facewright.live.common.Endpoint;
import org.facewright.live.common.HeldPose;
import org.facewright.live.common.LiveFace;
import org.facewright.live.common.Rotations;
import org.facewright.live.common.UdpConnection;
import org.osgi.service.component.annotations.Component;

/**
 * Sends what the OpenSeeFace tracker sends, as far as a face without a camera has it: openness of the eyes, features,
 * rotation and gaze. The landmarks in the picture are left at 0 with no confidence.
 */
@Component
public final class OpenSeeFaceSink implements LiveSink {

	static final String ID = "openseeface";
	static final String LABEL = "OpenSeeFace";
	static final int PORT = 11_573;
	static final Parameter<Integer> FACE = Parameter.integer("face").between(0, 1000).label("Face")
			.describe("Number of the face, which receivers of several faces tell them apart by.");

	private static final ParameterSchema SCHEMA = ParameterSchema.of(FACE);

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
		return new Connection(Endpoint.remote(target, PORT), channels, rate, values.get(FACE));
	}

	private static final class Connection extends UdpConnection {

		private static final float WIDTH = 640;
		private static final float HEIGHT = 480;
		/** Half a turn about x and a quarter about z: how the tracker sees a head that looks into the camera. */
		private static final double[] AT_REST = { -Math.sqrt(0.5), -Math.sqrt(0.5), 0, 0 };

		private final HeldPose held;
		private final FrameRate rate;
		private final ByteBuffer packet = ByteBuffer.allocateDirect(Layout.SIZE).order(ByteOrder.LITTLE_ENDIAN);
		private final ByteBuffer[] packets = { packet };
		private final double[] turn = new double[4];

		Connection(InetSocketAddress target, ChannelSet channels, FrameRate rate, int face) throws IOException {
			super(target);
			this.rate = rate;
			held = new HeldPose(channels, LiveFace.NAMES);
			packet.putInt(Layout.ID, face).putFloat(Layout.WIDTH, WIDTH).putFloat(Layout.HEIGHT, HEIGHT)
					.put(Layout.SUCCESS, (byte) 1);
		}

		@Override
		protected ByteBuffer[] packets(long frame, long captureNanos, float[] pose) {
			float[] face = held.take(pose);
			packet.putDouble(Layout.TIME, rate.secondsOf(frame));
			eyes(face);
			brows(face);
			mouth(face);
			head(face);
			gaze(Layout.LEFT_PUPIL, Layout.LEFT_EYEBALL, face, LiveFace.LEFT_EYE_YAW);
			gaze(Layout.RIGHT_PUPIL, Layout.RIGHT_EYEBALL, face, LiveFace.RIGHT_EYE_YAW);
			packet.rewind();
			return packets;
		}

		private void eyes(float[] face) {
			float left = unit(face[Shapes.BLINK_LEFT]);
			float right = unit(face[Shapes.BLINK_RIGHT]);
			packet.putFloat(Layout.LEFT_EYE_OPEN, 1 - left);
			packet.putFloat(Layout.RIGHT_EYE_OPEN, 1 - right);
			packet.putFloat(Layout.EYE_LEFT, unit(face[Shapes.WIDE_LEFT]) - left);
			packet.putFloat(Layout.EYE_RIGHT, unit(face[Shapes.WIDE_RIGHT]) - right);
		}

		private void brows(float[] face) {
			float inner = unit(face[Shapes.BROW_INNER_UP]);
			packet.putFloat(Layout.BROW_UP_LEFT,
					Math.max(inner, unit(face[Shapes.BROW_UP_LEFT])) - unit(face[Shapes.BROW_DOWN_LEFT]));
			packet.putFloat(Layout.BROW_UP_RIGHT,
					Math.max(inner, unit(face[Shapes.BROW_UP_RIGHT])) - unit(face[Shapes.BROW_DOWN_RIGHT]));
		}

		private void mouth(float[] face) {
			packet.putFloat(Layout.CORNER_DOWN_LEFT, unit(face[Shapes.FROWN_LEFT]) - unit(face[Shapes.SMILE_LEFT]));
			packet.putFloat(Layout.CORNER_DOWN_RIGHT, unit(face[Shapes.FROWN_RIGHT]) - unit(face[Shapes.SMILE_RIGHT]));
			packet.putFloat(Layout.MOUTH_OPEN, unit(face[Arkit.JAW_OPEN] - face[Arkit.MOUTH_CLOSE]));
			packet.putFloat(Layout.MOUTH_WIDE, unit((face[Shapes.STRETCH_LEFT] + face[Shapes.STRETCH_RIGHT]) / 2)
					- unit(Math.max(face[Shapes.FUNNEL], face[Shapes.PUCKER])));
		}

		/** Receivers swap x and y and turn their signs to come from the tracker's axes to Unity's. */
		private void head(float[] face) {
			float yaw = face[LiveFace.HEAD_YAW];
			float pitch = face[LiveFace.HEAD_PITCH];
			float roll = face[LiveFace.HEAD_ROLL];
			Rotations.toQuaternion(yaw, pitch, roll, turn);
			double x = turn[3] * AT_REST[0] - turn[2] * AT_REST[1];
			double y = turn[3] * AT_REST[1] + turn[2] * AT_REST[0];
			double z = turn[0] * AT_REST[1] - turn[1] * AT_REST[0];
			double w = -turn[0] * AT_REST[0] - turn[1] * AT_REST[1];
			packet.putFloat(Layout.QUATERNION, (float) -y).putFloat(Layout.QUATERNION + 4, (float) -x)
					.putFloat(Layout.QUATERNION + 8, (float) z).putFloat(Layout.QUATERNION + 12, (float) w);
			packet.putFloat(Layout.EULER, (float) (Math.toDegrees(pitch) + 180))
					.putFloat(Layout.EULER + 4, (float) (0 - Math.toDegrees(yaw)))
					.putFloat(Layout.EULER + 8, (float) (90 - Math.toDegrees(roll)));
		}

		/** The pupil lies one step from the centre of the eyeball, towards what is looked at. */
		private void gaze(int pupil, int eyeball, float[] face, int firstAngle) {
			double yaw = face[firstAngle];
			double pitch = face[firstAngle + 1];
			packet.putFloat(pupil, packet.getFloat(eyeball) + (float) (Math.sin(yaw) * Math.cos(pitch)));
			packet.putFloat(pupil + 4, packet.getFloat(eyeball + 4) - (float) Math.sin(pitch));
			packet.putFloat(pupil + 8, packet.getFloat(eyeball + 8) - (float) (Math.cos(yaw) * Math.cos(pitch)));
		}

		private static float unit(float value) {
			return Math.clamp(value, 0f, 1f);
		}
	}
}
