package org.facewright.operations.film;

/** A fact that can be written into every picture of a film. */
public enum BurnIn {
	FRAME("Frame"),
	TIMECODE("Timecode"),
	TAKE("Take"),
	BACKEND("Backend and model"),
	FILE("File"),
	DATE("Date");

	private final String label;

	BurnIn(String label) {
		this.label = label;
	}

	/** For people. */
	public String label() {
		return label;
	}
}
