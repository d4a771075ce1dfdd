package org.facewright.live.openseeface.internal;

import org.facewright.core.motion.Arkit;

/** Indices of the shapes that the features tell something of. */
final class Shapes {

	static final int BLINK_LEFT = index("eyeBlinkLeft");
	static final int BLINK_RIGHT = index("eyeBlinkRight");
	static final int WIDE_LEFT = index("eyeWideLeft");
	static final int WIDE_RIGHT = index("eyeWideRight");
	static final int BROW_INNER_UP = index("browInnerUp");
	static final int BROW_UP_LEFT = index("browOuterUpLeft");
	static final int BROW_UP_RIGHT = index("browOuterUpRight");
	static final int BROW_DOWN_LEFT = index("browDownLeft");
	static final int BROW_DOWN_RIGHT = index("browDownRight");
	static final int SMILE_LEFT = index("mouthSmileLeft");
	static final int SMILE_RIGHT = index("mouthSmileRight");
	static final int FROWN_LEFT = index("mouthFrownLeft");
	static final int FROWN_RIGHT = index("mouthFrownRight");
	static final int STRETCH_LEFT = index("mouthStretchLeft");
	static final int STRETCH_RIGHT = index("mouthStretchRight");
	static final int FUNNEL = index("mouthFunnel");
	static final int PUCKER = index("mouthPucker");

	private Shapes() {
	}

	private static int index(String name) {
		return Arkit.FACE.indexOf(name);
	}
}
