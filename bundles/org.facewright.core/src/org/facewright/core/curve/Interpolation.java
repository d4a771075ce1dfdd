package org.facewright.core.curve;

/** How a curve runs from one key to the next. The order is part of the file format. */
public enum Interpolation {
	/** Keeps the key's value until the next key. */
	CONSTANT,
	/** A straight line to the next key. */
	LINEAR,
	/** A cubic Bézier shaped by the key's outgoing and the next key's incoming handle. */
	BEZIER,
	/** Takes the next key's value right after the key. */
	CONSTANT_NEXT
}
