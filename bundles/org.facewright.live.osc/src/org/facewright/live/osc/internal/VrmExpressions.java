package org.facewright.live.osc.internal;

import java.util.List;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;

/**
 * The few expressions that every VRM avatar has, made of ARKit shapes and back. Both ways are coarse: five mouths can't
 * show what thirty shapes do. Blink is left out when sending, since it adds to Blink_L and Blink_R.
 */
final class VrmExpressions {

	static final List<String> VRM0 = List.of("A", "I", "U", "E", "O", "Blink_L", "Blink_R", "Joy", "Angry", "Sorrow",
			"Fun", "LookUp", "LookDown", "LookLeft", "LookRight", "Blink");
	static final List<String> VRM1 = List.of("aa", "ih", "ou", "ee", "oh", "blinkLeft", "blinkRight", "happy", "angry",
			"sad", "relaxed", "lookUp", "lookDown", "lookLeft", "lookRight", "blink");
	/** How many of them are sent. */
	static final int SENT = VRM0.size() - 1;

	private static final int BLINK = SENT;

	/** What tells an expression from ARKit shapes and is told by it: shapes and how much of each. */
	private static final List<List<Share>> SHARES = List.of( //
			shares(1, "jawOpen"), //
			shares(0.7, "mouthStretchLeft", "mouthStretchRight"), //
			shares(1, "mouthPucker"), //
			List.of(share("jawOpen", 0.35), share("mouthStretchLeft", 0.5), share("mouthStretchRight", 0.5)),
			List.of(share("mouthFunnel", 0.8), share("jawOpen", 0.4)), //
			shares(1, "eyeBlinkLeft"), //
			shares(1, "eyeBlinkRight"), //
			shares(0.8, "mouthSmileLeft", "mouthSmileRight"), //
			shares(0.8, "browDownLeft", "browDownRight"), //
			List.of(share("mouthFrownLeft", 0.6), share("mouthFrownRight", 0.6), share("browInnerUp", 0.6)),
			shares(0.6, "cheekSquintLeft", "cheekSquintRight"), //
			shares(1, "eyeLookUpLeft", "eyeLookUpRight"), //
			shares(1, "eyeLookDownLeft", "eyeLookDownRight"), //
			shares(1, "eyeLookOutLeft", "eyeLookInRight"), //
			shares(1, "eyeLookInLeft", "eyeLookOutRight"), //
			shares(1, "eyeBlinkLeft", "eyeBlinkRight"));

	private static final int JAW_OPEN = index("jawOpen");
	private static final int MOUTH_CLOSE = index("mouthClose");
	private static final int FUNNEL = index("mouthFunnel");
	private static final int PUCKER = index("mouthPucker");
	private static final int STRETCH_LEFT = index("mouthStretchLeft");
	private static final int STRETCH_RIGHT = index("mouthStretchRight");

	private record Share(int shape, float amount) {
	}

	private VrmExpressions() {
	}

	private static int index(String name) {
		return Arkit.FACE.indexOf(name);
	}

	private static Share share(String name, double amount) {
		return new Share(index(name), (float) amount);
	}

	private static List<Share> shares(double amount, String... names) {
		return List.of(names).stream().map(name -> share(name, amount)).toList();
	}

	/** Whether these channels tell anything of an expression. */
	static boolean isTold(int expression, ChannelSet channels) {
		return SHARES.get(expression).stream()
				.anyMatch(share -> channels.indexOf(Arkit.FACE.channel(share.shape).name()) >= 0);
	}

	/**
	 * Expressions of a face. How far the mouth is open goes to the vowel that the lips' shape is nearest to.
	 *
	 * @param face 52 shapes in ARKit's order
	 * @param into {@link #SENT} values
	 */
	static void ofFace(float[] face, float[] into) {
		float open = unit(face[JAW_OPEN] - face[MOUTH_CLOSE]);
		float round = unit(Math.max(face[FUNNEL], face[PUCKER]));
		float wide = unit((face[STRETCH_LEFT] + face[STRETCH_RIGHT]) / 2);
		into[0] = open * (1 - Math.max(round, wide));
		into[1] = wide * (1 - open);
		into[2] = unit(face[PUCKER]) * (1 - open);
		into[3] = wide * open;
		into[4] = Math.max(unit(face[FUNNEL]), unit(face[PUCKER]) * open);
		for (int i = 5; i < SENT; i++) {
			into[i] = mean(face, SHARES.get(i));
		}
	}

	private static float mean(float[] face, List<Share> shares) {
		float sum = 0;
		for (int i = 0; i < shares.size(); i++) {
			sum += face[shares.get(i).shape];
		}
		return unit(sum / shares.size());
	}

	/**
	 * Shapes of a face from expressions; only those that expressions speak of are changed.
	 *
	 * @param expressions one value each, NaN for those that were never heard
	 */
	static void toFace(float[] expressions, float[] face) {
		for (int pass = 0; pass < 2; pass++) {
			for (int i = 0; i < expressions.length; i++) {
				if (Float.isNaN(expressions[i]) || i == BLINK && isHeard(expressions, 5)) {
					continue;
				}
				List<Share> shares = SHARES.get(i);
				for (int j = 0; j < shares.size(); j++) {
					Share share = shares.get(j);
					face[share.shape] = pass == 0 ? 0 : unit(face[share.shape] + share.amount * expressions[i]);
				}
			}
		}
	}

	private static boolean isHeard(float[] expressions, int index) {
		return !Float.isNaN(expressions[index]);
	}

	static float unit(float value) {
		return Math.clamp(value, 0f, 1f);
	}
}
