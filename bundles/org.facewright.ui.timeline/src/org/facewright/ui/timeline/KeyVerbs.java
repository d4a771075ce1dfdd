package org.facewright.ui.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.curve.Tangent;
import org.facewright.core.motion.Arkit;

/** What can be done with chosen keys, on many channels at once. Pure functions. */
public final class KeyVerbs {

	/** Keys after a verb, and which of them are chosen now. */
	public record Result(KeyCurves keys, KeySelection selection) {
	}

	/** A value for a channel and a frame, such as what lies under the keys. */
	@FunctionalInterface
	public interface Level {
		/** No motion under the keys. */
		Level ZERO = (channel, frame) -> 0;

		double at(int channel, int frame);
	}

	/** Where a transformation takes a point of a channel's curve as it is seen. */
	public interface Warp {
		/** @param value as seen, with what lies under the key */
		double frame(int channel, double frame, double value);

		/** @param value as seen, with what lies under the key */
		double value(int channel, double frame, double value);
	}

	/** Towards what a slider moves keys. */
	public enum Blend {
		/** Between the neighbours: −1 is the one before, 1 the one after. */
		TWEEN,
		/** Below 0 towards the neighbour before, above 0 towards the one after. */
		NEIGHBOUR,
		/** 1 is the motion below without this edit; below 0 the edit grows. */
		BASE,
		/** 1 is the ghost; below 0 away from it. */
		GHOST,
		/** 1 lies on the line between the neighbours; below 0 the bow grows. */
		SMOOTH,
		/** 1 is rest; below 0 away from it. */
		REST
	}

	/** One key while it is being changed; handles as {@link KeyCurve#handle}. */
	private record Key(int frame, float value, float inX, float inY, float outX, float outY, Tangent in, Tangent out,
			int flags) {

		static Key of(KeyCurve curve, int key) {
			return new Key(curve.frame(key), curve.value(key), curve.handle(key, 0), curve.handle(key, 1),
					curve.handle(key, 2), curve.handle(key, 3), curve.incoming(key), curve.outgoing(key),
					curve.tangent(key, 2));
		}

		static Key plain(int frame, float value, Tangent tangent) {
			return new Key(frame, value, 0, 0, 0, 0, tangent.isStepped() ? Tangent.LINEAR : tangent, tangent, 0);
		}

		Key at(int newFrame) {
			return new Key(newFrame, value, inX, inY, outX, outY, in, out, flags);
		}

		Key valued(double newValue) {
			return new Key(frame, (float) newValue, inX, inY, outX, outY, in, out, flags);
		}

		Key kinds(Tangent newIn, Tangent newOut, int newFlags) {
			return new Key(frame, value, inX, inY, outX, outY, newIn, newOut, newFlags);
		}

		Key handles(float newInX, float newInY, float newOutX, float newOutY) {
			return new Key(frame, value, newInX, newInY, newOutX, newOutY, in, out, flags);
		}
	}

	/** Changes one chosen key. */
	private interface Change {
		Key apply(int channel, KeyCurve curve, int index, Key key);
	}

	private KeyVerbs() {
	}

	/** Moves keys; a moved key takes the place of one that stands where it lands. */
	public static Result move(KeyCurves keys, KeySelection selection, int frames, float value) {
		return map(keys, selection, (channel, curve, index, key) -> key.at(key.frame() + frames)
				.valued((double) key.value() + value));
	}

	/** Copies of keys elsewhere; the keys themselves stay. */
	public static Result duplicate(KeyCurves keys, KeySelection selection, int frames, float value) {
		KeyCurves copied = copy(keys, selection);
		int first = selection.firstFrame();
		KeyCurves result = keys;
		SortedMap<Integer, int[]> chosen = new TreeMap<>();
		for (int channel : selection.channels()) {
			List<Key> added = list(copied.curves().get(channel)).stream()
					.map(key -> key.at(first + frames + key.frame()).valued((double) key.value() + value)).toList();
			result = result.with(channel, curve(merged(list(keys.curves().get(channel)), added)));
			chosen.put(channel, added.stream().mapToInt(Key::frame).toArray());
		}
		return new Result(result, KeySelection.of(chosen));
	}

