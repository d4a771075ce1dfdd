package org.facewright.filter.basic.internal;

import java.util.List;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.osgi.service.component.annotations.Component;

/**
 * Fills frames that were lost: those without a finite value, and on request runs in which the whole pose repeats bit by
 * bit, as trackers do when they lose the face. A short gap is bridged by a monotone cubic through two good frames on
 * either side (or holds the only neighbour at an end of the clip); a longer one eases to neutral and back.
 */
@Component(service = TrackFilter.class)
public final class GapFill extends ColumnFilter {

	static final Parameter<Double> MAX_GAP = Parameter.number("max-gap").between(0, 2000).otherwise(100.0).unit("ms")
			.label("Longest bridge")
			.describe("Gaps up to this long are bridged, longer ones ease to neutral and back.");
	static final Parameter<Double> EASE = Parameter.number("ease").between(0, 5000).otherwise(150.0).unit("ms")
			.label("Ease").describe("Time from the last good pose to neutral, and from neutral to the next good one.");
	static final Parameter<Boolean> FROZEN = Parameter.flag("frozen").label("Frozen poses are lost").describe(
			"Takes a pose that repeats exactly for as long as frozen-time as lost; not for tracks with drawn holds.");
	static final Parameter<Double> FROZEN_TIME = Parameter.number("frozen-time").between(10, 60_000).otherwise(200.0)
			.unit("ms").label("Frozen for").describe("How long a pose must repeat exactly to count as lost.");

	public GapFill() {
		super("gap-fill", "Fill gaps",
				"Bridges frames without values, and eases to a neutral face and back when the gap is long. Good frames "
						+ "stay as they are; a closure inside a gap is lost.",
				ParameterSchema.of(MAX_GAP, EASE, FROZEN, FROZEN_TIME));
	}

	@Override
	boolean needsFiniteValues() {
		return false;
	}

	@Override
	boolean keepsConstants() {
		return false;
	}

	@Override
	void addProblems(MotionClip clip, ParameterValues values, FilterContext context, List<Problem> into) {
		boolean[] frozen = frozen(clip, values);
		int longest = longestBridge(clip, values);
		int count = 0;
		int first = Integer.MAX_VALUE;
		int longestGap = 0;
		String name = "";
		for (int channel = 0; channel < clip.channels().size() && clip.frameCount() > 0; channel++) {
			if (!touches(clip.channels().channel(channel)) || frozen.length == 0 && isFinite(clip.column(channel))) {
				continue;
			}
			boolean[] lost = lost(clip.column(channel).toArray(), frozen);
			for (int start = next(lost, 0, true); start < lost.length; start = next(lost, start, true)) {
				int end = next(lost, start, false);
				if (end - start > longest) {
					count++;
					longestGap = Math.max(longestGap, end - start);
					name = start < first ? clip.channels().channel(channel).name() : name;
					first = Math.min(first, start);
				}
				start = end;
			}
		}
		if (count > 0) {
			into.add(Problem.warning("filter.gap-long",
					"%d %s longer than %s ms, up to %d frames; the first starts at %s s (frame %d) in '%s'".formatted(
							count, count == 1 ? "gap is" : "gaps are", MAX_GAP.format(values.get(MAX_GAP)), longestGap,
							Math.round(clip.frameRate().secondsOf(first) * 100) / 100.0, first, name),
					"the face eases to neutral there; record or animate these places again if they matter"));
		}
	}

	@Override
	MotionClip filter(MotionClip clip, ParameterValues values, FilterContext context, Progress progress) {
		return frozen(clip, values).length == 0 && allFinite(clip)
				? clip
				: super.filter(clip, values, context, progress);
	}

	@Override
	ChannelPass pass(MotionClip clip, ParameterValues values, FilterContext context) {
		boolean[] frozen = frozen(clip, values);
		int longest = longestBridge(clip, values);
		double ease = values.get(EASE) / 1000 * clip.frameRate().framesPerSecond();
		int[] quaternions = Quaternions.starts(clip.channels());
		return (channel, source, target) -> {
			System.arraycopy(source, 0, target, 0, source.length);
			boolean[] lost = lost(source, frozen);
			float neutral = neutral(clip, channel, quaternions);
			for (int start = next(lost, 0, true); start < lost.length; start = next(lost, start, true)) {
				int end = next(lost, start, false);
				if (end - start <= longest && (start > 0 || end < lost.length)) {
					bridge(target, lost, start, end);
				} else {
					ease(target, start, end, neutral, ease);
				}
				start = end;
			}
		};
	}

	private boolean allFinite(MotionClip clip) {
		for (int channel = 0; channel < clip.channels().size() && clip.frameCount() > 0; channel++) {
			if (touches(clip.channels().channel(channel)) && !isFinite(clip.column(channel))) {
				return false;
			}
		}
		return true;
	}

