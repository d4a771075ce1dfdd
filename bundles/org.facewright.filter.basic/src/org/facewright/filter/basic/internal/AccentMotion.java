package org.facewright.filter.basic.internal;

import java.util.SplittableRandom;

import org.facewright.filter.basic.internal.VoiceAccents.Accent;

/**
 * Motion that goes with accents: a rise of the brows that begins 150 ms before an accent's peak, a nod that begins with
 * it; and a slow sway of the head that is greater while somebody speaks. Which accents move what, and how far, is drawn
 * from a seed.
 */
final class AccentMotion {

	/** Weight of the brows on the strongest accent. */
	private static final float BROW = 0.45f;
	/** Share of accents that the brows go with. */
	private static final double BROWS_JOIN = 0.65;
	/** Radians: two degrees. */
	private static final float NOD = (float) Math.toRadians(2);
	private static final int SWINGS = 3;

	private final VoiceAccents voice;
	private final int seed;

	AccentMotion(VoiceAccents voice, int seed) {
		this.voice = voice;
		this.seed = seed;
	}

	/** Weights to add to the inner brows. */
	float[] brows() {
		SplittableRandom random = new SplittableRandom(seed * 31L + 7);
		float[] brows = new float[voice.frames()];
		for (Accent accent : voice.accents()) {
			boolean joins = random.nextDouble() < BROWS_JOIN;
			float far = BROW * accent.strength() * (0.7f + 0.6f * (float) random.nextDouble());
			if (joins) {
				bump(brows, accent.frame(), -0.15, 0.12, 0.30, far);
			}
		}
		return brows;
	}

	/** Radians to add to the head's pitch; negative is down. */
	float[] nods() {
		SplittableRandom random = new SplittableRandom(seed * 31L + 11);
		float[] nods = sway(0.9f, 0);
		for (Accent accent : voice.accents()) {
			float far = -NOD * accent.strength() * (0.6f + 0.8f * (float) random.nextDouble());
			bump(nods, accent.frame(), -0.08, 0.10, 0.35, far);
		}
		return nods;
	}

	/** Adds a bump that begins {@code lead} s from a frame, and rises and falls along raised cosines. */
	private void bump(float[] values, int frame, double lead, double rise, double fall, float height) {
		double rate = voice.framesPerSecond();
		double start = frame + lead * rate;
		double end = start + (rise + fall) * rate;
		for (int i = Math.max(0, (int) Math.ceil(start)); i < Math.min(values.length, end); i++) {
			double seconds = (i - start) / rate;
			double up = seconds < rise ? seconds / rise : 1 - (seconds - rise) / fall;
			values[i] += (float) (height * (0.5 - 0.5 * StrictMath.cos(Math.PI * up)));
		}
	}

	/**
	 * Slow swings of periods between 2.5 and 9 s.
	 *
	 * @param degrees how far, about
	 * @param axis    each has swings of its own
	 */
	float[] sway(float degrees, int axis) {
		SplittableRandom random = new SplittableRandom(seed * 31L + 100 + axis);
		double[] period = new double[SWINGS];
		double[] phase = new double[SWINGS];
		for (int i = 0; i < SWINGS; i++) {
			period[i] = 2.5 + 6.5 * random.nextDouble();
			phase[i] = 2 * Math.PI * random.nextDouble();
		}
		float[] sway = new float[voice.frames()];
		double rate = voice.framesPerSecond();
		double follow = 1 - StrictMath.exp(-1 / (0.4 * rate));
		double active = 0;
		for (int frame = 0; frame < sway.length; frame++) {
			active += follow * ((voice.speaks(frame) ? 1 : 0.3) - active);
			double sum = 0;
			for (int i = 0; i < SWINGS; i++) {
				sum += StrictMath.sin(2 * Math.PI * frame / rate / period[i] + phase[i]);
			}
			sway[frame] = (float) (Math.toRadians(degrees) * active * sum / Math.sqrt(SWINGS * 2.0));
		}
		return sway;
	}
}
