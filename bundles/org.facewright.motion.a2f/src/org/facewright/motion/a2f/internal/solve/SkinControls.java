package org.facewright.motion.a2f.internal.solve;

/**
 * What shapes the skin between network and solver.
 *
 * @param strength         factor on the network's displacements
 * @param eyelidOpenOffset -1 closed … +1 open
 * @param blinkOffset      0 … 1 closed
 * @param blinkStrength    factor on the blink offset
 * @param lipOpenOffset    below 0 closes the lips, above 0 opens them
 * @param lowerSmoothing   seconds, time constant of each of two filters of the lower face; 0 for none
 * @param upperSmoothing   the same for the upper face
 * @param lowerStrength    factor on the lower face after smoothing
 * @param upperStrength    factor on the upper face after smoothing
 */
public record SkinControls(double strength, double eyelidOpenOffset, double blinkOffset, double blinkStrength,
		double lipOpenOffset, double lowerSmoothing, double upperSmoothing, double lowerStrength,
		double upperStrength) {

	/** Factor on the pose that closes the eyes. */
	public double eyeClose() {
		return blinkOffset * blinkStrength - eyelidOpenOffset;
	}

	/** Share of a new value that each filter takes over in a step of so many seconds; 1 without smoothing. */
	public static double share(double smoothing, double stepSeconds) {
		return smoothing > 0 ? 1 - Math.pow(0.5, stepSeconds / smoothing) : 1;
	}
}
