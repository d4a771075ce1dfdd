package org.facewright.ui.timeline;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

import org.facewright.core.curve.Interpolation;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.Arkit;

/** What can be done with chosen keys, on many channels at once. Pure functions. */
public final class KeyVerbs {

	/** Keys after a verb, and which of them are chosen now. */
	public record Result(KeyCurves keys, KeySelection selection) {
	}

	/** One key while it is being moved. */
	private record Key(int frame, float value, float[] handles, byte interpolation) {
	}

	private KeyVerbs() {
	}

	/** Moves keys; a moved key takes the place of one that stands where it lands. */
	public static Result move(KeyCurves keys, KeySelection selection, int frames, float value) {
		return map(keys, selection, frame -> frame + frames, 0, 1, value, 1);
	}

	/**
	 * Scales keys in time about a frame and in value about a value. Handles scale along.
	 *
	 * @param time factor of time, above 0
	 */
	public static Result scale(KeyCurves keys, KeySelection selection, double pivotFrame, double time,
			float pivotValue, float value) {
		return map(keys, selection, frame -> (int) Math.round(pivotFrame + (frame - pivotFrame) * time), pivotValue,
				value, 0, time);
	}

	private static Result map(KeyCurves keys, KeySelection selection, IntUnaryOperator place, float pivot, float factor,
			float offset, double stretch) {
		KeyCurves result = keys;
		Map<Integer, int[]> chosen = new TreeMap<>();
		for (int channel : selection.channels()) {
			KeyCurve curve = keys.curves().get(channel);
			TreeMap<Integer, Key> kept = new TreeMap<>();
			TreeMap<Integer, Key> moved = new TreeMap<>();
			for (int i = 0; i < curve.size(); i++) {
				Key key = key(curve, i);
				if (selection.contains(channel, key.frame())) {
					int frame = place.applyAsInt(key.frame());
					float[] handles = { (float) (key.handles()[0] * stretch), key.handles()[1] * factor,
							(float) (key.handles()[2] * stretch), key.handles()[3] * factor };
					moved.put(frame,
							new Key(frame, pivot + (key.value() - pivot) * factor + offset, handles,
									key.interpolation()));
				} else {
					kept.put(key.frame(), key);
				}
			}
			kept.putAll(moved);
			result = result.with(channel, curve(kept));
			chosen.put(channel, moved.keySet().stream().mapToInt(Integer::intValue).toArray());
		}
		return new Result(result, KeySelection.of(chosen));
	}

	/** Takes keys away. */
	public static Result delete(KeyCurves keys, KeySelection selection) {
		KeyCurves result = keys;
		for (int channel : selection.channels()) {
			KeyCurve curve = keys.curves().get(channel);
			TreeMap<Integer, Key> kept = new TreeMap<>();
			for (int i = 0; i < curve.size(); i++) {
				if (!selection.contains(channel, curve.frame(i))) {
					kept.put(curve.frame(i), key(curve, i));
				}
			}
			result = result.with(channel, curve(kept));
		}
		return new Result(result, KeySelection.NONE);
	}

	/**
	 * Sets a key that keeps the shape. Where the channel has no key within {@code reach}, keys that hold the curve as it
	 * is are set on both sides at that distance, so that moving the new one changes only its surroundings.
	 */
	public static Result insert(KeyCurves keys, int channel, int frame, int reach) {
		KeyCurve curve = keys.curves().get(channel);
		int before = Integer.MIN_VALUE;
		int after = Integer.MAX_VALUE;
		for (int i = 0; i < curve.size(); i++) {
			if (curve.frame(i) < frame) {
				before = curve.frame(i);
			} else if (curve.frame(i) > frame) {
				after = Math.min(after, curve.frame(i));
			}
		}
		KeyCurve result = curve;
		if (before == Integer.MIN_VALUE || frame - before > 2 * reach) {
			result = withEased(result, curve, Math.max(0, frame - reach));
		}
		if (after == Integer.MAX_VALUE || after - frame > 2 * reach) {
			result = withEased(result, curve, frame + reach);
		}
		result = withEased(result, curve, frame);
		return new Result(keys.with(channel, eased(result)), KeySelection.of(channel, frame));
	}