	/**
	 * Scales keys in time about a frame and in value about a value. Handles scale along.
	 *
	 * @param time factor of time; below 0 turns time round
	 */
	public static Result scale(KeyCurves keys, KeySelection selection, double pivotFrame, double time,
			float pivotValue, float value) {
		return warp(keys, selection, new Warp() {
			@Override
			public double frame(int channel, double frame, double seen) {
				return pivotFrame + (frame - pivotFrame) * time;
			}

			@Override
			public double value(int channel, double frame, double seen) {
				return pivotValue + (seen - pivotValue) * value;
			}
		}, Level.ZERO);
	}

	/**
	 * Takes keys and the ends of their handles through a transformation of what is seen.
	 *
	 * @param below what lies under the keys; a key's own value changes by as much as its point does
	 */
	public static Result warp(KeyCurves keys, KeySelection selection, Warp warp, Level below) {
		return map(keys, selection, (channel, curve, index, key) -> {
			double seen = key.value() + below.at(channel, key.frame());
			double frame = warp.frame(channel, key.frame(), seen);
			double value = warp.value(channel, key.frame(), seen);
			double[] in = handle(warp, channel, key, seen, key.inX(), key.inY(), frame, value);
			double[] out = handle(warp, channel, key, seen, key.outX(), key.outY(), frame, value);
			boolean turned = in[0] > out[0];
			double[] before = turned ? out : in;
			double[] after = turned ? in : out;
			Key moved = key.at((int) Math.max(0, Math.round(frame))).valued(key.value() + value - seen).handles(
					(float) Math.min(0, before[0]), (float) before[1], (float) Math.max(0, after[0]),
					(float) after[1]);
			Tangent newIn = key.out().isStepped() ? Tangent.LINEAR : key.out();
			return turned ? moved.kinds(newIn, key.in(), key.flags()) : moved;
		});
	}

	private static double[] handle(Warp warp, int channel, Key key, double seen, float x, float y, double frame,
			double value) {
		return new double[] { warp.frame(channel, key.frame() + x, seen + y) - frame,
				warp.value(channel, key.frame() + x, seen + y) - value };
	}

	private static Result map(KeyCurves keys, KeySelection selection, Change change) {
		List<KeyCurve> curves = new ArrayList<>(keys.curves());
		SortedMap<Integer, int[]> chosen = new TreeMap<>();
		for (int channel : selection.channels()) {
			KeyCurve curve = keys.curves().get(channel);
			int[] wanted = selection.frames(channel);
			List<Key> kept = new ArrayList<>(curve.size());
			List<Key> moved = new ArrayList<>(wanted.length);
			int next = 0;
			for (int i = 0; i < curve.size(); i++) {
				while (next < wanted.length && wanted[next] < curve.frame(i)) {
					next++;
				}
				Key key = Key.of(curve, i);
				if (next < wanted.length && wanted[next] == key.frame()) {
					moved.add(change.apply(channel, curve, i, key));
				} else {
					kept.add(key);
				}
			}
			List<Key> sorted = sorted(moved);
			curves.set(channel, curve(merged(kept, sorted)));
			chosen.put(channel, sorted.stream().mapToInt(Key::frame).toArray());
		}
		return new Result(new KeyCurves(keys.frameRate(), keys.channels(), curves), KeySelection.of(chosen));
	}

	/** In order of time; of keys that fall together the last one stays. */
	private static List<Key> sorted(List<Key> keys) {
		boolean rising = true;
		for (int i = 1; i < keys.size(); i++) {
			rising &= keys.get(i).frame() > keys.get(i - 1).frame();
		}
		if (rising) {
			return keys;
		}
		TreeMap<Integer, Key> sorted = new TreeMap<>();
		keys.forEach(key -> sorted.put(key.frame(), key));
		return new ArrayList<>(sorted.values());
	}

