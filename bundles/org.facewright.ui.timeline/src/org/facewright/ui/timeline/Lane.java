package org.facewright.ui.timeline;

import java.util.Optional;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

/** One horizontal band of the timeline. */
abstract class Lane {

	private final String label;
	private int height;

	Lane(String label, int height) {
		this.label = label;
		this.height = height;
	}

	final String label() {
		return label;
	}

	/** Pixels at 100 %. */
	final int height() {
		return height;
	}

	final void setHeight(int pixels) {
		height = Math.max(16, pixels);
	}

	/** Takes what height the others leave. */
	boolean isGreedy() {
		return false;
	}

	/** @param area of the lane, without its name; the GC is clipped to it */
	abstract void paint(GC gc, Rectangle area, Painting painting);

	/** What a press of the first button starts. */
	Optional<Gesture> press(int x, int y, int state, Rectangle area) {
		return Optional.empty();
	}

	/** A double click. @return true when it meant something */
	boolean doubleClick(int x, int y, int state, Rectangle area) {
		return false;
	}

	/** Ctrl and wheel. */
	void zoomValue(int y, double factor, Rectangle area) {
	}

	/** What lies under the pointer, for a tool tip and the screen reader; empty for nothing. */
	String describe(int x, int y, Rectangle area) {
		return "";
	}
}
