package org.facewright.api.audio;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

import org.facewright.core.audio.PcmFormat;
import org.facewright.core.progress.Problem;
import org.osgi.annotation.versioning.ConsumerType;

/** A stream of PCM. One reader thread; close may come from another and ends a blocked read. */
@ConsumerType
public interface AudioSource extends AutoCloseable {

	/** Hz and channel count, fixed while open. */
	PcmFormat format();

	/** What the sound was before it became PCM, and the marks it carries. */
	AudioDescription description();

	/** Sample frames from start to end; empty when live or when the medium does not say. */
	OptionalLong frameCount();

	/**
	 * Reads at least 1 and at most {@code frames} sample frames, interleaved, full scale ±1, always finite.
	 *
	 * @param offset index of the first value written, in floats
	 * @param frames sample frames, 1 or more
	 * @return sample frames read, or -1 at the end or after close
	 * @throws IOException when the medium fails; what was read before stays valid
	 */
	int read(float[] buffer, int offset, int frames) throws IOException;

	/**
	 * Sample frames given so far as silence in place of sound that could not be had, such as while a microphone was
	 * unplugged; grows while reading.
	 */
	default long missingFrames() {
		return 0;
	}

	/** What was met so far that did not stop reading, such as a value that is not a number; grows while reading. */
	List<Problem> problems();

	/** Idempotent, never throws. */
	@Override
	void close();
}
