package org.facewright.engine;

import java.util.Optional;

import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;

/**
 * How an exported file compares with what was to be written, after reading it again.
 *
 * @param channels       channels found again by name
 * @param missing        face channels that are not in the file
 * @param frames         frames in the file
 * @param maxDifference  greatest difference of any value found again
 * @param timeSkewFrames difference of the lengths, in frames of the take
 */
public record ReadBack(int channels, int missing, int frames, double maxDifference, double timeSkewFrames) {

	/** Compares the part of {@code written} that {@code read} carries. Files at another rate are compared by time. */
	static ReadBack compare(MotionClip written, MotionClip read) {
		int found = 0;
		double worst = 0;
		double step = read.frameRate().framesPerSecond() / written.frameRate().framesPerSecond();
		for (int channel = 0; channel < written.channels().size(); channel++) {
			int own = read.channels().indexOf(written.channels().channel(channel).name());
			if (own >= 0) {
				found++;
				worst = Math.max(worst, difference(written.column(channel), read.column(own), step));
			}
		}
		double skew = read.durationSeconds() * written.frameRate().framesPerSecond() - written.frameCount();
		return new ReadBack(found, written.channels().size() - found, read.frameCount(), worst, skew);
	}

	private static double difference(SampleColumn written, SampleColumn read, double step) {
		double worst = 0;
		for (int frame = 0; frame < written.length(); frame++) {
			long at = Math.round(frame * step);
			if (at < read.length()) {
				worst = Math.max(worst, Math.abs(written.get(frame) - read.get((int) at)));
			}
		}
		return worst;
	}

	/** One line for a person; empty when everything came back. */
	public Optional<String> complaint(double tolerance) {
		if (maxDifference > tolerance || Math.abs(timeSkewFrames) > 1) {
			return Optional
					.of("reading it back gave other values: largest difference %.6f, length differs by %.2f frames"
							.formatted(maxDifference, timeSkewFrames));
		}
		return Optional.empty();
	}
}
