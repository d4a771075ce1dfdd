package org.facewright.engine.playback;

/**
 * Plays a sound slower or faster at the same pitch: overlapping windows are laid on each other where they are most
 * alike (W. Verhelst and M. Roelands, An overlap-add technique based on waveform similarity, 1993). Allocates nothing
 * while it runs.
 */
final class TimeStretch {

	private static final double WINDOW_SECONDS = 0.032;
	private static final double SEARCH_SECONDS = 0.008;
	private static final int STRIDE = 4; // samples skipped when likeness is measured

	private final PagedSound sound;
	private final int hop;
	private final int search;
	private final float[] fade;
	private final float[] tail;
	private final float[] candidate;
	private double position; // of the next window in the sound, samples
	private boolean joined;

	TimeStretch(PagedSound sound) {
		this.sound = sound;
		hop = (int) (sound.sampleRate() * WINDOW_SECONDS / 2);
		search = (int) (sound.sampleRate() * SEARCH_SECONDS);
		fade = new float[hop];
		for (int i = 0; i < hop; i++) {
			fade[i] = (float) (0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / hop));
		}
		tail = new float[hop];
		candidate = new float[2 * hop + 2 * search];
	}

	/** Samples that one call of {@link #next} gives. */
	int hop() {
		return hop;
	}

	/** Samples of the sound. */
	double position() {
		return position;
	}

	void seek(double samples) {
		position = samples;
		joined = false;
	}

	/**
	 * @param into  gets {@link #hop} samples
	 * @param speed of playing, above 0; the sound advances by speed × hop
	 */
	void next(float[] into, double speed) {
		int from = (int) Math.round(position);
		if (speed == 1 && !joined) {
			sound.read(from, into, 0, hop);
			position += hop;
			return;
		}
		sound.read(from - search, candidate, 0, candidate.length);
		int best = joined ? mostAlike() : search;
		if (joined) {
			for (int i = 0; i < hop; i++) {
				into[i] = tail[i] * (1 - fade[i]) + candidate[best + i] * fade[i];
			}
		} else {
			System.arraycopy(candidate, best, into, 0, hop);
		}
		System.arraycopy(candidate, best + hop, tail, 0, hop);
		joined = true;
		position += hop * speed;
	}

	private int mostAlike() {
		int best = search;
		double bestLikeness = -Double.MAX_VALUE;
		for (int shift = 0; shift <= 2 * search; shift++) {
			double product = 0;
			double energy = 1e-9;
			for (int i = 0; i < hop; i += STRIDE) {
				float value = candidate[shift + i];
				product += tail[i] * value;
				energy += value * value;
			}
			double likeness = product / Math.sqrt(energy);
			if (likeness > bestLikeness) {
				bestLikeness = likeness;
				best = shift;
			}
		}
		return best;
	}
}
