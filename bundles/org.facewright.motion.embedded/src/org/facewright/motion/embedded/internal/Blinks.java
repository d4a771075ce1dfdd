package org.facewright.motion.embedded.internal;

import java.util.SplittableRandom;

/**
 * Blinks at log-normal intervals, drawn from a seeded generator: the same seed gives the same blinks. A blink that is
 * due within speech waits up to half a second for a pause. The lid falls in 40 ms and rises in 110 ms.
 */
final class Blinks {

	private static final int FRAMES_PER_MINUTE = 6000;
	private static final int PATIENCE = 50;
	private static final int FALLING = 4;
	private static final int RISING = 11;
	private static final float CLOSED = 0.95f;
	/** Spread of the logarithm of intervals. */
	private static final double SIGMA = 0.5;

	private final double perMinute;
	private final SplittableRandom random;
	private long untilDue;
	/** Frames since the lid began to fall. */
	private int lid = FALLING + RISING;

	/** @param perMinute 0 for none */
	Blinks(double perMinute, int seed) {
		this.perMinute = perMinute;
		random = new SplittableRandom(seed);
		untilDue = interval();
	}

	private long interval() {
		if (perMinute == 0) {
			return Long.MAX_VALUE;
		}
		// Box–Muller; the mean of a log-normal value is exp(µ + σ²/2)
		double normal = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()))
				* StrictMath.cos(2 * Math.PI * random.nextDouble());
		double mean = FRAMES_PER_MINUTE / perMinute;
		return FALLING + RISING
				+ Math.round((mean - FALLING - RISING) * StrictMath.exp(SIGMA * normal - SIGMA * SIGMA / 2));
	}

	/** How far the lids are closed in the next frame. */
	float next(boolean pause) {
		untilDue--;
		if (untilDue <= 0 && (pause || untilDue <= -PATIENCE)) {
			lid = 0;
			untilDue = interval();
		}
		if (lid >= FALLING + RISING) {
			return 0;
		}
		lid++;
		float done = lid <= FALLING ? (float) lid / FALLING : (float) (FALLING + RISING - lid) / RISING;
		return CLOSED * MouthShaping.smoothstep(0, 1, done);
	}
}
