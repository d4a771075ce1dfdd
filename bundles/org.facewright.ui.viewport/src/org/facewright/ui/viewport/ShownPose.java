package org.facewright.ui.viewport;

import java.util.List;
import java.util.function.Predicate;

import org.facewright.core.motion.ChannelSet;

/** A pose as channels give it, and as an avatar takes it: weights in the avatar's order, and how the head is turned. */
final class ShownPose {

	private static final double EYE_RANGE = Math.toRadians(30); // that a whole look stands for

	private ChannelSet channels = ChannelSet.weights(List.of());
	private float[] pose = new float[0];

	void set(ChannelSet newChannels, float[] newPose) {
		channels = newChannels;
		if (pose.length != newPose.length) {
			pose = new float[newPose.length];
		}
		System.arraycopy(newPose, 0, pose, 0, pose.length);
	}

	float value(String channel) {
		int at = channels.indexOf(channel);
		return at < 0 || at >= pose.length || !Float.isFinite(pose[at]) ? 0 : pose[at];
	}

	/** What an avatar's channel gets; looks come from the eyes' angles where there are no weights for them. */
	private float weight(String channel) {
		if (channels.indexOf(channel) >= 0 || !channel.startsWith("eyeLook")) {
			return value(channel);
		}
		boolean left = channel.endsWith("Left");
		double yaw = value(left ? "leftEyeYaw" : "rightEyeYaw") / EYE_RANGE;
		double pitch = value(left ? "leftEyePitch" : "rightEyePitch") / EYE_RANGE;
		// yaw is positive towards the person's right
		double look = switch (channel.substring("eyeLook".length()).replaceAll("Left|Right", "")) {
			case "In" -> left ? yaw : -yaw;
			case "Out" -> left ? -yaw : yaw;
			case "Down" -> pitch;
			default -> -pitch;
		};
		return (float) Math.clamp(look, 0, 1);
	}

	/** @param other gives the channels that {@code fromOther} names */
	float[] onto(ChannelSet avatar, ShownPose other, Predicate<String> fromOther) {
		float[] weights = new float[avatar.size()];
		for (int i = 0; i < weights.length; i++) {
			String name = avatar.channel(i).name();
			weights[i] = (fromOther.test(name) ? other : this).weight(name);
		}
		return weights;
	}
}
