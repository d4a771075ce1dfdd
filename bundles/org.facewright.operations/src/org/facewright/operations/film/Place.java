package org.facewright.operations.film;

/** Where in a picture something is written. */
public enum Place {
	TOP_LEFT("Top left"),
	TOP("Top"),
	TOP_RIGHT("Top right"),
	BOTTOM_LEFT("Bottom left"),
	BOTTOM("Bottom"),
	BOTTOM_RIGHT("Bottom right");

	private final String label;

	Place(String label) {
		this.label = label;
	}

	/** For people. */
	public String label() {
		return label;
	}

	boolean isTop() {
		return ordinal() < BOTTOM_LEFT.ordinal();
	}

	/** 0 left, 1 in the middle, 2 right. */
	int column() {
		return ordinal() % 3;
	}
}
