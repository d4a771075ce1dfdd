package org.facewright.engine.live;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Channels by names, where {@code *} stands for anything: {@code brow*,eye*}. Some groups have names of their own:
 * {@code all}, {@code upper} (eyes, brows, nose and what squints), {@code lower} (jaw, mouth, cheeks, tongue), and
 * {@code head} (rotation of head and eyes).
 */
public record ChannelGroup(String text) {

	public static final ChannelGroup ALL = new ChannelGroup("all");
	/** What a camera does better than a microphone. */
	public static final ChannelGroup CAMERA = new ChannelGroup("upper,head");

	private static final Map<String, List<String>> NAMED = Map.of( //
			"all", List.of("*"), //
			"upper", List.of("eye*", "brow*", "nose*", "cheekSquint*"), //
			"lower", List.of("jaw*", "mouth*", "cheekPuff", "tongue*"), //
			"head", List.of("head*", "leftEye*", "rightEye*"));

	/** @throws IllegalArgumentException with a sentence for the user when the text names nothing */
	public ChannelGroup {
		if (text.isBlank() || !text.matches("[A-Za-z0-9_.*, -]+")) {
			throw new IllegalArgumentException(
					"'%s' is no group of channels; write all, upper, lower, head, or names such as jaw*,mouth*"
							.formatted(text));
		}
	}

	public boolean contains(String channel) {
		for (String part : text.split(",")) {
			for (String glob : NAMED.getOrDefault(part.strip().toLowerCase(Locale.ROOT), List.of(part.strip()))) {
				if (matches(glob, channel)) {
					return true;
				}
			}
		}
		return false;
	}

	private static boolean matches(String glob, String channel) {
		String pattern = Pattern.quote(glob).replace("*", "\\E.*\\Q");
		return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(channel).matches();
	}
}
