package org.facewright.render.gl.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.facewright.core.motion.Arkit;

/** Which standard shape the name of a morph target stands for. */
final class ShapeNames {

	/** Names of nodes, rigs and deformers in front, to the last separator. */
	private static final Pattern FRONT = Pattern.compile("^.*(?:[.:|/]|__)(?=[^.:|/]+$)");
	private static final Pattern PREFIX = Pattern.compile("^(?:bs|arkit|blendshapes?\\d*)_", Pattern.CASE_INSENSITIVE);
	private static final int LONGEST = 1024;

	/**
	 * What a VRM expression can do for standard shapes that an avatar lacks: the shape, and its part of the expression.
	 */
	static final Map<String, List<StandIn>> STAND_INS = Map.ofEntries(
			Map.entry("aa", List.of(new StandIn("jawOpen", 1.2f))),
			Map.entry("ih", List.of(new StandIn("mouthStretchLeft", 0.5f), new StandIn("mouthStretchRight", 0.5f))),
			Map.entry("ee", List.of(new StandIn("mouthSmileLeft", 0.4f), new StandIn("mouthSmileRight", 0.4f))),
			Map.entry("ou", List.of(new StandIn("mouthPucker", 1))),
			Map.entry("oh", List.of(new StandIn("mouthFunnel", 1))),
			Map.entry("blinkleft", List.of(new StandIn("eyeBlinkLeft", 1))),
			Map.entry("blinkright", List.of(new StandIn("eyeBlinkRight", 1))),
			Map.entry("surprised", List.of(new StandIn("browInnerUp", 0.6f))),
			Map.entry("angry", List.of(new StandIn("browDownLeft", 0.4f), new StandIn("browDownRight", 0.4f))));

	/** How VRM 0 calls the expressions of VRM 1. */
	private static final Map<String, String> OLD_EXPRESSIONS = Map.of("a", "aa", "i", "ih", "u", "ou", "e", "ee", "o",
			"oh", "blink_l", "blinkleft", "blink_r", "blinkright");

	/** A standard shape moves an expression, at a share of its weight. */
	record StandIn(String channel, float share) {
	}

	private static final Map<String, String> KNOWN = known();

	private ShapeNames() {
	}

	private static Map<String, String> known() {
		Map<String, String> known = new HashMap<>();
		Arkit.FACE.names().forEach(name -> known.put(name.toLowerCase(Locale.ROOT), name));
		return Map.copyOf(known);
	}

	/** Of any tool's name for an ARKit shape; without regard to case. */
	static Optional<String> standard(String name) {
		if (name.length() > LONGEST) {
			return Optional.empty();
		}
		String leaf = FRONT.matcher(name.strip()).replaceFirst("");
		return lookUp(leaf).or(() -> lookUp(PREFIX.matcher(leaf).replaceFirst("")));
	}

	private static Optional<String> lookUp(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		String spelled = lower.endsWith("_l")
				? lower.substring(0, lower.length() - 2) + "left"
				: lower.endsWith("_r") ? lower.substring(0, lower.length() - 2) + "right" : lower;
		return Optional.ofNullable(KNOWN.get(lower)).or(() -> Optional.ofNullable(KNOWN.get(spelled)));
	}

	/** The name of an expression in VRM 1, lower case. */
	static String expression(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return OLD_EXPRESSIONS.getOrDefault(lower, lower);
	}
}
