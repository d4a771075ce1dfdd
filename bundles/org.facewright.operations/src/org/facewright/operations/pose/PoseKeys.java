package org.facewright.operations.pose;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.curve.Tangent;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRange;

/** Poses as keys of a layer that is added. Pure functions. */
public final class PoseKeys {

	/** How a pose meets what is there. */
	public enum Mode {
		/** The pose on top: for a smile over speech. */
		ADD,
		/** From what is there towards the pose; at full intensity nothing else is left in its channels. */
		BLEND
	}

	/**
	 * How a pose is put on.
	 *
	 * @param hold      frames that have it fully; at least one
	 * @param fallIn    frames before them in which it comes
	 * @param fallOut   frames after them in which it goes
	 * @param intensity 1 is the pose as it is; 0 nothing
	 */
	public record Use(Mode mode, FrameRange hold, int fallIn, int fallOut, double intensity) {

		public Use {
			if (hold.isEmpty() || hold.start() < 0 || fallIn < 0 || fallOut < 0 || !Double.isFinite(intensity)) {
				throw new IllegalArgumentException("a pose needs frames to be put on");
			}
		}
	}

	private PoseKeys() {
	}

	/**
	 * The keys with a pose in them. Keys that stand in its frames rise and fall with it. Channels that the motion lacks are
	 * left out.
	 *
	 * @param present   keys of the layer, in the channels of the motion
	 * @param shown     the motion with all layers, the present keys included
	 * @param influence of the layer, above 0
	 * @throws IllegalArgumentException with a sentence for the user when the layer has no influence or no channel fits
	 */
	public static KeyCurves put(KeyCurves present, MotionClip shown, Pose pose, Use use, double influence) {
		if (!(influence > 0)) {
			throw new IllegalArgumentException("the edit layer has no influence; raise it first");
		}
		KeyCurves result = present;
		boolean fits = false;
		for (Map.Entry<String, Float> weight : pose.weights().entrySet()) {
			int channel = shown.channels().indexOf(weight.getKey());
			if (channel >= 0) {
				fits = true;
				result = result.with(channel, put(present.curves().get(channel), shown.column(channel),
						weight.getValue(), use, influence));
			}
		}
		if (!fits) {
			throw new IllegalArgumentException("the take has none of the channels of '%s'".formatted(pose.name()));
		}
		return result;
	}

	private static KeyCurve put(KeyCurve before, SampleColumn shown, float wanted, Use use, double influence) {
		int from = use.hold().start() - use.fallIn() - 1;
		int to = use.hold().end() + use.fallOut();
		int end = Math.min(to, Math.max(use.hold().end(), shown.length()));
		TreeSet<Integer> frames = new TreeSet<>();
		for (int key = 0; key < before.size(); key++) {
			if (before.frame(key) > from && before.frame(key) < to) {
				frames.add(before.frame(key));
			}
		}
		frames.add(Math.max(0, from));
		frames.add(use.hold().start());
		frames.add(use.hold().end() - 1);
		frames.add(end);
		if (use.mode() == Mode.BLEND) { // what is there moves: only a key a frame takes it away
			for (int frame = use.hold().start(); frame < use.hold().end(); frame++) {
				frames.add(frame);
			}
		}
		TreeMap<Integer, Float> values = new TreeMap<>();
		for (int key = 0; key < before.size(); key++) {
			values.put(before.frame(key), before.value(key));
		}
		for (int frame : frames) {
			double there = frame < shown.length() ? shown.get(frame) : 0;
			double change = use.mode() == Mode.ADD ? wanted : wanted - there;
			values.put(frame, (float) (before.evaluate(frame)
					+ share(frame, from, to, use) * use.intensity() * change / influence));
		}
		return curve(values, before);
	}

	/** Keys of the curve before keep their tangents; new ones are smooth. */
	private static KeyCurve curve(TreeMap<Integer, Float> keys, KeyCurve before) {
		int[] frames = new int[keys.size()];
		float[] values = new float[keys.size()];
		float[] handles = new float[keys.size() * KeyCurve.HANDLE_WIDTH];
		byte[] tangents = new byte[keys.size() * KeyCurve.TANGENT_WIDTH];
		int old = 0;
		int i = 0;
		for (Map.Entry<Integer, Float> key : keys.entrySet()) {
			frames[i] = key.getKey();
			values[i] = key.getValue();
			boolean known = old < before.size() && before.frame(old) == frames[i];
			for (int part = 0; part < KeyCurve.TANGENT_WIDTH; part++) {
				byte smooth = part < 2 ? (byte) Tangent.AUTO.ordinal() : 0;
				tangents[i * KeyCurve.TANGENT_WIDTH + part] = known ? before.tangent(old, part) : smooth;
			}
			if (known) {
				for (int part = 0; part < KeyCurve.HANDLE_WIDTH; part++) {
					handles[i * KeyCurve.HANDLE_WIDTH + part] = before.handle(old, part);
				}
				old++;
			}
			i++;
		}
		return KeyCurve.shaped(frames, values, handles, tangents);
	}

	/** 0 at the outer ends, 1 where it is held, a smooth step between. */
	private static double share(int frame, int from, int to, Use use) {
		double rising = (double) (frame - from) / (use.hold().start() - from);
		double falling = (double) (to - frame) / (to - (use.hold().end() - 1));
		double x = Math.clamp(Math.min(rising, falling), 0, 1);
		return x * x * (3 - 2 * x);
	}
}
