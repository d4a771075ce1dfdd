package org.facewright.core.motion;

import java.util.List;
import java.util.Optional;

/**
 * The 52 face blendshapes of ARKit in the order of the Live Link Face protocol, spelled as Apple spells them.
 */
public final class Arkit {

	public static final ChannelSet FACE = ChannelSet.weights(List.of( //
			"eyeBlinkLeft", "eyeLookDownLeft", "eyeLookInLeft", "eyeLookOutLeft", "eyeLookUpLeft", "eyeSquintLeft",
			"eyeWideLeft", "eyeBlinkRight", "eyeLookDownRight", "eyeLookInRight", "eyeLookOutRight", "eyeLookUpRight",
			"eyeSquintRight", "eyeWideRight", "jawForward", "jawLeft", "jawRight", "jawOpen", "mouthClose",
			"mouthFunnel", "mouthPucker", "mouthLeft", "mouthRight", "mouthSmileLeft", "mouthSmileRight",
			"mouthFrownLeft", "mouthFrownRight", "mouthDimpleLeft", "mouthDimpleRight", "mouthStretchLeft",
			"mouthStretchRight", "mouthRollLower", "mouthRollUpper", "mouthShrugLower", "mouthShrugUpper",
			"mouthPressLeft", "mouthPressRight", "mouthLowerDownLeft", "mouthLowerDownRight", "mouthUpperUpLeft",
			"mouthUpperUpRight", "browDownLeft", "browDownRight", "browInnerUp", "browOuterUpLeft", "browOuterUpRight",
			"cheekPuff", "cheekSquintLeft", "cheekSquintRight", "noseSneerLeft", "noseSneerRight", "tongueOut"));

	public static final int JAW_OPEN = FACE.indexOf("jawOpen");
	public static final int MOUTH_CLOSE = FACE.indexOf("mouthClose");

	/** Head and eye rotations in the order of the Live Link Face protocol. */
	public static final List<Channel> ROTATIONS = List
			.of("headYaw", "headPitch", "headRoll", "leftEyeYaw", "leftEyePitch", "leftEyeRoll", "rightEyeYaw",
					"rightEyePitch", "rightEyeRoll")
			.stream().map(name -> new Channel(name, ChannelKind.ANGLE)).toList();

	private Arkit() {
	}

	/** The channel on the other side of the face; empty for channels in the middle. */
	public static Optional<String> mirrored(String name) {
		if (name.endsWith("Left")) {
			return Optional.of(name.substring(0, name.length() - 4) + "Right");
		}
		if (name.endsWith("Right")) {
			return Optional.of(name.substring(0, name.length() - 5) + "Left");
		}
		return Optional.empty();
	}
}
