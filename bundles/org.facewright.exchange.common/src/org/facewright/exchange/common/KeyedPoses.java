package org.facewright.exchange.common;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRate;

/**
 * Poses at instants of a file's own choosing, on their way to a clip of even frames. Before the first and after the
 * last instant the nearest pose holds. Owns its arrays.
 */
public final class KeyedPoses {

	/** How the values run from one instant to the next. */
	public enum Between {
		LINEAR,
		/** Keeps the pose until the next instant. */
		STEP,
		/** Cubic Hermite; each pose is preceded by its incoming and followed by its outgoing tangents, per second. */
		CUBIC
	}

	private static final FrameRate[] USUAL = { FrameRate.of(24), FrameRate.of(25), FrameRate.of(30), FrameRate.of(48),
			FrameRate.of(50), FrameRate.of(60), FrameRate.of(90), FrameRate.of(100), FrameRate.of(120),
			FrameRate.of(240), new FrameRate(24_000, 1001), new FrameRate(30_000, 1001), new FrameRate(60_000, 1001) };
	/** Below it, even instants are taken for keys of a curve and not for frames. */
	private static final double SLOWEST_RATE = 12;
	/** Frames; how far an instant may lie from a frame and still be that frame. */
	private static final double SNAP = 1e-3;
	private static final double LOOSE_SNAP = 0.02;
	/** Frames that any file may ask for, and that each key may ask for: files this sparse are damaged. */
	private static final int FREE_FRAMES = 36_000;
	private static final int FRAMES_PER_KEY = 600;
	private static final long FREE_SAMPLES = 1 << 26;

	private final double[] seconds;
	private final float[] numbers;
	private final int width;
	private final Between between;

	/**
	 * @param seconds never falling, finite, 0 or more, at least one
	 * @param numbers {@code width} values per instant, three times as many when cubic; finite
	 * @throws IllegalArgumentException when they do not fit together
	 */
	public KeyedPoses(double[] seconds, float[] numbers, int width, Between between) {
		long perKey = (long) width * (between == Between.CUBIC ? 3 : 1);
		if (seconds.length == 0 || numbers.length != seconds.length * perKey) {
			throw new IllegalArgumentException("%d numbers for %d instants of %d channels".formatted(numbers.length,
					seconds.length, width));
		}
		for (int key = 0; key < seconds.length; key++) {
			double before = key == 0 ? 0 : seconds[key - 1];
			if (!(seconds[key] >= before) || seconds[key] == Double.POSITIVE_INFINITY) {
				throw new IllegalArgumentException("instant %d is %s, after %s".formatted(key, seconds[key], before));
			}
		}
		this.seconds = seconds;
		this.numbers = numbers;
		this.width = width;
		this.between = between;
	}

	public int keyCount() {
		return seconds.length;
	}

	/** Whether every instant is a frame of this rate, as far as 32-bit times can say. */
	public boolean liesOn(FrameRate rate) {
		double framesPerSecond = rate.framesPerSecond();
		for (double instant : seconds) {
			double frame = instant * framesPerSecond;
			if (Math.abs(frame - Math.rint(frame)) > LOOSE_SNAP + framesPerSecond * Math.ulp((float) instant)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The rate the instants were sampled at: their own when they are even, otherwise the lowest usual one that has a
	 * frame at each of them.
	 *
	 * @return empty when they tell nothing
	 */
	public Optional<FrameRate> frameRate() {
		double last = seconds[seconds.length - 1];
		if (seconds.length < 2 || !(last > seconds[0])) {
			return Optional.empty();
		}
		double step = (last - seconds[0]) / (seconds.length - 1);
		if (1 / step >= SLOWEST_RATE && isEven(step)) {
			return FrameRates.ofMeasured(1 / step);
		}
		for (FrameRate rate : USUAL) {
			if (liesOn(rate)) {
				return Optional.of(rate);
			}
		}
		return Optional.empty();
	}

	private boolean isEven(double step) {
		for (int key = 0; key < seconds.length; key++) {
			double off = Math.abs(seconds[key] - seconds[0] - key * step);
			if (off > LOOSE_SNAP * step + 2 * Math.ulp((float) seconds[key])) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Samples the poses at the frames of a rate, the first at second 0, the last at or before the last instant.
	 *
	 * @param where beginning of a message, such as {@code take.gltf, animations[0]}
	 * @throws IOException when the instants lie so far apart that nobody can have meant it, or a value overflows
	 */
	public MotionClip clip(FrameRate rate, ChannelSet channels, String where) throws IOException {
		double framesPerSecond = rate.framesPerSecond();
		double last = seconds[seconds.length - 1];
		double frames = Math.floor(last * framesPerSecond + snap(last, framesPerSecond)) + 1;
		if (frames > Math.max(FREE_FRAMES, (double) FRAMES_PER_KEY * seconds.length)
				|| frames * width > Math.max(FREE_SAMPLES, 4.0 * numbers.length)) {
			throw new IOException(("%s: its %d keys end at second %s, %.0f frames at %s fps, which can't be meant; "
					+ "correct the times or choose a lower frame rate").formatted(where, seconds.length, last, frames,
							rate));
		}
		int[] keys = new int[(int) frames];
		float[] parts = new float[keys.length];
		locate(framesPerSecond, keys, parts);
		List<SampleColumn> columns = new ArrayList<>(width);
		float[] column = new float[keys.length];
		for (int channel = 0; channel < width; channel++) {
			for (int frame = 0; frame < column.length; frame++) {
				column[frame] = value(keys[frame], parts[frame], channel);
				if (!Float.isFinite(column[frame])) {
					throw new IOException("%s: channel %s overflows at frame %d; correct the keys around it"
							.formatted(where, channels.channel(channel).name(), frame));
				}
			}
			columns.add(SampleColumn.of(column));
		}
		return MotionClip.of(rate, channels, columns);
	}

	static double snap(double instant, double framesPerSecond) {
		return SNAP + framesPerSecond * Math.ulp((float) instant);
	}

	/** For each frame the last key at or before it, and the part of the way to the next one. */
	private void locate(double framesPerSecond, int[] keys, float[] parts) {
		int key = 0;
		for (int frame = 0; frame < keys.length; frame++) {
			double instant = frame / framesPerSecond;
			double reach = instant + snap(instant, framesPerSecond) / framesPerSecond;
			while (key + 1 < seconds.length && seconds[key + 1] <= reach) {
				key++;
			}
			keys[frame] = key;
			boolean onKey = key + 1 == seconds.length || instant <= seconds[key]
					|| (instant - seconds[key]) * framesPerSecond <= snap(instant, framesPerSecond);
			parts[frame] = onKey ? 0 : (float) ((instant - seconds[key]) / (seconds[key + 1] - seconds[key]));
		}
	}

	private float value(int key, float part, int channel) {
		if (between == Between.CUBIC) {
			return cubic(key, part, channel);
		}
		float from = numbers[key * width + channel];
		if (part == 0 || between == Between.STEP) {
			return from;
		}
		return from + part * (numbers[(key + 1) * width + channel] - from);
	}

	private float cubic(int key, float part, int channel) {
		int at = key * width * 3 + channel;
		double from = numbers[at + width];
		if (part == 0) {
			return (float) from;
		}
		double span = seconds[key + 1] - seconds[key];
		double leaving = numbers[at + 2 * width];
		double arriving = numbers[at + 3 * width];
		double to = numbers[at + 4 * width];
		double t = part;
		double s = 1 - t;
		return (float) ((1 + 2 * t) * s * s * from + span * t * s * s * leaving + t * t * (3 - 2 * t) * to
				- span * t * t * s * arriving);
	}
}
