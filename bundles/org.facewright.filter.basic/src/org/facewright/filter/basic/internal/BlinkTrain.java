package org.facewright.filter.basic.internal;

import java.util.SplittableRandom;

/**
 * Blinks at log-normal intervals. One that is due within speech waits up to {@value #PATIENCE} s for a pause. The lid
 * falls in 70 ms and rises in 130 ms along a smooth step.
 */
final class BlinkTrain {

	private static final double PATIENCE = 1.0;
	private static final double FALLING = 0.07;
	private static final double RISING = 0.13;
	private static final float CLOSED = 0.95f;
	/** Spread of the logarithm of intervals. */
	private static final double SIGMA = 0.5;

	private final double perMinute;
	private final SplittableRandom random;

	/** @param perMinute 0 for none */
	BlinkTrain(double perMinute, int seed) {
		this.perMinute = perMinute;
		random = new SplittableRandom(seed);
	}

	/** How far the lids are closed in every frame. */
	float[] lids(VoiceAccents voice) {
		float[] lids = new float[voice.frames()];
		double rate = voice.framesPerSecond();
		double due = perMinute == 0 ? Double.POSITIVE_INFINITY : 0.5 * interval() * rate;
		while (due < lids.length) {
			int start = (int) due;
			while (start < Math.min(lids.length, due + PATIENCE * rate) && voice.speaks(start)) {
				start++;
			}
			add(lids, start < lids.length && !voice.speaks(start) ? start : (int) due, rate);
			due = Math.max(start, due) + interval() * rate;
		}
		return lids;
	}

	/** Seconds until the next one, by Box and Muller; the mean of a log-normal value is exp(µ + σ²/2). */
	private double interval() {
		double normal = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()))
				* StrictMath.cos(2 * Math.PI * random.nextDouble());
		double least = FALLING + RISING;
		return least + Math.max(0, 60 / perMinute - least) * StrictMath.exp(SIGMA * normal - SIGMA * SIGMA / 2);
	}

	private static void add(float[] lids, int start, double rate) {
		int length = (int) Math.ceil((FALLING + RISING) * rate);
		for (int i = 0; i <= length && start + i < lids.length; i++) {
			double seconds = i / rate;
			double done = seconds < FALLING ? seconds / FALLING : 1 - (seconds - FALLING) / RISING;
			double t = Math.clamp(done, 0, 1);
			lids[start + i] = Math.max(lids[start + i], (float) (CLOSED * t * t * (3 - 2 * t)));
		}
	}
}
