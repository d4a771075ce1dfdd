package org.facewright.motion.a2f.internal.emotion;

/**
 * The emotion of each frame of one track, from the network's scores and keys made by hand. Keys count as the preferred
 * emotion where there are scores, with the settings' share; without scores they are the emotion itself. Allocates
 * nothing per frame.
 */
public final class EmotionDriver {

	private final EmotionSettings settings;
	private final EmotionTrack keys;
	private final EmotionBlend blend;
	private final float[] preferred;

	/** @param keys made by hand; may be empty */
	public EmotionDriver(EmotionSettings settings, EmotionTrack keys) {
		if (keys.size() != settings.beginning().length) {
			throw new IllegalArgumentException("emotion keys have %d values, the face has %d emotions".formatted(
					keys.size(), settings.beginning().length));
		}
		this.settings = settings;
		this.keys = keys;
		this.blend = new EmotionBlend(settings);
		this.preferred = new float[keys.size()];
	}

	public void reset() {
		blend.reset();
	}

	/**
	 * @param time   of the frame in samples
	 * @param scores of the network for this frame, from {@code offset} on
	 */
	public void frame(long time, float[] scores, int offset, float[] into) {
		if (keys.isEmpty()) {
			blend.frame(scores, offset, into);
		} else {
			keys.read(time, preferred);
			blend.frame(scores, offset, preferred, settings.preferredStrength(), into);
		}
	}

	/** A frame without the emotion network: what the keys say, the beginning emotion when there are none. */
	public void frameWithoutScores(long time, float[] into) {
		if (keys.isEmpty()) {
			System.arraycopy(settings.beginning(), 0, into, 0, into.length);
		} else {
			keys.read(time, into);
		}
	}
}
