package org.facewright.core.curve;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

import org.facewright.core.motion.SampleColumn;

/**
 * Finds few keys for dense samples, joined by straight lines, by the method of Ramer, Douglas and Peucker with the
 * error measured along the value axis: at every frame the curve lies within the tolerance of the sample.
 */
public final class KeyReduction {

	private KeyReduction() {
	}

	/**
	 * @param tolerance greatest difference allowed at any frame, 0 or more
	 * @return keys at the first, the last, and as many frames between as the tolerance needs
	 */
	public static KeyCurve reduce(SampleColumn samples, double tolerance) {
		float[] values = samples.toArray();
		if (values.length == 0) {
			return KeyCurve.EMPTY;
		}
		BitSet keys = new BitSet(values.length);
		keys.set(0);
		keys.set(values.length - 1);
		Deque<int[]> open = new ArrayDeque<>();
		open.push(new int[] { 0, values.length - 1 });
		while (!open.isEmpty()) {
			int[] span = open.pop();
			int worst = farthest(values, span[0], span[1], tolerance);
			if (worst >= 0) {
				keys.set(worst);
				open.push(new int[] { span[0], worst });
				open.push(new int[] { worst, span[1] });
			}
		}
		int[] frames = keys.stream().toArray();
		float[] kept = new float[frames.length];
		for (int key = 0; key < frames.length; key++) {
			kept[key] = values[frames[key]];
		}
		return KeyCurve.linear(frames, kept);
	}

	/** The frame between that is farthest from the line, or -1 when all lie within the tolerance. */
	private static int farthest(float[] values, int start, int end, double tolerance) {
		int worst = -1;
		double worstError = tolerance;
		for (int frame = start + 1; frame < end; frame++) {
			double position = (double) (frame - start) / (end - start);
			float line = (float) (values[start] + (values[end] - values[start]) * position);
			double error = Math.abs((double) line - values[frame]);
			if (error > worstError) {
				worstError = error;
				worst = frame;
			}
		}
		return worst;
	}
}
