package org.facewright.ui.layers;

import java.util.List;
import java.util.Map;

import org.facewright.core.time.FrameRange;
import org.facewright.operations.FilterPreset;
import org.facewright.operations.FilterSpec;

/** The filter presets that come with the product. */
final class UsualPresets {

	/** What is asked for most; those whose filter is not installed are not offered. */
	static final List<FilterPreset> ALL = List.of(
			preset("Calm the mouth, keep its closures", "savitzky-golay", Map.of("window", "7"), "jaw*,mouth*"),
			preset("Smooth the jaw", "butterworth", Map.of("cutoff", "6"), "jaw*"),
			preset("Steady brows and cheeks", "butterworth", Map.of("cutoff", "5"), "brow*,cheek*,nose*"),
			preset("Take out spikes", "despike", Map.of(), "*"),
			preset("Quiet pauses", "noise-gate", Map.of(), "*"),
			preset("Half the mouth's motion", "gain", Map.of("gain", "0.5"), "mouth*"));

	private UsualPresets() {
	}

	private static FilterPreset preset(String name, String id, Map<String, String> values, String channels) {
		return new FilterPreset(name, new FilterSpec(id, values, channels, FrameRange.ALL, 0, 1));
	}
}
