package org.facewright.exchange.rhubarb.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.facewright.core.progress.Progress;

/**
 * Cuts time into mouth shapes so that none is shorter than a minimum hold and the sum of the costs is the least there
 * is, by dynamic programming over time and shape.
 */
final class ShapeTrack {

	/** Makes a shape that fits equally well go on. */
	private static final double CHANGE = 1e-3;
	private static final int CANCEL_STEP = 1024;

	private ShapeTrack() {
	}

	/**
	 * @param costs a row per hundredth of a second, a column per shape
	 * @param hold  least length of a cue, 1 or more
	 * @return cues that follow each other from 0 to the end; one only where there is no time for two
	 */
	static List<MouthCue> cut(float[][] costs, int hold, Progress progress) {
		int length = costs.length;
		int shapes = MouthShape.ALL.size();
		double[][] sums = new double[length + 1][shapes];
		for (int at = 0; at < length; at++) {
			for (int shape = 0; shape < shapes; shape++) {
				sums[at + 1][shape] = sums[at][shape] + costs[at][shape];
			}
		}
		int least = Math.max(1, Math.min(hold, length));
		double[][] best = new double[length + 1][shapes];
		byte[][] previous = new byte[length + 1][shapes];
		for (int at = 1; at <= length; at++) {
			if (at % CANCEL_STEP == 0) {
				progress.checkCancelled();
			}
			step(at, least, sums, best, previous);
		}
		return trace(length, least, best, previous);
	}

	/** previous: -1 goes on, -2 begins the track, otherwise the shape before a change {@code least} ago. */
	private static void step(int at, int least, double[][] sums, double[][] best, byte[][] previous) {
		Arrays.fill(best[at], Double.POSITIVE_INFINITY);
		if (at < least) {
			return;
		}
		for (int shape = 0; shape < best[at].length; shape++) {
			double hold = sums[at][shape] - sums[at - least][shape];
			if (at == least) {
				best[at][shape] = hold;
				previous[at][shape] = -2;
				continue;
			}
			best[at][shape] = best[at - 1][shape] + sums[at][shape] - sums[at - 1][shape];
			previous[at][shape] = -1;
			if (at < 2 * least) {
				continue;
			}
			for (int before = 0; before < best[at].length; before++) {
				double cost = best[at - least][before] + hold + CHANGE;
				if (before != shape && cost < best[at][shape]) {
					best[at][shape] = cost;
					previous[at][shape] = (byte) before;
				}
			}
		}
	}

	private static List<MouthCue> trace(int length, int least, double[][] best, byte[][] previous) {
		List<MouthCue> cues = new ArrayList<>();
		if (length == 0) {
			return cues;
		}
		int shape = 0;
		for (int other = 1; other < best[length].length; other++) {
			shape = best[length][other] < best[length][shape] ? other : shape;
		}
		int at = length;
		int end = length;
		while (at > 0) {
			byte before = previous[at][shape];
			if (before == -1) {
				at--;
				continue;
			}
			at -= least;
			cues.add(new MouthCue(at, end, MouthShape.ALL.get(shape)));
			end = at;
			shape = Math.max(0, before);
		}
		return cues.reversed();
	}
}
