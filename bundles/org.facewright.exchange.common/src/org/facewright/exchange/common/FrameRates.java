package org.facewright.exchange.common;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

import org.facewright.core.time.FrameRate;

/** Exact frame rates out of numbers that files hold as decimals or that are measured from sample times. */
public final class FrameRates {

	private static final int LARGEST_DENOMINATOR = 1001;
	private static final double HIGHEST = 10_000;
	private static final int[] WHOLE = { 12, 15, 24, 25, 30, 48, 50, 60, 72, 90, 100, 120, 240 };

	private FrameRates() {
	}

	/**
	 * The rate that a file means by a decimal number: a whole one, an NTSC fraction (29.97 is 30000/1001), the simplest
	 * fraction that is this number to nine digits, or the decimal itself to six decimals (three above 1000).
	 *
	 * @return empty when the number is not above 0 and at most 10 000
	 */
	public static Optional<FrameRate> ofDecimal(double framesPerSecond) {
		if (!(framesPerSecond >= 0.001) || framesPerSecond > HIGHEST) {
			return Optional.empty();
		}
		long whole = Math.round(framesPerSecond);
		if (whole > 0 && Math.abs(framesPerSecond - whole) < 1e-9 * whole) {
			return Optional.of(FrameRate.of((int) whole));
		}
		if (whole > 0 && Math.abs(framesPerSecond - whole / 1.001) < 0.005) {
			return Optional.of(new FrameRate((int) whole * 1000, 1001));
		}
		for (int denominator = 2; denominator <= LARGEST_DENOMINATOR; denominator++) {
			long numerator = Math.round(framesPerSecond * denominator);
			if (numerator > 0
					&& Math.abs(framesPerSecond - (double) numerator / denominator) < 1e-9 * framesPerSecond) {
				return Optional.of(new FrameRate((int) numerator, denominator));
			}
		}
		int decimals = framesPerSecond > 1000 ? 3 : 6; // what a 32-bit numerator can hold
		return Optional.of(FrameRate
				.ofDecimal(BigDecimal.valueOf(framesPerSecond).setScale(decimals, RoundingMode.HALF_EVEN)));
	}

	/**
	 * The usual rate nearest to a measured one, clocks being what they are: within 0.05 % it is taken as meant, which
	 * keeps the NTSC rates (0.1 % off) apart from the whole ones. Otherwise {@link #ofDecimal}.
	 *
	 * @return empty when the number is not above 0 and at most 10 000
	 */
	public static Optional<FrameRate> ofMeasured(double framesPerSecond) {
		for (int whole : WHOLE) {
			if (Math.abs(framesPerSecond - whole) < 0.0005 * whole) {
				return Optional.of(FrameRate.of(whole));
			}
			if (Math.abs(framesPerSecond - whole / 1.001) < 0.0005 * whole) {
				return Optional.of(new FrameRate(whole * 1000, 1001));
			}
		}
		return ofDecimal(framesPerSecond);
	}
}
