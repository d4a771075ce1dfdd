package org.facewright.core.motion;

import java.util.ArrayList;
import java.util.List;

import org.facewright.core.time.FrameRate;

/**
 * Takes a clip to another frame rate or length of time, with the monotone cubic interpolation of Fritsch and Carlson
 * (1980): it passes through every sample and never overshoots, so a closed lip stays closed.
 */
public final class Resampling {

	private Resampling() {
	}

	/**
	 * The same motion at another rate: frame {@code k} of the result shows the instant {@code k / rate}.
	 *
	 * @return as many frames as cover the clip's duration; the clip itself when the rate is the same
	 */
	public static MotionClip toRate(MotionClip clip, FrameRate rate) {
		if (clip.frameRate().equals(rate)) {
			return clip;
		}
		double step = (double) clip.frameRate().numerator() * rate.denominator()
				/ ((double) clip.frameRate().denominator() * rate.numerator());
		long frames = Math.ceilDiv(
				Math.multiplyExact(Math.multiplyExact((long) clip.frameCount(), clip.frameRate().denominator()),
						rate.numerator()),
				(long) clip.frameRate().numerator() * rate.denominator());
		return resample(clip, rate, Math.toIntExact(frames), step, 0);
	}

	/**
	 * Reads a clip along a straight line of time.
	 *
	 * @param frameCount frames of the result
	 * @param step       source frames per frame of the result
	 * @param start      source frame, fractional, of the result's first frame; outside the clip its end poses are held
	 */
	public static MotionClip resample(MotionClip clip, FrameRate rate, int frameCount, double step, double start) {
		double[] sources = new double[clip.frameCount() == 0 ? 0 : frameCount];
		for (int frame = 0; frame < sources.length; frame++) {
			sources[frame] = start + frame * step;
		}
		return at(clip, rate, sources);
	}

	/**
	 * Reads a clip at any instants; its rate stays.
	 *
	 * @param sources for each frame of the result the source frame, fractional; outside the clip its end poses are held
	 */
	public static MotionClip at(MotionClip clip, double[] sources) {
		return at(clip, clip.frameRate(), sources);
	}

	private static MotionClip at(MotionClip clip, FrameRate rate, double[] sources) {
		List<SampleColumn> columns = new ArrayList<>(clip.channels().size());
		float[] source = new float[clip.frameCount()];
		float[] slopes = new float[clip.frameCount()];
		float[] target = new float[clip.frameCount() == 0 ? 0 : sources.length];
		for (SampleColumn column : clip.columns()) {
			float constant = column.constantValue();
			if (!Float.isNaN(constant)) {
				columns.add(SampleColumn.constant(constant, target.length));
				continue;
			}
			column.copy(0, source, 0, source.length);
			slopes(source, slopes);
			for (int frame = 0; frame < target.length; frame++) {
				target[frame] = interpolate(source, slopes, sources[frame]);
			}
			columns.add(SampleColumn.of(target));
		}
		return MotionClip.of(rate, clip.channels(), columns);
	}

	/** Slopes per frame that keep each span monotone: the harmonic mean of the neighbouring spans' slopes. */
	private static void slopes(float[] values, float[] slopes) {
		int last = values.length - 1;
		for (int i = 0; i <= last; i++) {
			if (i == 0 || i == last) {
				slopes[i] = 0;
				continue;
			}
			float before = values[i] - values[i - 1];
			float after = values[i + 1] - values[i];
			slopes[i] = before * after <= 0 ? 0 : 2 * before * after / (before + after);
		}
		if (last > 0) {
			slopes[0] = values[1] - values[0];
			slopes[last] = values[last] - values[last - 1];
		}
	}

	private static float interpolate(float[] values, float[] slopes, double at) {
		int last = values.length - 1;
		if (at <= 0) {
			return values[0];
		}
		if (at >= last) {
			return values[last];
		}
		int i = (int) at;
		double t = at - i;
		double s = 1 - t;
		double h00 = (1 + 2 * t) * s * s;
		double h10 = t * s * s;
		double h01 = t * t * (3 - 2 * t);
		double h11 = t * t * (t - 1);
		return (float) (h00 * values[i] + h10 * slopes[i] + h01 * values[i + 1] + h11 * slopes[i + 1]);
	}
}
