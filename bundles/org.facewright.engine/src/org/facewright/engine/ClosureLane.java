package org.facewright.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.facewright.api.motion.MotionInfo;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.speech.Segment;
import org.facewright.core.time.FrameRate;

/** Finds where the lips must be closed, from phones or from phone posteriors. */
public final class ClosureLane {

	private static final Set<String> BILABIALS = Set.of("P", "B", "M");

	private ClosureLane() {
	}

	/**
	 * The share of bilabials among the phone posteriors, smoothed over three frames.
	 *
	 * @return empty when the clip has no channel for a bilabial
	 */
	public static Optional<SampleColumn> ofPosteriors(MotionClip phones) {
		int[] channels = phones.channels().indices(channel -> channel.name().startsWith(MotionInfo.PHONE_PREFIX)
				&& isBilabial(channel.name().substring(MotionInfo.PHONE_PREFIX.length())));
		if (channels.length == 0) {
			return Optional.empty();
		}
		float[] sum = new float[phones.frameCount()];
		for (int channel : channels) {
			float[] values = phones.column(channel).toArray();
			for (int frame = 0; frame < sum.length; frame++) {
				sum[frame] += values[frame];
			}
		}
		float[] smoothed = new float[sum.length];
		for (int frame = 0; frame < sum.length; frame++) {
			float before = sum[Math.max(0, frame - 1)];
			float after = sum[Math.min(sum.length - 1, frame + 1)];
			smoothed[frame] = Math.clamp(0.25f * before + 0.5f * sum[frame] + 0.25f * after, 0, 1);
		}
		return Optional.of(SampleColumn.of(smoothed));
	}

	/** 1 during bilabial phones, 0 elsewhere, the share of the frame that is covered at the edges. */
	public static SampleColumn ofPhones(List<Segment> phones, FrameRate frameRate, int frameCount) {
		float[] closure = new float[frameCount];
		for (Segment phone : phones) {
			if (!isBilabial(phone.label())) {
				continue;
			}
			double start = phone.startSeconds() * frameRate.framesPerSecond();
			double end = phone.endSeconds() * frameRate.framesPerSecond();
			for (int frame = (int) start; frame < Math.min(frameCount, Math.ceil(end)); frame++) {
				double covered = Math.min(end, frame + 1.0) - Math.max(start, frame);
				closure[frame] = (float) Math.min(1, closure[frame] + covered);
			}
		}
		return SampleColumn.of(closure);
	}

	private static boolean isBilabial(String phone) {
		return BILABIALS.contains(phone.toUpperCase(Locale.ROOT));
	}
}
