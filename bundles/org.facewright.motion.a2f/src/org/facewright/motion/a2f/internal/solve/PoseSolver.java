package org.facewright.motion.a2f.internal.solve;

import java.util.Arrays;

/**
 * Weights of one track, frame by frame: each frame pulls on the next as far as the settings' temporal strength says.
 * Allocates nothing per frame. Confined to one thread at a time.
 */
public final class PoseSolver {

	/** Upper bound of the weaker one of two cancelling poses. */
	private static final double NEXT_TO_NOTHING = 1e-10;

	private final PoseSystem system;
	private final BoundedLeastSquares equations;
	private final double pull;
	private final float[] masked;
	private final float[] scratch;
	private final double[] projected;
	private final double[] right;
	private final double[] upper;
	private final double[] previous;
	private float[] multipliers;
	private float[] offsets;
	private int steps;

	public PoseSolver(PoseSystem system) {
		int n = system.activePoses();
		this.system = system;
		this.equations = new BoundedLeastSquares(system.matrix(), n);
		this.pull = system.settings().temporal() * system.scale();
		this.masked = new float[system.rows().length];
		this.scratch = new float[system.deltas().stride()];
		this.projected = new double[n];
		this.right = new double[n];
		this.upper = new double[n];
		this.previous = new double[n];
		this.multipliers = system.settings().multipliers();
		this.offsets = system.settings().offsets();
	}

	public PoseSystem system() {
		return system;
	}

	/** Forgets the frames before: the next one is the first of a track. */
	public void reset() {
		Arrays.fill(previous, 0);
		equations.forget();
	}

	/** Other multipliers and offsets from the next frame on, one per pose of the rig; not copied. */
	public void outputs(float[] newMultipliers, float[] newOffsets) {
		int poses = system.rig().poses().size();
		if (newMultipliers.length != poses || newOffsets.length != poses) {
			throw new IllegalArgumentException("multipliers and offsets need one value for each of %d poses".formatted(
					poses));
		}
		multipliers = newMultipliers;
		offsets = newOffsets;
	}

	/** Copies what {@link #restore} needs to go on from here; {@code into} has one number per active pose. */
	public void save(double[] into) {
		System.arraycopy(previous, 0, into, 0, previous.length);
	}

	/** Goes on as if the frame before had been the one at which this state was saved. */
	public void restore(double[] saved) {
		System.arraycopy(saved, 0, previous, 0, previous.length);
	}

	/**
	 * Solves a frame given as positions.
	 *
	 * @param positions x, y, z of each vertex of the rig; only the masked ones are read
	 * @param weights   receives one weight per pose of the rig; not clamped after multiplier and offset
	 */
	public void solvePositions(float[] positions, float[] weights) {
		float[] neutral = system.rig().neutral();
		int[] rows = system.rows();
		for (int row = 0; row < rows.length; row++) {
			masked[row] = positions[rows[row]] - neutral[rows[row]];
		}
		solveMasked(weights);
	}

	/** Like {@link #solvePositions} for displacements from the rig's neutral face. */
	public void solveDeltas(float[] deltas, float[] weights) {
		int[] rows = system.rows();
		for (int row = 0; row < rows.length; row++) {
			masked[row] = deltas[rows[row]];
		}
		solveMasked(weights);
	}

	private void solveMasked(float[] weights) {
		Arrays.fill(projected, 0);
		system.deltas().addProduct(masked, scratch, projected);
		solve(projected, weights);
	}

	/**
	 * Solves a frame given in the space of poses.
	 *
	 * @param frame   Dᵀ(positions - neutral of the rig), one number per active pose; not changed
	 * @param weights receives one weight per pose of the rig; not clamped after multiplier and offset
	 * @throws IllegalArgumentException when the frame holds infinities or NaN; the track may go on after it
	 */
	public void solve(double[] frame, float[] weights) {
		for (int k = 0; k < right.length; k++) {
			right[k] = frame[k] + pull * previous[k];
			if (!Double.isFinite(right[k])) {
				throw new IllegalArgumentException("the frame to solve holds values that are no numbers");
			}
			upper[k] = 1;
		}
		double[] solution = equations.solve(right, upper);
		steps = equations.steps();
		if (boundLosers(solution)) {
			solution = equations.solve(right, upper);
			steps += equations.steps();
		}
		System.arraycopy(solution, 0, previous, 0, previous.length);
		write(solution, weights);
	}

	/** @return whether a bound has become tighter than the solution, so that it has to be found again */
	private boolean boundLosers(double[] solution) {
		int[] pairs = system.cancelling();
		boolean changes = false;
		for (int i = 0; i < pairs.length; i += 2) {
			int loser = solution[pairs[i]] < solution[pairs[i + 1]] ? pairs[i] : pairs[i + 1];
			upper[loser] = NEXT_TO_NOTHING;
			changes |= solution[loser] > NEXT_TO_NOTHING;
		}
		return changes;
	}

	private void write(double[] solution, float[] weights) {
		System.arraycopy(offsets, 0, weights, 0, offsets.length);
		int[] active = system.active();
		for (int k = 0; k < active.length; k++) {
			weights[active[k]] += (float) (solution[k] * multipliers[active[k]]);
		}
	}

	/** Changes of the set of free weights that the last frame needed, for measurements. */
	public int steps() {
		return steps;
	}
}