	/** Both in order; where both have a key, the second's stays. */
	private static List<Key> merged(List<Key> kept, List<Key> over) {
		List<Key> result = new ArrayList<>(kept.size() + over.size());
		int i = 0;
		for (Key key : over) {
			while (i < kept.size() && kept.get(i).frame() < key.frame()) {
				result.add(kept.get(i++));
			}
			if (i < kept.size() && kept.get(i).frame() == key.frame()) {
				i++;
			}
			result.add(key);
		}
		result.addAll(kept.subList(i, kept.size()));
		return result;
	}

	/** Takes keys away. */
	public static Result delete(KeyCurves keys, KeySelection selection) {
		KeyCurves result = keys;
		for (int channel : selection.channels()) {
			List<Key> kept = list(keys.curves().get(channel));
			kept.removeIf(key -> selection.contains(channel, key.frame()));
			result = result.with(channel, curve(kept));
		}
		return new Result(result, KeySelection.NONE);
	}

	/**
	 * Sets a key that keeps the shape exactly. Where the channel has no key within twice {@code reach}, keys that hold
	 * the curve as it is are set on both sides at that distance, so that moving the new one changes only its
	 * surroundings.
	 */
	public static Result insert(KeyCurves keys, int channel, int frame, int reach) {
		KeyCurve curve = keys.curves().get(channel);
		KeySelection chosen = KeySelection.of(channel, frame);
		int at = curve.find(frame);
		if (at >= 0) {
			return new Result(keys, chosen);
		}
		int next = -at - 1;
		List<Key> list = list(curve);
		if (next == 0 || frame - curve.frame(next - 1) > 2 * reach) {
			if (frame > 0) {
				list = split(list, Math.max(0, frame - reach));
			}
		}
		if (next == curve.size() || curve.frame(next) - frame > 2 * reach) {
			list = split(list, frame + reach);
		}
		return new Result(keys.with(channel, curve(split(list, frame))), chosen);
	}

	/** The same curve with a key at a frame. */
	private static List<Key> split(List<Key> keys, int frame) {
		KeyCurve curve = curve(keys);
		int found = curve.find(frame);
		if (found >= 0) {
			return keys;
		}
		int next = -found - 1;
		List<Key> result = new ArrayList<>(keys);
		float value = curve.evaluate(frame);
		boolean outside = next == 0 || next == keys.size();
		if (outside) {
			result.add(next, Key.plain(frame, value, Tangent.AUTO));
			if (next > 0) {
				Key last = keys.get(next - 1);
				result.set(next - 1, staysFlat(last.out())
						? last
						: last.kinds(last.in(), Tangent.FLAT,
								last.flags() | KeyCurve.BROKEN));
			}
			if (next < keys.size()) {
				Key first = keys.get(next);
				result.set(next + 1, staysFlat(first.in())
						? first
						: first.kinds(Tangent.FLAT, first.out(),
								first.flags() | KeyCurve.BROKEN));
			}
			return result;
		}
		Key left = keys.get(next - 1);
		Key right = keys.get(next);
		switch (curve.interpolation(next - 1)) {
			case CONSTANT -> result.add(next, Key.plain(frame, value, Tangent.STEPPED));
			case CONSTANT_NEXT -> result.add(next, Key.plain(frame, value, Tangent.STEPPED_NEXT));
			case LINEAR -> result.add(next, Key.plain(frame, value, Tangent.LINEAR));
			case BEZIER -> {
				boolean level = left.value() == right.value() && left.outY() == 0 && right.inY() == 0
						&& staysFlat(left.out()) && staysFlat(right.in());
				if (level) {
					result.add(next, Key.plain(frame, value, Tangent.AUTO));
				} else {
					splitBezier(result, next, left, right, frame);
				}
			}
		}
		return result;
	}

