package org.facewright.motion.nim.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.facewright.rpc.a2f.emotion.EmotionWithTimeCode;

/**
 * Emotions over time: what the face starts with, and keys.
 *
 * @param beginning empty when the server's own holds
 * @param keys      rising in time
 */
record Emotions(Map<String, Float> beginning, List<Key> keys) {

	static final List<String> NAMES = List.of("amazement", "anger", "cheekiness", "disgust", "fear", "grief", "joy",
			"outofbreath", "pain", "sadness");
	private static final String NEUTRAL = "neutral";

	/** @param seconds from the clip's start */
	record Key(double seconds, Map<String, Float> emotion) {
	}

	/**
	 * @param beginning such as {@code joy=0.8,anger=0.1}, or {@code neutral}; may be empty
	 * @param keys      such as {@code 0:joy=1;2.5:neutral}; may be empty
	 * @throws IllegalArgumentException with a sentence for the user
	 */
	static Emotions parse(String beginning, String keys) {
		List<Key> parsed = new ArrayList<>();
		for (String key : keys.split(";")) {
			if (key.isBlank()) {
				continue;
			}
			int colon = key.indexOf(':');
			double seconds = colon < 0 ? Double.NaN : number(key.substring(0, colon), key);
			if (!(seconds >= 0)) {
				throw new IllegalArgumentException(
						"emotions: '%s' does not begin with a time; write such as 2.5:joy=0.8".formatted(key.strip()));
			}
			parsed.add(new Key(seconds, mix(key.substring(colon + 1))));
		}
		parsed.sort(Comparator.comparingDouble(Key::seconds));
		return new Emotions(mix(beginning), List.copyOf(parsed));
	}

	private static Map<String, Float> mix(String text) {
		Map<String, Float> mix = new LinkedHashMap<>();
		if (text.strip().equals(NEUTRAL)) {
			NAMES.forEach(name -> mix.put(name, 0f));
			return mix;
		}
		for (String part : text.split(",")) {
			if (part.isBlank()) {
				continue;
			}
			int equals = part.indexOf('=');
			String name = (equals < 0 ? part : part.substring(0, equals)).strip().toLowerCase(Locale.ROOT)
					.replace("_", "").replace("-", "");
			if (!NAMES.contains(name)) {
				throw new IllegalArgumentException(
						"emotions: there is no '%s'; there are: %s, %s".formatted(part.strip(),
								String.join(", ", NAMES), NEUTRAL));
			}
			double value = equals < 0 ? 1 : number(part.substring(equals + 1), part);
			if (!(value >= 0 && value <= 1)) {
				throw new IllegalArgumentException("emotions: '%s' is not 0 to 1".formatted(part.strip()));
			}
			mix.put(name, (float) value);
		}
		return mix;
	}

	private static double number(String text, String whole) {
		try {
			return Double.parseDouble(text.strip());
		} catch (NumberFormatException e) {
			throw new IllegalArgumentException("emotions: '%s' is no number in '%s'".formatted(text.strip(),
					whole.strip()), e);
		}
	}

	boolean isEmpty() {
		return beginning.isEmpty() && keys.isEmpty();
	}

	/** What a call needs that begins at an instant of the clip; empty when nothing was set. */
	List<EmotionWithTimeCode> from(double seconds) {
		List<EmotionWithTimeCode> result = new ArrayList<>();
		Optional<Map<String, Float>> before = keys.stream().filter(key -> key.seconds() <= seconds).map(Key::emotion)
				.reduce((first, second) -> second);
		before.or(() -> seconds > 0 && !beginning.isEmpty() ? Optional.of(beginning) : Optional.empty())
				.ifPresent(mix -> result.add(message(0, mix)));
		keys.stream().filter(key -> key.seconds() > seconds)
				.forEach(key -> result.add(message(key.seconds() - seconds, key.emotion())));
		return result;
	}

	/** Ends every emotion, so that the mouth comes to rest. */
	static EmotionWithTimeCode neutral(double seconds) {
		return message(seconds, mix(NEUTRAL));
	}

	private static EmotionWithTimeCode message(double seconds, Map<String, Float> mix) {
		return EmotionWithTimeCode.newBuilder().setTimeCode(seconds).putAllEmotion(mix).build();
	}
}
