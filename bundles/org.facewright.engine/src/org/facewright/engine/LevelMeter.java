package org.facewright.engine;

import java.util.Arrays;

import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRate;

/**
 * Measures how loud the sound is around each frame: the mean square over the frame and its two neighbours, in dB below
 * full scale. Confined to one thread.
 */
public final class LevelMeter {

	/** Level of digital silence. */
	static final float FLOOR_DB = -100;

	private final FrameRate frameRate;
	private final int sampleRate;
	private double[] energy = new double[1024];
	private int[] counts = new int[1024];
	private int frame;
	private long nextFrameStart;
	private long position;

	/** @param sampleRate of the sound, Hz */
	public LevelMeter(FrameRate frameRate, int sampleRate) {
		this.frameRate = frameRate;
		this.sampleRate = sampleRate;
		nextFrameStart = frameRate.sampleOf(1, sampleRate);
	}

	/** @param mono the next samples, full scale ±1; borrowed until return */
	public void accept(float[] mono, int count) {
		for (int i = 0; i < count; i++) {
			while (position >= nextFrameStart) {
				frame++;
				nextFrameStart = frameRate.sampleOf(frame + 1L, sampleRate);
				if (frame == energy.length) {
					energy = Arrays.copyOf(energy, frame * 2);
					counts = Arrays.copyOf(counts, frame * 2);
				}
			}
			energy[frame] += (double) mono[i] * mono[i];
			counts[frame]++;
			position++;
		}
	}

	/** One level per frame; frames without sound have the floor. */
	public SampleColumn levels(int frameCount) {
		float[] levels = new float[frameCount];
		for (int f = 0; f < frameCount; f++) {
			double sum = 0;
			int samples = 0;
			for (int near = Math.max(0, f - 1); near <= Math.min(frame, f + 1); near++) {
				sum += energy[near];
				samples += counts[near];
			}
			levels[f] = samples == 0 || sum == 0
					? FLOOR_DB
					: (float) Math.max(FLOOR_DB, 10 * Math.log10(sum / samples));
		}
		return SampleColumn.of(levels);
	}
}
