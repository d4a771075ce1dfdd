package org.facewright.ui.timeline;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.facewright.ui.texts.Texts;

/** What part of the face a channel moves; channels are grouped by it. */
public enum Articulator {
	JAW(Texts.of("Jaw")),
	CLOSURE(Texts.of("Lip closure")),
	ROUND(Texts.of("Lips round")),
	SPREAD(Texts.of("Lips spread")),
	OPEN(Texts.of("Lips open")),
	TONGUE(Texts.of("Tongue")),
	CHEEK(Texts.of("Cheeks and nose")),
	BROW(Texts.of("Brows")),
	LID(Texts.of("Lids")),
	GAZE(Texts.of("Gaze")),
	HEAD(Texts.of("Head")),
	OTHER(Texts.of("Other"));

	private static final Map<String, Articulator> KNOWN = new ConcurrentHashMap<>();

	private final String label;

	Articulator(String label) {
		this.label = label;
	}

	/** For people. */
	public String label() {
		return label;
	}

	/** The group of a channel by its ARKit name; others by the words in it. */
	public static Articulator of(String channel) {
		return KNOWN.computeIfAbsent(channel, Articulator::find);
	}

	private static Articulator find(String channel) {
		String name = channel.toLowerCase(Locale.ROOT);
		if (name.startsWith("tongue")) {
			return TONGUE;
		}
		if (name.startsWith("jaw")) {
			return JAW;
		}
		if (name.startsWith("mouth")) {
			return mouth(name.substring("mouth".length()));
		}
		if (name.startsWith("cheek") || name.startsWith("nose")) {
			return CHEEK;
		}
		if (name.startsWith("brow")) {
			return BROW;
		}
		if (name.startsWith("eyelook") || name.contains("eyeyaw") || name.contains("eyepitch")
				|| name.contains("eyeroll")) {
			return GAZE;
		}
		if (name.startsWith("eye")) {
			return LID;
		}
		return name.startsWith("head") ? HEAD : OTHER;
	}

	private static Articulator mouth(String rest) {
		if (rest.startsWith("close") || rest.startsWith("press") || rest.startsWith("roll")
				|| rest.startsWith("shrug")) {
			return CLOSURE;
		}
		if (rest.startsWith("funnel") || rest.startsWith("pucker")) {
			return ROUND;
		}
		if (rest.startsWith("lowerdown") || rest.startsWith("upperup")) {
			return OPEN;
		}
		return SPREAD;
	}
}
