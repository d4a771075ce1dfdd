package org.facewright.motion.a2f.internal.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Carries the poses of a rig onto the mesh that a network moves, when the rig is another mesh. The rig is laid over the
 * face by its poses: where the two of one name move most, there they belong together, and all such places decide on
 * one affine map, so that unit, proportions and axes may differ. Without enough names in common the bounding boxes
 * decide. Then each vertex of the face takes the mean of the rig's nearest vertices, nearer ones counting more;
 * vertices that the rig has nothing near to don't count.
 */
public final class RigTransfer {

	/** Neighbours that a vertex asks. */
	private static final int NEAREST = 4;
	/** How far away neighbours may be, as a share of the face's height. */
	private static final double REACH = 0.04;
	/** Same mesh when no vertex lies further from its namesake than this share of the height. */
	private static final double SAME = 0.1;
	/** Less of the face than this can't decide on weights. */
	private static final double LEAST_COVERED = 0.1;
	/** Poses in common from which places can be told. */
	private static final int LEAST_PLACES = 8;
	/** Pull of the map to a plain change of size, where places say little. */
	private static final double PLAIN = 1e-3;

	private RigTransfer() {
	}

	/** {@code to = linear · from + offset}, linear row by row. */
	private record Affine(double[] linear, double[] offset) {

		double apply(int axis, double x, double y, double z) {
			return turn(axis, x, y, z) + offset[axis];
		}

		/** For differences of places. */
		double turn(int axis, double x, double y, double z) {
			return linear[3 * axis] * x + linear[3 * axis + 1] * y + linear[3 * axis + 2] * z;
		}
	}

	/**
	 * @param known   the face's own rig, whose poses say where is what, and whose mask what counts
	 * @param neutral of the network, x, y, z of each vertex of the same mesh
	 * @param rig     the other one
	 * @return a rig with the face's vertices; the given one when it is the same mesh already
	 * @throws IllegalArgumentException when the rig covers too little of the face
	 */
	public static PoseRig onto(PoseRig known, float[] neutral, PoseRig rig) {
		float[] box = box(neutral);
		double height = box[4] - (double) box[1];
		if (neutral.length == rig.neutral().length && isSame(neutral, rig.neutral(), SAME * height)) {
			return rig.mask().length > 0 || known.mask().length == 0
					? rig
					: new PoseRig(rig.poses(), rig.neutral(), rig.deltas(), known.mask());
		}
		Affine map = byPlaces(known, rig).orElseGet(() -> byBoxes(box, box(rig.neutral())));
		float[] moved = new float[rig.neutral().length];
		for (int i = 0; i < moved.length; i += 3) {
			for (int axis = 0; axis < 3; axis++) {
				moved[i + axis] = (float) map.apply(axis, rig.neutral()[i], rig.neutral()[i + 1], rig.neutral()[i + 2]);
			}
		}
		return carried(neutral, masked(known), rig, moved, map, REACH * height);
	}

	private static Affine byBoxes(float[] box, float[] rigBox) {
		double scale = rigBox[4] > rigBox[1] ? (box[4] - (double) box[1]) / (rigBox[4] - (double) rigBox[1]) : 1;
		double[] offset = new double[3];
		for (int axis = 0; axis < 3; axis++) {
			offset[axis] = (box[axis] + (double) box[axis + 3]) / 2
					- scale * (rigBox[axis] + (double) rigBox[axis + 3]) / 2;
		}
		return new Affine(new double[] { scale, 0, 0, 0, scale, 0, 0, 0, scale }, offset);
	}

