package org.facewright.motion.a2f.internal.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.ParameterRegion;
import org.facewright.core.parameter.ParameterValues;

/**
 * What holds at which frame, as stretches that follow each other.
 *
 * @param starts first frame of each stretch, rising, the first one 0
 * @param values one for each
 */
record Regions<T extends Object>(int[] starts, List<T> values) {

	/** The stretches of a request with what is made of their values. */
	static <T extends Object> Regions<T> of(MotionRequest request, Function<ParameterValues, T> make) {
		TreeSet<Integer> borders = new TreeSet<>(List.of(0));
		for (ParameterRegion region : request.regions()) {
			borders.add(region.frames().start());
			borders.add(region.frames().end());
		}
		List<Integer> starts = new ArrayList<>();
		List<ParameterValues> values = new ArrayList<>();
		for (int border : borders) {
			ParameterValues here = request.values();
			for (ParameterRegion region : request.regions()) {
				if (region.frames().contains(border)) {
					here = region.values();
				}
			}
			if (values.isEmpty() || !values.getLast().equals(here)) {
				starts.add(border);
				values.add(here);
			}
		}
		return new Regions<>(starts.stream().mapToInt(Integer::intValue).toArray(), values.stream().map(make).toList());
	}

	T at(int frame) {
		int index = starts.length - 1;
		while (index > 0 && starts[index] > frame) {
			index--;
		}
		return values.get(index);
	}

	/** Stretches whose neighbours are equal become one; equal when the same holds at every frame. */
	Map<Integer, T> merged() {
		Map<Integer, T> merged = new TreeMap<>();
		for (int i = 0; i < starts.length; i++) {
			if (i == 0 || !values.get(i).equals(values.get(i - 1))) {
				merged.put(starts[i], values.get(i));
			}
		}
		return merged;
	}
}
