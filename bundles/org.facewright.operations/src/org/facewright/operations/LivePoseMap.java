package org.facewright.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.live.PoseMap;
import org.facewright.exchange.common.NameMap;

/** A name map for poses as they come: the same values as {@link NameMap#apply} gives for a clip. */
public final class LivePoseMap implements PoseMap {

	/** How one channel of the result is made. */
	private record Step(NameMap.Combine combine, int[] from, float[] gains, float low, float high) {
	}

	private final ChannelSet channels;
	private final Step[] steps;

	private LivePoseMap(ChannelSet channels, Step[] steps) {
		this.channels = channels;
		this.steps = steps;
	}

	/**
	 * @param maps applied one after the other
	 * @throws IllegalArgumentException with a sentence for the user when a map is one that needs a whole clip
	 */
	public static PoseMap.Maker maker(List<NameMap> maps) {
		for (NameMap map : maps) {
			if (map.solved()) {
				throw new IllegalArgumentException(
						"the map %s is read backwards, which takes a whole take; live use the map to %s that has weights"
								.formatted(map.id(), map.to()));
			}
		}
		return channels -> chain(maps, channels);
	}

	private static PoseMap chain(List<NameMap> maps, ChannelSet channels) {
		List<LivePoseMap> parts = new ArrayList<>();
		ChannelSet set = channels;
		for (NameMap map : maps) {
			LivePoseMap part = over(map, set);
			parts.add(part);
			set = part.channels();
		}
		return parts.size() == 1 ? parts.getFirst() : new Chain(parts);
	}

	private static LivePoseMap over(NameMap map, ChannelSet channels) {
		List<SampleColumn> rest = new ArrayList<>();
		for (int channel = 0; channel < channels.size(); channel++) {
			rest.add(SampleColumn.constant(0, 1));
		}
		ChannelSet result = map.apply(MotionClip.of(FrameRate.FPS_60, channels, rest)).clip().channels();
		Step[] steps = new Step[result.size()];
		for (int channel = 0; channel < steps.length; channel++) {
			String name = result.channel(channel).name();
			steps[channel] = map.targets().stream().filter(target -> target.channel().equalsIgnoreCase(name))
					.findFirst()
					.flatMap(target -> step(map, target, channels)).orElseGet(() -> keep(channels.indexOf(name)));
		}
		return new LivePoseMap(result, steps);
	}

	private static Step keep(int channel) {
		return new Step(NameMap.Combine.SUM, new int[] { channel }, new float[] { 1 }, Float.NEGATIVE_INFINITY,
				Float.POSITIVE_INFINITY);
	}

	private static Optional<Step> step(NameMap map, NameMap.Target target, ChannelSet channels) {
		List<NameMap.Term> present = target.terms().stream().filter(term -> indexOf(map, term.source(), channels) >= 0)
				.toList();
		if (present.isEmpty()) {
			return Optional.empty();
		}
		double share = target.combine() == NameMap.Combine.MEAN ? 1.0 / target.terms().size() : 1;
		int[] from = present.stream().mapToInt(term -> indexOf(map, term.source(), channels)).toArray();
		float[] gains = new float[from.length];
		for (int i = 0; i < gains.length; i++) {
			gains[i] = (float) (present.get(i).gain() * share);
		}
		return Optional.of(new Step(target.combine(), from, gains, (float) target.range().low(),
				(float) target.range().high()));
	}

	private static int indexOf(NameMap map, String source, ChannelSet channels) {
		int index = channels.indexOf(source);
		for (String other : map.spellings().getOrDefault(source, List.of())) {
			index = index >= 0 ? index : channels.indexOf(other);
		}
		return index;
	}

	@Override
	public ChannelSet channels() {
		return channels;
	}

	@Override
	public void apply(float[] pose, float[] into) {
		for (int channel = 0; channel < steps.length; channel++) {
			Step step = steps[channel];
			float result = step.gains[0] * pose[step.from[0]];
			for (int i = 1; i < step.from.length; i++) {
				float value = step.gains[i] * pose[step.from[i]];
				result = switch (step.combine) {
					case SUM, MEAN -> result + value;
					case MAX -> Math.max(result, value);
					case MIN -> Math.min(result, value);
					case PRODUCT -> result * value;
				};
			}
			into[channel] = Math.min(step.high, Math.max(step.low, result));
		}
	}

	/** Several maps, one after the other. */
	private static final class Chain implements PoseMap {

		private final List<LivePoseMap> parts;
		private final float[][] between;

		Chain(List<LivePoseMap> parts) {
			this.parts = parts;
			between = new float[parts.size()][];
			for (int i = 0; i < between.length; i++) {
				between[i] = new float[parts.get(i).channels().size()];
			}
		}

		@Override
		public ChannelSet channels() {
			return parts.getLast().channels();
		}

		@Override
		public void apply(float[] pose, float[] into) {
			float[] from = pose;
			for (int i = 0; i < between.length; i++) {
				float[] to = i == between.length - 1 ? into : between[i];
				parts.get(i).apply(from, to);
				from = to;
			}
		}
	}
}
