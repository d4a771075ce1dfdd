package org.facewright.ui.timeline;

/** A drag in progress: from the press of a button until its release. Knows no widgets, so that tests can play it. */
interface Gesture {

	/**
	 * @param x     pixels from the left edge of the lanes
	 * @param y     pixels from the top edge of the control
	 * @param state modifiers, as SWT gives them
	 */
	void drag(int x, int y, int state);

	/** The button was released: keeps the result. */
	void release();

	/** Everything as it was before. */
	void cancel();

	/**
	 * A character typed meanwhile, for an exact amount.
	 *
	 * @param letter a digit, a sign, a point or a backspace
	 * @return false when this gesture takes no numbers
	 */
	default boolean type(char letter) {
		return false;
	}
}
