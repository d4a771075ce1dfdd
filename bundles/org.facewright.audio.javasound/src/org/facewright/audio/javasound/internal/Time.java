package org.facewright.audio.javasound.internal;

import java.util.concurrent.locks.LockSupport;

/** The time that a device is waited for by. */
interface Time {

	Time SYSTEM = new Time() {
		@Override
		public long nanos() {
			return System.nanoTime();
		}

		@Override
		public void pause(long nanos) {
			LockSupport.parkNanos(nanos);
		}
	};

	long nanos();

	/** Waits about so long, or less. */
	void pause(long nanos);
}
