package org.facewright.ui.timeline;

import java.util.Optional;
import java.util.OptionalDouble;

import org.facewright.core.curve.KeyCurves;

/**
 * A drag that changes keys: each movement shows what the verb makes of the keys as they were, all of it is one step, and
 * taking it back leaves nothing.
 */
abstract class KeyGesture implements Gesture {

	final KeyCurves before;
	final KeySelection chosen;
	private final TimelineModel model;
	private final KeyGate gate;
	private final String label;
	private final StringBuilder typed = new StringBuilder();
	private boolean begun;
	private boolean refused;
	private int lastX;
	private int lastY;
	private int lastState;

	KeyGesture(TimelineModel model, KeyGate gate, String label) {
		this.model = model;
		this.gate = gate;
		this.label = label;
		before = model.keys();
		chosen = model.selection();
	}

	/** What the keys become; empty while the hand has not moved far enough to mean it. */
	abstract Optional<KeyVerbs.Result> result(int x, int y, int state);

	/** The drag is over, in either way. */
	void ended() {
	}

	final boolean hasBegun() {
		return begun;
	}

	/** The number typed during the drag. */
	final OptionalDouble exact() {
		try {
			return typed.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(typed.toString()));
		} catch (NumberFormatException e) { // not yet a number, such as a sign alone
			return OptionalDouble.empty();
		}
	}

	/** Whether what was typed has a fraction, and so means a value and not frames. */
	final boolean isFraction() {
		return typed.indexOf(".") >= 0;
	}

	@Override
	public final void drag(int x, int y, int state) {
		lastX = x;
		lastY = y;
		lastState = state;
		if (refused) {
			return;
		}
		Optional<KeyVerbs.Result> result = result(x, y, state);
		if (result.isEmpty()) {
			return;
		}
		if (!begun) {
			begun = gate.begin(label);
			refused = !begun;
		}
		if (begun) {
			boolean shown = false;
			try {
				gate.show(result.get().keys());
				shown = true;
			} finally {
				if (!shown) { // the hand may go on, but changes nothing more
					begun = false;
					refused = true;
					gate.cancel();
				}
			}
			model.select(result.get().selection());
		}
	}

	@Override
	public final void release() {
		ended();
		if (begun) {
			gate.commit();
		}
	}

	@Override
	public final void cancel() {
		ended();
		if (begun) {
			gate.cancel();
			model.select(chosen);
		}
	}

	@Override
	public final boolean type(char letter) {
		if (letter == '\b') {
			typed.setLength(Math.max(0, typed.length() - 1));
		} else {
			typed.append(letter);
		}
		drag(lastX, lastY, lastState);
		return true;
	}
}
