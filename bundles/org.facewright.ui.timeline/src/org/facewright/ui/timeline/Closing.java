package org.facewright.ui.timeline;

/**
 * Whether the mouth closes at a phone that asks for it.
 *
 * @param phone       index
 * @param state       how well
 * @param millimetres least distance of the lips
 * @param seconds     when they are nearest
 */
public record Closing(int phone, State state, double millimetres, double seconds) {

	/** How well it closes. */
	public enum State {
		CLOSED,
		WEAK,
		MISSING
	}
}