	private static KeyCurve withEased(KeyCurve to, KeyCurve shape, int frame) {
		return to.with(frame, shape.evaluate(frame), Interpolation.BEZIER);
	}

	/** Moves keys in time and everything after the last of them along, on their channels. */
	public static Result ripple(KeyCurves keys, KeySelection selection, int frames) {
		int from = selection.firstFrame();
		Map<Integer, int[]> later = new TreeMap<>();
		for (int channel : selection.channels()) {
			KeyCurve curve = keys.curves().get(channel);
			int[] list = new int[curve.size()];
			int count = 0;
			for (int i = 0; i < curve.size(); i++) {
				if (curve.frame(i) >= from) {
					list[count++] = curve.frame(i);
				}
			}
			later.put(channel, Arrays.copyOf(list, count));
		}
		KeyCurves moved = move(keys, KeySelection.of(later), frames, 0).keys();
		Map<Integer, int[]> chosen = new TreeMap<>();
		for (int channel : selection.channels()) {
			chosen.put(channel, Arrays.stream(selection.frames(channel)).map(frame -> frame + frames).toArray());
		}
		return new Result(moved, KeySelection.of(chosen));
	}

	/**
	 * Puts keys between their neighbours that are not chosen.
	 *
	 * @param amount 0 is the key before, 1 the key after; beyond that overshoots
	 */
	public static Result tween(KeyCurves keys, KeySelection selection, double amount) {
		KeyCurves result = keys;
		for (int channel : selection.channels()) {
			KeyCurve curve = keys.curves().get(channel);
			TreeMap<Integer, Key> changed = new TreeMap<>();
			for (int i = 0; i < curve.size(); i++) {
				Key key = key(curve, i);
				if (selection.contains(channel, key.frame())) {
					float before = neighbour(curve, selection, channel, i, -1);
					float after = neighbour(curve, selection, channel, i, 1);
					key = new Key(key.frame(), (float) (before + (after - before) * amount), key.handles(),
							key.interpolation());
				}
				changed.put(key.frame(), key);
			}
			result = result.with(channel, eased(curve(changed)));
		}
		return new Result(result, selection);
	}

	/** Value of the nearest key in a direction that is not chosen; the key's own where there is none. */
	private static float neighbour(KeyCurve curve, KeySelection selection, int channel, int i, int direction) {
		for (int other = i + direction; other >= 0 && other < curve.size(); other += direction) {
			if (!selection.contains(channel, curve.frame(other))) {
				return curve.value(other);
			}
		}
		return curve.value(i);
	}

	/** Sets the value of keys, and their frame where only one is chosen. */
	public static Result set(KeyCurves keys, KeySelection selection, int frame, float value) {
		KeyCurves result = keys;
		Map<Integer, int[]> chosen = new TreeMap<>();
		boolean one = selection.size() == 1;
		for (int channel : selection.channels()) {
			KeyCurve curve = keys.curves().get(channel);
			TreeMap<Integer, Key> kept = new TreeMap<>();
			TreeMap<Integer, Key> set = new TreeMap<>();
			for (int i = 0; i < curve.size(); i++) {
				Key key = key(curve, i);
				if (selection.contains(channel, key.frame())) {
					int at = one ? frame : key.frame();
					set.put(at, new Key(at, value, key.handles(), key.interpolation()));
				} else {
					kept.put(key.frame(), key);
				}
			}
			kept.putAll(set);
			result = result.with(channel, curve(kept));
			chosen.put(channel, set.keySet().stream().mapToInt(Integer::intValue).toArray());
		}
		return new Result(result, KeySelection.of(chosen));
	}

