package org.facewright.exchange.common;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.facewright.core.time.FrameRate;

/**
 * A time of day {@code HH:MM:SS:FF.sss}, counted without drop-frame. Seconds are real seconds: (FF + 0.sss) / base is
 * the part of a second, whatever the rate of the samples.
 *
 * @param hours      0 or more; recorders that run past midnight may go beyond 23
 * @param minutes    0…59
 * @param seconds    0…59
 * @param frame      0 or more, below the base that it is counted in
 * @param thousandth of a frame, 0…999
 */
public record Timecode(int hours, int minutes, int seconds, int frame, int thousandth) {

	public static final Timecode MIDNIGHT = new Timecode(0, 0, 0, 0, 0);

	/** More hours than any recorder counts, few enough that no arithmetic here overflows. */
	private static final int MOST_HOURS = 9999;
	private static final Pattern TEXT = Pattern
			.compile("(\\d{1,4}):(\\d{1,2}):(\\d{1,2})[:;](\\d{1,3})(?:\\.(\\d{1,9}))?");

	/** @throws IllegalArgumentException when a field is out of range */
	public Timecode {
		if (hours < 0 || hours > MOST_HOURS || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59 || frame < 0
				|| frame > 999 || thousandth < 0 || thousandth > 999) {
			throw new IllegalArgumentException("not a timecode: %d:%d:%d:%d.%d".formatted(hours, minutes, seconds,
					frame, thousandth));
		}
	}

	/** Reads {@code 12:21:59:06.595} or {@code 1:2:3:4}; empty when the text is no timecode. */
	public static Optional<Timecode> parse(String text) {
		Matcher matcher = TEXT.matcher(text);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		int minutes = Integer.parseInt(matcher.group(2));
		int seconds = Integer.parseInt(matcher.group(3));
		if (minutes > 59 || seconds > 59) {
			return Optional.empty();
		}
		String fraction = matcher.group(5);
		return Optional.of(new Timecode(Integer.parseInt(matcher.group(1)), minutes, seconds,
				Integer.parseInt(matcher.group(4)), fraction == null ? 0 : thousandths(fraction)));
	}

	private static int thousandths(String fraction) {
		return Integer.parseInt((fraction + "00").substring(0, 3));
	}

	/**
	 * The timecode at a position; after 24 hours it starts again at 0.
	 *
	 * @param thousandths thousandths of a frame since midnight, 0 or more
	 * @param base        frames counted per second
	 */
	public static Timecode at(long thousandths, int base) {
		long frames = Math.floorDiv(thousandths, 1000L);
		long seconds = frames / base % 86_400;
		return new Timecode((int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60),
				(int) (frames % base), (int) Math.floorMod(thousandths, 1000L));
	}

	/** The timecode of an audio sample, such as the first one of a take. */
	public static Timecode ofSample(long sample, int sampleRate, int base) {
		return at(Math.round((double) sample / sampleRate * base * 1000), base);
	}

	/** Thousandths of a frame since midnight. */
	public long thousandths(int base) {
		return (((hours * 60L + minutes) * 60 + seconds) * base + frame) * 1000 + thousandth;
	}

	/** Seconds since midnight. */
	public double seconds(int base) {
		return thousandths(base) / (1000.0 * base);
	}

	/**
	 * How far after its start a take's frame lies, in thousandths of frames of a base: exact when the base is a
	 * multiple of the rate, rounded to the next thousandth otherwise.
	 */
	public static long thousandthsOf(long frame, FrameRate rate, int base) {
		long scaled = Math.multiplyExact(frame, 1000L * base * rate.denominator());
		return Math.floorDiv(scaled + rate.numerator() / 2, (long) rate.numerator());
	}

	/** The base in which a rate is usually counted: the whole number next to it. */
	public static int baseOf(FrameRate rate) {
		return Math.max(1, (int) Math.round(rate.framesPerSecond()));
	}

	/** Writes {@code HH:MM:SS:FF.sss}; hours and frames with two digits at least. */
	public void write(TextWriter out) throws IOException {
		out.number(hours, 2).ascii(':').number(minutes, 2).ascii(':').number(seconds, 2).ascii(':').number(frame, 2)
				.ascii('.').number(thousandth, 3);
	}

	/** {@code 12:21:59:06.595}, without the thousandths when they are 0. */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		pad(text, hours, 2).append(':');
		pad(text, minutes, 2).append(':');
		pad(text, seconds, 2).append(':');
		pad(text, frame, 2);
		if (thousandth > 0) {
			pad(text.append('.'), thousandth, 3);
		}
		return text.toString();
	}

	private static StringBuilder pad(StringBuilder text, int value, int digits) {
		String number = Integer.toString(value);
		return text.repeat("0", Math.max(0, digits - number.length())).append(number);
	}
}