	private static int longestBridge(MotionClip clip, ParameterValues values) {
		return (int) Math.floor(values.get(MAX_GAP) / 1000 * clip.frameRate().framesPerSecond() + 1e-6);
	}

	/** A face at rest: no rotation is x = y = z = 0, w = 1. */
	private static float neutral(MotionClip clip, Channel channel, int... quaternions) {
		if (channel.kind() == ChannelKind.QUATERNION) {
			int index = clip.channels().indexOf(channel.name());
			for (int start : quaternions) {
				if (index == start + 3) {
					return 1;
				}
			}
		}
		return 0;
	}

	/**
	 * Frames whose pose is lost because it repeats. The first frame of a run is a true one, except when all its values
	 * are 0, which is what some trackers write for no face. A clip that never moves is not lost.
	 *
	 * @return one flag per frame; empty when there are none or this is not asked for
	 */
	private boolean[] frozen(MotionClip clip, ParameterValues values) {
		int frames = clip.frameCount();
		int least = (int) Math.ceil(values.get(FROZEN_TIME) / 1000 * clip.frameRate().framesPerSecond());
		int[] touched = clip.channels().indices(this::touches);
		if (!values.get(FROZEN) || touched.length == 0) {
			return new boolean[0];
		}
		boolean[] frozen = new boolean[frames];
		boolean any = false;
		int start = 0;
		while (start < frames) {
			int end = start + 1;
			while (end < frames && samePose(clip, touched, start, end)) {
				end++;
			}
			int length = end - start;
			if (length >= Math.max(2, least) && length < frames) {
				any = true;
				for (int frame = start + (isZero(clip, touched, start) ? 0 : 1); frame < end; frame++) {
					frozen[frame] = true;
				}
			}
			start = end;
		}
		return any ? frozen : new boolean[0];
	}

	private static boolean samePose(MotionClip clip, int[] channels, int frame, int other) {
		for (int channel : channels) {
			SampleColumn column = clip.column(channel);
			if (Float.compare(column.get(frame), column.get(other)) != 0) {
				return false;
			}
		}
		return true;
	}

	private static boolean isZero(MotionClip clip, int[] channels, int frame) {
		for (int channel : channels) {
			if (clip.column(channel).get(frame) != 0) {
				return false;
			}
		}
		return true;
	}

	private static boolean[] lost(float[] values, boolean... frozen) {
		boolean[] lost = new boolean[values.length];
		for (int frame = 0; frame < values.length; frame++) {
			lost[frame] = !Float.isFinite(values[frame]) || frozen.length > 0 && frozen[frame];
		}
		return lost;
	}

	/** The first frame from {@code start} on that is lost, or is not; the number of frames when there is none. */
	private static int next(boolean[] lost, int start, boolean wanted) {
		int frame = start;
		while (frame < lost.length && lost[frame] != wanted) {
			frame++;
		}
		return frame;
	}

	/** @param target frames before {@code start} are filled already, but only good ones are gone by */
	private static void bridge(float[] target, boolean[] lost, int start, int end) {
		int[] good = new int[4];
		int count = 0;
		int before = previousGood(lost, start - 1);
		int farther = before < 0 ? -1 : previousGood(lost, before - 1);
		int after = end < lost.length ? end : -1;
		int beyond = after < 0 ? lost.length : next(lost, after + 1, false);
		if (farther >= 0) {
			good[count++] = farther;
		}
		if (before >= 0) {
			good[count++] = before;
		}
		if (after >= 0) {
			good[count++] = after;
		}
		if (after >= 0 && beyond < lost.length) {
			good[count++] = beyond;
		}
		double[] x = new double[count];
		double[] y = new double[count];
		for (int i = 0; i < count; i++) {
			x[i] = good[i];
			y[i] = target[good[i]];
		}
		Pchip curve = new Pchip(x, y);
		for (int frame = start; frame < end; frame++) {
			target[frame] = (float) curve.at(frame);
		}
	}

	private static int previousGood(boolean[] lost, int from) {
		int frame = from;
		while (frame >= 0 && lost[frame]) {
			frame--;
		}
		return frame;
	}

	private static void ease(float[] target, int start, int end, float neutral, double length) {
		double ease = Math.min(length, (end - start + 1) / 2.0);
		float before = start > 0 ? target[start - 1] : neutral;
		float after = end < target.length ? target[end] : neutral;
		for (int frame = start; frame < end; frame++) {
			target[frame] = neutral + (before - neutral) * Envelope.raisedCosine(frame - start + 1.0, ease)
					+ (after - neutral) * Envelope.raisedCosine((double) end - frame, ease);
		}
	}
}
