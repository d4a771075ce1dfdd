package org.facewright.ui.timeline;

import java.util.ArrayList;
import java.util.List;

/** Lowest, highest and root-mean-square value of a sound at any zoom. Made on any thread, then asked on one. */
public final class WavePeaks {

	/** Samples in one cell of the finest level. */
	public static final int CELL = 64;
	private static final int STEP = 4;
	private static final int PARTS = 3;

	/** Where the samples lie; read again where the view is close. */
	@FunctionalInterface
	public interface Samples {
		/** @param into gets {@code count} samples from a position on, full scale ±1 */
		void read(int from, float[] into, int count);
	}

	public static final WavePeaks EMPTY = new WavePeaks(1, 0, (from, into, count) -> {});

	private final int sampleRate;
	private final int length;
	private final Samples samples;
	private final float[] near = new float[2 * CELL];
	/** Per level: lowest, highest, mean square of each cell; a cell of the next level covers {@link #STEP} of them. */
	private final List<float[]> levels = new ArrayList<>();

	/** @param length samples of the whole sound */
	public WavePeaks(int sampleRate, int length, Samples samples) {
		this.sampleRate = sampleRate;
		this.length = length;
		this.samples = samples;
		int cells = (length + CELL - 1) / CELL;
		float[] level = new float[cells * PARTS];
		for (int cell = 0; cell < cells; cell++) {
			measure(cell * CELL, Math.min(length, (cell + 1) * CELL), level, cell * PARTS);
		}
		levels.add(level);
		while (level.length > STEP * PARTS) {
			level = coarser(level);
			levels.add(level);
		}
	}

	public double durationSeconds() {
		return (double) length / sampleRate;
	}

	/**
	 * @param into gets lowest, highest and root mean square of the sound between two instants; zeros where there is none
	 */
	public void measure(double fromSeconds, double toSeconds, float[] into) {
		int from = (int) Math.clamp((long) Math.floor(fromSeconds * sampleRate), 0, length);
		int to = (int) Math.clamp((long) Math.ceil(toSeconds * sampleRate), from, length);
		into[0] = 0;
		into[1] = 0;
		into[2] = 0;
		if (to <= from) {
			return;
		}
		if (to - from < 2 * CELL) {
			measure(from, to, into, 0);
			into[2] = (float) Math.sqrt(into[2]);
			return;
		}
		int level = 0;
		long cell = CELL;
		while (level + 1 < levels.size() && cell * STEP * 2 <= to - from) {
			level++;
			cell *= STEP;
		}
		float[] cells = levels.get(level);
		int first = (int) (from / cell);
		int last = (int) Math.min(cells.length / PARTS, (to + cell - 1) / cell);
		float low = Float.MAX_VALUE;
		float high = -Float.MAX_VALUE;
		double square = 0;
		for (int i = first; i < last; i++) {
			low = Math.min(low, cells[i * PARTS]);
			high = Math.max(high, cells[i * PARTS + 1]);
			square += cells[i * PARTS + 2];
		}
		into[0] = low;
		into[1] = high;
		into[2] = (float) Math.sqrt(square / Math.max(1, last - first));
	}

	private void measure(int from, int to, float[] into, int at) {
		float low = Float.MAX_VALUE;
		float high = -Float.MAX_VALUE;
		double square = 0;
		samples.read(from, near, to - from);
		for (int i = 0; i < to - from; i++) {
			low = Math.min(low, near[i]);
			high = Math.max(high, near[i]);
			square += near[i] * near[i];
		}
		into[at] = low;
		into[at + 1] = high;
		into[at + 2] = (float) (square / (to - from));
	}

	private static float[] coarser(float[] fine) {
		int cells = fine.length / PARTS;
		int count = (cells + STEP - 1) / STEP;
		float[] coarse = new float[count * PARTS];
		for (int i = 0; i < count; i++) {
			float low = Float.MAX_VALUE;
			float high = -Float.MAX_VALUE;
			double square = 0;
			int last = Math.min(cells, (i + 1) * STEP);
			for (int cell = i * STEP; cell < last; cell++) {
				low = Math.min(low, fine[cell * PARTS]);
				high = Math.max(high, fine[cell * PARTS + 1]);
				square += fine[cell * PARTS + 2];
			}
			coarse[i * PARTS] = low;
			coarse[i * PARTS + 1] = high;
			coarse[i * PARTS + 2] = (float) (square / (last - i * STEP));
		}
		return coarse;
	}
}
