package org.facewright.engine;

import java.io.IOException;

/** Which channel of a recording holds the voice. */
public record ChannelChoice(int channel) {

	/** The mean of all channels. */
	public static final ChannelChoice MIX = new ChannelChoice(-1);

	/**
	 * Reads {@code mix}, {@code left}, {@code right}, or a number from 1.
	 *
	 * @throws IllegalArgumentException with a sentence for the user
	 */
	public static ChannelChoice parse(String text) {
		return switch (text) {
			case "mix" -> MIX;
			case "left" -> new ChannelChoice(0);
			case "right" -> new ChannelChoice(1);
			default -> {
				if (!text.matches("[1-9][0-9]?")) {
					throw new IllegalArgumentException(
							"'%s' is not a channel; write mix, left, right, or a number from 1".formatted(text));
				}
				yield new ChannelChoice(Integer.parseInt(text) - 1);
			}
		};
	}

	/** @throws IOException when the recording has too few channels */
	public void require(int channelCount, String name) throws IOException {
		if (channel >= channelCount) {
			throw new IOException("%s: channel %d was asked for, but the recording has %d".formatted(name, channel + 1,
					channelCount));
		}
	}

	/**
	 * Takes the voice out of interleaved sample frames.
	 *
	 * @param mono gets one sample per frame, from index 0
	 */
	public void extract(float[] interleaved, int channelCount, int frames, float[] mono) {
		for (int frame = 0; frame < frames; frame++) {
			int at = frame * channelCount;
			if (channel >= 0) {
				mono[frame] = interleaved[at + channel];
				continue;
			}
			float sum = 0;
			for (int i = 0; i < channelCount; i++) {
				sum += interleaved[at + i];
			}
			mono[frame] = sum / channelCount;
		}
	}
}
