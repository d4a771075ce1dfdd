package org.facewright.core.time;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Frames per second as an exact fraction in lowest terms: 60/1, 30000/1001.
 *
 * @param numerator   frames, 1 or more
 * @param denominator seconds, 1 or more
 */
public record FrameRate(int numerator, int denominator) implements Comparable<FrameRate> {

	public static final FrameRate FPS_24 = new FrameRate(24, 1);
	public static final FrameRate FPS_25 = new FrameRate(25, 1);
	public static final FrameRate FPS_30 = new FrameRate(30, 1);
	public static final FrameRate FPS_60 = new FrameRate(60, 1);
	public static final FrameRate FPS_100 = new FrameRate(100, 1);

	/** NTSC rates are written with two or three decimals but mean these fractions. */
	private static final int NTSC_DENOMINATOR = 1001;

	/** @throws IllegalArgumentException when either number is below 1 */
	public FrameRate {
		if (numerator < 1 || denominator < 1) {
			throw new IllegalArgumentException("frame rate must be positive: " + numerator + "/" + denominator);
		}
		int divisor = BigInteger.valueOf(numerator).gcd(BigInteger.valueOf(denominator)).intValue();
		numerator /= divisor;
		denominator /= divisor;
	}

	public static FrameRate of(int framesPerSecond) {
		return new FrameRate(framesPerSecond, 1);
	}

	/**
	 * Reads {@code 60}, {@code 30000/1001}, {@code 29.97} (taken as the NTSC fraction) or any decimal number.
	 *
	 * @throws IllegalArgumentException with a sentence for the user when the text is none of these
	 */
	public static FrameRate parse(String text) {
		try {
			int slash = text.indexOf('/');
			if (slash >= 0) {
				return new FrameRate(Integer.parseInt(text.substring(0, slash).strip()),
						Integer.parseInt(text.substring(slash + 1).strip()));
			}
			return ofDecimal(new BigDecimal(text.strip()));
		} catch (ArithmeticException | IllegalArgumentException e) {
			throw new IllegalArgumentException(
					"'%s' is not a frame rate; write a number such as 60 or 29.97, or a fraction such as 30000/1001"
							.formatted(text),
					e);
		}
	}

	/**
	 * The rate closest to a measured or written decimal value: the NTSC fraction when it lies within 0.005 of one and
	 * is not a whole number, the exact decimal otherwise.
	 *
	 * @throws IllegalArgumentException when not positive, or not a fraction of two 32-bit numbers
	 */
	public static FrameRate ofDecimal(BigDecimal framesPerSecond) {
		if (framesPerSecond.signum() <= 0 || framesPerSecond.scale() > 20 || framesPerSecond.scale() < -6
				|| framesPerSecond.compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
			throw new IllegalArgumentException("frame rate out of range: " + framesPerSecond);
		}
		BigDecimal value = framesPerSecond.setScale(Math.min(6, Math.max(0, framesPerSecond.scale())),
				java.math.RoundingMode.HALF_UP).stripTrailingZeros();
		if (value.scale() <= 0) {
			return of(value.intValueExact());
		}
		int nominal = (int) Math.round(value.doubleValue());
		double ntsc = nominal * 1000.0 / NTSC_DENOMINATOR;
		if (nominal > 0 && Math.abs(ntsc - value.doubleValue()) < 0.005) {
			return new FrameRate(nominal * 1000, NTSC_DENOMINATOR);
		}
		BigInteger scale = BigInteger.TEN.pow(value.scale());
		BigInteger unscaled = value.unscaledValue();
		BigInteger divisor = unscaled.gcd(scale);
		return new FrameRate(unscaled.divide(divisor).intValueExact(), scale.divide(divisor).intValueExact());
	}

	public double framesPerSecond() {
		return (double) numerator / denominator;
	}

	/** Start of a frame in seconds. */
	public double secondsOf(long frame) {
		return (double) frame * denominator / numerator;
	}

	/** Index of the first audio sample of the frame, rounded down; exact for any rate. */
	public long sampleOf(long frame, int sampleRate) {
		return Math.floorDiv(Math.multiplyExact(frame, (long) denominator * sampleRate), (long) numerator);
	}

	/** The frame that an audio sample belongs to: the last one whose {@link #sampleOf} is not after it. */
	public long frameOf(long sample, int sampleRate) {
		return Math.ceilDiv(Math.multiplyExact(sample + 1, (long) numerator), (long) denominator * sampleRate) - 1;
	}

	/** How many frames are needed to cover a number of audio samples: the last one may be covered in part. */
	public long framesCovering(long samples, int sampleRate) {
		return Math.ceilDiv(Math.multiplyExact(samples, (long) numerator), (long) denominator * sampleRate);
	}

	/** The frame nearest to an instant. */
	public long frameAt(double seconds) {
		return Math.round(seconds * numerator / denominator);
	}

	@Override
	@SuppressWarnings("null") // Comparable is not annotated
	public int compareTo(FrameRate other) {
		return Long.compare((long) numerator * other.denominator, (long) other.numerator * denominator);
	}

	/** {@code 60} or {@code 30000/1001}; {@link #parse} reads it back. */
	@Override
	public String toString() {
		return denominator == 1 ? Integer.toString(numerator) : numerator + "/" + denominator;
	}
}