	/** Whether a side towards a neighbour of the same value is level whatever lies on the other side. */
	private static boolean staysFlat(Tangent tangent) {
		return switch (tangent) {
			case AUTO, FLAT, LINEAR, STEPPED, STEPPED_NEXT, PLATEAU, EASE, MIX, AVERAGE_CLAMPED -> true;
			case USER, SPLINE, CLAMPED, AVERAGE -> false;
		};
	}

	/** By de Casteljau; both keys beside it keep their shapes as the hand's. */
	private static void splitBezier(List<Key> keys, int at, Key left, Key right, int frame) {
		double span = (double) right.frame() - left.frame();
		double shortened = left.outX() - right.inX() > span ? span / (left.outX() - right.inX()) : 1;
		double x1 = left.outX() * shortened;
		double x2 = span + right.inX() * shortened;
		double y0 = left.value();
		double y1 = y0 + left.outY() * shortened;
		double y3 = right.value();
		double y2 = y3 + right.inY() * shortened;
		double t = KeyCurve.parameter(x1, x2, span, (double) frame - left.frame());
		double s = 1 - t;
		double ax = x1 * t;
		double bx = s * x1 + t * x2;
		double cx = s * x2 + t * span;
		double dx = s * ax + t * bx;
		double ex = s * bx + t * cx;
		double mx = s * dx + t * ex;
		double ay = s * y0 + t * y1;
		double by = s * y1 + t * y2;
		double cy = s * y2 + t * y3;
		double dy = s * ay + t * by;
		double ey = s * by + t * cy;
		double my = s * dy + t * ey;
		keys.set(at - 1, left.handles(left.inX(), left.inY(), (float) ax, (float) (ay - y0)).kinds(Tangent.USER,
				Tangent.USER, left.flags() | KeyCurve.WEIGHTED));
		keys.set(at, right.handles((float) (cx - span), (float) (cy - y3), right.outX(), right.outY()).kinds(
				Tangent.USER, right.out().isStepped() ? right.out() : Tangent.USER,
				right.flags() | KeyCurve.WEIGHTED));
		keys.add(at, new Key(frame, (float) my, (float) (dx - mx), (float) (dy - my), (float) (ex - mx),
				(float) (ey - my), Tangent.USER, Tangent.USER, KeyCurve.WEIGHTED));
	}

	/** Moves keys in time and everything after the first of them along, on their channels. */
	public static Result ripple(KeyCurves keys, KeySelection selection, int frames) {
		int from = selection.firstFrame();
		KeySelection later = KeySearch.after(keys, selection.channels(), from);
		KeyCurves moved = move(keys, later, frames, 0).keys();
		return new Result(moved, shifted(selection, frames));
	}

	private static KeySelection shifted(KeySelection selection, int frames) {
		SortedMap<Integer, int[]> chosen = new TreeMap<>();
		for (int channel : selection.channels()) {
			chosen.put(channel, Arrays.stream(selection.frames(channel)).map(frame -> frame + frames).toArray());
		}
		return KeySelection.of(chosen);
	}

	/**
	 * Stretches what lies between two frames, and moves everything after it along.
	 *
	 * @param channels whose keys move
	 * @param from     stays where it is
	 * @param to       goes to {@code target}, which lies after {@code from}
	 */
	public static Result retime(KeyCurves keys, Iterable<Integer> channels, int from, int to, int target) {
		KeySelection all = KeySearch.after(keys, channels, from);
		double stretch = (double) (target - from) / (to - from);
		Result moved = warp(keys, all, new Warp() {
			@Override
			public double frame(int channel, double frame, double seen) {
				return frame <= to ? from + (frame - from) * stretch : frame + target - to;
			}

			@Override
			public double value(int channel, double frame, double seen) {
				return seen;
			}
		}, Level.ZERO);
		return new Result(moved.keys(), KeySelection.NONE);
	}

