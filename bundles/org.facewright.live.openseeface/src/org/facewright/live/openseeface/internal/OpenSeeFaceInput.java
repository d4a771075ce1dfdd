package org.facewright.live.openseeface.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.facewright.api.live.LiveInput;
import org.facewright.api.live.LiveReception;
import org.facewright.api.live.PoseListener;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.live.common.Endpoint;
import org.facewright.live.common.LiveFace;
import org.facewright.live.common.PacketReader;
import org.facewright.live.common.PoseCounts;
import org.facewright.live.common.UdpReception;
import org.osgi.service.component.annotations.Component;

/**
 * Receives what the OpenSeeFace tracker sees in a camera: eyes, brows and the mouth by its few features, the head, and
 * the gaze. Shapes that the features say nothing of are missing.
 */
@Component
public final class OpenSeeFaceInput implements LiveInput {

	static final Parameter<Integer> FACE = Parameter.integer("face").between(-1, 1000).otherwise(-1).label("Face")
			.describe("Takes only the face of this number; -1 takes every one.");

	private static final ParameterSchema SCHEMA = ParameterSchema.of(FACE);

	@Override
	public String id() {
		return OpenSeeFaceSink.ID;
	}

	@Override
	public String label() {
		return OpenSeeFaceSink.LABEL;
	}

	@Override
	public int defaultPort() {
		return OpenSeeFaceSink.PORT;
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
		return UdpReception.open(OpenSeeFaceSink.ID, Endpoint.local(location, OpenSeeFaceSink.PORT),
				new Reader(values.get(FACE), counts, listener), counts);
	}

	/** Confined to the reception's thread. */
	static final class Reader implements PacketReader {

		private static final String[] SUBJECTS = { "face 0", "face 1", "face 2", "face 3" };

		private final float[] pose = new float[LiveFace.NAMES.size()];
		private final int wanted;
		private final PoseCounts counts;
		private final PoseListener listener;

		Reader(int wanted, PoseCounts counts, PoseListener listener) {
			this.wanted = wanted;
			this.counts = counts;
			this.listener = listener;
		}

		@Override
		public void read(ByteBuffer packet, long arrivalNanos) {
			int size = packet.limit();
			if (size == 0 || size % Layout.SIZE != 0) {
				counts.damage();
				return;
			}
			packet.order(ByteOrder.LITTLE_ENDIAN);
			for (int start = 0; start < size; start += Layout.SIZE) {
				int face = packet.getInt(start + Layout.ID);
				if (wanted < 0 || face == wanted) {
					read(packet, start);
					double seconds = packet.getDouble(start + Layout.TIME);
					counts.pass();
					listener.accept(subject(face), arrivalNanos, Double.isFinite(seconds) ? seconds : Double.NaN, pose);
				}
			}
		}

		private static String subject(int face) {
			return face >= 0 && face < SUBJECTS.length ? SUBJECTS[face] : "face " + face;
		}

		private void read(ByteBuffer packet, int start) {
			Arrays.fill(pose, Float.NaN);
			pose[Shapes.BLINK_LEFT] = unit(1 - packet.getFloat(start + Layout.LEFT_EYE_OPEN));
			pose[Shapes.BLINK_RIGHT] = unit(1 - packet.getFloat(start + Layout.RIGHT_EYE_OPEN));
			pose[Shapes.WIDE_LEFT] = unit(packet.getFloat(start + Layout.EYE_LEFT));
			pose[Shapes.WIDE_RIGHT] = unit(packet.getFloat(start + Layout.EYE_RIGHT));
			both(packet.getFloat(start + Layout.BROW_UP_LEFT), Shapes.BROW_UP_LEFT, Shapes.BROW_DOWN_LEFT);
			both(packet.getFloat(start + Layout.BROW_UP_RIGHT), Shapes.BROW_UP_RIGHT, Shapes.BROW_DOWN_RIGHT);
			pose[Shapes.BROW_INNER_UP] = (pose[Shapes.BROW_UP_LEFT] + pose[Shapes.BROW_UP_RIGHT]) / 2;
			both(packet.getFloat(start + Layout.CORNER_DOWN_LEFT), Shapes.FROWN_LEFT, Shapes.SMILE_LEFT);
			both(packet.getFloat(start + Layout.CORNER_DOWN_RIGHT), Shapes.FROWN_RIGHT, Shapes.SMILE_RIGHT);
			pose[Arkit.JAW_OPEN] = unit(packet.getFloat(start + Layout.MOUTH_OPEN));
			both(packet.getFloat(start + Layout.MOUTH_WIDE), Shapes.STRETCH_LEFT, Shapes.PUCKER);
			pose[Shapes.STRETCH_RIGHT] = pose[Shapes.STRETCH_LEFT];
			if (packet.get(start + Layout.SUCCESS) != 0) {
				pose[LiveFace.HEAD_PITCH] = radians(packet.getFloat(start + Layout.EULER) + 180);
				pose[LiveFace.HEAD_YAW] = radians(-packet.getFloat(start + Layout.EULER + 4));
				pose[LiveFace.HEAD_ROLL] = radians(90 - packet.getFloat(start + Layout.EULER + 8));
				gaze(packet, start + Layout.LEFT_PUPIL, start + Layout.LEFT_EYEBALL, LiveFace.LEFT_EYE_YAW);
				gaze(packet, start + Layout.RIGHT_PUPIL, start + Layout.RIGHT_EYEBALL, LiveFace.RIGHT_EYE_YAW);
			}
		}

		/** One feature with two directions becomes two shapes. */
		private void both(float feature, int above, int below) {
			pose[above] = unit(feature);
			pose[below] = unit(-feature);
		}

		private static float unit(float value) {
			return Float.isFinite(value) ? Math.clamp(value, 0f, 1f) : Float.NaN;
		}

		/** The angle within half a turn to each side. */
		private static float radians(double degrees) {
			return Double.isFinite(degrees) ? (float) Math.toRadians(Math.IEEEremainder(degrees, 360)) : Float.NaN;
		}

		private void gaze(ByteBuffer packet, int pupil, int eyeball, int firstAngle) {
			double x = packet.getFloat(pupil) - packet.getFloat(eyeball);
			double y = packet.getFloat(pupil + 4) - packet.getFloat(eyeball + 4);
			double z = packet.getFloat(eyeball + 8) - packet.getFloat(pupil + 8);
			double length = Math.sqrt(x * x + y * y + z * z);
			if (length > 1e-6 && Double.isFinite(length)) {
				pose[firstAngle] = (float) Math.atan2(x, z);
				pose[firstAngle + 1] = (float) Math.asin(Math.clamp(-y / length, -1.0, 1.0));
				pose[firstAngle + 2] = 0;
			}
		}
	}
}
