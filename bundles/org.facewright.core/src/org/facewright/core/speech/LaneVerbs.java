package org.facewright.core.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a hand does to words and phones. Every verb gives new lanes; the other lane stays as it is. */
public final class LaneVerbs {

	/** No segment becomes shorter, seconds. */
	public static final double SHORTEST = 0.01;
	/** Edges closer than this are one, seconds. */
	private static final double TOUCH = 1e-3;

	private LaneVerbs() {
	}

	/**
	 * Moves an edge. A neighbour that touches it shares it; otherwise the gap between them changes. Stops where a segment
	 * would become shorter than {@link #SHORTEST}, at the neighbour, and at the take's ends.
	 *
	 * @param words   whether words or phones
	 * @param end     whether the end of the segment or its start
	 * @param seconds where the hand wants the edge
	 * @param ripple  whether everything after the edge moves as far as the edge does
	 */
	public static SpeechLanes moveEdge(SpeechLanes lanes, boolean words, int index, boolean end, double seconds,
			double durationSeconds, boolean ripple) {
		List<Segment> lane = lane(lanes, words);
		boolean shared = end
				? index + 1 < lane.size() && touch(lane.get(index), lane.get(index + 1))
				: index > 0 && touch(lane.get(index - 1), lane.get(index));
		int left = end ? index : shared ? index - 1 : -1;
		int right = end ? shared ? index + 1 : -1 : index;
		double before = end ? lane.get(index).endSeconds() : lane.get(index).startSeconds();
		double low = left >= 0
				? lane.get(left).startSeconds() + SHORTEST
				: index > 0 ? lane.get(index - 1).endSeconds() : 0;
		double high = right >= 0 && !ripple
				? lane.get(right).endSeconds() - SHORTEST
				: end && index + 1 < lane.size() && !ripple ? lane.get(index + 1).startSeconds() : durationSeconds;
		if (ripple) {
			high = before + Math.max(0, durationSeconds - lane.getLast().endSeconds());
		}
		double to = Math.clamp(seconds, Math.min(low, before), Math.max(high, before));
		List<Segment> moved = new ArrayList<>(lane);
		if (left >= 0) {
			Segment old = lane.get(left);
			moved.set(left, new Segment(old.startSeconds(), to, old.label(), old.confidence()));
		}
		if (ripple) {
			for (int i = end ? index + 1 : index; i < lane.size(); i++) {
				Segment old = lane.get(i);
				moved.set(i, new Segment(Math.max(0, old.startSeconds() + to - before),
						Math.max(0, old.endSeconds() + to - before), old.label(), old.confidence()));
			}
		} else if (right >= 0) {
			Segment old = lane.get(right);
			moved.set(right, new Segment(to, old.endSeconds(), old.label(), old.confidence()));
		}
		return with(lanes, words, moved);
	}

	/** Whether the end of one segment is the start of the next. */
	public static boolean touch(Segment first, Segment next) {
		return next.startSeconds() - first.endSeconds() < TOUCH;
	}

	/**
	 * Lets the edges of the other lane go along that lay on edges which have moved, as far as its order allows.
	 *
	 * @param moved lanes of which words or phones were moved, with the labels they had before
	 * @param words which of them
	 */
	public static SpeechLanes followed(SpeechLanes before, SpeechLanes moved, boolean words) {
		List<Segment> from = lane(before, words);
		List<Segment> to = lane(moved, words);
		List<Segment> others = new ArrayList<>();
		double end = 0;
		for (Segment other : lane(moved, !words)) {
			double newStart = Math.max(end, goesTo(other.startSeconds(), from, to));
			double newEnd = goesTo(other.endSeconds(), from, to);
			if (newEnd < newStart + SHORTEST) {
				return moved;
			}
			others.add(new Segment(newStart, newEnd, other.label(), other.confidence()));
			end = newEnd;
		}
		return with(moved, !words, others);
	}

	private static double goesTo(double seconds, List<Segment> from, List<Segment> to) {
		for (int i = Math.max(0, firstAfter(from, seconds - TOUCH) - 1); i < from.size()
				&& from.get(i).startSeconds() <= seconds + TOUCH; i++) {
			if (Math.abs(from.get(i).startSeconds() - seconds) < TOUCH) {
				return to.get(i).startSeconds();
			}
			if (Math.abs(from.get(i).endSeconds() - seconds) < TOUCH) {
				return to.get(i).endSeconds();
			}
		}
		return seconds;
	}

