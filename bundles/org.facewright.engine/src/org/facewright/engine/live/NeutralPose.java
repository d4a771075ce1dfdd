package org.facewright.engine.live;

import java.util.Arrays;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.time.FrameRate;

/**
 * Takes the performer's own face at rest off every pose: the mean of one second in which no channel moved more than a
 * tenth. A second with movement in it is thrown away and the next one tried.
 */
final class NeutralPose {

	/** How far the calibration is. */
	enum State {
		/** Poses are left as they are. */
		NONE,
		/** Waits for a still second; poses go on as before. */
		WAITING,
		/** The neutral face is taken off. */
		DONE
	}

	private static final float STILL = 0.1f;

	private final int wanted;
	private final double[] sum;
	private final float[] least;
	private final float[] most;
	private final float[] neutral;
	private int counted;
	private volatile boolean asked;
	private volatile State state = State.NONE;

	NeutralPose(ChannelSet channels, FrameRate rate) {
		wanted = (int) Math.max(2, Math.round(rate.framesPerSecond()));
		sum = new double[channels.size()];
		least = new float[channels.size()];
		most = new float[channels.size()];
		neutral = new float[channels.size()];
	}

	/** From any thread. */
	void calibrate() {
		asked = true;
	}

	State state() {
		return state;
	}

	void process(float[] pose) {
		if (asked) {
			asked = false;
			state = State.WAITING;
			restart();
		}
		if (state == State.WAITING) {
			learn(pose);
		}
		for (int channel = 0; channel < neutral.length; channel++) {
			pose[channel] -= neutral[channel];
		}
	}

	private void restart() {
		counted = 0;
		Arrays.fill(sum, 0);
		Arrays.fill(least, Float.POSITIVE_INFINITY);
		Arrays.fill(most, Float.NEGATIVE_INFINITY);
	}

	private void learn(float[] pose) {
		boolean still = true;
		for (int channel = 0; channel < neutral.length; channel++) {
			sum[channel] += pose[channel];
			least[channel] = Math.min(least[channel], pose[channel]);
			most[channel] = Math.max(most[channel], pose[channel]);
			still &= most[channel] - least[channel] <= STILL;
		}
		counted++;
		if (!still) {
			restart();
		} else if (counted == wanted) {
			for (int channel = 0; channel < neutral.length; channel++) {
				neutral[channel] = (float) (sum[channel] / wanted);
			}
			state = State.DONE;
		}
	}
}
