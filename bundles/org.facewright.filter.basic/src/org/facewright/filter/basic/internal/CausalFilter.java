package org.facewright.filter.basic.internal;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

import org.facewright.api.filter.LiveFilter;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;

/**
 * Smooths with what has been seen so far, and so lags behind. Live it gives the same values, without the closure guard;
 * a value that is not finite repeats what came before it, 0 at the start.
 */
abstract class CausalFilter extends SmoothingFilter {

	/** The state of one channel. */
	interface Follower {
		/** @return the smoothed value of this frame; the first one is the value itself */
		float next(float value);
	}

	CausalFilter(String id, String label, String description, Parameter<?>... own) {
		super(id, label, description, own);
	}

	abstract Supplier<Follower> follower(FrameRate rate, ParameterValues values);

	@Override
	Curve curve(FrameRate rate, int frameCount, ParameterValues values) {
		Supplier<Follower> followers = follower(rate, values);
		return (source, target) -> {
			Follower follower = followers.get();
			for (int frame = 0; frame < source.length; frame++) {
				target[frame] = follower.next(source[frame]);
			}
		};
	}

	@Override
	public Optional<LiveFilter> live(ChannelSet channels, FrameRate rate, ParameterValues values) {
		requireUsable(values);
		return Optional.of(new LiveFollowers(channels, channels.indices(this::touches), follower(rate, values)));
	}

	private static final class LiveFollowers implements LiveFilter {

		private final int[] touched;
		private final Follower[] followers;
		private final float[] lastInput;
		private final int[] quaternions;
		private final float[][] quaternionsBefore;

		LiveFollowers(ChannelSet channels, int[] touched, Supplier<Follower> followers) {
			this.touched = touched;
			this.followers = new Follower[touched.length];
			Arrays.setAll(this.followers, i -> followers.get());
			lastInput = new float[touched.length];
			quaternions = Quaternions.starts(channels);
			quaternionsBefore = new float[quaternions.length][4];
		}

		@Override
		public void process(float[] pose) {
			for (int i = 0; i < touched.length; i++) {
				if (Float.isFinite(pose[touched[i]])) {
					lastInput[i] = pose[touched[i]];
				} else {
					pose[touched[i]] = lastInput[i];
				}
			}
			for (int i = 0; i < quaternions.length; i++) {
				Quaternions.follow(pose, quaternions[i], quaternionsBefore[i]);
			}
			for (int i = 0; i < touched.length; i++) {
				pose[touched[i]] = followers[i].next(pose[touched[i]]);
			}
			for (int start : quaternions) {
				Quaternions.normalise(pose, start);
			}
		}
	}
}
