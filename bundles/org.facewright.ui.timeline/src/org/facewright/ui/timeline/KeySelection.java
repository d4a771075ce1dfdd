package org.facewright.ui.timeline;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;

/** Which keys are chosen: frames per channel. Immutable. */
public final class KeySelection {

	public static final KeySelection NONE = new KeySelection(new TreeMap<>());

	private final SortedMap<Integer, int[]> frames;

	private KeySelection(SortedMap<Integer, int[]> frames) {
		this.frames = frames;
	}

	/** @param frames per channel index, in any order */
	public static KeySelection of(Map<Integer, int[]> frames) {
		SortedMap<Integer, int[]> sorted = new TreeMap<>();
		frames.forEach((channel, list) -> {
			if (list.length > 0) {
				sorted.put(channel, isRising(list) ? list.clone() : Arrays.stream(list).sorted().distinct().toArray());
			}
		});
		return new KeySelection(sorted);
	}

	private static boolean isRising(int[] list) {
		for (int i = 1; i < list.length; i++) {
			if (list[i] <= list[i - 1]) {
				return false;
			}
		}
		return true;
	}

	public static KeySelection of(int channel, int... frames) {
		return of(Map.of(channel, frames));
	}

	public boolean isEmpty() {
		return frames.isEmpty();
	}

	/** Number of keys. */
	public int size() {
		return frames.values().stream().mapToInt(list -> list.length).sum();
	}

	public boolean contains(int channel, int frame) {
		int[] list = frames.get(channel);
		return list != null && Arrays.binarySearch(list, frame) >= 0;
	}

	/** Channel indices with a chosen key, rising. */
	public Iterable<Integer> channels() {
		return frames.keySet();
	}

	/** Frames chosen in a channel, rising; the array is the caller's. */
	public int[] frames(int channel) {
		int[] list = frames.get(channel);
		return list == null ? new int[0] : list.clone();
	}

	public int firstFrame() {
		return frames.values().stream().mapToInt(list -> list[0]).min().orElse(0);
	}

	public int lastFrame() {
		return frames.values().stream().mapToInt(list -> list[list.length - 1]).max().orElse(0);
	}

	public KeySelection plus(KeySelection other) {
		Map<Integer, int[]> result = new TreeMap<>(frames);
		other.frames.forEach((channel, list) -> result.merge(channel, list, KeySelection::joined));
		return of(result);
	}

	public KeySelection minus(KeySelection other) {
		Map<Integer, int[]> result = new TreeMap<>();
		frames.forEach((channel, list) -> result.put(channel,
				Arrays.stream(list).filter(frame -> !other.contains(channel, frame)).toArray()));
		return of(result);
	}

	/** Only what is still there. */
	public KeySelection within(KeyCurves keys) {
		if (frames.entrySet().stream().allMatch(entry -> entry.getKey() < keys.curves().size()
				&& areKeys(keys.curves().get(entry.getKey()), entry.getValue()))) {
			return this;
		}
		Map<Integer, int[]> result = new TreeMap<>();
		frames.forEach((channel, list) -> {
			if (channel < keys.curves().size()) {
				KeyCurve curve = keys.curves().get(channel);
				result.put(channel, Arrays.stream(list).filter(frame -> curve.find(frame) >= 0).toArray());
			}
		});
		return of(result);
	}

	private static boolean areKeys(KeyCurve curve, int[] list) {
		for (int frame : list) {
			if (curve.find(frame) < 0) {
				return false;
			}
		}
		return true;
	}

	/** Only keys of some channels. */
	public KeySelection of(IntPredicate channels) {
		Map<Integer, int[]> result = new TreeMap<>(frames);
		result.keySet().removeIf(channel -> !channels.test(channel));
		return of(result);
	}

	/** Every key of the channels. */
	public static KeySelection all(KeyCurves keys, Iterable<Integer> channels) {
		Map<Integer, int[]> result = new TreeMap<>();
		for (int channel : channels) {
			KeyCurve curve = keys.curves().get(channel);
			int[] list = new int[curve.size()];
			for (int key = 0; key < list.length; key++) {
				list[key] = curve.frame(key);
			}
			result.put(channel, list);
		}
		return of(result);
	}

	private static int[] joined(int[] a, int[] b) {
		int[] result = Arrays.copyOf(a, a.length + b.length);
		System.arraycopy(b, 0, result, a.length, b.length);
		return result;
	}

	@Override
	public boolean equals(@org.jspecify.annotations.Nullable Object other) {
		return other instanceof KeySelection selection && frames.keySet().equals(selection.frames.keySet())
				&& frames.entrySet().stream()
						.allMatch(entry -> Arrays.equals(entry.getValue(), selection.frames.get(entry.getKey())));
	}

	@Override
	public int hashCode() {
		return frames.keySet().hashCode() + 31 * size();
	}
}
