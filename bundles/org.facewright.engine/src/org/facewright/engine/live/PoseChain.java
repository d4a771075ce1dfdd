package org.facewright.engine.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.filter.LiveFilter;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.time.FrameRate;

/**
 * What is done to every pose, in this order: the neutral face is taken off, channels are scaled, filters run, left and
 * right change sides. Confined to the session's thread, except where said.
 */
final class PoseChain {

	private final NeutralPose neutral;
	private final float[] gains;
	private final LiveFilter[] filters;
	/** Per channel the one it takes its value from, and what it is multiplied by; empty when nothing is mirrored. */
	private final int[] mirrorFrom;
	private final float[] mirrorSign;
	private final float[] before;

	PoseChain(ChannelSet channels, FrameRate rate, LiveSetup setup) {
		neutral = new NeutralPose(channels, rate);
		gains = gains(channels, setup.gains());
		List<LiveFilter> live = new ArrayList<>();
		for (LiveSetup.Filter filter : setup.filters()) {
			LiveFilter whole = filter.filter().live(channels, rate, filter.values())
					.orElseThrow(() -> new IllegalArgumentException(
							"the filter '%s' has to see the future; live it can't be used with these values"
									.formatted(filter.filter().id())));
			live.add(filter.amount() == 1 && filter.channels().equals(ChannelGroup.ALL)
					? whole
					: new Partial(whole, channels, filter));
		}
		filters = live.toArray(LiveFilter[]::new);
		mirrorFrom = setup.mirror() ? new int[channels.size()] : new int[0];
		mirrorSign = new float[mirrorFrom.length];
		for (int channel = 0; channel < mirrorFrom.length; channel++) {
			String name = channels.channel(channel).name();
			mirrorFrom[channel] = otherSide(name).map(channels::indexOf).filter(index -> index >= 0).orElse(channel);
			boolean turns = channels.channel(channel).kind() == ChannelKind.ANGLE && !name.endsWith("Pitch");
			mirrorSign[channel] = turns ? -1 : 1;
		}
		before = new float[channels.size()];
	}

	private static float[] gains(ChannelSet channels, Map<ChannelGroup, Double> wanted) {
		float[] gains = new float[channels.size()];
		for (int channel = 0; channel < gains.length; channel++) {
			double gain = 1;
			for (Map.Entry<ChannelGroup, Double> entry : wanted.entrySet()) {
				if (entry.getKey().contains(channels.channel(channel).name())) {
					gain *= entry.getValue();
				}
			}
			gains[channel] = (float) gain;
		}
		return gains;
	}

	/** Eyes have their side in front ({@code leftEyeYaw}), all else behind ({@code mouthLeft}). */
	private static Optional<String> otherSide(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		if (lower.startsWith("lefteye")) {
			return Optional.of("right" + name.substring(4));
		}
		if (lower.startsWith("righteye")) {
			return Optional.of("left" + name.substring(5));
		}
		return Arkit.mirrored(name);
	}

	/** The next second with a still face becomes the neutral one; from any thread. */
	void calibrate() {
		neutral.calibrate();
	}

	NeutralPose.State calibration() {
		return neutral.state();
	}

	/** @param levelDb NaN when there is no sound */
	void process(float[] pose, float levelDb) {
		neutral.process(pose);
		for (int channel = 0; channel < gains.length; channel++) {
			pose[channel] *= gains[channel];
		}
		for (LiveFilter filter : filters) {
			filter.process(pose, levelDb);
		}
		if (mirrorFrom.length > 0) {
			System.arraycopy(pose, 0, before, 0, before.length);
			for (int channel = 0; channel < mirrorFrom.length; channel++) {
				pose[channel] = mirrorSign[channel] * before[mirrorFrom[channel]];
			}
		}
	}

	/** A filter that changes some channels, or not in full. */
	private static final class Partial implements LiveFilter {

		private final LiveFilter whole;
		private final float[] amounts;
		private final float[] before;

		Partial(LiveFilter whole, ChannelSet channels, LiveSetup.Filter filter) {
			this.whole = whole;
			amounts = new float[channels.size()];
			before = new float[channels.size()];
			for (int channel = 0; channel < amounts.length; channel++) {
				boolean touched = filter.channels().contains(channels.channel(channel).name());
				amounts[channel] = touched ? (float) filter.amount() : 0;
			}
		}

		@Override
		public void process(float[] pose) {
			process(pose, Float.NaN);
		}

		@Override
		public void process(float[] pose, float levelDb) {
			System.arraycopy(pose, 0, before, 0, before.length);
			whole.process(pose, levelDb);
			for (int channel = 0; channel < amounts.length; channel++) {
				pose[channel] = before[channel] + amounts[channel] * (pose[channel] - before[channel]);
			}
		}
	}
}
