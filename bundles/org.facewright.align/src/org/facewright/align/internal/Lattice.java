package org.facewright.align.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ways to say a list of words, as states that a path goes through frame by frame. A phone is a chain of as many
 * states as it must last frames at least; pronunciations of one word stand side by side; silence of any length may
 * stand between words and at both ends. States are numbered so that a path never goes back.
 */
final class Lattice {

	private static final double VOWEL_SECONDS = 0.04;
	private static final double SOUND_SECONDS = 0.03;
	private static final double SILENCE_SECONDS = 0.04;
	private static final Set<String> VOWELS = Set.of("AA", "AE", "AH", "AO", "AW", "AY", "EH", "ER", "EY", "IH", "IY",
			"OW", "OY", "UH", "UW");
	private static final int START = -1;

	/** A phone of one pronunciation. @param word its index, -1 for silence */
	record Unit(PhoneChoice phone, int word) {
	}

	private final double framesPerSecond;
	private final List<Unit> units = new ArrayList<>();
	private final List<Integer> unitOfState = new ArrayList<>();
	private final List<int[]> before = new ArrayList<>();
	private final List<Integer> initial = new ArrayList<>();
	private final int[] last;

	Lattice(List<Transcript.Word> words, double framesPerSecond) {
		this.framesPerSecond = framesPerSecond;
		Set<Integer> ends = withSilence(new TreeSet<>(Set.of(START)));
		for (int word = 0; word < words.size(); word++) {
			Set<Integer> after = new TreeSet<>();
			for (List<PhoneChoice> pronunciation : words.get(word).pronunciations()) {
				Set<Integer> end = ends;
				for (PhoneChoice phone : pronunciation) {
					end = Set.of(chain(new Unit(phone, word), end));
				}
				after.addAll(end);
			}
			ends = withSilence(after);
		}
		last = ends.stream().filter(end -> end != START).mapToInt(Integer::intValue).toArray();
	}

	private Set<Integer> withSilence(Set<Integer> ends) {
		Set<Integer> both = new TreeSet<>(ends);
		both.add(chain(new Unit(PhoneChoice.SILENCE, -1), ends));
		return both;
	}

	/** Adds the states of a phone and returns the last of them. */
	private int chain(Unit unit, Set<Integer> ends) {
		double seconds = unit.word() < 0
				? SILENCE_SECONDS
				: VOWELS.contains(unit.phone().label()) ? VOWEL_SECONDS : SOUND_SECONDS;
		long frames = Math.max(1, Math.round(seconds * framesPerSecond));
		units.add(unit);
		for (int i = 0; i < frames; i++) {
			int state = unitOfState.size();
			unitOfState.add(units.size() - 1);
			if (i > 0) {
				before.add(new int[] { state - 1 });
			} else {
				if (ends.contains(START)) {
					initial.add(state);
				}
				before.add(ends.stream().filter(end -> end != START).mapToInt(Integer::intValue).toArray());
			}
		}
		return unitOfState.size() - 1;
	}

	int states() {
		return unitOfState.size();
	}

	Unit unit(int index) {
		return units.get(index);
	}

	List<Unit> units() {
		return units;
	}

	/** For each state the index of its unit. */
	int[] unitOfState() {
		return unitOfState.stream().mapToInt(Integer::intValue).toArray();
	}

	/** For each state those that a path may come from, besides itself. */
	int[][] before() {
		return before.toArray(int[][]::new);
	}

	int[] initial() {
		return initial.stream().mapToInt(Integer::intValue).toArray();
	}

	int[] last() {
		return last;
	}
}
