package org.facewright.core.speech;

import java.util.List;

/**
 * Words and phones of one take, each in order of time and without overlaps; gaps are unlabelled time. Either may be
 * empty.
 */
public record SpeechLanes(List<Segment> words, List<Segment> phones) {

	public static final SpeechLanes EMPTY = new SpeechLanes(List.of(), List.of());

	/** @throws IllegalArgumentException when a lane is out of order or overlaps by more than a microsecond */
	public SpeechLanes {
		words = ordered(words);
		phones = ordered(phones);
	}

	private static List<Segment> ordered(List<Segment> lane) {
		for (int i = 1; i < lane.size(); i++) {
			if (lane.get(i).startSeconds() < lane.get(i - 1).endSeconds() - 1e-6) {
				throw new IllegalArgumentException(
						"segments overlap: %s and %s".formatted(lane.get(i - 1), lane.get(i)));
			}
		}
		return List.copyOf(lane);
	}

	public boolean isEmpty() {
		return words.isEmpty() && phones.isEmpty();
	}
}
