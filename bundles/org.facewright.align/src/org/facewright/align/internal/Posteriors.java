package org.facewright.align.internal;

import java.util.ArrayList;
import java.util.List;

import org.facewright.api.motion.MotionInfo;
import org.facewright.core.motion.MotionClip;

/** Phone posteriors of a recording, by name. */
final class Posteriors {

	/** Where the model gives less, it is taken for this: no single frame can rule out a path. */
	private static final float LEAST = 1e-4f;

	private final double framesPerSecond;
	private final int frames;
	private final List<String> names = new ArrayList<>();
	private final List<float[]> values = new ArrayList<>();

	/** @throws IllegalArgumentException with a sentence for the user when the clip has none, or no frames */
	Posteriors(MotionClip clip) {
		framesPerSecond = clip.frameRate().framesPerSecond();
		frames = clip.frameCount();
		for (int channel = 0; channel < clip.channels().size(); channel++) {
			String name = clip.channels().channel(channel).name();
			if (name.startsWith(MotionInfo.PHONE_PREFIX)) {
				names.add(name.substring(MotionInfo.PHONE_PREFIX.length()));
				values.add(clip.column(channel).toArray());
			}
		}
		if (!names.contains(MotionInfo.SILENCE) || frames == 0) {
			throw new IllegalArgumentException(
					"there are no phone posteriors to align with; choose a backend that gives them, such as embedded");
		}
	}

	double framesPerSecond() {
		return framesPerSecond;
	}

	int frames() {
		return frames;
	}

	List<String> names() {
		return names;
	}

	/** How probable it is, in one frame, that this is heard. Sounds the model does not know count as impossible. */
	float probability(int frame, PhoneChoice phone) {
		float sum = 0;
		for (String sound : phone.sounds()) {
			int index = names.indexOf(sound);
			sum += index < 0 ? 0 : values.get(index)[frame];
		}
		return Math.clamp(sum, 0, 1);
	}

	/** Log probabilities [frame][phone]. */
	float[][] logarithms(List<PhoneChoice> phones) {
		float[][] logs = new float[frames][phones.size()];
		for (int i = 0; i < phones.size(); i++) {
			for (int frame = 0; frame < frames; frame++) {
				logs[frame][i] = (float) StrictMath.log(Math.max(LEAST, probability(frame, phones.get(i))));
			}
		}
		return logs;
	}

	/**
	 * The instant between two frames where one phone becomes as probable as the other.
	 *
	 * @param frame the first frame of the second phone
	 */
	double boundarySeconds(int frame, PhoneChoice before, PhoneChoice after) {
		if (frame == 0) {
			return 0;
		}
		if (frame == frames) {
			return frames / framesPerSecond;
		}
		double ahead = probability(frame - 1, before) - (double) probability(frame - 1, after);
		double behind = probability(frame, after) - (double) probability(frame, before);
		double share = ahead > 0 && behind > 0 ? ahead / (ahead + behind) : 0.5;
		return (frame - 1 + share) / framesPerSecond;
	}
}
