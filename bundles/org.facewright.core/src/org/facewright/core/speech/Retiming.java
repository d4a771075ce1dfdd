package org.facewright.core.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.Resampling;
import org.facewright.core.time.TimeMap;

/** Carries curves along when words or phones are moved in time. */
public final class Retiming {

	/** Boundaries closer than this count as one, seconds. */
	private static final double APART = 1e-4;
	/** Frames that move less than this stay. */
	private static final double STILL = 1e-9;

	private Retiming() {
	}

	/**
	 * The map that takes the boundaries of one lane to those of another with the same labels in the same order. What
	 * lies before the first and after the last segment follows up to the take's ends, which stay.
	 *
	 * @param durationSeconds of the take
	 * @throws IllegalArgumentException with a sentence for the user when the lanes do not have the same labels
	 */
	public static TimeMap between(List<Segment> before, List<Segment> after, double durationSeconds) {
		if (!before.stream().map(Segment::label).toList().equals(after.stream().map(Segment::label).toList())) {
			throw new IllegalArgumentException("the lanes do not have the same labels in the same order; "
					+ "only boundaries may be moved");
		}
		double[] from = new double[2 * before.size() + 2];
		double[] to = new double[from.length];
		int knots = 1;
		for (int i = 0; i < before.size(); i++) {
			knots = add(from, to, knots, before.get(i).startSeconds(), after.get(i).startSeconds(), durationSeconds);
			knots = add(from, to, knots, before.get(i).endSeconds(), after.get(i).endSeconds(), durationSeconds);
		}
		if (durationSeconds > Math.max(from[knots - 1], to[knots - 1]) + APART) {
			from[knots] = durationSeconds;
			to[knots] = durationSeconds;
			knots++;
		}
		return TimeMap.of(Arrays.copyOf(from, knots), Arrays.copyOf(to, knots));
	}

	/** The first knot is the take's start; a knot too close to the one before, or beyond the end, is left out. */
	private static int add(double[] from, double[] to, int knots, double oldTime, double newTime, double end) {
		boolean rises = oldTime > from[knots - 1] + APART && newTime > to[knots - 1] + APART;
		if (!rises || oldTime > end || newTime > end) {
			return knots;
		}
		from[knots] = oldTime;
		to[knots] = newTime;
		return knots + 1;
	}

	/** The lanes with every boundary moved; confidence stays. */
	public static SpeechLanes moved(SpeechLanes lanes, TimeMap map) {
		return new SpeechLanes(moved(lanes.words(), map), moved(lanes.phones(), map));
	}

	private static List<Segment> moved(List<Segment> lane, TimeMap map) {
		return lane.stream().map(segment -> new Segment(Math.max(0, map.at(segment.startSeconds())),
				Math.max(0, map.at(segment.endSeconds())), segment.label(), segment.confidence())).toList();
	}

	/** The clip with every pose moved; as long as before, the end poses are held. Never overshoots. */
	public static MotionClip moved(MotionClip clip, TimeMap map) {
		TimeMap back = map.inverse();
		double rate = clip.frameRate().framesPerSecond();
		double[] sources = new double[clip.frameCount()];
		int first = sources.length;
		int end = 0;
		for (int frame = 0; frame < sources.length; frame++) {
			sources[frame] = back.at(frame / rate) * rate;
			if (Math.abs(sources[frame] - frame) > STILL) {
				first = Math.min(first, frame);
				end = frame + 1;
			}
		}
		return first < end ? moved(clip, sources, first, end) : clip;
	}

	/** Reads only the frames that move, and those around from which they come. */
	private static MotionClip moved(MotionClip clip, double[] sources, int first, int end) {
		int from = (int) Math.max(0, Math.min(first, Math.floor(sources[first])) - 2);
		int to = (int) Math.min(clip.frameCount(), Math.max(end, Math.ceil(sources[end - 1]) + 1) + 2);
		double[] within = Arrays.copyOfRange(sources, first, end);
		for (int i = 0; i < within.length; i++) {
			within[i] -= from;
		}
		MotionClip part = Resampling.at(clip.slice(from, to), within);
		MotionClip result = clip;
		for (int channel = 0; channel < clip.channels().size(); channel++) {
			if (Float.isNaN(clip.column(channel).constantValue())) {
				result = result.with(channel, clip.column(channel).with(first, part.column(channel).toArray()));
			}
		}
		return result;
	}

	/**
	 * The curves with every key moved to the nearest whole frame and its handles stretched with the time around it. Of
	 * keys that fall together the last one stays.
	 */
	public static KeyCurves moved(KeyCurves curves, TimeMap map) {
		double rate = curves.frameRate().framesPerSecond();
		return new KeyCurves(curves.frameRate(), curves.channels(),
				curves.curves().stream().map(curve -> moved(curve, map, rate)).toList());
	}

	private static KeyCurve moved(KeyCurve curve, TimeMap map, double rate) {
		List<Integer> kept = new ArrayList<>();
		int[] target = new int[curve.size()];
		for (int key = 0; key < curve.size(); key++) {
			target[key] = (int) Math.round(map.at(curve.frame(key) / rate) * rate);
			if (!kept.isEmpty() && target[kept.getLast()] == target[key]) {
				kept.removeLast();
			}
			kept.add(key);
		}
		int[] frames = new int[kept.size()];
		float[] values = new float[frames.length];
		float[] handles = new float[frames.length * KeyCurve.HANDLE_WIDTH];
		byte[] interpolations = new byte[frames.length];
		byte[] tangents = new byte[frames.length * KeyCurve.TANGENT_WIDTH];
		for (int i = 0; i < frames.length; i++) {
			int key = kept.get(i);
			frames[i] = target[key];
			values[i] = curve.value(key);
			interpolations[i] = (byte) curve.interpolation(key).ordinal();
			for (int part = 0; part < KeyCurve.TANGENT_WIDTH; part++) {
				tangents[i * KeyCurve.TANGENT_WIDTH + part] = curve.tangent(key, part);
			}
			double at = curve.frame(key) / rate;
			for (int part = 0; part < KeyCurve.HANDLE_WIDTH; part += 2) {
				float reach = curve.handle(key, part);
				double end = map.at(at + reach / rate);
				handles[i * KeyCurve.HANDLE_WIDTH + part] = (float) ((end - map.at(at)) * rate);
				handles[i * KeyCurve.HANDLE_WIDTH + part + 1] = curve.handle(key, part + 1);
			}
		}
		return KeyCurve.of(frames, values, handles, interpolations, tangents);
	}
}
