package org.facewright.operations;

/** A filter with settings that are good for something, wherever it is used. @param name for people */
public record FilterPreset(String name, FilterSpec filter) {

	/** @throws IllegalArgumentException when the name is blank */
	public FilterPreset {
		if (name.isBlank()) {
			throw new IllegalArgumentException("a preset needs a name");
		}
	}
}
