package org.facewright.api.audio;

import org.osgi.annotation.versioning.ConsumerType;

/** A device that plays sound as it is written. One thread writes; the position may be asked for from any thread. */
@ConsumerType
public interface AudioLine extends AutoCloseable {

	/**
	 * Waits until the device has room, then takes all.
	 *
	 * @param samples interleaved, full scale ±1
	 * @param offset  in floats
	 * @param frames  sample frames
	 */
	void write(float[] samples, int offset, int frames);

	/** Sample frames that have left the device since it was opened: what is heard now. Never falls. */
	long playedFrames();

	/** Forgets what was written and not heard yet; those frames count as played. */
	void flush();

	/** Stops at once. Idempotent, never throws. */
	@Override
	void close();
}
