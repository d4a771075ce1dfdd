package org.facewright.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.Resampling;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRange;

/**
 * One use of a filter: on which channels and frames, and how strongly.
 *
 * @param channels      which channels are changed
 * @param region        which frames are changed; the filter still sees all of them, so the ends are right
 * @param featherFrames frames over which the change fades in and out inside the region, 0 for hard edges
 * @param amount        0 leaves everything, 1 is the filter's full effect
 */
public record FilterStep(TrackFilter filter, ParameterValues values, Predicate<Channel> channels, FrameRange region,
		int featherFrames, double amount) {

	/** @throws IllegalArgumentException with a sentence for the user when amount or feather is out of range */
	public FilterStep {
		if (!(amount >= 0 && amount <= 1)) {
			throw new IllegalArgumentException("the amount of a filter is 0 to 1, not " + amount);
		}
		if (featherFrames < 0) {
			throw new IllegalArgumentException("the feather of a filter is 0 frames or more, not " + featherFrames);
		}
	}

	/** The whole clip, fully. */
	public static FilterStep whole(TrackFilter filter, ParameterValues values) {
		return new FilterStep(filter, values, channel -> true, FrameRange.ALL, 0, 1);
	}

	/**
	 * Reads a list of channel names for people: names, names with {@code *}, and with {@code !} in front to leave out.
	 * {@code jaw*,mouth*,!mouthClose}
	 *
	 * @throws IllegalArgumentException with a sentence for the user when the list is empty
	 */
	public static Predicate<Channel> channelsNamed(String patterns) {
		List<String> parts = Arrays.stream(patterns.split(",")).map(String::strip).filter(part -> !part.isEmpty())
				.toList();
		if (parts.isEmpty()) {
			throw new IllegalArgumentException("no channel is named; write names such as jawOpen or mouth*");
		}
		boolean startsWithAll = parts.getFirst().startsWith("!");
		return channel -> {
			boolean wanted = startsWithAll;
			for (String part : parts) {
				boolean leaveOut = part.startsWith("!");
				if (matches(leaveOut ? part.substring(1) : part, channel.name())) {
					wanted = !leaveOut;
				}
			}
			return wanted;
		};
	}

	private static boolean matches(String pattern, String name) {
		String regex = "(?i)" + Pattern.quote(pattern).replace("*", "\\E.*\\Q");
		return name.matches(regex);
	}

	/** What will not work as wished. */
	public List<Problem> check(MotionClip clip, FilterContext context) {
		return filter.check(clip.select(selected(clip)), values, context);
	}

	/**
	 * @throws IllegalArgumentException with a sentence for the user when the filter can't be used so
	 */
	public MotionClip apply(MotionClip clip, FilterContext context, Progress progress) {
		int[] selected = selected(clip);
		boolean whole = region.within(clip.frameCount()).length() == clip.frameCount() && featherFrames == 0;
		if (filter.changesTime()) {
			if (!whole || amount != 1 || selected.length != clip.channels().size()) {
				throw new IllegalArgumentException(
						"%s changes length or rate and can only be applied to all channels and frames, fully"
								.formatted(filter.label()));
			}
			return filter.apply(clip, values, context, progress);
		}
		if (amount == 0 || selected.length == 0) {
			return clip;
		}
		MotionClip filtered = filter.apply(clip.select(selected), values, context, progress);
		MotionClip result = clip;
		for (int i = 0; i < selected.length; i++) {
			SampleColumn column = filtered.column(i);
			result = result.with(selected[i],
					whole && amount == 1 ? column : mixed(clip.column(selected[i]), column));
		}
		return result;
	}

	private int[] selected(MotionClip clip) {
		return filter.changesTime()
				? clip.channels().indices(channels)
				: clip.channels().indices(c -> c.kind() != ChannelKind.PROBABILITY && channels.test(c));
	}

	private SampleColumn mixed(SampleColumn original, SampleColumn filtered) {
		FrameRange range = region.within(original.length());
		float[] values = new float[range.length()];
		float[] target = new float[range.length()];
		original.copy(range.start(), values, 0, values.length);
		filtered.copy(range.start(), target, 0, target.length);
		for (int i = 0; i < values.length; i++) {
			float weight = (float) (amount * fade(i, values.length));
			values[i] += (target[i] - values[i]) * weight;
		}
		return original.with(range.start(), values);
	}

	/** Raised cosine at both ends of the region. */
	private double fade(int frame, int length) {
		int fromEdge = Math.min(frame, length - 1 - frame);
		return fromEdge >= featherFrames ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * (fromEdge + 1) / (featherFrames + 1));
	}

	/** Applies steps one after the other; context columns follow the clip where a step changes its rate or length. */
	public static MotionClip applyAll(List<FilterStep> steps, MotionClip clip, FilterContext context,
			Progress progress) {
		MotionClip result = clip;
		FilterContext current = context;
		for (int i = 0; i < steps.size(); i++) {
			progress.checkCancelled();
			MotionClip before = result;
			result = steps.get(i).apply(before, current,
					progress.part((double) i / steps.size(), (double) (i + 1) / steps.size()));
			if (steps.get(i).filter().changesTime()) {
				current = follow(current, before, result);
			}
		}
		return result;
	}

	private static FilterContext follow(FilterContext context, MotionClip before, MotionClip after) {
		return new FilterContext(stretch(context.levelDb(), before, after), stretch(context.closure(), before, after),
				context.speech(), stretch(context.pitchHz(), before, after));
	}

	private static Optional<SampleColumn> stretch(Optional<SampleColumn> column, MotionClip before, MotionClip after) {
		return column.map(values -> {
			MotionClip one = MotionClip.of(before.frameRate(), before.channels().select(0), List.of(values));
			double step = after.frameCount() < 2 ? 1 : (double) (before.frameCount() - 1) / (after.frameCount() - 1);
			return Resampling.resample(one, after.frameRate(), after.frameCount(), step, 0).column(0);
		});
	}
}
