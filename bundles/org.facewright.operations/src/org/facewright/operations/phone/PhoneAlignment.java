package org.facewright.operations.phone;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.facewright.core.speech.LaneVerbs;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.operations.score.PhoneClasses;

/**
 * Finds the phones of one reading of a line in another: after it was aligned anew, corrected by hand, recorded again or
 * reworded. The sequences are laid against each other with the least effort of leaving out and putting in; of the pairs
 * those count that have the same label and the same word, or at least a common neighbour.
 */
final class PhoneAlignment {

	private static final double GAP = 1;
	private static final double OTHER = 2.5; // dearer than leaving both out
	private static final double OTHER_WORD = 0.4;
	private static final double SAME_EDGE = 1e-3; // seconds
	private static final int BAND = 256;

	private final List<Segment> before;
	private final List<Segment> after;
	private final String[] wordsBefore;
	private final String[] wordsAfter;
	private final boolean sameSound;

	private PhoneAlignment(SpeechLanes before, SpeechLanes after, boolean sameSound) {
		this.sameSound = sameSound;
		this.before = before.phones();
		this.after = after.phones();
		wordsBefore = words(before);
		wordsAfter = words(after);
	}

	/**
	 * @param sameSound whether a phone at the same time is the same one, whatever its label
	 * @return for each phone of {@code before} the index of its like in {@code after}; -1 where there is none
	 */
	static int[] match(SpeechLanes before, SpeechLanes after, boolean sameSound) {
		return new PhoneAlignment(before, after, sameSound).match();
	}

	/** The word around each phone, in lower case; empty when there is none. */
	static String[] words(SpeechLanes lanes) {
		String[] words = new String[lanes.phones().size()];
		for (int i = 0; i < words.length; i++) {
			Segment phone = lanes.phones().get(i);
			int word = LaneVerbs.at(lanes.words(), (phone.startSeconds() + phone.endSeconds()) / 2);
			words[i] = word < 0 ? "" : lanes.words().get(word).label().toLowerCase(Locale.ROOT);
		}
		return words;
	}

	private int[] match() {
		int[] pairs = new int[before.size()];
		Arrays.fill(pairs, -1);
		int first = 0;
		int most = Math.min(before.size(), after.size());
		while (first < most && isSame(first, first)) {
			pairs[first] = first;
			first++;
		}
		int last = 0;
		while (last < most - first && isSame(before.size() - 1 - last, after.size() - 1 - last)) {
			pairs[before.size() - 1 - last] = after.size() - 1 - last;
			last++;
		}
		align(first, before.size() - last, after.size() - last, pairs);
		for (int i = 0; i < pairs.length; i++) {
			pairs[i] = pairs[i] >= 0 && isLike(i, pairs[i]) ? pairs[i] : -1;
		}
		return pairs;
	}

	private boolean isSame(int i, int j) {
		return label(before, i).equals(label(after, j)) && wordsBefore[i].equals(wordsAfter[j]);
	}

	/** Dynamic programming within a band about the diagonal, from {@code first} to the ends of both. */
	private void align(int first, int endBefore, int endAfter, int[] pairs) {
		int rows = endBefore - first;
		int columns = endAfter - first;
		if (rows == 0 || columns == 0) {
			return;
		}
		int band = Math.abs(rows - columns) + BAND;
		byte[][] steps = new byte[rows + 1][];
		double[] above = new double[columns + 1];
		double[] costs = new double[columns + 1];
		for (int j = 0; j <= columns; j++) {
			above[j] = j * GAP;
		}
		for (int i = 1; i <= rows; i++) {
			int low = Math.max(0, (int) ((long) i * columns / rows) - band);
			int high = Math.min(columns, (int) ((long) i * columns / rows) + band);
			steps[i] = new byte[high - low + 1];
			Arrays.fill(costs, Double.POSITIVE_INFINITY);
			for (int j = low; j <= high; j++) {
				double pair = j > 0 ? above[j - 1] + cost(first + i - 1, first + j - 1) : Double.POSITIVE_INFINITY;
				double out = above[j] + GAP;
				double in = j > low ? costs[j - 1] + GAP : Double.POSITIVE_INFINITY;
				costs[j] = Math.min(pair, Math.min(out, in));
				steps[i][j - low] = (byte) (costs[j] == pair ? 0 : costs[j] == out ? 1 : 2);
			}
			double[] spare = above;
			above = costs;
			costs = spare;
		}
		int i = rows;
		int j = columns;
		while (i > 0 && j > 0) {
			int low = Math.max(0, (int) ((long) i * columns / rows) - band);
			switch (steps[i][j - low]) {
				case 0 -> pairs[first + --i] = first + --j;
				case 1 -> i--;
				default -> j--;
			}
		}
	}

	private double cost(int i, int j) {
		if (isInPlace(i, j)) {
			return 0;
		}
		if (!label(before, i).equals(label(after, j))) {
			return OTHER;
		}
		double apart = Math.abs(before.get(i).startSeconds() - after.get(j).startSeconds());
		return (wordsBefore[i].equals(wordsAfter[j]) ? 0 : OTHER_WORD) + 0.05 * Math.min(1, apart);
	}

	/** The same stretch of time: a label that was corrected. */
	private boolean isInPlace(int i, int j) {
		Segment one = before.get(i);
		Segment other = after.get(j);
		return sameSound && Math.abs(one.startSeconds() - other.startSeconds()) < SAME_EDGE
				&& Math.abs(one.endSeconds() - other.endSeconds()) < SAME_EDGE;
	}

	private boolean isLike(int i, int j) {
		if (isInPlace(i, j)) {
			return true;
		}
		if (!label(before, i).equals(label(after, j))) {
			return false;
		}
		boolean sameWord = wordsBefore[i].equals(wordsAfter[j]) && !wordsBefore[i].isEmpty();
		return sameWord || label(before, i - 1).equals(label(after, j - 1))
				|| label(before, i + 1).equals(label(after, j + 1));
	}

	private static String label(List<Segment> phones, int index) {
		return index < 0 || index >= phones.size() ? "" : PhoneClasses.name(phones.get(index).label());
	}
}