	/** Least squares over the places of all poses that both know. */
	private static Optional<Affine> byPlaces(PoseRig known, PoseRig rig) {
		List<String> names = rig.poses().stream().map(NamedPoses::plain).toList();
		List<double[]> from = new ArrayList<>();
		List<double[]> to = new ArrayList<>();
		for (int pose = 0; pose < known.poses().size(); pose++) {
			int other = names.indexOf(NamedPoses.plain(known.poses().get(pose)));
			if (other >= 0 && moves(known.deltas()[pose]) && moves(rig.deltas()[other])) {
				to.add(place(known.neutral(), known.deltas()[pose]));
				from.add(place(rig.neutral(), rig.deltas()[other]));
			}
		}
		if (from.size() < LEAST_PLACES) {
			return Optional.empty();
		}
		double[] fromMean = mean(from);
		double[] toMean = mean(to);
		double scale = spread(to, toMean) / spread(from, fromMean);
		double[][] moments = new double[3][3];
		double[][] right = new double[3][3];
		for (int i = 0; i < from.size(); i++) {
			for (int a = 0; a < 3; a++) {
				for (int b = 0; b < 3; b++) {
					moments[a][b] += (from.get(i)[a] - fromMean[a]) * (from.get(i)[b] - fromMean[b]);
					right[a][b] += (to.get(i)[a] - toMean[a]) * (from.get(i)[b] - fromMean[b]);
				}
			}
		}
		double pull = PLAIN * (moments[0][0] + moments[1][1] + moments[2][2]);
		for (int a = 0; a < 3; a++) {
			moments[a][a] += pull;
			right[a][a] += pull * scale;
		}
		double[] inverse = inverse(moments);
		double[] linear = new double[9];
		double[] offset = new double[3];
		for (int a = 0; a < 3; a++) {
			for (int b = 0; b < 3; b++) {
				for (int k = 0; k < 3; k++) {
					linear[3 * a + b] += right[a][k] * inverse[3 * k + b];
				}
			}
			offset[a] = toMean[a] - linear[3 * a] * fromMean[0] - linear[3 * a + 1] * fromMean[1]
					- linear[3 * a + 2] * fromMean[2];
		}
		return Optional.of(new Affine(linear, offset));
	}

	private static boolean moves(float[] delta) {
		for (float value : delta) {
			if (value != 0) {
				return true;
			}
		}
		return false;
	}

	/** Mean of the vertices, each counting as much as the square of its displacement. */
	private static double[] place(float[] neutral, float[] delta) {
		double[] place = new double[3];
		double sum = 0;
		for (int i = 0; i < delta.length; i += 3) {
			double square = (double) delta[i] * delta[i] + (double) delta[i + 1] * delta[i + 1]
					+ (double) delta[i + 2] * delta[i + 2];
			sum += square;
			for (int axis = 0; axis < 3; axis++) {
				place[axis] += square * neutral[i + axis];
			}
		}
		for (int axis = 0; axis < 3; axis++) {
			place[axis] /= sum;
		}
		return place;
	}

	private static double[] mean(List<double[]> places) {
		double[] mean = new double[3];
		for (double[] place : places) {
			for (int axis = 0; axis < 3; axis++) {
				mean[axis] += place[axis] / places.size();
			}
		}
		return mean;
	}

	private static double spread(List<double[]> places, double[] mean) {
		double sum = 0;
		for (double[] place : places) {
			for (int axis = 0; axis < 3; axis++) {
				sum += (place[axis] - mean[axis]) * (place[axis] - mean[axis]);
			}
		}
		return Math.sqrt(sum);
	}

	/** Of a symmetric matrix that has one, by cofactors. */
	private static double[] inverse(double[][] m) {
		double[] inverse = new double[9];
		double determinant = 0;
		for (int a = 0; a < 3; a++) {
			for (int b = 0; b < 3; b++) {
				int a1 = (a + 1) % 3;
				int a2 = (a + 2) % 3;
				int b1 = (b + 1) % 3;
				int b2 = (b + 2) % 3;
				inverse[3 * b + a] = m[a1][b1] * m[a2][b2] - m[a1][b2] * m[a2][b1];
			}
		}
		for (int b = 0; b < 3; b++) {
			determinant += m[0][b] * inverse[3 * b];
		}
		for (int i = 0; i < 9; i++) {
			inverse[i] /= determinant;
		}
		return inverse;
	}

	private static boolean isSame(float[] face, float[] other, double most) {
		for (int i = 0; i < face.length; i++) {
			if (Math.abs(face[i] - other[i]) > most) {
				return false;
			}
		}
		return true;
	}

	/** Least x, y, z, then greatest. */
	private static float[] box(float[] positions) {
		float[] box = new float[6];
		Arrays.fill(box, 0, 3, Float.POSITIVE_INFINITY);
		Arrays.fill(box, 3, 6, Float.NEGATIVE_INFINITY);
		for (int i = 0; i < positions.length; i++) {
			box[i % 3] = Math.min(box[i % 3], positions[i]);
			box[i % 3 + 3] = Math.max(box[i % 3 + 3], positions[i]);
		}
		return box;
	}

	private static boolean[] masked(PoseRig rig) {
		boolean[] counts = new boolean[rig.vertices()];
		Arrays.fill(counts, rig.mask().length == 0);
		for (int vertex : rig.mask()) {
			counts[vertex] = true;
		}
		return counts;
	}

