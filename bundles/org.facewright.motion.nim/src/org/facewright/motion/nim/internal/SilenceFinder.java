package org.facewright.motion.nim.internal;

import java.util.OptionalLong;

/**
 * Looks for a place where a clip can be cut: the middle of the first pause of 0.3 s within a stretch, or, where nobody
 * pauses, the middle of its quietest 0.3 s. A pause is 26 dB below the loudest block heard, or below −60 dBFS.
 */
final class SilenceFinder {

	private static final double PAUSE_SECONDS = 0.3;
	private static final double BLOCK_SECONDS = 0.02;
	private static final double RELATIVE = 0.05;
	private static final double ABSOLUTE = 0.001;

	private final int block;
	private final int pauseBlocks;
	private final long from;
	private long at;
	private double sum;
	private int filled;
	private double loudest;
	private final double[] levels;
	private long blocks;
	private int quietBlocks;
	private long found = -1;
	private double quietest = Double.MAX_VALUE;
	private long quietestMiddle = -1;

	/**
	 * @param start index of the first sample that will be added
	 * @param from  no cut lies before this sample
	 */
	SilenceFinder(int sampleRate, long start, long from) {
		block = (int) (BLOCK_SECONDS * sampleRate);
		pauseBlocks = (int) Math.round(PAUSE_SECONDS / BLOCK_SECONDS);
		levels = new double[pauseBlocks];
		at = start;
		this.from = from;
	}

	/** Takes the next sample. */
	void add(short sample) {
		double value = sample / 32768.0;
		sum += value * value;
		at++;
		if (++filled == block) {
			endBlock(Math.sqrt(sum / block));
			sum = 0;
			filled = 0;
		}
	}

	private void endBlock(double level) {
		loudest = Math.max(loudest, level);
		levels[(int) (blocks++ % pauseBlocks)] = level;
		long windowStart = at - (long) pauseBlocks * block;
		boolean quiet = level < Math.max(ABSOLUTE, RELATIVE * loudest);
		quietBlocks = quiet ? quietBlocks + 1 : 0;
		if (windowStart < from || blocks < pauseBlocks) {
			return;
		}
		long middle = windowStart + (long) pauseBlocks * block / 2;
		if (found < 0 && quietBlocks >= pauseBlocks) {
			found = middle;
		}
		double total = 0;
		for (double one : levels) {
			total += one * one;
		}
		if (total < quietest) {
			quietest = total;
			quietestMiddle = middle;
		}
	}

	/** Middle of the first pause; empty while there was none. */
	OptionalLong pause() {
		return found < 0 ? OptionalLong.empty() : OptionalLong.of(found);
	}

	/** Middle of the quietest stretch; empty while too little was heard. */
	OptionalLong quietest() {
		return quietestMiddle < 0 ? OptionalLong.empty() : OptionalLong.of(quietestMiddle);
	}
}
