package org.facewright.exchange.common;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;

/**
 * The names under which other tools know the channels: in any case, behind the name of a node, a rig or a deformer, with
 * {@code _L} and {@code _R} for the sides.
 */
public final class ChannelNames {

	/** Everything up to the last separator of a path: {@code blendShape1.}, {@code rig:}, {@code Genesis8__}. */
	private static final Pattern PATH = Pattern.compile("^.*(?:[.:|/]|__)(?=[^.:|/]+$)");
	/** CTRL_expressions_ is left alone: those controls of MetaHuman are no ARKit shapes whatever their names. */
	private static final Pattern PREFIX = Pattern.compile("^(?:BS|CTRL|ARKit|facs|facs_bs|blendShapes?\\d*|bs_node)_",
			Pattern.CASE_INSENSITIVE);
	/** Characters; no path in a scene is longer, and looking for separators in damage would take long. */
	private static final int LONGEST = 1024;
	private static final Map<String, Channel> KNOWN = known();

	private ChannelNames() {
	}

	private static Map<String, Channel> known() {
		Map<String, Channel> known = new HashMap<>();
		Arkit.FACE.channels().forEach(channel -> known.put(channel.name().toLowerCase(Locale.ROOT), channel));
		Arkit.ROTATIONS.forEach(channel -> known.put(channel.name().toLowerCase(Locale.ROOT), channel));
		return Map.copyOf(known);
	}

	/** The ARKit shape or rotation that a name stands for. */
	public static Optional<Channel> known(String name) {
		if (name.length() > LONGEST) {
			return Optional.empty();
		}
		String whole = name.strip();
		String leaf = PATH.matcher(whole).replaceFirst("");
		return lookUp(whole).or(() -> lookUp(leaf)).or(() -> lookUp(PREFIX.matcher(leaf).replaceFirst("")));
	}

	private static Optional<Channel> lookUp(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return Optional.ofNullable(KNOWN.get(lower)).or(() -> Optional.ofNullable(KNOWN.get(sideSpelledOut(lower))));
	}

	private static String sideSpelledOut(String lower) {
		if (lower.endsWith("_l")) {
			return lower.substring(0, lower.length() - 2) + "left";
		}
		return lower.endsWith("_r") ? lower.substring(0, lower.length() - 2) + "right" : lower;
	}

	/**
	 * Channels for the names of a file, in its order: known names as their standard spells them, others as weights under
	 * their own name without spaces around it. Where two names stand for the same channel the first one has it and
	 * the later one keeps its own name.
	 *
	 * @return the channels; empty when even so two have the same name, upper and lower case alike, or one has none
	 */
	public static Optional<List<Channel>> channels(List<String> names) {
		Set<String> taken = new HashSet<>();
		List<Channel> channels = new ArrayList<>(names.size());
		for (String name : names) {
			if (name.isBlank()) {
				return Optional.empty();
			}
			Channel own = Channel.weight(name.strip());
			Channel channel = known(name).filter(known -> !taken.contains(known.name().toLowerCase(Locale.ROOT)))
					.orElse(own);
			if (!taken.add(channel.name().toLowerCase(Locale.ROOT))) {
				return Optional.empty();
			}
			channels.add(channel);
		}
		return Optional.of(channels);
	}

	/** {@code jawOpen} as Epic's formats spell it: {@code JawOpen}. */
	public static String pascalCase(String name) {
		return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
	}
}
