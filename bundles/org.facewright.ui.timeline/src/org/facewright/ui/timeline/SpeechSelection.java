package org.facewright.ui.timeline;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import org.facewright.core.speech.LaneVerbs;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;

/**
 * Chosen words or phones.
 *
 * @param words   whether words or phones
 * @param indices rising
 * @param active  the one that was chosen last; -1 when none is chosen
 */
public record SpeechSelection(boolean words, List<Integer> indices, int active) {

	public static final SpeechSelection NONE = new SpeechSelection(false, List.of(), -1);

	public SpeechSelection {
		indices = List.copyOf(new TreeSet<>(indices));
	}

	public static SpeechSelection of(boolean words, int index) {
		return new SpeechSelection(words, List.of(index), index);
	}

	/** Several at once; the first is the active one. */
	public static SpeechSelection all(boolean words, Collection<Integer> indices) {
		return indices.isEmpty()
				? NONE
				: new SpeechSelection(words, List.copyOf(indices), new TreeSet<>(indices).first());
	}

	public boolean isEmpty() {
		return indices.isEmpty();
	}

	public boolean contains(boolean ofWords, int index) {
		return words == ofWords && indices.contains(index);
	}

	/** With one more, or without it when it is chosen. */
	public SpeechSelection toggled(boolean ofWords, int index) {
		if (ofWords != words || isEmpty()) {
			return of(ofWords, index);
		}
		SortedSet<Integer> changed = new TreeSet<>(indices);
		if (!changed.remove(index)) {
			changed.add(index);
			return new SpeechSelection(words, List.copyOf(changed), index);
		}
		return changed.isEmpty() ? NONE : new SpeechSelection(words, List.copyOf(changed), changed.last());
	}

	/** Everything from the active one to another. */
	public SpeechSelection upTo(boolean ofWords, int index) {
		if (ofWords != words || isEmpty()) {
			return of(ofWords, index);
		}
		SortedSet<Integer> changed = new TreeSet<>();
		for (int i = Math.min(active, index); i <= Math.max(active, index); i++) {
			changed.add(i);
		}
		return new SpeechSelection(words, List.copyOf(changed), active);
	}

	/** What of it exists in some lanes. */
	public SpeechSelection within(SpeechLanes lanes) {
		int size = LaneVerbs.lane(lanes, words).size();
		List<Integer> kept = indices.stream().filter(index -> index < size).toList();
		if (kept.size() == indices.size()) {
			return this;
		}
		return kept.isEmpty() ? NONE : new SpeechSelection(words, kept, active < size ? active : kept.getLast());
	}

	/** Indices of the chosen phones, and of those whose middle lies in a chosen word. */
	public SortedSet<Integer> phones(SpeechLanes lanes) {
		SortedSet<Integer> phones = new TreeSet<>();
		if (!words) {
			phones.addAll(indices);
			return phones;
		}
		for (int index : indices) {
			Segment word = lanes.words().get(index);
			for (int i = LaneVerbs.firstAfter(lanes.phones(), word.startSeconds()); i < lanes.phones().size(); i++) {
				Segment phone = lanes.phones().get(i);
				double middle = (phone.startSeconds() + phone.endSeconds()) / 2;
				if (middle >= word.endSeconds()) {
					break;
				}
				if (middle >= word.startSeconds()) {
					phones.add(i);
				}
			}
		}
		return phones;
	}
}
