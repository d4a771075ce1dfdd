package org.facewright.live.common;

import java.util.ArrayList;
import java.util.List;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;

/**
 * The face as the live protocols show it: the 52 shapes of ARKit, then nine rotations in radians. Pitch is positive
 * downwards, yaw towards the right side of the person shown, roll with the head leaning to that person's left; so are
 * the recordings of Live Link Face, and so does Unity count.
 */
public final class LiveFace {

	public static final ChannelSet CHANNELS = channels();
	/** Names of {@link #CHANNELS}. */
	public static final List<String> NAMES = CHANNELS.names();
	/** Where the rotations begin. */
	public static final int ROTATIONS = Arkit.FACE.size();
	public static final int HEAD_YAW = ROTATIONS;
	public static final int HEAD_PITCH = ROTATIONS + 1;
	public static final int HEAD_ROLL = ROTATIONS + 2;
	public static final int LEFT_EYE_YAW = ROTATIONS + 3;
	public static final int LEFT_EYE_PITCH = ROTATIONS + 4;
	public static final int LEFT_EYE_ROLL = ROTATIONS + 5;
	public static final int RIGHT_EYE_YAW = ROTATIONS + 6;
	public static final int RIGHT_EYE_PITCH = ROTATIONS + 7;
	public static final int RIGHT_EYE_ROLL = ROTATIONS + 8;

	private LiveFace() {
	}

	private static ChannelSet channels() {
		List<Channel> channels = new ArrayList<>(Arkit.FACE.channels());
		channels.addAll(Arkit.ROTATIONS);
		return ChannelSet.of(channels);
	}

	/** {@code jawOpen} as Epic spells it: {@code JawOpen}. */
	public static String pascalCase(String name) {
		return Character.toUpperCase(name.charAt(0)) + name.substring(1);
	}

	/** {@code eyeBlinkLeft} as iFacialMocap spells it: {@code eyeBlink_L}; jawLeft and mouthLeft have no sides. */
	public static String sideAsLetter(String name) {
		if (name.matches("(?:jaw|mouth)(?:Left|Right)")) {
			return name;
		}
		if (name.endsWith("Left")) {
			return name.substring(0, name.length() - 4) + "_L";
		}
		return name.endsWith("Right") ? name.substring(0, name.length() - 5) + "_R" : name;
	}
}
