package org.facewright.exchange.common;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRate;

/**
 * Collects poses while a file is read, when neither their number nor, perhaps, the names of their channels are known
 * yet. Grows with what was read and never by what a file declares. Confined to one thread.
 */
public final class ClipBuilder {

	private static final int FIRST_ROOM = 16;

	private final float[][] columns;
	private int frameCount;

	/** @param width channels of a pose */
	public ClipBuilder(int width) {
		columns = new float[width][FIRST_ROOM];
	}

	public int width() {
		return columns.length;
	}

	public int frameCount() {
		return frameCount;
	}

	/** @param pose one value per channel; copied */
	public void append(float[] pose) {
		if (columns.length > 0 && frameCount == columns[0].length) {
			int room = Math.addExact(frameCount, Math.max(FIRST_ROOM, frameCount / 2));
			for (int channel = 0; channel < columns.length; channel++) {
				columns[channel] = Arrays.copyOf(columns[channel], room);
			}
		}
		for (int channel = 0; channel < columns.length; channel++) {
			columns[channel][frameCount] = pose[channel];
		}
		frameCount++;
	}

	/**
	 * Appends what lies between the last pose and another one, which itself is not appended.
	 *
	 * @param count frames to add; they divide the way to {@code next} evenly
	 */
	public void appendBetween(float[] next, int count) {
		float[] from = new float[columns.length];
		float[] pose = new float[columns.length];
		last(from);
		for (int i = 1; i <= count; i++) {
			float part = (float) i / (count + 1);
			for (int channel = 0; channel < pose.length; channel++) {
				pose[channel] = from[channel] + part * (next[channel] - from[channel]);
			}
			append(pose);
		}
	}

	/** Appends the last pose again, so many times. */
	public void repeatLast(int count) {
		float[] pose = new float[columns.length];
		last(pose);
		for (int i = 0; i < count; i++) {
			append(pose);
		}
	}

	private void last(float[] into) {
		if (frameCount == 0) {
			throw new IllegalStateException("there is no pose yet");
		}
		for (int channel = 0; channel < into.length; channel++) {
			into[channel] = columns[channel][frameCount - 1];
		}
	}

	/** What was appended so far, under the names given. */
	public MotionClip clip(FrameRate rate, ChannelSet channels) {
		List<SampleColumn> built = new ArrayList<>(columns.length);
		for (float[] column : columns) {
			built.add(SampleColumn.of(Arrays.copyOf(column, frameCount)));
		}
		return MotionClip.of(rate, channels, built);
	}
}
