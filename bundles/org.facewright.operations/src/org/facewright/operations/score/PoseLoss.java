package org.facewright.operations.score;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import org.facewright.core.motion.MotionClip;

/**
 * How far a track is from another one of the same recording, such as the same network at a lower precision.
 *
 * @param frames    compared
 * @param mean      mean difference of all weights
 * @param most      greatest difference of a weight
 * @param channel   where that is; empty when there is no difference
 * @param frame     when that is
 * @param closures  times at which the lips close in the exact track
 * @param kept      of those, how many the other track has too
 * @param added     times at which the lips close in the other track only
 */
public record PoseLoss(int frames, double mean, double most, String channel, int frame, int closures, int kept,
		int added) {

	/** The lips are closed below this share of the gap that only a tenth of the frames exceed. */
	private static final double CLOSED_SHARE = 0.25;
	/** Centimetres; below this they are closed in any case. */
	private static final double CLOSED_GAP = 0.05;
	/** Frames by which a closure may come earlier or later. */
	private static final int SHIFT = 2;

	/**
	 * @throws IllegalArgumentException when the tracks differ in channels or rate; the longer one's end is left out
	 */
	public static PoseLoss of(MotionClip exact, MotionClip other) {
		if (!exact.channels().names().equals(other.channels().names())
				|| !exact.frameRate().equals(other.frameRate())) {
			throw new IllegalArgumentException("the tracks have different channels or frame rates");
		}
		int frames = Math.min(exact.frameCount(), other.frameCount());
		int channels = exact.channels().size();
		double sum = 0;
		double most = 0;
		String worst = "";
		int when = 0;
		for (int channel = 0; channel < channels; channel++) {
			float[] a = exact.column(channel).toArray();
			float[] b = other.column(channel).toArray();
			for (int frame = 0; frame < frames; frame++) {
				double difference = Math.abs((double) a[frame] - b[frame]);
				sum += difference;
				if (difference > most) {
					most = difference;
					worst = exact.channels().names().get(channel);
					when = frame;
				}
			}
		}
		double[] gaps = gaps(exact, frames);
		double threshold = threshold(gaps);
		BitSet closed = closed(gaps, threshold);
		BitSet otherClosed = closed(gaps(other, frames), threshold);
		int closures = runs(closed, frames, new BitSet());
		int lost = runs(closed, frames, otherClosed);
		return new PoseLoss(frames, frames == 0 ? 0 : sum / ((double) frames * channels), most, worst, when, closures,
				closures - lost, runs(otherClosed, frames, closed));
	}

	private static double[] gaps(MotionClip clip, int frames) {
		List<String> names = clip.channels().names();
		double[][] weights = new double[frames][LipGeometry.WEIGHTS.size()];
		for (int weight = 0; weight < LipGeometry.WEIGHTS.size(); weight++) {
			int channel = names.indexOf(LipGeometry.WEIGHTS.get(weight));
			if (channel >= 0) {
				float[] column = clip.column(channel).toArray();
				for (int frame = 0; frame < frames; frame++) {
					weights[frame][weight] = column[frame];
				}
			}
		}
		double[] gaps = new double[frames];
		Arrays.setAll(gaps, frame -> LipGeometry.GAP.of(weights[frame]));
		return gaps;
	}

	private static double threshold(double[] gaps) {
		double[] sorted = gaps.clone();
		Arrays.sort(sorted);
		return sorted.length == 0 ? 0 : Math.max(CLOSED_GAP, CLOSED_SHARE * sorted[(int) (0.9 * (sorted.length - 1))]);
	}

	private static BitSet closed(double[] gaps, double threshold) {
		BitSet closed = new BitSet();
		for (int frame = 0; frame < gaps.length; frame++) {
			closed.set(frame, gaps[frame] <= threshold);
		}
		return closed;
	}

	/** Runs of set frames of which none is near a set frame of the other. */
	private static int runs(BitSet set, int frames, BitSet other) {
		int count = 0;
		for (int from = set.nextSetBit(0); from >= 0 && from < frames; from = set.nextSetBit(set.nextClearBit(from))) {
			int to = Math.min(frames, set.nextClearBit(from));
			int near = other.nextSetBit(Math.max(0, from - SHIFT));
			if (near < 0 || near >= to + SHIFT) {
				count++;
			}
		}
		return count;
	}
}
