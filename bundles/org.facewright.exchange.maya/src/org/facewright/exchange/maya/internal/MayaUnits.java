package org.facewright.exchange.maya.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.FrameRates;

/** Maya's words for units of time. */
final class MayaUnits {

	static final String SECONDS = "sec";
	/** What Maya takes where a file names no unit. */
	static final String DEFAULT = "film";

	private static final Map<String, Integer> NAMED = Map.of("game", 15, "film", 24, "pal", 25, "ntsc", 30, "show", 48,
			"palf", 50, "ntscf", 60);
	/** Rates of units called by their number, such as {@code 120fps}, besides the NTSC ones. */
	private static final int[] NUMBERED = { 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 40, 75, 80, 90, 100, 120, 125, 150, 200,
			240, 250, 300, 375, 400, 500, 600, 750, 1200, 1500, 2000, 3000, 6000 };
	private static final Map<String, FrameRate> NTSC = Map.of("23.976fps", new FrameRate(24_000, 1001), "29.97fps",
			new FrameRate(30_000, 1001), "29.97df", new FrameRate(30_000, 1001), "47.952fps",
			new FrameRate(48_000, 1001), "59.94fps", new FrameRate(60_000, 1001));
	private static final Map<FrameRate, String> WORDS = words();
	private static final Map<String, Double> CLOCK = Map.of("hour", 3600.0, "min", 60.0, SECONDS, 1.0, "millisec",
			0.001);
	private static final Pattern NUMBER = Pattern.compile("(\\d{1,5}(?:\\.\\d{1,6})?)fps");

	private MayaUnits() {
	}

	private static Map<FrameRate, String> words() {
		Map<FrameRate, String> words = new HashMap<>();
		for (int rate : NUMBERED) {
			words.put(FrameRate.of(rate), rate + "fps");
		}
		NTSC.forEach((word, rate) -> words.merge(rate, word, (a, b) -> a.endsWith("fps") ? a : b));
		NAMED.forEach((word, rate) -> words.put(FrameRate.of(rate), word));
		return Map.copyOf(words);
	}

	/** The unit whose ticks are the frames of a rate. */
	static Optional<String> wordFor(FrameRate rate) {
		return Optional.ofNullable(WORDS.get(rate));
	}

	/** The rate whose frames a unit counts; empty for units of the clock and for words that are no unit. */
	static Optional<FrameRate> rateOf(String word) {
		Integer named = NAMED.get(word);
		if (named != null) {
			return Optional.of(FrameRate.of(named));
		}
		if (NTSC.containsKey(word)) {
			return Optional.ofNullable(NTSC.get(word));
		}
		Matcher matcher = NUMBER.matcher(word);
		return matcher.matches() ? FrameRates.ofDecimal(Double.parseDouble(matcher.group(1))) : Optional.empty();
	}

	/** Seconds of one tick; empty for a word that is no unit of time. */
	static OptionalDouble secondsOf(String word) {
		Double clock = CLOCK.get(word);
		if (clock != null) {
			return OptionalDouble.of(clock);
		}
		return rateOf(word).map(rate -> OptionalDouble.of(1 / rate.framesPerSecond())).orElse(OptionalDouble.empty());
	}
}
