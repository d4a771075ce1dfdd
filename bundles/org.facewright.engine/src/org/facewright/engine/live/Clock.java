package org.facewright.engine.live;

import java.time.LocalTime;
import java.util.concurrent.locks.LockSupport;

/** Time that a live session goes by. Safe for use from any thread. */
public interface Clock {

	/** The machine's clock. */
	Clock SYSTEM = new Clock() {
		@Override
		public long nanos() {
			return System.nanoTime();
		}

		@Override
		public long nanosOfDay() {
			return LocalTime.now().toNanoOfDay();
		}

		@Override
		public void sleepUntil(long nanos) throws InterruptedException {
			for (long left = nanos - nanos(); left > 0; left = nanos - nanos()) {
				LockSupport.parkNanos(left);
				if (Thread.interrupted()) {
					throw new InterruptedException();
				}
			}
		}
	};

	/** Nanoseconds since any instant; differences count, as with {@link System#nanoTime()}. */
	long nanos();

	/** Nanoseconds since local midnight. */
	long nanosOfDay();

	/** Returns at once when the instant has passed. */
	void sleepUntil(long nanos) throws InterruptedException;
}
