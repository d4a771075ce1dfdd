package org.facewright.ui.timeline;

import java.util.Optional;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

/** One horizontal band of the timeline. */
abstract class Lane {

	private final String label;
	private int height;
	private boolean shown = true;

	Lane(String label, int height) {
		this.label = label;
		this.height = height;
	}

	final String label() {
		return label;
	}

	/** Pixels at 100 %; 0 when it is not shown. */
	final int height() {
		return isVisible() ? height : 0;
	}

	final boolean isShown() {
		return shown;
	}

	final void setShown(boolean show) {
		shown = show;
	}

	/** Shown, and there is something to show. */
	final boolean isVisible() {
		return shown && hasContent();
	}

	/** Whether the take has what this lane is for; a lane without takes no room. */
	boolean hasContent() {
		return true;
	}

	/** Whether something under the pointer can be dragged sideways. */
	boolean grabs(int x, int y, Rectangle area) {
		return false;
	}

	final void setHeight(int pixels) {
		height = Math.max(16, pixels);
	}

	/** Takes what height the others leave. */
	boolean isGreedy() {
		return false;
	}

	/**
	 * Whether all that {@link #paint} draws moves with time, so that after a pan only the columns that came into sight
	 * are painted. What stays in place belongs to {@link #overlay} then.
	 */
	boolean scrolls() {
		return false;
	}

	/**
	 * What the lane depicts besides the time axis and its area. As long as it is equal to what was painted last, the
	 * lane is not painted again; the default never is.
	 */
	Object depicts() {
		return new Object();
	}

	/**
	 * Paints the columns from {@link Painting#from} to {@link Painting#to}.
	 *
	 * @param area of the lane, without its name; the GC is clipped to the columns to be painted
	 */
	abstract void paint(GC gc, Rectangle area, Painting painting);

	/**
	 * Paints what comes over the lane and does not move with it, each time the control is drawn: to be quick.
	 *
	 * @param area of the lane, without its name; the GC is clipped to it
	 */
	void overlay(GC gc, Rectangle area, Painting painting) {
	}

	/** What a press of the first button starts. */
	Optional<Gesture> press(int x, int y, int state, Rectangle area) {
		return Optional.empty();
	}

	/** A double click. @return true when it meant something */
	boolean doubleClick(int x, int y, int state, Rectangle area) {
		return false;
	}

	/** The menu is about to be opened at a place: what lies there is chosen. */
	void point(int x, int y, Rectangle area) {
	}

	/** Ctrl and wheel. */
	void zoomValue(int y, double factor, Rectangle area) {
	}

	/** What lies under the pointer, for a tool tip and the screen reader; empty for nothing. */
	String describe(int x, int y, Rectangle area) {
		return "";
	}
}
