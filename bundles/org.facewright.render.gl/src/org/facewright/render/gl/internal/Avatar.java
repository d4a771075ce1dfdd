package org.facewright.render.gl.internal;

import java.util.List;
import java.util.Optional;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.progress.Problem;

/**
 * An avatar as its file describes it. Metres, y up, the face along +z.
 *
 * @param channels standard names where they are known
 * @param drives   for each channel the morph targets that it moves
 * @param problems what is missing or can't be shown
 */
record Avatar(List<Part> parts, ChannelSet channels, List<List<Drive>> drives, List<Problem> problems) {

	/**
	 * Triangles of one material.
	 *
	 * @param mesh      index of the mesh it belongs to; morph targets are counted per mesh
	 * @param positions three numbers per vertex
	 * @param colours   red, green, blue and alpha per vertex, linear light, 0…255
	 * @param roughness 0 like glass … 1 like chalk
	 * @param doubleSided whether triangles are seen from behind too
	 * @param spots       where each vertex lies on the pictures, two numbers, 0 … 1 from the upper left; empty without pictures
	 * @param texture     picture that multiplies the colours
	 * @param bumps       picture of small slopes
	 * @param bumpScale   how steep they are
	 * @param cutoff      what is more transparent than this is not seen
	 */
	record Part(int mesh, String material, float[] positions, int[] triangles, byte[] colours, float roughness,
			boolean doubleSided, List<Target> targets, float[] spots, Optional<Picture> texture,
			Optional<Picture> bumps, float bumpScale, float cutoff) {

		int vertexCount() {
			return positions.length / 3;
		}
	}

	/** @param rgba red, green, blue, alpha of each pixel, rows from the top */
	record Picture(int width, int height, byte[] rgba) {
	}

	/**
	 * What one morph target adds at weight 1.
	 *
	 * @param vertices that move, rising
	 * @param offsets  three numbers for each of them
	 */
	record Target(int[] vertices, float[] offsets) {
	}

	/** A morph target of a mesh, moved by a channel. */
	record Drive(int mesh, int target, float weight) {
	}

	/** Position of everything that a channel moves, and how far: x, y, z, distance for each vertex. */
	void forEachMoved(int channel, MovedVertex action) {
		for (Drive drive : drives.get(channel)) {
			for (Part part : parts) {
				if (part.mesh != drive.mesh || drive.target >= part.targets.size()) {
					continue;
				}
				Target target = part.targets.get(drive.target);
				for (int i = 0; i < target.vertices.length; i++) {
					int at = target.vertices[i] * 3;
					double distance = Math.sqrt(target.offsets[i * 3] * target.offsets[i * 3]
							+ target.offsets[i * 3 + 1] * target.offsets[i * 3 + 1]
							+ target.offsets[i * 3 + 2] * target.offsets[i * 3 + 2]);
					action.at(part.positions[at], part.positions[at + 1], part.positions[at + 2], distance);
				}
			}
		}
	}

	/** Hears of one vertex. */
	interface MovedVertex {
		void at(float x, float y, float z, double distance);
	}
}
