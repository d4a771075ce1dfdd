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
}
