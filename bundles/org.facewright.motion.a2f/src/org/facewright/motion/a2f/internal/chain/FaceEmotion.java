package org.facewright.motion.a2f.internal.chain;

import java.util.Optional;

import org.facewright.api.inference.InferenceException;
import org.facewright.motion.a2f.internal.emotion.EmotionTrack;

/** The emotion of one track at any sample: heard where there is a network for it, else as set by hand. */
final class FaceEmotion {

	private final HandEmotion hand;
	private final Optional<HeardEmotion> ear;
	private final Optional<EmotionTrack> heard;
	private final float[] read;

	private FaceEmotion(HandEmotion hand, Optional<HeardEmotion> ear, Optional<EmotionTrack> heard) {
		this.hand = hand;
		this.ear = ear;
		this.heard = heard;
		this.read = new float[heard.map(EmotionTrack::size).orElse(0)];
	}

	/** As set by hand. */
	static FaceEmotion of(HandEmotion hand) {
		return new FaceEmotion(hand, Optional.empty(), Optional.empty());
	}

	/** Heard while the sound comes. */
	static FaceEmotion of(HandEmotion hand, HeardEmotion ear) {
		return new FaceEmotion(hand, Optional.of(ear), Optional.of(ear.heard()));
	}

	/** Heard before; may be read at any place, by one thread for each of these. */
	static FaceEmotion of(HandEmotion hand, EmotionTrack heard) {
		return new FaceEmotion(hand, Optional.empty(), Optional.of(heard));
	}

	void advance(SoundTrack sound, boolean closed) throws InferenceException {
		if (ear.isPresent()) {
			ear.get().advance(sound, closed);
		}
	}

	boolean isKnown(long sample) {
		return heard.isEmpty() || heard.get().readableUntil() >= sample;
	}

	/** First sample of the sound that is still needed. */
	long needsFrom() {
		return ear.map(HeardEmotion::needsFrom).orElse(Long.MAX_VALUE);
	}

	/** @param frame the same instant in frames of the face, for curves */
	void read(long sample, double frame, float[] into, int offset) {
		if (heard.isPresent()) {
			heard.get().read(sample, read);
			System.arraycopy(read, 0, into, offset, read.length);
		} else {
			hand.read(frame, into, offset);
		}
	}

	/** Nothing before this sample will be read any more. */
	void dropBefore(long sample) {
		ear.ifPresent(h -> h.dropBefore(sample));
	}
}
