package org.facewright.core.motion;

/**
 * One animated value.
 *
 * @param name unique within its set, spelled as its standard spells it, such as {@code jawOpen}
 */
public record Channel(String name, ChannelKind kind) {

	/** @throws IllegalArgumentException when the name is blank */
	public Channel {
		if (name.isBlank()) {
			throw new IllegalArgumentException("a channel needs a name");
		}
	}

	public static Channel weight(String name) {
		return new Channel(name, ChannelKind.WEIGHT);
	}
}