	/**
	 * Moves keys towards something, as a slider does.
	 *
	 * @param amount 0 leaves them, 1 and −1 as the kind says; beyond that overshoots
	 * @param below  what lies under the keys
	 * @param ghost  what is seen as the ghost
	 */
	public static Result blend(KeyCurves keys, KeySelection selection, Blend blend, double amount, Level below,
			Level ghost) {
		return map(keys, selection, (channel, curve, index, key) -> {
			int before = neighbour(curve, selection, channel, index, -1);
			int after = neighbour(curve, selection, channel, index, 1);
			float left = curve.value(before);
			float right = curve.value(after);
			double value = key.value();
			return key.valued(switch (blend) {
				case TWEEN -> left + (right - left) * (amount + 1) / 2;
				case NEIGHBOUR -> value + ((amount < 0 ? left : right) - value) * Math.abs(amount);
				case BASE -> value * (1 - amount);
				case GHOST -> value + amount
						* (ghost.at(channel, key.frame()) - below.at(channel, key.frame()) - value);
				case SMOOTH -> {
					double span = (double) curve.frame(after) - curve.frame(before);
					double share = span == 0 ? 0 : (key.frame() - curve.frame(before)) / span;
					yield value + amount * (left + (right - left) * share - value);
				}
				case REST -> value + amount * (-below.at(channel, key.frame()) - value);
			});
		});
	}

	/**
	 * Puts keys between their neighbours that are not chosen.
	 *
	 * @param amount 0 is the key before, 1 the key after; beyond that overshoots
	 */
	public static Result tween(KeyCurves keys, KeySelection selection, double amount) {
		return blend(keys, selection, Blend.TWEEN, 2 * amount - 1, Level.ZERO, Level.ZERO);
	}

	/** The nearest key in a direction that is not chosen; the key itself where there is none. */
	private static int neighbour(KeyCurve curve, KeySelection selection, int channel, int i, int direction) {
		for (int other = i + direction; other >= 0 && other < curve.size(); other += direction) {
			if (!selection.contains(channel, curve.frame(other))) {
				return other;
			}
		}
		return i;
	}

	/** Sets frames and values from what was typed, each key from its own. */
	static Result set(KeyCurves keys, KeySelection selection, KeyEntry.Typed typed) {
		return map(keys, selection, (channel, curve, index, key) -> key
				.at(Math.max(0, typed.frame().applyAsInt(key.frame())))
				.valued(typed.value().applyAsDouble(key.value())));
	}

	/** Puts keys elsewhere in time, each by its frame. */
	public static Result place(KeyCurves keys, KeySelection selection, IntUnaryOperator place) {
		return map(keys, selection,
				(channel, curve, index, key) -> key.at(Math.max(0, place.applyAsInt(key.frame()))));
	}

	/** Lays keys on a level that is seen. */
	public static Result level(KeyCurves keys, KeySelection selection, Level seen, Level below) {
		return map(keys, selection, (channel, curve, index, key) -> key
				.valued(seen.at(channel, key.frame()) - below.at(channel, key.frame())));
	}

