package org.facewright.motion.a2f.internal.solve;

import java.util.Arrays;

/**
 * How weights are found. Arrays have one value per pose of the rig and are not copied.
 *
 * @param l1            strength of the term that keeps the sum of weights small
 * @param l2            strength of the term that keeps each weight small
 * @param temporal      strength of the pull to the weights of the frame before
 * @param symmetry      strength of the pull between left and right of a pair
 * @param templateSize  diagonal of the face that the strengths were chosen for, in the rig's unit
 * @param active        whether a pose is solved; others only get their offset
 * @param cancelPairs   same number of 0 or more for two poses of which only the stronger may act; -1 for none
 * @param symmetryPairs same number of 0 or more for left and right of one pose; -1 for none
 * @param multipliers   factor on each solved weight
 * @param offsets       added to each weight after that
 */
public record SolverSettings(double l1, double l2, double temporal, double symmetry, double templateSize,
		boolean[] active, int[] cancelPairs, int[] symmetryPairs, float[] multipliers, float[] offsets) {

	/** Template size of faces whose files give none. */
	public static final double DEFAULT_TEMPLATE_SIZE = 54.7;

	/** @throws IllegalArgumentException when lengths differ or a number is out of its range */
	public SolverSettings {
		requireStrength("L1 regularisation", l1);
		requireStrength("L2 regularisation", l2);
		requireStrength("temporal smoothing", temporal);
		requireStrength("symmetry", symmetry);
		if (!Double.isFinite(templateSize) || templateSize <= 0) {
			throw new IllegalArgumentException("the template size must be above 0: " + templateSize);
		}
		int poses = active.length;
		if (cancelPairs.length != poses || symmetryPairs.length != poses || multipliers.length != poses
				|| offsets.length != poses) {
			throw new IllegalArgumentException(
					"the solver's settings have %d active flags, %d cancel ids, %d symmetry ids, %d multipliers and %d "
							.formatted(poses, cancelPairs.length, symmetryPairs.length, multipliers.length,
									offsets.length)
							+ "offsets; all need one value per pose");
		}
	}

	private static void requireStrength(String name, double value) {
		if (!Double.isFinite(value) || value < 0) {
			throw new IllegalArgumentException("the strength of %s must be 0 or more: %s".formatted(name, value));
		}
	}

	/** All poses active, no pairs, weights as solved, and the regularisation of a package that says nothing. */
	public static SolverSettings of(int poses) {
		boolean[] active = new boolean[poses];
		Arrays.fill(active, true);
		int[] none = new int[poses];
		Arrays.fill(none, -1);
		float[] ones = new float[poses];
		Arrays.fill(ones, 1);
		return new SolverSettings(1, 3.5, 0, 100, DEFAULT_TEMPLATE_SIZE, active, none, none, ones, new float[poses]);
	}

	/** The same with other strengths. */
	public SolverSettings withStrengths(double newL1, double newL2, double newTemporal, double newSymmetry) {
		return new SolverSettings(newL1, newL2, newTemporal, newSymmetry, templateSize, active, cancelPairs,
				symmetryPairs, multipliers, offsets);
	}

	public SolverSettings withTemplateSize(double size) {
		return new SolverSettings(l1, l2, temporal, symmetry, size, active, cancelPairs, symmetryPairs, multipliers,
				offsets);
	}

	public SolverSettings withActive(boolean... flags) {
		return new SolverSettings(l1, l2, temporal, symmetry, templateSize, flags, cancelPairs, symmetryPairs,
				multipliers, offsets);
	}

	public SolverSettings withPairs(int[] cancel, int[] symmetric) {
		return new SolverSettings(l1, l2, temporal, symmetry, templateSize, active, cancel, symmetric, multipliers,
				offsets);
	}

	public SolverSettings withOutputs(float[] newMultipliers, float[] newOffsets) {
		return new SolverSettings(l1, l2, temporal, symmetry, templateSize, active, cancelPairs, symmetryPairs,
				newMultipliers, newOffsets);
	}
}
