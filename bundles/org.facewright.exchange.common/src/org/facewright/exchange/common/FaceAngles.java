package org.facewright.exchange.common;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;

/**
 * How a head or an eye is turned, as the face channels tell it. In a right-handed frame with x to the face's own left,
 * y up and z out of the face, the rotation is Ry(-yaw) · Rx(pitch) · Rz(-roll), all in radians: a positive yaw looks to
 * the face's own right, a positive pitch looks down, a positive roll leans to the face's own left. Yaw and pitch are
 * so in recorded Live Link Face takes, where they run with the look shapes; roll follows from the frame they share.
 */
public record FaceAngles(double yaw, double pitch, double roll) {

	public static final FaceAngles NONE = new FaceAngles(0, 0, 0);
	/** What turns: the channels are these names with Yaw, Pitch and Roll behind. */
	public static final List<String> PARTS = List.of("head", "leftEye", "rightEye");

	private static final List<String> ANGLES = List.of("Yaw", "Pitch", "Roll");
	/** Beyond this sine of the pitch, yaw and roll turn about nearly the same axis. */
	private static final double UPRIGHT = 1 - 1e-9;

	/** Whether a channel is one of the nine angles. */
	public static boolean isOne(Channel channel) {
		return channel.kind() == ChannelKind.ANGLE
				&& Arkit.ROTATIONS.stream().anyMatch(known -> known.name().equalsIgnoreCase(channel.name()));
	}

	/** The three channels of a part, as a clip has them that was read from a file. */
	public static List<Channel> channels(String part) {
		return ANGLES.stream().map(angle -> new Channel(part + angle, ChannelKind.ANGLE)).toList();
	}

	/** Indices of a part's yaw, pitch and roll, -1 for those the set lacks. */
	public static int[] indices(ChannelSet set, String part) {
		return ANGLES.stream().mapToInt(angle -> {
			int index = set.indexOf(part + angle);
			return index >= 0 && set.channel(index).kind() == ChannelKind.ANGLE ? index : -1;
		}).toArray();
	}

	/** Whether the clip has an angle of a part. */
	public static boolean has(MotionClip clip, String part) {
		for (int index : indices(clip.channels(), part)) {
			if (index >= 0) {
				return true;
			}
		}
		return false;
	}

	/** What of the face a node or joint of another program turns, by its name: {@code rig:Head}, {@code Eye.L}. */
	public static Optional<String> partOf(String node) {
		String lower = node.toLowerCase(Locale.ROOT).replaceAll("[ ._-]", "");
		if (lower.endsWith("lefteye") || lower.endsWith("eyeleft") || lower.endsWith("eyel")
				|| lower.endsWith("leye")) {
			return Optional.of("leftEye");
		}
		if (lower.endsWith("righteye") || lower.endsWith("eyeright") || lower.endsWith("eyer")
				|| lower.endsWith("reye")) {
			return Optional.of("rightEye");
		}
		return lower.endsWith("head") ? Optional.of("head") : Optional.empty();
	}

	/**
	 * The angles of turns about the axes of the face.
	 *
	 * @param order which axis is turned about, the turn applied last first, such as {@code YXZ}; that one gives the
	 *              angles as they are, however far they go
	 */
	public static FaceAngles ofTurns(double x, double y, double z, String order) {
		if (order.equals("YXZ")) {
			return new FaceAngles(0.0 - y, x, 0.0 - z);
		}
		double[] q = { 0, 0, 0, 1 };
		for (int i = order.length() - 1; i >= 0; i--) {
			char axis = order.charAt(i);
			double half = (axis == 'X' ? x : axis == 'Y' ? y : z) / 2;
			double sine = Math.sin(half);
			q = product(axis == 'X' ? sine : 0, axis == 'Y' ? sine : 0, axis == 'Z' ? sine : 0, Math.cos(half), q);
		}
		return ofQuaternion(q[0], q[1], q[2], q[3]);
	}

	private static double[] product(double x, double y, double z, double w, double[] q) {
		return new double[] { w * q[0] + x * q[3] + y * q[2] - z * q[1], w * q[1] - x * q[2] + y * q[3] + z * q[0],
				w * q[2] + x * q[1] - y * q[0] + z * q[3], w * q[3] - x * q[0] - y * q[1] - z * q[2] };
	}

	/** The angles at a frame; those that the clip lacks are 0. @param indices from {@link #indices} */
	public static FaceAngles at(MotionClip clip, int[] indices, int frame) {
		return new FaceAngles(value(clip, indices[0], frame), value(clip, indices[1], frame),
				value(clip, indices[2], frame));
	}

	private static double value(MotionClip clip, int index, int frame) {
		return index < 0 ? 0 : clip.column(index).get(frame);
	}

	/** The angles of a unit quaternion; pitch within a right angle, yaw and roll within a half turn. */
	public static FaceAngles ofQuaternion(double x, double y, double z, double w) {
		double sine = Math.clamp(2 * (w * x - y * z), -1, 1);
		if (Math.abs(sine) > UPRIGHT) {
			return new FaceAngles(-2 * Math.atan2(y, w), Math.copySign(Math.PI / 2, sine), 0);
		}
		double turn = Math.atan2(2 * (x * z + w * y), 1 - 2 * (x * x + y * y));
		double lean = Math.atan2(2 * (x * y + w * z), 1 - 2 * (x * x + z * z));
		return new FaceAngles(-turn, Math.asin(sine), -lean);
	}

	/** The rotation as x, y, z, w. */
	public double[] quaternion() {
		double sy = Math.sin(-yaw / 2);
		double cy = Math.cos(-yaw / 2);
		double sx = Math.sin(pitch / 2);
		double cx = Math.cos(pitch / 2);
		double sz = Math.sin(-roll / 2);
		double cz = Math.cos(-roll / 2);
		return new double[] { cy * sx * cz + sy * cx * sz, sy * cx * cz - cy * sx * sz, cy * cx * sz - sy * sx * cz,
				cy * cx * cz + sy * sx * sz };
	}
}
