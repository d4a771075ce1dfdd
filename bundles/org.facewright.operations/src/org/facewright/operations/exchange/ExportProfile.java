package org.facewright.operations.exchange;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.jspecify.annotations.Nullable;

/**
 * How a take is exported, under a name: once set up, every export is the same.
 *
 * @param name    unique among the profiles of its project or studio
 * @param format  id of an exchange format
 * @param values  texts for the format's parameters
 * @param maps    ids or files of name maps, joined by commas; empty for none
 * @param rate    of the file; empty for the take's own
 * @param range   frames of the take to export, at the take's rate
 * @param limits  lowest and highest value by pattern of channel names ({@code *} and {@code jaw*}); the first that fits
 *                counts, channels that fit none are written as they are
 * @param pattern file name without suffix: text with {@code {project}}, {@code {take}}, {@code {format}}, {@code {rate}}
 *                and {@code {profile}} in it; may hold {@code /} for folders
 */
public record ExportProfile(String name, String format, Map<String, String> values, String maps,
		Optional<FrameRate> rate, FrameRange range, Map<String, Limits> limits, String pattern) {

	/** Lowest and highest value. */
	public record Limits(float low, float high) {

		/** @throws IllegalArgumentException with a sentence for the user when the low end is not below the high one */
		public Limits {
			if (!(low < high)) {
				throw new IllegalArgumentException(
						"%s..%s is no range of values; write the lower one first".formatted(low, high));
			}
		}

		/**
		 * Reads {@code 0..1} or {@code -1..1.5}.
		 *
		 * @throws IllegalArgumentException with a sentence for the user when the text is no range
		 */
		public static Limits parse(String text) {
			String[] ends = text.strip().split("\\.\\.", -1);
			try {
				if (ends.length == 2) {
					return new Limits(Float.parseFloat(ends[0]), Float.parseFloat(ends[1]));
				}
			} catch (NumberFormatException e) {
				throw new IllegalArgumentException(
						"'%s' is no range of values; write it as 0..1".formatted(text), e);
			}
			throw new IllegalArgumentException("'%s' is no range of values; write it as 0..1".formatted(text));
		}

		@Override
		public String toString() {
			return plain(low) + ".." + plain(high);
		}

		private static String plain(float value) {
			return value == Math.rint(value) ? Long.toString((long) value) : Float.toString(value);
		}
	}

	public static final String USUAL_PATTERN = "{project}_{take}_{format}";

	private static final List<String> FIELDS = List.of("project", "take", "format", "rate", "profile");
	private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)\\}");
	/** What some file system does not take in a name. */
	private static final Pattern UNUSABLE = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]");

	/** @throws IllegalArgumentException with a sentence for the user when a part can't be meant */
	public ExportProfile {
		if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}")) {
			throw new IllegalArgumentException(
					("'%s' is no name for a profile; use letters, digits, spaces, points and "
							+ "hyphens").formatted(name));
		}
		values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
		limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
		requirePattern(pattern);
	}

	/** A profile that writes the whole take as it is. */
	public static ExportProfile of(String name, String format) {
		return new ExportProfile(name, format, Map.of(), "", Optional.empty(), FrameRange.ALL, Map.of(), USUAL_PATTERN);
	}

	private static void requirePattern(String pattern) {
		Matcher fields = FIELD.matcher(pattern);
		while (fields.find()) {
			if (!FIELDS.contains(fields.group(1))) {
				throw new IllegalArgumentException("a file name has no {%s}; there are: {%s}".formatted(fields.group(1),
						String.join("}, {", FIELDS)));
			}
		}
		String plain = fields.replaceAll("x");
		if (plain.isBlank() || plain.startsWith("/") || plain.endsWith("/") || plain.indexOf('{') >= 0
				|| plain.indexOf('}') >= 0 || Arrays.asList(plain.split("/")).contains("..")
				|| UNUSABLE.matcher(plain.replace("/", "")).find()) {
			throw new IllegalArgumentException(
					"'%s' is no pattern of a file name; write one such as %s".formatted(pattern, USUAL_PATTERN));
		}
	}

	/**
	 * The file name of an export, without suffix; what a file system would not take in the names is replaced by
	 * hyphens. Differs for takes of different names as long as these differ in more than such characters.
	 */
	public String fileName(String project, String take, FrameRate takeRate) {
		Map<String, String> texts = Map.of("project", project, "take", take, "format", format, "rate",
				rate.orElse(takeRate).toString().replace('/', '-'), "profile", name);
		return FIELD.matcher(pattern).replaceAll(field -> Matcher.quoteReplacement(usable(texts.get(field.group(1)))));
	}

	private static String usable(@Nullable String text) {
		String usable = UNUSABLE.matcher(text == null ? "" : text).replaceAll("-").strip();
		return usable.isEmpty() || usable.equals(".") || usable.equals("..") ? "-" : usable;
	}

	/** The limits of a channel. */
	Optional<Limits> limits(String channel) {
		String lower = channel.toLowerCase(Locale.ROOT);
		return limits.entrySet().stream().filter(entry -> fits(lower, entry.getKey().toLowerCase(Locale.ROOT)))
				.map(Map.Entry::getValue).findFirst();
	}

	private static boolean fits(String name, String pattern) {
		StringBuilder regex = new StringBuilder();
		for (String part : pattern.split("\\*", -1)) {
			regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
		}
		return name.matches(regex.toString());
	}
}
