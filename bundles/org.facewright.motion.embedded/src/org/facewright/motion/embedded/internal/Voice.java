package org.facewright.motion.embedded.internal;

import java.util.Locale;

/** What the networks say of the voice in each frame, in their order. */
enum Voice {
	/** How probable it is that the vocal folds swing. */
	VOICING {
		@Override
		float channelValue(float networkValue) {
			return networkValue;
		}
	},
	/** Level around the frame: the network gives dB of a full-scale sine, the channel 0 at −60 dB and 1 at 0 dB. */
	ENERGY {
		@Override
		float channelValue(float networkValue) {
			return Math.clamp(1 - networkValue / QUIETEST_DB, 0, 1);
		}
	};

	private static final float QUIETEST_DB = -60;

	abstract float channelValue(float networkValue);

	String channelName() {
		return name().toLowerCase(Locale.ROOT);
	}
}
