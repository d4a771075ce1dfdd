package org.facewright.document.stored;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.time.FrameRange;

/**
 * Small values as the document writes them. A range is {@code 10..20} or {@code 10..}; channels are names with a blank
 * between them, each followed by {@code :ANGLE} or the like unless it is a weight, and with {@code %20} for a blank.
 */
public final class AttributeText {

	private AttributeText() {
	}

	/** @throws IllegalArgumentException when the text is no range */
	public static FrameRange parseRange(String text) {
		return FrameRange.parse(text);
	}

	/** @throws IllegalArgumentException when the text is no set of channels */
	public static ChannelSet parseChannels(String text) {
		List<Channel> channels = new ArrayList<>();
		for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
			int colon = word.indexOf(':');
			ChannelKind kind = colon < 0 ? ChannelKind.WEIGHT : ChannelKind.valueOf(word.substring(colon + 1));
			String name = colon < 0 ? word : word.substring(0, colon);
			channels.add(new Channel(URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8), kind));
		}
		return ChannelSet.of(channels);
	}

	/** {@link #parseChannels} reads it back. */
	public static String format(ChannelSet channels) {
		List<String> words = new ArrayList<>(channels.size());
		for (Channel channel : channels.channels()) {
			String name = escaped(channel.name());
			words.add(channel.kind() == ChannelKind.WEIGHT ? name : name + ":" + channel.kind());
		}
		return String.join(" ", words);
	}

	private static String escaped(String name) {
		StringBuilder escaped = new StringBuilder();
		for (char c : name.toCharArray()) {
			if (c <= ' ' || c == ':' || c == '%' || c == 127) {
				escaped.append("%%%02X".formatted((int) c));
			} else {
				escaped.append(c);
			}
		}
		return escaped.toString();
	}
}
