package org.facewright.operations.receipt;

import java.util.Locale;

/** Parts of the face that a receipt tells apart. */
public enum FacePart {
	JAW("Jaw"),
	LIPS("Lips"),
	TONGUE("Tongue"),
	CHEEKS("Cheeks"),
	BROWS("Brows"),
	EYES("Eyes"),
	HEAD("Head"),
	OTHER("Other");

	private final String label;

	FacePart(String label) {
		this.label = label;
	}

	/** For people. */
	public String label() {
		return label;
	}

	/** By the first word of the channel's name. */
	public static FacePart of(String channel) {
		String name = channel.toLowerCase(Locale.ROOT);
		if (name.startsWith("jaw")) {
			return JAW;
		}
		if (name.startsWith("mouth")) {
			return LIPS;
		}
		if (name.startsWith("tongue")) {
			return TONGUE;
		}
		if (name.startsWith("cheek") || name.startsWith("nose")) {
			return CHEEKS;
		}
		if (name.startsWith("brow")) {
			return BROWS;
		}
		return name.startsWith("eye") ? EYES : name.startsWith("head") ? HEAD : OTHER;
	}
}
