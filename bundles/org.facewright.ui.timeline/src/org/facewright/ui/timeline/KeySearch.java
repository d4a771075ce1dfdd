package org.facewright.ui.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;

/** Ways to find keys to be chosen. Pure functions. */
public final class KeySearch {

	private static final float SAME = 5e-4f;

	private KeySearch() {
	}

	/** Keys of some channels at frames that a question accepts. */
	public static KeySelection where(KeyCurves keys, Iterable<Integer> channels, IntPredicate frame) {
		SortedMap<Integer, int[]> found = new TreeMap<>();
		for (int channel : channels) {
			KeyCurve curve = keys.curves().get(channel);
			int[] frames = new int[curve.size()];
			int count = 0;
			for (int key = 0; key < curve.size(); key++) {
				if (frame.test(curve.frame(key))) {
					frames[count++] = curve.frame(key);
				}
			}
			found.put(channel, Arrays.copyOf(frames, count));
		}
		return KeySelection.of(found);
	}

	/** Keys from a frame on. */
	public static KeySelection after(KeyCurves keys, Iterable<Integer> channels, int from) {
		return where(keys, channels, frame -> frame >= from);
	}

	/** Keys up to a frame. */
	public static KeySelection before(KeyCurves keys, Iterable<Integer> channels, int to) {
		return where(keys, channels, frame -> frame <= to);
	}

	/** Frames of the keys from one frame to another, both included. */
	static int[] between(KeyCurve curve, int from, int to) {
		int[] frames = new int[curve.size()];
		int count = 0;
		for (int key = curve.firstFrom(from); key < curve.size() && curve.frame(key) <= to; key++) {
			frames[count++] = curve.frame(key);
		}
		return Arrays.copyOf(frames, count);
	}

	/** Every key of the channels that is not chosen. */
	public static KeySelection inverted(KeyCurves keys, Iterable<Integer> channels, KeySelection chosen) {
		return KeySelection.all(keys, channels).minus(chosen);
	}

	/** The chosen keys and their neighbours. */
	public static KeySelection grown(KeyCurves keys, KeySelection chosen) {
		return around(keys, chosen, true);
	}

	/** The chosen keys whose neighbours are all chosen. */
	public static KeySelection shrunk(KeyCurves keys, KeySelection chosen) {
		return around(keys, chosen, false);
	}

	private static KeySelection around(KeyCurves keys, KeySelection chosen, boolean any) {
		SortedMap<Integer, int[]> found = new TreeMap<>();
		for (int channel : chosen.channels()) {
			KeyCurve curve = keys.curves().get(channel);
			int[] frames = new int[curve.size()];
			int count = 0;
			for (int key = 0; key < curve.size(); key++) {
				boolean own = chosen.contains(channel, curve.frame(key));
				boolean before = key > 0 ? chosen.contains(channel, curve.frame(key - 1)) : !any;
				boolean after = key + 1 < curve.size() ? chosen.contains(channel, curve.frame(key + 1)) : !any;
				if (any ? own || before || after : own && before && after) {
					frames[count++] = curve.frame(key);
				}
			}
			found.put(channel, Arrays.copyOf(frames, count));
		}
		return KeySelection.of(found);
	}

	/** All keys of the channels at the frames of the chosen ones. */
	public static KeySelection columns(KeyCurves keys, Iterable<Integer> channels, KeySelection chosen) {
		List<Integer> all = new ArrayList<>();
		for (int channel : chosen.channels()) {
			for (int frame : chosen.frames(channel)) {
				all.add(frame);
			}
		}
		int[] frames = all.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
		return where(keys, channels, frame -> Arrays.binarySearch(frames, frame) >= 0);
	}

	/** Keys of the channels that are higher, or lower, than both of their neighbours. */
	public static KeySelection extremes(KeyCurves keys, Iterable<Integer> channels) {
		SortedMap<Integer, int[]> found = new TreeMap<>();
		for (int channel : channels) {
			KeyCurve curve = keys.curves().get(channel);
			List<Integer> frames = new ArrayList<>();
			for (int key = 1; key + 1 < curve.size(); key++) {
				float before = curve.value(key) - curve.value(key - 1);
				float after = curve.value(key + 1) - curve.value(key);
				if (before * after < 0) {
					frames.add(curve.frame(key));
				}
			}
			found.put(channel, frames.stream().mapToInt(Integer::intValue).toArray());
		}
		return KeySelection.of(found);
	}

	/** Keys of the chosen channels that have the value of a chosen key of their channel. */
	public static KeySelection sameValue(KeyCurves keys, KeySelection chosen) {
		SortedMap<Integer, int[]> found = new TreeMap<>();
		for (int channel : chosen.channels()) {
			KeyCurve curve = keys.curves().get(channel);
			int[] wanted = chosen.frames(channel);
			List<Integer> frames = new ArrayList<>();
			for (int key = 0; key < curve.size(); key++) {
				float value = curve.value(key);
				boolean same = Arrays.stream(wanted).map(curve::find).filter(index -> index >= 0)
						.anyMatch(index -> Math.abs(curve.value(index) - value) <= SAME);
				if (same) {
					frames.add(curve.frame(key));
				}
			}
			found.put(channel, frames.stream().mapToInt(Integer::intValue).toArray());
		}
		return KeySelection.of(found);
	}
}
