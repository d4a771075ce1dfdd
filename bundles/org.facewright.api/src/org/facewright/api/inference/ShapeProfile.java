package org.facewright.api.inference;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Lengths that one input of a network will have, for devices that are prepared for a range of them. Arrays are copied on
 * the way in and out.
 *
 * @param input name
 * @param least smallest lengths
 * @param usual lengths to be fastest at
 * @param most  greatest lengths
 */
public record ShapeProfile(String input, long[] least, long[] usual, long[] most) {

	/** @throws IllegalArgumentException when lengths are not ordered or differ in number */
	public ShapeProfile {
		least = least.clone();
		usual = usual.clone();
		most = most.clone();
		boolean fits = least.length == usual.length && usual.length == most.length;
		for (int i = 0; fits && i < usual.length; i++) {
			fits = least[i] > 0 && least[i] <= usual[i] && usual[i] <= most[i];
		}
		if (!fits) {
			throw new IllegalArgumentException("the lengths of input '%s' are no range: %s, %s, %s".formatted(input,
					text(least), text(usual), text(most)));
		}
	}

	@Override
	public long[] least() {
		return least.clone();
	}

	@Override
	public long[] usual() {
		return usual.clone();
	}

	@Override
	public long[] most() {
		return most.clone();
	}

	private static String text(long[] lengths) {
		return String.join("x", Arrays.stream(lengths).mapToObj(Long::toString).toList());
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ShapeProfile profile && profile.toString().equals(toString());
	}

	@Override
	public int hashCode() {
		return toString().hashCode();
	}

	/** {@code input 1x1x8320…4x1x8320…16x1x8320} */
	@Override
	public String toString() {
		return "%s %s…%s…%s".formatted(input, text(least), text(usual), text(most));
	}
}
