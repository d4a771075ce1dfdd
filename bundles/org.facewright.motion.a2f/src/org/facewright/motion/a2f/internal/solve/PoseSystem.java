package org.facewright.motion.a2f.internal.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The equations of a rig under given settings, prepared once and shared by any number of solvers. Immutable.
 * <p>
 * With D the deltas of the active poses on the masked vertices and s the square of the rig's size over the template's,
 * the matrix is A = DᵀD + ¼·L1²·s·1·1ᵀ + 10·L2·s·I + 100·temporal·s·I + 10·symmetry·s·SᵀS, where S has a row (+1, -1)
 * for each symmetric pair. A frame p gives b = Dᵀ(p - neutral) + temporal·s·w of the frame before, and its weights are
 * the w in 0…1 that make ‖A·w - b‖ least.
 */
public final class PoseSystem {

	private final PoseRig rig;
	private final SolverSettings settings;
	private final int[] active;
	private final int[] rows;
	private final PoseMatrix deltas;
	private final double scale;
	private final double[] matrix;
	private final int[] cancelPairs;

	private PoseSystem(PoseRig rig, SolverSettings settings) {
		this.rig = rig;
		this.settings = settings;
		this.active = indicesOf(settings.active());
		this.rows = components(rig);
		this.deltas = new PoseMatrix(rows.length, active.length);
		for (int k = 0; k < active.length; k++) {
			float[] delta = rig.deltas()[active[k]];
			for (int row = 0; row < rows.length; row++) {
				deltas.set(row, k, delta[rows[row]]);
			}
		}
		double ratio = rig.diagonal() / settings.templateSize();
		this.scale = ratio * ratio;
		this.cancelPairs = pairs(settings.cancelPairs(), active);
		this.matrix = regularised();
	}

	/**
	 * Takes 0.1 to 1 s for a rig of tens of thousands of vertices.
	 *
	 * @throws IllegalArgumentException when rig and settings don't have the same number of poses, or none is active
	 */
	public static PoseSystem prepare(PoseRig rig, SolverSettings settings) {
		if (rig.poses().size() != settings.active().length) {
			throw new IllegalArgumentException("the rig has %d poses, the solver's settings are for %d".formatted(
					rig.poses().size(), settings.active().length));
		}
		PoseSystem system = new PoseSystem(rig, settings);
		if (system.active.length == 0) {
			throw new IllegalArgumentException("no pose of the rig is active; activate at least one");
		}
		return system;
	}

	private static int[] indicesOf(boolean[] flags) {
		int[] indices = new int[flags.length];
		int count = 0;
		for (int i = 0; i < flags.length; i++) {
			if (flags[i]) {
				indices[count++] = i;
			}
		}
		return Arrays.copyOf(indices, count);
	}

	private static int[] components(PoseRig rig) {
		int[] mask = rig.mask();
		int vertices = mask.length == 0 ? rig.vertices() : mask.length;
		int[] components = new int[3 * vertices];
		for (int i = 0; i < vertices; i++) {
			int vertex = mask.length == 0 ? i : mask[i];
			for (int axis = 0; axis < 3; axis++) {
				components[3 * i + axis] = 3 * vertex + axis;
			}
		}
		return components;
	}

	/** Positions among the active poses, two for each id that occurs exactly twice among them; other ids don't count. */
	private static int[] pairs(int[] ids, int[] active) {
		Map<Integer, List<Integer>> members = new HashMap<>();
		for (int k = 0; k < active.length; k++) {
			if (ids[active[k]] >= 0) {
				members.computeIfAbsent(ids[active[k]], id -> new ArrayList<>()).add(k);
			}
		}
		return members.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue)
				.filter(pair -> pair.size() == 2).flatMap(List::stream).mapToInt(Integer::intValue).toArray();
	}

	private double[] regularised() {
		int n = active.length;
		double[] a = new double[n * n];
		float[] column = new float[rows.length];
		float[] scratch = new float[deltas.stride()];
		double[] product = new double[n];
		double everywhere = 0.25 * settings.l1() * settings.l1() * scale;
		double diagonal = (10 * settings.l2() + 100 * settings.temporal()) * scale;
		for (int k = 0; k < n; k++) {
			for (int row = 0; row < rows.length; row++) {
				column[row] = deltas.get(row, k);
			}
			Arrays.fill(product, 0);
			deltas.addProduct(column, scratch, product);
			for (int i = 0; i < n; i++) {
				a[k * n + i] = product[i] + everywhere + (i == k ? diagonal : 0);
			}
		}
		int[] symmetric = pairs(settings.symmetryPairs(), active);
		double pull = 10 * settings.symmetry() * scale;
		for (int i = 0; i < symmetric.length; i += 2) {
			int left = symmetric[i];
			int right = symmetric[i + 1];
			a[left * n + left] += pull;
			a[right * n + right] += pull;
			a[left * n + right] -= pull;
			a[right * n + left] -= pull;
		}
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < i; j++) {
				double mean = 0.5 * (a[i * n + j] + a[j * n + i]);
				a[i * n + j] = mean;
				a[j * n + i] = mean;
			}
		}
		return a;
	}

	public PoseRig rig() {
		return rig;
	}

	public SolverSettings settings() {
		return settings;
	}

	/** Length of projections: number of poses that are solved. */
	public int activePoses() {
		return active.length;
	}

	/** Square of the rig's size over the template's. */
	public double scale() {
		return scale;
	}

	/** Index in the rig of each solved pose. */
	int[] active() {
		return active;
	}

	/** Component (3·vertex + axis) of each row of the equations, in the order of the mask. */
	int[] rows() {
		return rows;
	}

	PoseMatrix deltas() {
		return deltas;
	}

	/** A, row by row; a copy. */
	public double[] matrix() {
		return matrix.clone();
	}

	/** Positions of cancelling poses among the active ones, two by two. */
	int[] cancelling() {
		return cancelPairs;
	}

	/**
	 * Dᵀ·field for a field of displacements on all vertices. Allocates: for preparing, not for frames.
	 *
	 * @param field  x, y, z of each vertex
	 * @param factor one factor for each vertex; empty for 1 everywhere
	 * @return one number per active pose
	 */
	public double[] project(float[] field, float[] factor) {
		if (field.length != rig.neutral().length) {
			throw new IllegalArgumentException("a field of %d vertices does not fit a rig of %d".formatted(
					field.length / 3, rig.vertices()));
		}
		float[] masked = new float[rows.length];
		for (int row = 0; row < rows.length; row++) {
			masked[row] = field[rows[row]] * (factor.length == 0 ? 1 : factor[rows[row] / 3]);
		}
		double[] projected = new double[active.length];
		deltas.addProduct(masked, new float[deltas.stride()], projected);
		return projected;
	}

	/** Dᵀ(face - neutral of the rig): the constant part of frames whose displacements count from another neutral. */
	public double[] projectNeutral(float[] face) {
		if (face.length != rig.neutral().length) {
			throw new IllegalArgumentException("a face of %d vertices does not fit a rig of %d".formatted(
					face.length / 3, rig.vertices()));
		}
		float[] difference = new float[face.length];
		for (int i = 0; i < face.length; i++) {
			difference[i] = face[i] - rig.neutral()[i];
		}
		return project(difference, new float[0]);
	}
}
