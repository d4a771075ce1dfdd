package org.facewright.operations.pose;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.facewright.core.motion.Arkit;

/**
 * An expression. The channels it names are all it touches.
 *
 * @param name    unique in a library, not blank
 * @param group   under which it is listed
 * @param weights by the channel's standard name, in the order they were given
 */
public record Pose(String name, String group, Map<String, Float> weights) {

	/** @throws IllegalArgumentException with a sentence for the user */
	public Pose {
		name = name.strip();
		group = group.strip();
		if (name.isEmpty() || group.isEmpty()) {
			throw new IllegalArgumentException("a pose needs a name and a group");
		}
		if (weights.isEmpty()) {
			throw new IllegalArgumentException("the pose '%s' has no channel".formatted(name));
		}
		weights.forEach((channel, weight) -> {
			if (!Float.isFinite(weight)) {
				throw new IllegalArgumentException("%s is no number in the pose".formatted(channel));
			}
		});
		weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
	}

	/** Left and right changed. */
	public Pose mirrored() {
		Map<String, Float> other = new LinkedHashMap<>();
		weights.forEach((channel, weight) -> other.put(Arkit.mirrored(channel).orElse(channel), weight));
		return new Pose(name, group, other);
	}
}
