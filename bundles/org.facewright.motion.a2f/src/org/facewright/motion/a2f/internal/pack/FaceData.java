package org.facewright.motion.a2f.internal.pack;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The face that a network's values belong to. Lengths in centimetres; x, y, z of each vertex.
 *
 * @param lipOpen  displacements that open the lips
 * @param eyeClose displacements that close the eyes
 * @param jaw      points of the lower jaw at rest
 * @param saccades X and Y of eye movements in degrees, 30 rows a second
 */
public record FaceData(Path file, float[] skin, float[] tongue, float[] lipOpen, float[] eyeClose, float[] jaw,
		float[] saccades) {

	/** Rows of the table of eye movements. */
	public int saccadeRows() {
		return saccades.length / 2;
	}

	/** @throws IOException when an array is missing or has another shape than the network's description says */
	static FaceData read(ActorFiles actor, NetworkShape shape) throws IOException {
		try (NpzFile npz = new NpzFile(actor.data())) {
			boolean regression = shape instanceof NetworkShape.Regression;
			int vertices = switch (shape) {
				case NetworkShape.Regression r -> r.skinVertices();
				case NetworkShape.Diffusion d -> d.skin() / 3;
			};
			int tongueVertices = switch (shape) {
				case NetworkShape.Regression r -> r.tongueVertices();
				case NetworkShape.Diffusion d -> d.tongue() / 3;
			};
			if (regression) {
				npz.requireShape("shapes_matrix_skin", shape.skin(), vertices, 3);
				npz.requireShape("shapes_matrix_tongue", shape.tongue(), tongueVertices, 3);
			}
			FaceData data = new FaceData(actor.data(),
					npz.floats(regression ? "shapes_mean_skin" : "neutral_skin", vertices, 3),
					npz.floats(regression ? "shapes_mean_tongue" : "neutral_tongue", tongueVertices, 3),
					npz.floats("lip_open_pose_delta", vertices, 3), npz.floats("eye_close_pose_delta", vertices, 3),
					npz.floats("neutral_jaw", shape.jaw() / 3, 3), npz.floats("saccade_rot_matrix", -1, 2));
			if (data.saccadeRows() == 0) {
				throw new IOException("%s: the table of eye movements is empty; download the file again".formatted(
						actor.data()));
			}
			return data;
		}
	}

	/** Displacements per coefficient of a regression network; some hundred megabytes for the skin. */
	public float[][] skinShapes() throws IOException {
		return shapes("shapes_matrix_skin");
	}

	public float[][] tongueShapes() throws IOException {
		return shapes("shapes_matrix_tongue");
	}

	private float[][] shapes(String name) throws IOException {
		try (NpzFile npz = new NpzFile(file)) {
			return npz.rows(name, -1, -1, 3);
		}
	}
}
