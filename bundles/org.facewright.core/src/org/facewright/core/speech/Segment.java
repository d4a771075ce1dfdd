package org.facewright.core.speech;

/**
 * A word or a phone in time.
 *
 * @param startSeconds from the start of the take's sound
 * @param endSeconds   not before {@code startSeconds}
 * @param label        the word as written, or the phone's symbol; empty for silence
 * @param confidence   0 (a guess) … 1 (certain)
 */
public record Segment(double startSeconds, double endSeconds, String label, double confidence) {

	/** @throws IllegalArgumentException when backwards, or the confidence is out of range */
	public Segment {
		if (!(startSeconds >= 0) || !(endSeconds >= startSeconds) || !(confidence >= 0 && confidence <= 1)) {
			throw new IllegalArgumentException("not a segment: '%s' from %s to %s s, confidence %s".formatted(label,
					startSeconds, endSeconds, confidence));
		}
	}

	public double durationSeconds() {
		return endSeconds - startSeconds;
	}
}
