package org.facewright.ui.timeline;

import org.facewright.core.curve.KeyCurves;

/** The one way by which the controls change keys. What happens between begin and commit is one step to undo. */
public interface KeyGate {

	/** Starts a gesture. @return false when keys can't be changed now, for example because the layer is locked */
	boolean begin(String label);

	/** Shows keys that are not final yet; as often as the hand moves. */
	void show(KeyCurves keys);

	/** Keeps what was shown last. */
	void commit();

	/** Goes back to how it was at begin. */
	void cancel();

	/**
	 * One step without a hand: what goes wrong leaves everything as it was.
	 *
	 * @return false when keys can't be changed now
	 */
	default boolean step(String label, KeyCurves keys) {
		if (!begin(label)) {
			return false;
		}
		boolean done = false;
		try {
			show(keys);
			done = true;
		} finally {
			if (!done) {
				cancel();
			}
		}
		commit();
		return true;
	}
}
