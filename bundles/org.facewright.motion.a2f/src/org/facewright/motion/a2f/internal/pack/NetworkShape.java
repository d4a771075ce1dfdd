package org.facewright.motion.a2f.internal.pack;

import java.util.List;

/**
 * What goes into a face network and how its output is laid out: skin, tongue, jaw, eyes after one another. All widths
 * come from the package's own files.
 */
public sealed interface NetworkShape {

	/** Hz. */
	int sampleRate();

	/** Samples that one run hears. */
	int window();

	/** Emotions that a user can set, in the network's order. */
	List<String> emotions();

	/** One value per emotion. */
	float[] defaultEmotion();

	/** Values of one frame that describe the skin. */
	int skin();

	int tongue();

	/** Displacements of points of the jaw, three values each. */
	int jaw();

	/** Right X, right Y, left X, left Y, degrees. */
	int eyes();

	/** Values of one frame. */
	default int width() {
		return skin() + tongue() + jaw() + eyes();
	}

	/**
	 * One frame per run; skin and tongue are coefficients of shapes.
	 *
	 * @param offset          samples of the window before the instant that the frame shows
	 * @param implicitEmotion values of the emotion that come from the package's own table
	 * @param skinVertices    of the mesh that the shapes belong to
	 * @param tongueVertices  likewise
	 */
	record Regression(int sampleRate, int window, int offset, int implicitEmotion, List<String> emotions,
			float[] defaultEmotion, int skin, int tongue, int jaw, int eyes, int skinVertices,
			int tongueVertices) implements NetworkShape {
	}

	/**
	 * Many frames per run, of which the middle ones count; skin and tongue are displacements of vertices. What the
	 * network remembers goes from run to run.
	 *
	 * @param paddingLeft samples of silence before the sound that the first run hears
	 * @param steps       of the diffusion
	 * @param layers      of the memory
	 * @param latent      values of one layer of the memory
	 * @param left        frames before those that count
	 * @param centre      frames that count
	 * @param right       frames after them
	 */
	record Diffusion(int sampleRate, int window, int paddingLeft, List<String> emotions, float[] defaultEmotion,
			List<String> identities, int skin, int tongue, int jaw, int eyes, int steps, int layers, int latent,
			int left,
			int centre, int right) implements NetworkShape {

		public int frames() {
			return left + centre + right;
		}
	}
}
