package org.facewright.motion.a2f.internal.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Carries the poses of a rig onto the mesh that a network moves, when the rig is another mesh. The rig is scaled and
 * moved until the bounding boxes share centre and height, and each vertex of the face takes the mean of the rig's
 * nearest vertices, nearer ones counting more. Vertices of the face that the rig has nothing near to don't count.
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

	private RigTransfer() {
	}

	/**
	 * @param face neutral face of the network, x, y, z of each vertex
	 * @param rig  in any unit, Y up, looking the same way as the face
	 * @return a rig with the face's vertices; the given one when it is the same mesh already
	 * @throws IllegalArgumentException when the rig covers too little of the face
	 */
	public static PoseRig onto(float[] face, PoseRig rig) {
		float[] box = box(face);
		double height = box[4] - (double) box[1];
		if (face.length == rig.neutral().length && isSame(face, rig.neutral(), SAME * height)) {
			return rig;
		}
		float[] rigBox = box(rig.neutral());
		double scale = rigBox[4] > rigBox[1] ? height / (rigBox[4] - (double) rigBox[1]) : 1;
		float[] moved = new float[rig.neutral().length];
		for (int i = 0; i < moved.length; i++) {
			int axis = i % 3;
			double centre = (rigBox[axis] + (double) rigBox[axis + 3]) / 2;
			moved[i] = (float) ((rig.neutral()[i] - centre) * scale + (box[axis] + (double) box[axis + 3]) / 2);
		}
		return carried(face, rig, moved, scale, REACH * height);
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

	private static PoseRig carried(float[] face, PoseRig rig, float[] moved, double scale, double reach) {
		int vertices = face.length / 3;
		float[][] deltas = new float[rig.poses().size()][face.length];
		List<Integer> covered = new ArrayList<>();
		Grid grid = new Grid(moved, reach);
		boolean[] counts = new boolean[rig.vertices()];
		Arrays.fill(counts, rig.mask().length == 0);
		for (int vertex : rig.mask()) {
			counts[vertex] = true;
		}
		int[] near = new int[NEAREST];
		double[] distances = new double[NEAREST];
		for (int v = 0; v < vertices; v++) {
			int found = grid.nearest(face[3 * v], face[3 * v + 1], face[3 * v + 2], near, distances);
			if (found == 0) {
				continue;
			}
			if (counts[near[0]]) {
				covered.add(v);
			}
			double sum = 0;
			for (int k = 0; k < found; k++) {
				distances[k] = 1 / (distances[k] + 1e-6 * reach * reach);
				sum += distances[k];
			}
			for (int pose = 0; pose < deltas.length; pose++) {
				float[] from = rig.deltas()[pose];
				for (int axis = 0; axis < 3; axis++) {
					double mean = 0;
					for (int k = 0; k < found; k++) {
						mean += distances[k] / sum * from[3 * near[k] + axis];
					}
					deltas[pose][3 * v + axis] = (float) (mean * scale);
				}
			}
		}
		if (covered.size() < LEAST_COVERED * vertices) {
			throw new IllegalArgumentException(
					"the rig lies near %d of the face's %d vertices only; turn it so that Y is up and it looks along Z"
							.formatted(covered.size(), vertices));
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
