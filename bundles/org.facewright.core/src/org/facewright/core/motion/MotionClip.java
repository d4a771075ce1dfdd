package org.facewright.core.motion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import org.facewright.core.time.FrameRate;

import org.jspecify.annotations.Nullable;

/** Immutable animation: one column of equal length per channel. Safe to share between threads. */
public final class MotionClip {

	private final FrameRate frameRate;
	private final ChannelSet channels;
	private final SampleColumn[] columns;
	private final int frameCount;

	private MotionClip(FrameRate frameRate, ChannelSet channels, SampleColumn[] columns, int frameCount) {
		this.frameRate = frameRate;
		this.channels = channels;
		this.columns = columns;
		this.frameCount = frameCount;
	}

	/**
	 * @param columns one per channel, of equal length
	 * @throws IllegalArgumentException when they are not
	 */
	public static MotionClip of(FrameRate frameRate, ChannelSet channels, List<SampleColumn> columns) {
		if (columns.size() != channels.size()) {
			throw new IllegalArgumentException(
					"%d columns for %d channels".formatted(columns.size(), channels.size()));
		}
		int frameCount = columns.isEmpty() ? 0 : columns.getFirst().length();
		for (int i = 0; i < columns.size(); i++) {
			if (columns.get(i).length() != frameCount) {
				throw new IllegalArgumentException("channel '%s' has %d frames, the first one %d"
						.formatted(channels.channel(i).name(), columns.get(i).length(), frameCount));
			}
		}
		return new MotionClip(frameRate, channels, columns.toArray(SampleColumn[]::new), frameCount);
	}

	/** @param poses one per frame, each of the channels' width; copied */
	public static MotionClip ofPoses(FrameRate frameRate, ChannelSet channels, float[][] poses) {
		List<SampleColumn> columns = new ArrayList<>(channels.size());
		float[] values = new float[poses.length];
		for (int channel = 0; channel < channels.size(); channel++) {
			for (int frame = 0; frame < poses.length; frame++) {
				values[frame] = poses[frame][channel];
			}
			columns.add(SampleColumn.of(values));
		}
		return of(frameRate, channels, columns);
	}

	public FrameRate frameRate() {
		return frameRate;
	}

	public ChannelSet channels() {
		return channels;
	}

	public int frameCount() {
		return frameCount;
	}

	/** From the first frame's start to the last one's end. */
	public double durationSeconds() {
		return frameRate.secondsOf(frameCount);
	}

	public SampleColumn column(int channel) {
		return columns[channel];
	}

	public List<SampleColumn> columns() {
		return List.of(columns);
	}

	/** Copies the pose at a frame into {@code into}, length channels().size(). */
	public void pose(int frame, float[] into) {
		for (int channel = 0; channel < columns.length; channel++) {
			into[channel] = columns[channel].get(frame);
		}
	}

	/** This clip with one channel replaced; all other columns are shared. */
	public MotionClip with(int channel, SampleColumn column) {
		if (column.length() != frameCount) {
			throw new IllegalArgumentException("%d frames for a clip of %d".formatted(column.length(), frameCount));
		}
		SampleColumn[] changed = columns.clone();
		changed[channel] = column;
		return new MotionClip(frameRate, channels, changed, frameCount);
	}

	/**
	 * This clip with some channels at rest, for looking at the others alone: weights, angles and lengths 0, rotations
	 * none. Where one part of a quaternion rests, all four do. Other columns are shared.
	 */
	public MotionClip atRest(BitSet resting) {
		if (resting.isEmpty()) {
			return this;
		}
		SampleColumn[] changed = columns.clone();
		int part = 0; // of a quaternion: x, y, z, w
		for (int channel = 0; channel < columns.length; channel++) {
			boolean quaternion = channels.channel(channel).kind() == ChannelKind.QUATERNION;
			part = quaternion ? part : 0;
			int first = channel - part;
			boolean rests = quaternion
					? resting.nextSetBit(first) >= 0 && resting.nextSetBit(first) < first + 4
					: resting.get(channel);
			if (rests) {
				changed[channel] = SampleColumn.constant(quaternion && part == 3 ? 1 : 0, frameCount);
			}
			part = quaternion ? (part + 1) % 4 : 0;
		}
		return new MotionClip(frameRate, channels, changed, frameCount);
	}

	/** These channels, in this order; columns are shared. */
	public MotionClip select(int... indices) {
		return new MotionClip(frameRate, channels.select(indices),
				Arrays.stream(indices).mapToObj(i -> columns[i]).toArray(SampleColumn[]::new), frameCount);
	}

	/** Frames {@code start} to {@code end} (excluded) as a clip of their own. */
	public MotionClip slice(int start, int end) {
		return new MotionClip(frameRate, channels,
				Arrays.stream(columns).map(column -> column.slice(start, end)).toArray(SampleColumn[]::new),
				end - start);
	}

	/** Equal when rate, channels and all values are. */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof MotionClip clip && clip.frameRate.equals(frameRate) && clip.channels.equals(channels)
				&& clip.frameCount == frameCount && Arrays.equals(clip.columns, columns);
	}

	@Override
	public int hashCode() {
		return 31 * channels.hashCode() + frameCount;
	}

	@Override
	public String toString() {
		return "%d frames at %s fps, %s".formatted(frameCount, frameRate, channels);
	}
}
