package org.facewright.ui.viewport;

/** How two poses share a viewport. */
public enum Arrangement {
	/** One of them is seen; a key changes which. */
	ALONE,
	/** A at the left, B at the right. */
	SIDE_BY_SIDE,
	/** B as a tinted ghost over A. */
	OVERLAY,
	/** A at the left of a line that the hand moves, B at the right of it, from one camera. */
	SWIPE;

	/** The next one, round and round. */
	public Arrangement next() {
		return values()[(ordinal() + 1) % values().length];
	}
}