	/** Keys of the clipboard: curves that hold only what was copied, in frames from the first copied key. */
	public static KeyCurves copy(KeyCurves keys, KeySelection selection) {
		KeyCurves copied = KeyCurves.empty(keys.frameRate(), keys.channels());
		int first = selection.firstFrame();
		for (int channel : selection.channels()) {
			KeyCurve curve = keys.curves().get(channel);
			TreeMap<Integer, Key> kept = new TreeMap<>();
			for (int i = 0; i < curve.size(); i++) {
				if (selection.contains(channel, curve.frame(i))) {
					Key key = key(curve, i);
					kept.put(key.frame() - first,
							new Key(key.frame() - first, key.value(), key.handles(), key.interpolation()));
				}
			}
			copied = copied.with(channel, curve(kept));
		}
		return copied;
	}

	/**
	 * Puts copied keys at a frame. Between the first and the last of them, keys that stood there go.
	 *
	 * @param mirrored left and right change sides, by the channels' ARKit names
	 */
	public static Result paste(KeyCurves keys, KeyCurves copied, int frame, boolean mirrored) {
		KeyCurves result = keys;
		Map<Integer, int[]> chosen = new TreeMap<>();
		for (int from = 0; from < copied.curves().size(); from++) {
			KeyCurve added = copied.curves().get(from);
			String name = copied.channels().channel(from).name();
			int channel = keys.channels().indexOf(mirrored ? Arkit.mirrored(name).orElse(name) : name);
			if (added.size() == 0 || channel < 0) {
				continue;
			}
			int start = frame + added.frame(0);
			int end = frame + added.frame(added.size() - 1);
			KeyCurve curve = keys.curves().get(channel);
			TreeMap<Integer, Key> merged = new TreeMap<>();
			for (int i = 0; i < curve.size(); i++) {
				if (curve.frame(i) < start || curve.frame(i) > end) {
					merged.put(curve.frame(i), key(curve, i));
				}
			}
			int[] frames = new int[added.size()];
			for (int i = 0; i < added.size(); i++) {
				Key key = key(added, i);
				frames[i] = frame + key.frame();
				merged.put(frames[i], new Key(frames[i], key.value(), key.handles(), key.interpolation()));
			}
			result = result.with(channel, curve(merged));
			chosen.put(channel, frames);
		}
		return new Result(result, KeySelection.of(chosen));
	}

	/**
	 * Moves one handle of a key.
	 *
	 * @param outgoing the handle after the key, else the one before
	 * @param frames   from the key to the handle's end, frames; limited to its side
	 * @param value    from the key to the handle's end
	 * @param tied     the other handle turns along and keeps its length
	 */
	public static KeyCurves handle(KeyCurves keys, int channel, int frame, boolean outgoing, float frames, float value,
			boolean tied) {
		KeyCurve curve = keys.curves().get(channel);
		TreeMap<Integer, Key> changed = new TreeMap<>();
		for (int i = 0; i < curve.size(); i++) {
			Key key = key(curve, i);
			if (key.frame() == frame) {
				float[] handles = key.handles().clone();
				float x = outgoing ? Math.max(0.01f, frames) : Math.min(-0.01f, frames);
				handles[outgoing ? 2 : 0] = x;
				handles[outgoing ? 3 : 1] = value;
				if (tied) {
					handles[outgoing ? 1 : 3] = value / x * handles[outgoing ? 0 : 2];
				}
				key = new Key(frame, key.value(), handles, (byte) Interpolation.BEZIER.ordinal());
			}
			changed.put(key.frame(), key);
		}
		return keys.with(channel, curve(changed));
	}

	/** The kinds of tangent that a key can be given at once. */
	public enum Tangent {
		/** Smooth, and never beyond its neighbours. */
		AUTO, LINEAR, FLAT, STEPPED
	}

