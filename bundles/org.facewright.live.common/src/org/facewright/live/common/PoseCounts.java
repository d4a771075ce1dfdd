package org.facewright.live.common;

import java.util.concurrent.atomic.AtomicLong;

import org.facewright.api.live.LiveStats;

/** Counts of one connection or reception. Any thread may count and read. */
public final class PoseCounts {

	private final AtomicLong passed = new AtomicLong();
	private final AtomicLong dropped = new AtomicLong();
	private final AtomicLong damaged = new AtomicLong();
	private volatile String remark = "";

	/** One pose went through. */
	public void pass() {
		passed.incrementAndGet();
	}

	/** One pose was lost. */
	public void drop() {
		dropped.incrementAndGet();
	}

	/** Some poses were lost. */
	public void drop(long poses) {
		dropped.addAndGet(poses);
	}

	/** One packet could not be read. */
	public void damage() {
		damaged.incrementAndGet();
	}

	/** Says what a user should know; empty when all is well. */
	public void remark(String sentence) {
		remark = sentence;
	}

	/** All of it at this moment. */
	public LiveStats stats() {
		return new LiveStats(passed.get(), dropped.get(), damaged.get(), remark);
	}
}
