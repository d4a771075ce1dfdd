package org.facewright.motion.a2f.internal.solve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * The slow way, straight from the definition with matrices of Commons Math: bounded least squares after Stark and
 * Parker (1995), one weight freed at a time, each step a QR decomposition of A's free columns.
 */
final class ReferenceSolver {

	private final PoseRig rig;
	private final SolverSettings settings;
	private final List<Integer> active = new ArrayList<>();
	private final RealMatrix deltas;
	private final RealMatrix a;
	private final double scale;
	private RealVector previous;

	ReferenceSolver(PoseRig rig, SolverSettings settings) {
		this.rig = rig;
		this.settings = settings;
		for (int pose = 0; pose < settings.active().length; pose++) {
			if (settings.active()[pose]) {
				active.add(pose);
			}
		}
		int n = active.size();
		int vertices = vertices();
		deltas = new Array2DRowRealMatrix(3 * vertices, n);
		for (int k = 0; k < n; k++) {
			for (int i = 0; i < 3 * vertices; i++) {
				deltas.setEntry(i, k, rig.deltas()[active.get(k)][component(i)]);
			}
		}
		double[] extent = new double[3];
		for (int axis = 0; axis < 3; axis++) {
			double least = rig.neutral()[axis];
			double most = least;
			for (int v = 1; v < rig.vertices(); v++) {
				least = Math.min(least, rig.neutral()[3 * v + axis]);
				most = Math.max(most, rig.neutral()[3 * v + axis]);
			}
			extent[axis] = most - least;
		}
		double ratio = new ArrayRealVector(extent).getNorm() / settings.templateSize();
		scale = ratio * ratio;
		RealMatrix identity = MatrixUtils.createRealIdentityMatrix(n);
		RealMatrix ones = new Array2DRowRealMatrix(n, n).scalarAdd(1);
		RealMatrix sum = deltas.transpose().multiply(deltas)
				.add(ones.scalarMultiply(settings.l1() * settings.l1() * 0.25 * scale))
				.add(identity.scalarMultiply(settings.l2() * 10 * scale))
				.add(identity.scalarMultiply(settings.temporal() * 100 * scale));
		List<int[]> symmetric = pairs(settings.symmetryPairs());
		if (!symmetric.isEmpty()) {
			RealMatrix s = new Array2DRowRealMatrix(symmetric.size(), n);
			for (int row = 0; row < symmetric.size(); row++) {
				s.setEntry(row, symmetric.get(row)[0], 1);
				s.setEntry(row, symmetric.get(row)[1], -1);
			}
			sum = sum.add(s.transpose().multiply(s).scalarMultiply(settings.symmetry() * 10 * scale));
		}
		a = sum;
		previous = new ArrayRealVector(n);
	}

	private int vertices() {
		return rig.mask().length == 0 ? rig.vertices() : rig.mask().length;
	}

	private int component(int row) {
		return rig.mask().length == 0 ? row : 3 * rig.mask()[row / 3] + row % 3;
	}

	private List<int[]> pairs(int[] ids) {
		Map<Integer, List<Integer>> members = new HashMap<>();
		for (int k = 0; k < active.size(); k++) {
			members.computeIfAbsent(ids[active.get(k)], id -> new ArrayList<>()).add(k);
		}
		return members.entrySet().stream().filter(e -> e.getKey() >= 0 && e.getValue().size() == 2)
				.map(e -> new int[] { e.getValue().get(0), e.getValue().get(1) }).toList();
	}

	double[] solve(float[] positions) {
		double[] field = new double[3 * vertices()];
		for (int i = 0; i < field.length; i++) {
			field[i] = (double) positions[component(i)] - rig.neutral()[component(i)];
		}
		RealVector b = deltas.preMultiply(new ArrayRealVector(field))
				.add(previous.mapMultiply(settings.temporal() * scale));
		double[] upper = new double[active.size()];
		java.util.Arrays.fill(upper, 1);
		RealVector solution = bounded(a, b, upper);
		List<int[]> cancelling = pairs(settings.cancelPairs());
		if (!cancelling.isEmpty()) {
			for (int[] pair : cancelling) {
				upper[solution.getEntry(pair[0]) < solution.getEntry(pair[1]) ? pair[0] : pair[1]] = 1e-10;
			}
			solution = bounded(a, b, upper);
		}
		previous = solution;
		double[] weights = new double[settings.active().length];
		for (int pose = 0; pose < weights.length; pose++) {
			int k = active.indexOf(pose);
			weights[pose] = (k < 0 ? 0 : solution.getEntry(k) * settings.multipliers()[pose])
					+ settings.offsets()[pose];
		}
		return weights;
	}

	/** The w in 0 … upper that makes ‖a·w - b‖ least. */
	static RealVector bounded(RealMatrix a, RealVector b, double[] upper) {
		int n = a.getColumnDimension();
		double[] w = new double[n];
		boolean[] isFree = new boolean[n];
		for (int guard = 0; guard < 100 * n; guard++) {
			RealVector slope = a.preMultiply(a.operate(new ArrayRealVector(w)).subtract(b));
			int enter = -1;
			double steepest = 1e-9 * (1 + b.getNorm());
			for (int i = 0; i < n; i++) {
				double gain = isFree[i] ? 0 : (w[i] == 0 ? -1 : 1) * slope.getEntry(i) / a.getColumnVector(i).getNorm();
				if (gain > steepest) {
					steepest = gain;
					enter = i;
				}
			}
			if (enter < 0) {
				return new ArrayRealVector(w);
			}
			isFree[enter] = true;
			while (moveFree(a, b, upper, w, isFree)) {
				// a weight met its bound; the others go on
			}
		}
		throw new AssertionError("the reference does not converge");
	}

	private static boolean moveFree(RealMatrix a, RealVector b, double[] upper, double[] w, boolean[] isFree) {
		int n = w.length;
		List<Integer> free = new ArrayList<>();
		RealVector rest = b;
		for (int i = 0; i < n; i++) {
			if (isFree[i]) {
				free.add(i);
			} else if (w[i] != 0) {
				rest = rest.subtract(a.getColumnVector(i).mapMultiply(w[i]));
			}
		}
		if (free.isEmpty()) {
			return false;
		}
		RealMatrix columns = new Array2DRowRealMatrix(n, free.size());
		for (int k = 0; k < free.size(); k++) {
			columns.setColumnVector(k, a.getColumnVector(free.get(k)));
		}
		RealVector goal = new QRDecomposition(columns).getSolver().solve(rest);
		double way = 1;
		int blocking = -1;
		for (int k = 0; k < free.size(); k++) {
			int i = free.get(k);
			double to = goal.getEntry(k);
			double limit = to < 0 ? 0 : to > upper[i] ? upper[i] : Double.NaN;
			if (!Double.isNaN(limit)) {
				double share = (limit - w[i]) / (to - w[i]);
				if (share < way) {
					way = share;
					blocking = i;
				}
			}
		}
		for (int k = 0; k < free.size(); k++) {
			int i = free.get(k);
			w[i] += way * (goal.getEntry(k) - w[i]);
		}
		if (blocking >= 0) {
			w[blocking] = w[blocking] < upper[blocking] / 2 ? 0 : upper[blocking];
			isFree[blocking] = false;
		}
		return blocking >= 0;
	}
}
