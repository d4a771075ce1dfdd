package org.facewright.core.motion;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Shows one reader the newest pose of one writer. Neither waits; the reader never sees a pose half written nor one
 * older than it has seen, and may miss poses. Three slots go round: the writer's, the reader's, and one between them.
 */
public final class LatestPose {

	private static final int FRESH = 4;

	private final float[][] slots;
	private final AtomicInteger middle = new AtomicInteger(1);
	/** Of the writing thread. */
	private int back = 0;
	/** Of the reading thread. */
	private int front = 2;

	/** @param width values in a pose */
	public LatestPose(int width) {
		slots = new float[3][width];
	}

	/** Shows a pose. Only the writing thread calls this. @param pose copied */
	public void publish(float[] pose) {
		System.arraycopy(pose, 0, slots[back], 0, slots[back].length);
		back = middle.getAndSet(back | FRESH) & 3;
	}

	/**
	 * The newest pose; zeros before the first. Only the reading thread calls this.
	 *
	 * @return borrowed until the next call
	 */
	public float[] newest() {
		if ((middle.get() & FRESH) != 0) {
			front = middle.getAndSet(front) & 3;
		}
		return slots[front];
	}
}
