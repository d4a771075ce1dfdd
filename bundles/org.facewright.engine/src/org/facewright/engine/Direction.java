package org.facewright.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.facewright.api.motion.ParameterRegion;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;

/**
 * How a backend's parameters change along a take, in frames of the take.
 *
 * @param regions where other values hold; of two that overlap the later one in the list counts
 * @param curves  number parameters that move, by name
 */
public record Direction(List<ParameterRegion> regions, Map<String, KeyCurve> curves) {

	/** The same values from the first frame to the last. */
	public static final Direction NONE = new Direction(List.of(), Map.of());

	public Direction {
		regions = List.copyOf(regions);
		curves = Map.copyOf(curves);
	}

	/** The same in frames of another rate: borders and keys go to the nearest frame. */
	public Direction toRate(FrameRate from, FrameRate to) {
		if (from.equals(to)) {
			return this;
		}
		List<ParameterRegion> movedRegions = regions.stream()
				.map(region -> new ParameterRegion(
						new FrameRange(move(region.frames().start(), from, to), move(region.frames().end(), from, to)),
						region.values()))
				.toList();
		Map<String, KeyCurve> movedCurves = new LinkedHashMap<>();
		curves.forEach((name, curve) -> movedCurves.put(name, move(curve, from, to)));
		return new Direction(movedRegions, movedCurves);
	}

	private static int move(int frame, FrameRate from, FrameRate to) {
		return frame == Integer.MAX_VALUE
				? frame
				: (int) Math.min(Integer.MAX_VALUE - 1L, to.frameAt(from.secondsOf(frame)));
	}

	/** Of keys that meet on one frame the last one stays. Handles keep their values and are stretched in time. */
	private static KeyCurve move(KeyCurve curve, FrameRate from, FrameRate to) {
		int count = 0;
		int[] frames = new int[curve.size()];
		float[] values = new float[curve.size()];
		float[] handles = new float[curve.size() * KeyCurve.HANDLE_WIDTH];
		byte[] interpolations = new byte[curve.size()];
		double stretch = to.framesPerSecond() / from.framesPerSecond();
		for (int key = 0; key < curve.size(); key++) {
			int frame = move(curve.frame(key), from, to);
			count = count > 0 && frames[count - 1] == frame ? count - 1 : count;
			frames[count] = frame;
			values[count] = curve.value(key);
			for (int part = 0; part < KeyCurve.HANDLE_WIDTH; part++) {
				double factor = part % 2 == 0 ? stretch : 1;
				handles[count * KeyCurve.HANDLE_WIDTH + part] = (float) (factor * curve.handle(key, part));
			}
			interpolations[count] = (byte) curve.interpolation(key).ordinal();
			count++;
		}
		return KeyCurve.of(java.util.Arrays.copyOf(frames, count), java.util.Arrays.copyOf(values, count),
				java.util.Arrays.copyOf(handles, count * KeyCurve.HANDLE_WIDTH),
				java.util.Arrays.copyOf(interpolations, count));
	}
}
