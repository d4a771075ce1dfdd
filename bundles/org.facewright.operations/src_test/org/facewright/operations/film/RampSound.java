package org.facewright.operations.film;

import java.util.List;
import java.util.OptionalLong;

import org.facewright.api.audio.AudioDescription;
import org.facewright.api.audio.AudioSource;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.progress.Problem;

/** 1000 Hz, mono; each sample is its own time in seconds. */
final class RampSound implements AudioSource {

	private final int samples;
	private int at;

	RampSound(int samples) {
		this.samples = samples;
	}

	@Override
	public PcmFormat format() {
		return new PcmFormat(1000, 1);
	}

	@Override
	public AudioDescription description() {
		throw new UnsupportedOperationException("not asked for");
	}

	@Override
	public OptionalLong frameCount() {
		return OptionalLong.of(samples);
	}

	@Override
	public int read(float[] buffer, int offset, int frames) {
		int count = Math.min(Math.min(frames, 7), samples - at);
		for (int i = 0; i < count; i++) {
			buffer[offset + i] = (at + i) / 1000f;
		}
		at += count;
		return count == 0 ? -1 : count;
	}

	@Override
	public List<Problem> problems() {
		return List.of();
	}

	@Override
	public void close() {
		at = samples;
	}
}
