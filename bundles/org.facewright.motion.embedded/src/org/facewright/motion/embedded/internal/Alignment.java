package org.facewright.motion.embedded.internal;

import org.facewright.motion.embedded.internal.ModelPackage.NetworkFile;

/**
 * How frames of the network meet the frame grid. The network describes instants that lie off the grid and begins
 * before the sound does; so silence is fed first, in which the network settles too, and the first frames are dropped.
 *
 * <pre>
 * fed:    |silence|sound …
 * frames: dropped │0      1      2   …   frame k shows sample k · hop of the sound
 * </pre>
 *
 * @param sampleRate Hz
 * @param hop        samples per frame
 * @param silence    samples of silence to feed before the sound
 * @param dropped    frames of the network before frame 0
 */
record Alignment(int sampleRate, int hop, int silence, int dropped) {

	static Alignment of(ModelPackage model, NetworkFile network) {
		int silence = model.settling() + Math.floorMod(network.firstFrameCentreSample(), model.hop());
		int dropped = Math.max(0, (silence - network.firstFrameCentreSample()) / model.hop());
		return new Alignment(model.sampleRate(), model.hop(), silence, dropped);
	}

	/** Hops of the silence that end before the one with the first sample of sound. */
	int settled() {
		return silence / hop;
	}

	/** Sound after an instant that its frame waits for. */
	double latencySeconds() {
		return ((dropped + 1.0) * hop - silence) / sampleRate;
	}

	long framesCovering(long samples) {
		return Math.ceilDiv(samples, (long) hop);
	}
}
