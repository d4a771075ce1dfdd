package org.facewright.exchange.common;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyReduction;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;

/** The keys that formats made of curves get for a channel of samples. */
public final class ExportKeys {

	/** Offered by exporters that may leave keys out. */
	public static final Parameter<Double> TOLERANCE = Parameter.number("tolerance").between(0, 1).label("Tolerance")
			.describe("Weight by which lines between keys may miss a frame; 0 writes a key at every frame of a curve "
					+ "that moves");

	private ExportKeys() {
	}

	/**
	 * A key at every frame; the first and the last only where nothing moves; with a tolerance as few as keep it.
	 *
	 * @param tolerance greatest difference at any frame when keys are joined by lines; 0 for all keys
	 */
	public static KeyCurve of(SampleColumn samples, double tolerance) {
		float constant = samples.constantValue();
		int last = samples.length() - 1;
		if (constant == constant) {
			return last == 0
					? KeyCurve.linear(new int[1], new float[] { constant })
					: KeyCurve.linear(new int[] { 0, last }, new float[] { constant, constant });
		}
		if (tolerance > 0) {
			return KeyReduction.reduce(samples, tolerance);
		}
		int[] frames = new int[last + 1];
		for (int frame = 0; frame <= last; frame++) {
			frames[frame] = frame;
		}
		return KeyCurve.linear(frames, samples.toArray());
	}
}
