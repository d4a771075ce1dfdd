package org.facewright.live.ifacialmocap.internal;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The text packets read and written from their description, without any of the bundle's code. */
final class PlainText {

	private static final String[] BOTH_SIDES = { "eyeBlink", "eyeLookDown", "eyeLookIn", "eyeLookOut", "eyeLookUp",
			"eyeSquint", "eyeWide", "mouthSmile", "mouthFrown", "mouthDimple", "mouthStretch", "mouthPress",
			"mouthLowerDown", "mouthUpperUp", "browDown", "browOuterUp", "cheekSquint", "noseSneer" };
	private static final String[] MIDDLE = { "jawForward", "jawLeft", "jawRight", "jawOpen", "mouthClose",
			"mouthFunnel", "mouthPucker", "mouthLeft", "mouthRight", "mouthRollLower", "mouthRollUpper",
			"mouthShrugLower", "mouthShrugUpper", "browInnerUp", "cheekPuff", "tongueOut" };

	private PlainText() {
	}

	/** Values by ARKit's names, angles in radians as the axes of the channels have them. */
	static Map<String, Float> read(byte[] packet, char separator) {
		Map<String, Float> values = new HashMap<>();
		String[] halves = new String(packet, StandardCharsets.US_ASCII).split("=");
		if (halves.length != 2 || !halves[0].endsWith("|") || !halves[1].endsWith("|")) {
			throw new IllegalArgumentException("halves");
		}
		for (String entry : halves[0].split("\\|")) {
			int at = entry.lastIndexOf(separator);
			String name = entry.substring(0, at).replaceFirst("_L$", "Left").replaceFirst("_R$", "Right");
			if (values.put(name, Integer.parseInt(entry.substring(at + 1)) / 100f) != null) {
				throw new IllegalArgumentException("twice: " + name);
			}
		}
		if (values.size() != 52) {
			throw new IllegalArgumentException("shapes: " + values.size());
		}
		for (String bone : halves[1].split("\\|")) {
			String name = bone.substring(0, bone.indexOf('#'));
			String[] numbers = bone.substring(bone.indexOf('#') + 1).split(",");
			if (numbers.length != (name.equals("head") ? 6 : 3)) {
				throw new IllegalArgumentException(bone);
			}
			values.put(name + "Pitch", (float) Math.toRadians(Double.parseDouble(numbers[0])));
			values.put(name + "Yaw", (float) -Math.toRadians(Double.parseDouble(numbers[1])));
			values.put(name + "Roll", (float) -Math.toRadians(Double.parseDouble(numbers[2])));
		}
		return values;
	}

	static byte[] write(char separator, boolean letters, Map<String, Float> values) {
		StringBuilder text = new StringBuilder();
		for (String name : BOTH_SIDES) {
			for (String side : new String[] { "Right", "Left" }) {
				String spelled = letters ? name + "_" + side.charAt(0) : name + side;
				text.append(spelled).append(separator).append(percent(values, name + side)).append('|');
			}
		}
		for (String name : MIDDLE) {
			text.append(name).append(separator).append(percent(values, name)).append('|');
		}
		text.append("=head#-21.488958,-6.038993,-6.6019735,-0.030653415,-0.10287084,-0.6584072|")
				.append("rightEye#6.0297494,2.4403017,0.25649446|leftEye#6.034903,-1.6660284,-1.7520553E-01|");
		return text.toString().getBytes(StandardCharsets.US_ASCII);
	}

	private static int percent(Map<String, Float> values, String name) {
		return Math.round(values.getOrDefault(name, 0f) * 100);
	}
}
