package org.facewright.align.internal;

import java.util.Arrays;
import java.util.Optional;

import org.facewright.core.progress.Progress;

/**
 * Viterbi search through a lattice. Of every frame only the window of states is kept whose score is not hopeless, so
 * that an hour of sound and its words fit into memory.
 */
final class BestPath {

	private static final float IMPOSSIBLE = -1e30f;
	/** Natural logarithm; a path this much worse than the best of its frame is given up. */
	private static final float HOPELESS = 250;
	/** Up to this many bytes a search that gave up too much is done again with all paths. */
	private static final long AFFORDABLE = 400_000_000;

	private final Lattice lattice;
	private final float[][] emission;
	private final int[] unitOfState;
	private final int[] symbolOfUnit;
	private final int[][] before;

	/**
	 * @param emission     log probabilities, [frame][symbol]
	 * @param symbolOfUnit for each unit of the lattice its place in a row
	 */
	BestPath(Lattice lattice, float[][] emission, int[] symbolOfUnit) {
		this.lattice = lattice;
		this.emission = emission;
		this.symbolOfUnit = symbolOfUnit;
		unitOfState = lattice.unitOfState();
		before = lattice.before();
	}

	/** For each frame the unit it belongs to; empty when there are fewer frames than the words need. */
	Optional<int[]> find(Progress progress) {
		Optional<int[]> found = find(HOPELESS, progress);
		if (found.isEmpty() && (long) emission.length * lattice.states() <= AFFORDABLE) {
			return find(-IMPOSSIBLE, progress);
		}
		return found;
	}

	private Optional<int[]> find(float hopeless, Progress progress) {
		int frames = emission.length;
		int states = lattice.states();
		byte[][] back = new byte[frames][];
		int[] windowStart = new int[frames];
		float[] score = new float[states];
		float[] next = new float[states];
		Arrays.fill(score, IMPOSSIBLE);
		Arrays.fill(next, IMPOSSIBLE);
		int low = states;
		int high = 0;
		for (int state : lattice.initial()) {
			score[state] = emission(0, state);
			low = Math.min(low, state);
			high = Math.max(high, state + 1);
		}
		int reach = longestStep();
		for (int frame = 1; frame < frames; frame++) {
			if (frame % 512 == 0) {
				progress.checkCancelled();
				progress.report((double) frame / frames, "align");
			}
			int to = Math.min(states, high + reach);
			byte[] choices = new byte[to - low];
			float best = IMPOSSIBLE;
			for (int state = low; state < to; state++) {
				float top = score[state];
				byte choice = 0;
				int[] from = before[state];
				for (int i = 0; i < from.length; i++) {
					// ties stay
					if (from[i] >= low && score[from[i]] > top) {
						top = score[from[i]];
						choice = (byte) (i + 1);
					}
				}
				choices[state - low] = choice;
				next[state] = top <= IMPOSSIBLE ? IMPOSSIBLE : top + emission(frame, state);
				best = Math.max(best, next[state]);
			}
			back[frame] = choices;
			windowStart[frame] = low;
			float[] swap = score;
			score = next;
			next = swap;
			Arrays.fill(next, low, to, IMPOSSIBLE);
			int from = low;
			low = firstAbove(score, from, to, best - hopeless);
			high = lastAbove(score, from, to, best - hopeless) + 1;
			Arrays.fill(score, from, low, IMPOSSIBLE);
			Arrays.fill(score, high, to, IMPOSSIBLE);
		}
		return trace(score, back, windowStart);
	}

	private Optional<int[]> trace(float[] score, byte[][] back, int[] windowStart) {
		int state = -1;
		for (int end : lattice.last()) {
			if (score[end] > IMPOSSIBLE && (state < 0 || score[end] > score[state])) {
				state = end;
			}
		}
		if (state < 0) {
			return Optional.empty();
		}
		int[] units = new int[back.length];
		for (int frame = back.length - 1; frame >= 0; frame--) {
			units[frame] = unitOfState[state];
			if (frame > 0) {
				int choice = back[frame][state - windowStart[frame]];
				state = choice == 0 ? state : before[state][choice - 1];
			}
		}
		return Optional.of(units);
	}

	private float emission(int frame, int state) {
		return emission[frame][symbolOfUnit[unitOfState[state]]];
	}

	/** How far a path can get ahead in one frame, in states. */
	private int longestStep() {
		int longest = 1;
		for (int state = 0; state < before.length; state++) {
			for (int from : before[state]) {
				longest = Math.max(longest, state - from);
			}
		}
		return longest;
	}

	private static int firstAbove(float[] score, int from, int to, float least) {
		int state = from;
		while (state < to - 1 && score[state] < least) {
			state++;
		}
		return state;
	}

	private static int lastAbove(float[] score, int from, int to, float least) {
		int state = to - 1;
		while (state > from && score[state] < least) {
			state--;
		}
		return state;
	}
}
