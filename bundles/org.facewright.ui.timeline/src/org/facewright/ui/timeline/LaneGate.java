package org.facewright.ui.timeline;

import java.util.Set;

import org.facewright.core.speech.SpeechLanes;

/**
 * The one way by which the lanes change words, phones, what is asked of phones, and markers. Every method but those from
 * {@link #begin} to {@link #cancel} is one step to undo.
 */
public interface LaneGate {

	/** What can be asked of a phone. */
	enum Quality {
		STRENGTH,
		LEAD,
		HOLD,
		CLOSURE,
		BIAS,
		/** All of them as they were before anything was asked. */
		NEUTRAL
	}

	/** Changes nothing. */
	LaneGate NONE = new LaneGate() {
		@Override
		public boolean begin(String label) {
			return false;
		}

		@Override
		public void show(SpeechLanes lanes, boolean curves) {
			// nothing began
		}

		@Override
		public void commit() {
			// nothing began
		}

		@Override
		public void cancel() {
			// nothing began
		}

		@Override
		public void replace(String label, SpeechLanes lanes) {
			// speech stays
		}

		@Override
		public void ask(Set<Integer> phones, Quality quality, double by) {
			// phones stay
		}

		@Override
		public void addMark(TimelineModel.Mark mark) {
			// markers stay
		}

		@Override
		public void changeMark(int index, TimelineModel.Mark mark) {
			// markers stay
		}

		@Override
		public void removeMark(int index) {
			// markers stay
		}
	};

	/** Starts to move edges of words or phones. @return false when they can't be moved now */
	boolean begin(String label);

	/**
	 * Shows moved edges that are not final yet; as often as the hand moves.
	 *
	 * @param curves whether motion and keys follow
	 */
	void show(SpeechLanes lanes, boolean curves);

	/** Keeps what was shown last. */
	void commit();

	/** Goes back to how it was at begin. */
	void cancel();

	/** Another reading of what is said: labels, pieces, edges. Curves stay. */
	void replace(String label, SpeechLanes lanes);

	/**
	 * Asks more of phones, or less.
	 *
	 * @param phones indices
	 * @param by     added to what is asked so far: share of strength, seconds of lead, share of hold, of closure, bias
	 */
	void ask(Set<Integer> phones, Quality quality, double by);

	void addMark(TimelineModel.Mark mark);

	/** @param index in {@link TimelineModel#marks} */
	void changeMark(int index, TimelineModel.Mark mark);

	/** @param index in {@link TimelineModel#marks} */
	void removeMark(int index);
}
