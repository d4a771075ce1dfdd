package org.facewright.exchange.audio.internal;

import java.util.List;
import java.util.OptionalLong;

import org.facewright.api.audio.AudioDescription;
import org.facewright.api.audio.AudioSource;
import org.facewright.api.exchange.AudioReference;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.progress.Problem;

/** A second of two channels at 8 kHz: a ramp, and its negative. */
final class Tone implements AudioSource {

	static final int FRAMES = 8000;
	static int open;

	private int at;

	static AudioReference reference() {
		return new AudioReference("tone.wav", FRAMES, FRAMES, OptionalLong.empty()).withSound(Tone::new);
	}

	Tone() {
		open++;
	}

	@Override
	public PcmFormat format() {
		return new PcmFormat(FRAMES, 2);
	}

	@Override
	public AudioDescription description() {
		throw new UnsupportedOperationException("nobody asks");
	}

	@Override
	public List<Problem> problems() {
		return List.of();
	}

	@Override
	public OptionalLong frameCount() {
		return OptionalLong.of(FRAMES);
	}

	@Override
	public int read(float[] buffer, int offset, int frames) {
		int count = Math.min(Math.min(frames, 777), FRAMES - at);
		for (int i = 0; i < count; i++, at++) {
			buffer[offset + 2 * i] = at / (float) FRAMES;
			buffer[offset + 2 * i + 1] = -at / (float) FRAMES;
		}
		return count == 0 ? -1 : count;
	}

	@Override
	public void close() {
		open--;
	}
}
