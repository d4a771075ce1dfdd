package org.facewright.core.time;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Moves instants without changing their order: straight lines between knots, and before the first and after the last
 * knot everything is shifted as that knot is. Immutable.
 */
public final class TimeMap {

	/** Leaves everything where it is. */
	public static final TimeMap IDENTITY = new TimeMap(new double[] { 0 }, new double[] { 0 });

	private final double[] from;
	private final double[] to;

	private TimeMap(double[] from, double[] to) {
		this.from = from;
		this.to = to;
	}

	/**
	 * @param from instants in seconds, rising; at least one
	 * @param to   where each goes, rising; as many
	 * @throws IllegalArgumentException when either does not rise or the lengths differ; both are copied
	 */
	public static TimeMap of(double[] from, double[] to) {
		if (from.length != to.length || from.length == 0) {
			throw new IllegalArgumentException("%d knots and %d places for them".formatted(from.length, to.length));
		}
		requireRising(from);
		requireRising(to);
		return new TimeMap(from.clone(), to.clone());
	}

	private static void requireRising(double[] times) {
		for (int i = 0; i < times.length; i++) {
			if (!Double.isFinite(times[i]) || i > 0 && times[i] <= times[i - 1]) {
				throw new IllegalArgumentException("knots do not rise at %s s".formatted(times[i]));
			}
		}
	}

	/** Where an instant goes, seconds. */
	public double at(double seconds) {
		int last = from.length - 1;
		if (seconds <= from[0]) {
			return seconds + (to[0] - from[0]);
		}
		if (seconds >= from[last]) {
			return seconds + (to[last] - from[last]);
		}
		int found = Arrays.binarySearch(from, seconds);
		int knot = found >= 0 ? found : -found - 2;
		if (found >= 0) {
			return to[knot];
		}
		double share = (seconds - from[knot]) / (from[knot + 1] - from[knot]);
		return to[knot] + share * (to[knot + 1] - to[knot]);
	}

	/** The map that takes everything back. */
	public TimeMap inverse() {
		return new TimeMap(to, from);
	}

	/** Whether every instant stays where it is. */
	public boolean isIdentity() {
		return Arrays.equals(from, to);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof TimeMap map && Arrays.equals(from, map.from) && Arrays.equals(to, map.to);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(from) + Arrays.hashCode(to);
	}

	@Override
	public String toString() {
		return "%d knots from %s s to %s s".formatted(from.length, from[0], from[from.length - 1]);
	}
}
