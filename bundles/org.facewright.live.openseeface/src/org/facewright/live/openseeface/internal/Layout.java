package org.facewright.live.openseeface.internal;

/**
 * Where the numbers of one face stand, little-endian. Faces follow each other in a packet. Points are pairs of y and x,
 * points in space x, y and z; points 66 and 67 in space are the pupils, 68 and 69 the centres of the eyeballs, the
 * person's right first.
 */
final class Layout {

	static final int TIME = 0;
	static final int ID = 8;
	static final int WIDTH = 12;
	static final int HEIGHT = 16;
	static final int RIGHT_EYE_OPEN = 20;
	static final int LEFT_EYE_OPEN = 24;
	static final int SUCCESS = 28;
	static final int FIT_ERROR = 29;
	static final int QUATERNION = 33;
	static final int EULER = 49;
	static final int TRANSLATION = 61;
	static final int CONFIDENCES = 73;
	static final int POINTS = CONFIDENCES + 68 * 4;
	static final int SPACE_POINTS = POINTS + 68 * 8;
	static final int RIGHT_PUPIL = SPACE_POINTS + 66 * 12;
	static final int LEFT_PUPIL = SPACE_POINTS + 67 * 12;
	static final int RIGHT_EYEBALL = SPACE_POINTS + 68 * 12;
	static final int LEFT_EYEBALL = SPACE_POINTS + 69 * 12;
	static final int FEATURES = SPACE_POINTS + 70 * 12;
	static final int EYE_LEFT = FEATURES;
	static final int EYE_RIGHT = FEATURES + 4;
	static final int BROW_UP_LEFT = FEATURES + 12;
	static final int BROW_UP_RIGHT = FEATURES + 24;
	static final int CORNER_DOWN_LEFT = FEATURES + 32;
	static final int CORNER_DOWN_RIGHT = FEATURES + 40;
	static final int MOUTH_OPEN = FEATURES + 48;
	static final int MOUTH_WIDE = FEATURES + 52;
	static final int SIZE = FEATURES + 14 * 4;

	private Layout() {
	}
}
