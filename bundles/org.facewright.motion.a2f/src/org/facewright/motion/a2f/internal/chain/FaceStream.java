package org.facewright.motion.a2f.internal.chain;

import org.facewright.api.inference.InferenceException;

/** Rows of a face network for one track, in the order of frames from the sound's beginning. Confined to one thread. */
interface FaceStream extends AutoCloseable {

	/**
	 * Computes the next rows, as far as the sound goes.
	 *
	 * @param closed whether no more sound will come
	 * @return rows that are there now, 0 when more sound is needed
	 */
	int advance(boolean closed) throws InferenceException;

	/** Holds the rows; overwritten by the next call. */
	float[] rows();

	/** Where each row of the last call begins; overwritten by the next call. */
	int[] offsets();

	/** The track needs the network no more. */
	@Override
	void close();
}
