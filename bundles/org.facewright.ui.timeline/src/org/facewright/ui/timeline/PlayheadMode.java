package org.facewright.ui.timeline;

import org.facewright.ui.texts.Texts;

/** How a timeline goes along while it plays. */
public enum PlayheadMode {
	/** A page is turned when the playhead reaches its edge. */
	PAGE(Texts.of("Page")),
	/** The playhead stays in the middle, and the timeline runs under it. */
	CENTRED(Texts.of("Centred")),
	/** The timeline stays where it is. */
	STILL(Texts.of("Still"));

	private final String label;

	PlayheadMode(String label) {
		this.label = label;
	}

	/** The next one, round and round. */
	public PlayheadMode next() {
		return values()[(ordinal() + 1) % values().length];
	}

	/** For people. */
	public String label() {
		return label;
	}
}