	/** Gives keys a tangent. */
	public static Result tangents(KeyCurves keys, KeySelection selection, Tangent tangent) {
		KeyCurves result = keys;
		for (int channel : selection.channels()) {
			KeyCurve curve = keys.curves().get(channel);
			TreeMap<Integer, Key> changed = new TreeMap<>();
			for (int i = 0; i < curve.size(); i++) {
				Key key = key(curve, i);
				changed.put(key.frame(), selection.contains(channel, key.frame()) ? tangent(curve, i, tangent) : key);
			}
			result = result.with(channel, curve(changed));
		}
		return new Result(result, selection);
	}

	private static Key tangent(KeyCurve curve, int i, Tangent tangent) {
		Key key = key(curve, i);
		return switch (tangent) {
			case STEPPED -> new Key(key.frame(), key.value(), new float[KeyCurve.HANDLE_WIDTH],
					(byte) Interpolation.CONSTANT.ordinal());
			case LINEAR -> new Key(key.frame(), key.value(), new float[KeyCurve.HANDLE_WIDTH],
					(byte) Interpolation.LINEAR.ordinal());
			case FLAT -> withSlope(curve, i, 0);
			case AUTO -> withSlope(curve, i, steffen(curve, i));
		};
	}

	/** Gives every smooth key of a curve its automatic tangent. */
	static KeyCurve eased(KeyCurve curve) {
		TreeMap<Integer, Key> changed = new TreeMap<>();
		for (int i = 0; i < curve.size(); i++) {
			changed.put(curve.frame(i),
					curve.interpolation(i) == Interpolation.BEZIER
							? withSlope(curve, i, steffen(curve, i))
							: key(curve, i));
		}
		return curve(changed);
	}

	/** Handles of a third of the spans, as a cubic Hermite curve has them. */
	private static Key withSlope(KeyCurve curve, int i, double slope) {
		double in = i > 0 ? (curve.frame(i) - curve.frame(i - 1)) / 3.0 : 0;
		double out = i + 1 < curve.size() ? (curve.frame(i + 1) - curve.frame(i)) / 3.0 : 0;
		return new Key(curve.frame(i), curve.value(i),
				new float[] { (float) -in, (float) (-in * slope), (float) out, (float) (out * slope) },
				(byte) Interpolation.BEZIER.ordinal());
	}

	/** Slope per frame that never overshoots (M. Steffen, A simple method for monotonic interpolation, 1990). */
	private static double steffen(KeyCurve curve, int i) {
		if (i == 0 || i + 1 == curve.size()) {
			return 0;
		}
		double h0 = (double) curve.frame(i) - curve.frame(i - 1);
		double h1 = (double) curve.frame(i + 1) - curve.frame(i);
		double s0 = (curve.value(i) - curve.value(i - 1)) / h0;
		double s1 = (curve.value(i + 1) - curve.value(i)) / h1;
		double p = (s0 * h1 + s1 * h0) / (h0 + h1);
		return (Math.signum(s0) + Math.signum(s1))
				* Math.min(Math.min(Math.abs(s0), Math.abs(s1)), 0.5 * Math.abs(p));
	}

	private static Key key(KeyCurve curve, int i) {
		return new Key(curve.frame(i), curve.value(i), new float[] { curve.handle(i, 0), curve.handle(i, 1),
				curve.handle(i, 2), curve.handle(i, 3) }, (byte) curve.interpolation(i).ordinal());
	}

	private static KeyCurve curve(TreeMap<Integer, Key> keys) {
		int[] frames = new int[keys.size()];
		float[] values = new float[keys.size()];
		float[] handles = new float[keys.size() * KeyCurve.HANDLE_WIDTH];
		byte[] interpolations = new byte[keys.size()];
		int i = 0;
		for (Key key : keys.values()) {
			frames[i] = key.frame();
			values[i] = key.value();
			System.arraycopy(key.handles(), 0, handles, i * KeyCurve.HANDLE_WIDTH, KeyCurve.HANDLE_WIDTH);
			interpolations[i] = key.interpolation();
			i++;
		}
		return KeyCurve.of(frames, values, handles, Arrays.copyOf(interpolations, frames.length));
	}
}
