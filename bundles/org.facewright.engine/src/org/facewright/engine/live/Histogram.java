package org.facewright.engine.live;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts durations in classes that are at most 1/64 wide of what they hold, from a microsecond to eighteen minutes.
 * Recording allocates nothing; any thread may record and read.
 */
final class Histogram {

	private static final int SUB_BITS = 6;
	private static final int SUBS = 1 << SUB_BITS;
	private static final int MOST_BITS = 30;

	private final AtomicLongArray counts = new AtomicLongArray(SUBS * (MOST_BITS - SUB_BITS + 2));
	private final AtomicLong most = new AtomicLong();

	/** @param nanos below 0 counts as 0 */
	void record(long nanos) {
		long micros = Math.clamp(nanos / 1000, 0L, (1L << MOST_BITS) - 1);
		counts.getAndIncrement(classOf(micros));
		if (micros > most.get()) {
			most.set(micros);
		}
	}

	/** 0…63 by themselves, then 64 classes for every doubling. */
	private static int classOf(long micros) {
		if (micros < SUBS) {
			return (int) micros;
		}
		int shift = 63 - Long.numberOfLeadingZeros(micros) - SUB_BITS;
		return (shift + 1) * SUBS + (int) (micros >> shift) - SUBS;
	}

	/** Greatest duration of a class, microseconds. */
	private static long most(int index) {
		if (index < SUBS) {
			return index;
		}
		int shift = index / SUBS - 1;
		return ((long) (index % SUBS + SUBS + 1) << shift) - 1;
	}

	Percentiles percentiles() {
		long[] copy = new long[counts.length()];
		long total = 0;
		for (int i = 0; i < copy.length; i++) {
			copy[i] = counts.get(i);
			total += copy[i];
		}
		return new Percentiles(total, at(copy, total, 0.5), at(copy, total, 0.95), at(copy, total, 0.99),
				most.get() / 1000.0);
	}

	private double at(long[] copy, long total, double share) {
		long wanted = (long) Math.ceil(total * share);
		long seen = 0;
		for (int i = 0; i < copy.length; i++) {
			seen += copy[i];
			if (seen >= wanted && copy[i] > 0) {
				return Math.min(most(i), most.get()) / 1000.0;
			}
		}
		return 0;
	}
}
