package org.facewright.engine.live;

/** A clock that stands until it is moved, for tests and for work tick by tick. */
public final class ManualClock implements Clock {

	private final long startOfDay;
	private long now;

	/** @param nanosOfDay time of day at which it starts */
	public ManualClock(long nanosOfDay) {
		startOfDay = nanosOfDay;
	}

	/** Moves on and wakes those who waited for it. */
	public synchronized void advance(long nanos) {
		now += nanos;
		notifyAll();
	}

	@Override
	public synchronized long nanos() {
		return now;
	}

	@Override
	public synchronized long nanosOfDay() {
		return startOfDay + now;
	}

	@Override
	public synchronized void sleepUntil(long nanos) throws InterruptedException {
		while (now < nanos) {
			wait();
		}
	}
}
