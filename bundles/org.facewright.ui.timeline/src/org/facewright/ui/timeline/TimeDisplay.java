package org.facewright.ui.timeline;

import org.facewright.core.time.FrameRate;

/** How instants are written and where the ruler puts its ticks. */
public enum TimeDisplay {
	FRAMES,
	TIMECODE,
	SECONDS,
	/** What is said there; where nothing is, as {@link #TIMECODE}. */
	PHONES;

	private static final double[] SECOND_STEPS = { 1, 2, 5 };
	private static final int[] FRAME_STEPS = { 1, 2, 5, 10, 20, 30 };
	private static final int[] LONG_STEPS = { 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600 };

	/** The next way, round and round. */
	public TimeDisplay next() {
		return values()[(ordinal() + 1) % values().length];
	}

	/** An instant for people; frames count from 0, timecode does not drop frames. */
	public String text(double seconds, FrameRate rate) {
		return switch (this) {
			case FRAMES -> Long.toString(Math.round(seconds * rate.framesPerSecond()));
			case SECONDS -> "%.3f".formatted(seconds);
			case TIMECODE, PHONES -> timecode(Math.round(seconds * rate.framesPerSecond()), rate);
		};
	}

	private static String timecode(long frame, FrameRate rate) {
		long nominal = Math.round(rate.framesPerSecond());
		long whole = Math.abs(frame);
		long s = whole / nominal;
		return "%s%02d:%02d:%02d:%02d".formatted(frame < 0 ? "-" : "", s / 3600, s / 60 % 60, s % 60, whole % nominal);
	}

	/** Seconds between labels, so that they are at least {@code pixels} apart. */
	public double step(double pixelsPerSecond, FrameRate rate, int pixels) {
		double least = pixels / pixelsPerSecond;
		if (this == SECONDS) {
			double decade = Math.pow(10, Math.floor(Math.log10(least)));
			for (double step : SECOND_STEPS) {
				if (step * decade >= least) {
					return step * decade;
				}
			}
			return 10 * decade;
		}
		for (int frames : FRAME_STEPS) {
			if (frames / rate.framesPerSecond() >= least && frames < rate.framesPerSecond()) {
				return frames / rate.framesPerSecond();
			}
		}
		double nominal = Math.round(rate.framesPerSecond()) / rate.framesPerSecond();
		for (int s : LONG_STEPS) {
			if (s * nominal >= least) {
				return s * nominal;
			}
		}
		return LONG_STEPS[LONG_STEPS.length - 1] * nominal;
	}
}
