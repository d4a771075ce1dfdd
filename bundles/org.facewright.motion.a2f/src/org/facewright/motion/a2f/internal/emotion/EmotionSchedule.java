package org.facewright.motion.a2f.internal.emotion;

import org.facewright.core.time.FrameRate;

/**
 * When the emotion network runs and what it hears. Its window lies around the frame; scores are used again for the
 * frames that are skipped.
 *
 * @param window     samples that the network hears, 5000 … 60000 for the published ones
 * @param skip       frames between two runs; 0 runs for every frame
 * @param rate       frames per second
 * @param sampleRate Hz
 */
public record EmotionSchedule(int window, int skip, FrameRate rate, int sampleRate) {

	/** @throws IllegalArgumentException when frames between two runs would not all be heard */
	public EmotionSchedule {
		if (window < 1 || skip < 0) {
			throw new IllegalArgumentException("an emotion window of %d samples with %d skipped frames is no schedule"
					.formatted(window, skip));
		}
		if (rate.sampleOf(skip + 1L, sampleRate) > window) {
			throw new IllegalArgumentException(
					"the emotion network would miss sound: %d skipped frames are longer than its window of %d samples; "
							.formatted(skip, window) + "skip fewer frames");
		}
	}

	/** Whether the network runs for a frame, instead of the scores before being used again. */
	public boolean runsAt(long frame) {
		return frame % (skip + 1L) == 0;
	}

	/** Frame whose run gives the scores of a frame. */
	public long runOf(long frame) {
		return frame - frame % (skip + 1L);
	}

	/** First sample of the window of a frame; before 0 there is silence. */
	public long startOf(long frame) {
		return rate.sampleOf(frame, sampleRate) - window / 2;
	}

	/** How far the network hears ahead of a frame. */
	public double lookAheadSeconds() {
		return (window - window / 2) / (double) sampleRate;
	}
}
