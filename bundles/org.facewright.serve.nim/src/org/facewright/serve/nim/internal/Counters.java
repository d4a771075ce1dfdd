package org.facewright.serve.nim.internal;

import org.facewright.serve.nim.ServerCounts;

/** Counts clips and limits how many are worked on at once. Safe for use from any thread. */
public final class Counters {

	private final int limit;
	private int active;
	private long finished;
	private long failed;
	private long refused;

	public Counters(int limit) {
		this.limit = limit;
	}

	/** @return false when there are too many already */
	synchronized boolean begin() {
		if (active == limit) {
			refused++;
			return false;
		}
		active++;
		return true;
	}

	synchronized void end(boolean whole) {
		active--;
		if (whole) {
			finished++;
		} else {
			failed++;
		}
	}

	public synchronized ServerCounts snapshot() {
		return new ServerCounts(active, finished, failed, refused);
	}
}