	/** The label becomes certain: somebody has looked at it. */
	public static SpeechLanes rename(SpeechLanes lanes, boolean words, int index, String label) {
		List<Segment> changed = new ArrayList<>(lane(lanes, words));
		Segment old = changed.get(index);
		changed.set(index, new Segment(old.startSeconds(), old.endSeconds(), label, 1));
		return with(lanes, words, changed);
	}

	/**
	 * Two segments in place of one, with its label both.
	 *
	 * @throws IllegalArgumentException with a sentence for the user when a part would be too short
	 */
	public static SpeechLanes split(SpeechLanes lanes, boolean words, int index, double seconds) {
		List<Segment> changed = new ArrayList<>(lane(lanes, words));
		Segment old = changed.get(index);
		if (seconds < old.startSeconds() + SHORTEST || seconds > old.endSeconds() - SHORTEST) {
			throw new IllegalArgumentException("'%s' can only be split inside of it, at least 10 ms from its ends"
					.formatted(old.label()));
		}
		changed.set(index, new Segment(old.startSeconds(), seconds, old.label(), old.confidence()));
		changed.add(index + 1, new Segment(seconds, old.endSeconds(), old.label(), old.confidence()));
		return with(lanes, words, changed);
	}

	/**
	 * One segment in place of some in a row: words keep all labels, phones that of the longest.
	 *
	 * @throws IllegalArgumentException with a sentence for the user when they are not two or more in a row
	 */
	public static SpeechLanes merge(SpeechLanes lanes, boolean words, int first, int last) {
		List<Segment> changed = new ArrayList<>(lane(lanes, words));
		if (first < 0 || last <= first || last >= changed.size()) {
			throw new IllegalArgumentException("there is nothing after it to merge with");
		}
		List<Segment> parts = List.copyOf(changed.subList(first, last + 1));
		Segment longest = parts.getFirst();
		double confidence = 1;
		for (Segment part : parts) {
			longest = part.durationSeconds() > longest.durationSeconds() ? part : longest;
			confidence = Math.min(confidence, part.confidence());
		}
		List<String> labels = parts.stream().map(Segment::label).filter(label -> !label.isEmpty()).toList();
		String label = words ? String.join(" ", labels) : longest.label();
		changed.subList(first, last + 1).clear();
		changed.add(first,
				new Segment(parts.getFirst().startSeconds(), parts.getLast().endSeconds(), label, confidence));
		return with(lanes, words, changed);
	}

	/** Without some segments; their time stays unlabelled. */
	public static SpeechLanes delete(SpeechLanes lanes, boolean words, Set<Integer> indices) {
		List<Segment> lane = lane(lanes, words);
		List<Segment> kept = new ArrayList<>();
		for (int i = 0; i < lane.size(); i++) {
			if (!indices.contains(i)) {
				kept.add(lane.get(i));
			}
		}
		return with(lanes, words, kept);
	}

	/** Words or phones. */
	public static List<Segment> lane(SpeechLanes lanes, boolean words) {
		return words ? lanes.words() : lanes.phones();
	}

	/** The lanes with another lane of words or phones. */
	public static SpeechLanes with(SpeechLanes lanes, boolean words, List<Segment> lane) {
		return words ? new SpeechLanes(lane, lanes.phones()) : new SpeechLanes(lanes.words(), lane);
	}

	/** Index of the segment around an instant; -1 for none. */
	public static int at(List<Segment> lane, double seconds) {
		int index = firstAfter(lane, seconds);
		return index < lane.size() && lane.get(index).startSeconds() <= seconds ? index : -1;
	}

	/** Index of the first segment that ends after an instant; the lane's size when all end before. */
	public static int firstAfter(List<Segment> lane, double seconds) {
		int low = 0;
		int high = lane.size();
		while (low < high) {
			int middle = (low + high) / 2;
			if (lane.get(middle).endSeconds() <= seconds) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}
}
