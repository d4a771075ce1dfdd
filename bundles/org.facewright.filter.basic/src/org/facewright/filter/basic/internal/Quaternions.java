package org.facewright.filter.basic.internal;

import java.util.ArrayList;
import java.util.List;

import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;

/**
 * Lets filters for plain numbers work on rotations kept as x, y, z, w: q and −q are the same rotation, so the signs are
 * made to follow each other before, and the length is brought back to 1 after filtering.
 */
final class Quaternions {

	private Quaternions() {
	}

	/** Index of x of every quaternion. Parts that do not come in fours are no quaternion. */
	static int[] starts(ChannelSet channels) {
		List<Integer> starts = new ArrayList<>();
		int run = 0;
		for (int i = 0; i < channels.size(); i++) {
			run = channels.channel(i).kind() == ChannelKind.QUATERNION ? run + 1 : 0;
			if (run == 4) {
				starts.add(i - 3);
				run = 0;
			}
		}
		return starts.stream().mapToInt(Integer::intValue).toArray();
	}

	/** The clip with each quaternion on the same side as the one before it. */
	static MotionClip continuous(MotionClip clip) {
		MotionClip changed = clip;
		for (int start : starts(clip.channels())) {
			float[][] parts = parts(clip, start);
			boolean flipped = false;
			for (int frame = 1; frame < clip.frameCount(); frame++) {
				if (dot(parts, frame - 1, frame) < 0) {
					flipped = true;
					for (float[] part : parts) {
						part[frame] = -part[frame];
					}
				}
			}
			changed = flipped ? with(changed, start, parts) : changed;
		}
		return changed;
	}

	/** The filtered clip with quaternions of length 1 where filtering changed them. */
	static MotionClip normalised(MotionClip filtered, MotionClip original) {
		MotionClip changed = filtered;
		for (int start : starts(filtered.channels())) {
			boolean touched = false;
			for (int part = start; part < start + 4; part++) {
				touched |= filtered.column(part) != original.column(part);
			}
			if (!touched) {
				continue;
			}
			float[][] parts = parts(filtered, start);
			for (int frame = 0; frame < filtered.frameCount(); frame++) {
				double length = Math.sqrt(dot(parts, frame, frame));
				for (int part = 0; part < 4 && length > 0; part++) {
					parts[part][frame] = (float) (parts[part][frame] / length);
				}
			}
			changed = with(changed, start, parts);
		}
		return changed;
	}

	/** Turns the pose's quaternion to the side of the one before. @param before four values, updated */
	static void follow(float[] pose, int start, float[] before) {
		float dot = 0;
		for (int part = 0; part < 4; part++) {
			dot += pose[start + part] * before[part];
		}
		for (int part = 0; part < 4; part++) {
			pose[start + part] = dot < 0 ? -pose[start + part] : pose[start + part];
			before[part] = pose[start + part];
		}
	}

	/** Brings the pose's quaternion to length 1. */
	static void normalise(float[] pose, int start) {
		double square = 0;
		for (int part = 0; part < 4; part++) {
			square += (double) pose[start + part] * pose[start + part];
		}
		double length = Math.sqrt(square);
		for (int part = 0; part < 4 && length > 0; part++) {
			pose[start + part] = (float) (pose[start + part] / length);
		}
	}

	private static float[][] parts(MotionClip clip, int start) {
		float[][] parts = new float[4][];
		for (int part = 0; part < 4; part++) {
			parts[part] = clip.column(start + part).toArray();
		}
		return parts;
	}

	private static MotionClip with(MotionClip clip, int start, float[][] parts) {
		MotionClip changed = clip;
		for (int part = 0; part < 4; part++) {
			changed = changed.with(start + part, SampleColumn.of(parts[part]));
		}
		return changed;
	}

	private static double dot(float[][] parts, int frame, int other) {
		double sum = 0;
		for (float[] part : parts) {
			sum += (double) part[frame] * part[other];
		}
		return sum;
	}
}