	/** Keys of the clipboard: curves that hold only what was copied, in frames from the first copied key. */
	public static KeyCurves copy(KeyCurves keys, KeySelection selection) {
		KeyCurves copied = KeyCurves.empty(keys.frameRate(), keys.channels());
		int first = selection.firstFrame();
		for (int channel : selection.channels()) {
			List<Key> kept = new ArrayList<>();
			for (Key key : list(keys.curves().get(channel))) {
				if (selection.contains(channel, key.frame())) {
					kept.add(key.at(key.frame() - first));
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
		SortedMap<Integer, int[]> chosen = new TreeMap<>();
		for (int from = 0; from < copied.curves().size(); from++) {
			KeyCurve added = copied.curves().get(from);
			String name = copied.channels().channel(from).name();
			int channel = keys.channels().indexOf(mirrored ? Arkit.mirrored(name).orElse(name) : name);
			if (added.size() == 0 || channel < 0) {
				continue;
			}
			int start = frame + added.frame(0);
			int end = frame + added.frame(added.size() - 1);
			List<Key> kept = list(keys.curves().get(channel));
			kept.removeIf(key -> key.frame() >= start && key.frame() <= end);
			List<Key> pasted = list(added).stream().map(key -> key.at(frame + key.frame())).toList();
			result = result.with(channel, curve(merged(kept, pasted)));
			chosen.put(channel, pasted.stream().mapToInt(Key::frame).toArray());
		}
		return new Result(result, KeySelection.of(chosen));
	}

	/** Chosen keys go to the other side of the face, and those of the other side in their stretch of time come here. */
	public static Result swapSides(KeyCurves keys, KeySelection selection) {
		SortedMap<Integer, int[]> both = new TreeMap<>();
		for (int channel : selection.channels()) {
			int[] frames = selection.frames(channel);
			both.merge(channel, frames, KeyVerbs::joined);
			int other = otherSide(keys, channel);
			if (other >= 0) {
				both.merge(other, KeySearch.between(keys.curves().get(other), frames[0], frames[frames.length - 1]),
						KeyVerbs::joined);
			}
		}
		KeySelection swapped = KeySelection.of(both);
		KeyCurves copied = copy(keys, swapped);
		return paste(delete(keys, swapped).keys(), copied, swapped.firstFrame(), true);
	}

	private static int[] joined(int[] a, int[] b) {
		int[] result = Arrays.copyOf(a, a.length + b.length);
		System.arraycopy(b, 0, result, a.length, b.length);
		return result;
	}

	/** Chosen keys of one side also on the other side. */
	public static Result copySides(KeyCurves keys, KeySelection selection) {
		KeySelection sided = selection;
		for (int channel : selection.channels()) {
			if (otherSide(keys, channel) < 0) {
				sided = sided.minus(KeySelection.of(channel, selection.frames(channel)));
			}
		}
		return sided.isEmpty()
				? new Result(keys, selection)
				: paste(keys, copy(keys, sided), sided.firstFrame(), true);
	}

	private static int otherSide(KeyCurves keys, int channel) {
		return Arkit.mirrored(keys.channels().channel(channel).name()).map(keys.channels()::indexOf).orElse(-1);
	}

	/** A frame and a value away from a key: the end of its handle. */
	public record Handle(double frames, double value) {
	}

	/**
	 * Moves one handle of a key. Where the key is not weighted only its direction counts.
	 *
	 * @param outgoing the handle after the key, else the one before
	 * @param end      of the handle; limited to its side
	 * @param broken   the other handle stays; else it turns along and keeps its length
	 */
	public static KeyCurves handle(KeyCurves keys, int channel, int frame, boolean outgoing, Handle end,
			boolean broken) {
		KeyCurve curve = keys.curves().get(channel);
		int index = curve.find(frame);
		if (index < 0) {
			return keys;
		}
		List<Key> list = list(curve);
		Key key = list.get(index);
		float x = (float) (outgoing ? Math.max(0.01, end.frames()) : Math.min(-0.01, end.frames()));
		double slope = end.value() / x;
		float y = (float) end.value();
		int flags = broken ? key.flags() | KeyCurve.BROKEN : key.flags();
		Tangent turned = Tangent.USER;
		if (outgoing) {
			float otherY = broken ? key.inY() : (float) (slope * key.inX());
			key = key.handles(key.inX(), otherY, x, y).kinds(broken ? key.in() : turned, turned, flags);
		} else {
			float otherY = broken || key.out().isStepped() ? key.outY() : (float) (slope * key.outX());
			Tangent out = broken || key.out().isStepped() ? key.out() : turned;
			key = key.handles(x, y, key.outX(), otherY).kinds(turned, out, flags);
		}
		list.set(index, key);
		return keys.with(channel, curve(list));
	}

	/**
	 * Bends a segment by both of its handles, so that the curve passes higher or lower at a place.
	 *
	 * @param key   at the segment's start
	 * @param share of the segment's time, 0 … 1, where it is held
	 * @param value by which the curve changes there
	 */
	public static KeyCurves bend(KeyCurves keys, int channel, int key, double share, double value) {
		KeyCurve curve = keys.curves().get(channel);
		List<Key> list = list(curve);
		Key left = list.get(key);
		Key right = list.get(key + 1);
		float third = (right.frame() - left.frame()) / 3f;
		double at = Math.clamp(share, 0.1, 0.9);
		float change = (float) (value / (3 * at * (1 - at)));
		float leftX = left.outX() == 0 ? third : left.outX();
		float rightX = right.inX() == 0 ? -third : right.inX();
		float line = (right.value() - left.value()) / 3;
		float leftY = left.outX() == 0 ? line : left.outY();
		float rightY = right.inX() == 0 ? -line : right.inY();
		list.set(key, left.handles(left.inX(), left.inY(), leftX, leftY + change).kinds(left.in(), Tangent.USER,
				left.flags() | KeyCurve.BROKEN));
		list.set(key + 1, right.handles(rightX, rightY + change, right.outX(), right.outY()).kinds(Tangent.USER,
				right.out(), right.flags() | KeyCurve.BROKEN));
		return keys.with(channel, curve(list));
	}

	/** Gives both sides of keys a tangent; they turn together again. */
	public static Result tangents(KeyCurves keys, KeySelection selection, Tangent tangent) {
		return map(keys, selection, (channel, curve, index, key) -> {
			Tangent in = tangent.isStepped() ? key.in() : tangent;
			return key.kinds(in, tangent, key.flags() & ~KeyCurve.BROKEN);
		});
	}

	/** Lets the sides of keys turn on their own, or lays them into one line again. */
	public static Result broken(KeyCurves keys, KeySelection selection, boolean broken) {
		return map(keys, selection, (channel, curve, index, key) -> {
			if (broken) {
				return key.kinds(key.in(), key.out(), key.flags() | KeyCurve.BROKEN);
			}
			Key tied = key.kinds(key.in(), key.out(), key.flags() & ~KeyCurve.BROKEN);
			if (key.in() == key.out() && key.in() != Tangent.USER || key.out().isStepped()) {
				return tied;
			}
			double before = key.inX() == 0 ? 0 : key.inY() / key.inX();
			double after = key.outX() == 0 ? before : key.outY() / key.outX();
			double slope = (before + after) / 2;
			return tied.handles(key.inX(), (float) (slope * key.inX()), key.outX(), (float) (slope * key.outX()))
					.kinds(Tangent.USER, Tangent.USER, tied.flags());
		});
	}

	/** Gives the handles of keys lengths of their own, or a third of their spans again. */
	public static Result weighted(KeyCurves keys, KeySelection selection, boolean weighted) {
		return map(keys, selection, (channel, curve, index, key) -> key.kinds(key.in(), key.out(),
				weighted ? key.flags() | KeyCurve.WEIGHTED : key.flags() & ~KeyCurve.WEIGHTED));
	}

	private static List<Key> list(KeyCurve curve) {
		List<Key> keys = new ArrayList<>(curve.size() + 3);
		for (int i = 0; i < curve.size(); i++) {
			keys.add(Key.of(curve, i));
		}
		return keys;
	}

	private static KeyCurve curve(List<Key> keys) {
		int[] frames = new int[keys.size()];
		float[] values = new float[keys.size()];
		float[] handles = new float[keys.size() * KeyCurve.HANDLE_WIDTH];
		byte[] tangents = new byte[keys.size() * KeyCurve.TANGENT_WIDTH];
		for (int i = 0; i < frames.length; i++) {
			Key key = keys.get(i);
			frames[i] = key.frame();
			values[i] = key.value();
			int handle = i * KeyCurve.HANDLE_WIDTH;
			handles[handle] = key.inX();
			handles[handle + 1] = key.inY();
			handles[handle + 2] = key.outX();
			handles[handle + 3] = key.outY();
			int tangent = i * KeyCurve.TANGENT_WIDTH;
			tangents[tangent] = (byte) key.in().ordinal();
			tangents[tangent + 1] = (byte) key.out().ordinal();
			tangents[tangent + 2] = (byte) key.flags();
		}
		return KeyCurve.shaped(frames, values, handles, tangents);
	}
}
