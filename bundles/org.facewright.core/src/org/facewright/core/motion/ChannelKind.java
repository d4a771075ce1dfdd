package org.facewright.core.motion;

/** What the numbers of a channel mean; decides how layers blend and how exporters convert. */
public enum ChannelKind {
	/** Blendshape weight, nominally 0…1 and not clamped. */
	WEIGHT,
	/** Rotation in radians. */
	ANGLE,
	/** Translation in metres. */
	LENGTH,
	/** One of the four parts of a unit quaternion; the channels x, y, z, w follow each other. */
	QUATERNION,
	/** Something heard, 0…1, such as a phone posterior: never part of a face, not exported as one. */
	PROBABILITY
}