	private static PoseRig carried(float[] face, boolean[] wanted, PoseRig rig, float[] moved, Affine map,
			double reach) {
		int vertices = face.length / 3;
		float[][] deltas = new float[rig.poses().size()][face.length];
		List<Integer> covered = new ArrayList<>();
		Grid grid = new Grid(moved, reach);
		boolean[] counts = masked(rig);
		int[] near = new int[NEAREST];
		double[] distances = new double[NEAREST];
		for (int v = 0; v < vertices; v++) {
			int found = grid.nearest(face[3 * v], face[3 * v + 1], face[3 * v + 2], near, distances);
			if (found == 0) {
				continue;
			}
			if (counts[near[0]] && wanted[v]) {
				covered.add(v);
			}
			double sum = 0;
			for (int k = 0; k < found; k++) {
				distances[k] = 1 / (distances[k] + 1e-6 * reach * reach);
				sum += distances[k];
			}
			for (int k = 0; k < found; k++) {
				distances[k] /= sum;
			}
			for (int pose = 0; pose < deltas.length; pose++) {
				float[] from = rig.deltas()[pose];
				double x = 0;
				double y = 0;
				double z = 0;
				for (int k = 0; k < found; k++) {
					x += distances[k] * from[3 * near[k]];
					y += distances[k] * from[3 * near[k] + 1];
					z += distances[k] * from[3 * near[k] + 2];
				}
				for (int axis = 0; axis < 3; axis++) {
					deltas[pose][3 * v + axis] = (float) map.turn(axis, x, y, z);
				}
			}
		}
		int most = 0;
		for (boolean each : wanted) {
			most += each ? 1 : 0;
		}
		if (covered.size() < LEAST_COVERED * most) {
			throw new IllegalArgumentException(
					"the rig lies near %d of the face's %d vertices only; name its poses as the face does, or turn it so "
							.formatted(covered.size(), most) + "that Y is up and it looks along Z");
		}
		return new PoseRig(rig.poses(), face, deltas, covered.stream().mapToInt(Integer::intValue).toArray());
	}

	/** Points sorted into cubes with edges as long as the reach, so that neighbours lie in 27 of them. */
	private static final class Grid {

		private final float[] points;
		private final double reach;
		private final int[] heads;
		private final int[] next;

		Grid(float[] points, double reach) {
			this.points = points;
			this.reach = reach;
			heads = new int[Integer.highestOneBit(Math.max(16, points.length / 3)) * 2];
			next = new int[points.length / 3];
			Arrays.fill(heads, -1);
			for (int p = 0; p < next.length; p++) {
				int slot = slot(cell(points[3 * p]), cell(points[3 * p + 1]), cell(points[3 * p + 2]));
				next[p] = heads[slot];
				heads[slot] = p;
			}
		}

		private int cell(double coordinate) {
			return (int) Math.floor(coordinate / reach);
		}

		private int slot(int x, int y, int z) {
			int hash = x * 73856093 ^ y * 19349663 ^ z * 83492791;
			return (hash ^ hash >>> 15) & heads.length - 1;
		}

		/** @return how many were found; the nearest comes first, distances are squared */
		int nearest(double x, double y, double z, int[] near, double[] distances) {
			int found = 0;
			int cx = cell(x);
			int cy = cell(y);
			int cz = cell(z);
			for (int i = 0; i < 27; i++) {
				int nx = cx + i % 3 - 1;
				int ny = cy + i / 3 % 3 - 1;
				int nz = cz + i / 9 - 1;
				for (int p = heads[slot(nx, ny, nz)]; p >= 0; p = next[p]) {
					// other cubes may share the slot
					if (cell(points[3 * p]) == nx && cell(points[3 * p + 1]) == ny && cell(points[3 * p + 2]) == nz) {
						found = insert(p, distance(p, x, y, z), near, distances, found);
					}
				}
			}
			return found;
		}

		private double distance(int p, double x, double y, double z) {
			double dx = points[3 * p] - x;
			double dy = points[3 * p + 1] - y;
			double dz = points[3 * p + 2] - z;
			return dx * dx + dy * dy + dz * dz;
		}

		private int insert(int p, double distance, int[] near, double[] distances, int found) {
			if (distance > reach * reach || found == near.length && distance >= distances[found - 1]) {
				return found;
			}
			int at = Math.min(found, near.length - 1);
			while (at > 0 && distances[at - 1] > distance) {
				near[at] = near[at - 1];
				distances[at] = distances[at - 1];
				at--;
			}
			near[at] = p;
			distances[at] = distance;
			return Math.min(found + 1, near.length);
		}
	}
}
