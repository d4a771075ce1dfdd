package org.facewright.render.gl.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.facewright.render.gl.internal.Avatar.Part;
import org.facewright.render.gl.internal.Avatar.Target;

/**
 * A part in a pose: positions, normals and how far each vertex has moved. Only targets with a weight cost anything, and
 * nothing is computed anew while the weights that matter stay the same. One thread.
 */
final class MorphedPart {

	/** Numbers per vertex: position, normal, distance from rest in millimetres. */
	static final int STRIDE = 7;
	private static final float MILLIMETRES = 1000;

	private final Part part;
	private final float[] weights;
	private final int[] same; // of each vertex the first one at the same place, so that seams are not seen
	private final float[] vertices;
	private final float[] sums;
	private boolean fresh;

	MorphedPart(Part part) {
		this.part = part;
		weights = new float[part.targets().size()];
		same = welded(part);
		vertices = new float[part.vertexCount() * STRIDE];
		sums = new float[part.positions().length];
		compute();
	}

	/** Vertices at one place that also move together. */
	private static int[] welded(Part part) {
		record Place(float x, float y, float z, int moves) {
		}
		int[] moves = new int[part.vertexCount()];
		for (Target target : part.targets()) {
			for (int i = 0; i < target.vertices().length; i++) {
				int at = target.vertices()[i];
				for (int axis = 0; axis < 3; axis++) {
					moves[at] = moves[at] * 31 + Math.round(target.offsets()[i * 3 + axis] * 1e5f);
				}
			}
		}
		Map<Place, Integer> first = new HashMap<>();
		int[] same = new int[part.vertexCount()];
		float[] p = part.positions();
		for (int i = 0; i < same.length; i++) {
			same[i] = first.merge(new Place(p[i * 3], p[i * 3 + 1], p[i * 3 + 2], moves[i]), i, (one, two) -> one);
		}
		return same;
	}

	Part part() {
		return part;
	}

	/** {@link #STRIDE} numbers per vertex; the renderer's to read. */
	float[] vertices() {
		return vertices;
	}

	/** @param targets weights of the mesh's morph targets */
	void pose(float[] targets) {
		boolean changed = false;
		List<Target> own = part.targets();
		for (int i = 0; i < weights.length; i++) {
			float weight = i < targets.length ? targets[i] : 0;
			if (weight != weights[i]) {
				weights[i] = weight;
				changed |= own.get(i).vertices().length > 0;
			}
		}
		if (changed) {
			compute();
		}
	}

	/** Whether the vertices have changed since this was last asked. */
	boolean takeFresh() {
		boolean was = fresh;
		fresh = false;
		return was;
	}

	private void compute() {
		float[] rest = part.positions();
		for (int from = 0, to = 0; from < rest.length; from += 3, to += STRIDE) {
			vertices[to] = rest[from];
			vertices[to + 1] = rest[from + 1];
			vertices[to + 2] = rest[from + 2];
		}
		for (int i = 0; i < weights.length; i++) {
			if (weights[i] != 0) {
				add(part.targets().get(i), weights[i]);
			}
		}
		for (int from = 0, to = 0; from < rest.length; from += 3, to += STRIDE) {
			float x = vertices[to] - rest[from];
			float y = vertices[to + 1] - rest[from + 1];
			float z = vertices[to + 2] - rest[from + 2];
			vertices[to + 6] = (float) Math.sqrt(x * x + y * y + z * z) * MILLIMETRES;
		}
		normals();
		fresh = true;
	}

	private void add(Target target, float weight) {
		int[] moved = target.vertices();
		float[] offsets = target.offsets();
		for (int i = 0, from = 0; i < moved.length; i++, from += 3) {
			int to = moved[i] * STRIDE;
			vertices[to] += weight * offsets[from];
			vertices[to + 1] += weight * offsets[from + 1];
			vertices[to + 2] += weight * offsets[from + 2];
		}
	}

	/** Sums of the faces around each vertex, larger faces more. */
	private void normals() {
		Arrays.fill(sums, 0);
		int[] corners = part.triangles();
		for (int t = 0; t < corners.length; t += 3) {
			int a = corners[t] * STRIDE;
			int b = corners[t + 1] * STRIDE;
			int c = corners[t + 2] * STRIDE;
			float ux = vertices[b] - vertices[a];
			float uy = vertices[b + 1] - vertices[a + 1];
			float uz = vertices[b + 2] - vertices[a + 2];
			float vx = vertices[c] - vertices[a];
			float vy = vertices[c + 1] - vertices[a + 1];
			float vz = vertices[c + 2] - vertices[a + 2];
			float nx = uy * vz - uz * vy;
			float ny = uz * vx - ux * vz;
			float nz = ux * vy - uy * vx;
			for (int corner = t; corner < t + 3; corner++) {
				int to = same[corners[corner]] * 3;
				sums[to] += nx;
				sums[to + 1] += ny;
				sums[to + 2] += nz;
			}
		}
		for (int i = 0; i < same.length; i++) {
			int from = same[i] * 3;
			float x = sums[from];
			float y = sums[from + 1];
			float z = sums[from + 2];
			float length = (float) Math.sqrt(x * x + y * y + z * z);
			float scale = length > 0 ? 1 / length : 0;
			vertices[i * STRIDE + 3] = x * scale;
			vertices[i * STRIDE + 4] = y * scale;
			vertices[i * STRIDE + 5] = length > 0 ? z * scale : 1;
		}
	}
}
