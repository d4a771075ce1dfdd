package org.facewright.core.motion;

import java.util.ArrayList;
import java.util.List;

import org.facewright.core.time.FrameRate;

/**
 * Collects poses into a clip while they come. One thread appends; any thread may take a snapshot meanwhile. Finished
 * chunks are shared with the snapshots, so a snapshot copies at most one chunk per channel.
 */
public final class ClipRecorder {

	private final FrameRate frameRate;
	private final ChannelSet channels;
	/** Per channel the values of the chunk being filled; guarded by this. */
	private final float[][] tail;
	private final List<List<float[]>> full = new ArrayList<>();
	private volatile int frameCount;

	public ClipRecorder(FrameRate frameRate, ChannelSet channels) {
		this.frameRate = frameRate;
		this.channels = channels;
		tail = new float[channels.size()][SampleColumn.CHUNK];
		for (int channel = 0; channel < channels.size(); channel++) {
			full.add(new ArrayList<>());
		}
	}

	/** Frames appended so far. */
	public int frameCount() {
		return frameCount;
	}

	/** @param pose one value per channel; copied */
	public synchronized void append(float[] pose) {
		int at = frameCount % SampleColumn.CHUNK;
		for (int channel = 0; channel < tail.length; channel++) {
			tail[channel][at] = pose[channel];
		}
		if (at == SampleColumn.CHUNK - 1) {
			for (int channel = 0; channel < tail.length; channel++) {
				full.get(channel).add(tail[channel]);
				tail[channel] = new float[SampleColumn.CHUNK];
			}
		}
		frameCount++;
	}

	/** All frames so far. */
	public synchronized MotionClip snapshot() {
		int open = frameCount % SampleColumn.CHUNK;
		List<SampleColumn> columns = new ArrayList<>(tail.length);
		for (int channel = 0; channel < tail.length; channel++) {
			columns.add(SampleColumn.ofChunks(full.get(channel), tail[channel], open));
		}
		return MotionClip.of(frameRate, channels, columns);
	}
}
