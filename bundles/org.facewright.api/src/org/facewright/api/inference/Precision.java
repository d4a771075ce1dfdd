package org.facewright.api.inference;

import java.util.Locale;

/** How exact a network's numbers are while it runs. Inputs and outputs keep the types that the network declares. */
public enum Precision {
	/** As the network was written. */
	FP32,
	/** Half precision where the device can: half the memory, about twice as fast. */
	FP16,
	/** Whole numbers of 8 bits where a calibration says how: a quarter of the memory. */
	INT8;

	/** What a user writes: {@code fp32}, {@code fp16}, {@code int8}. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** @throws IllegalArgumentException with a sentence for the user when there is no such precision */
	public static Precision of(String id) {
		for (Precision precision : values()) {
			if (precision.id().equals(id.strip().toLowerCase(Locale.ROOT))) {
				return precision;
			}
		}
		throw new IllegalArgumentException("'%s' is not a precision; there are fp32, fp16 and int8".formatted(id));
	}
}
