package org.facewright.api.exchange;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The sound a take belongs to, for formats that name it or hold it.
 *
 * @param name          file name or path as it should be written
 * @param sampleRate    Hz
 * @param frameCount    sample frames
 * @param timeReference sample frames since midnight of the first one, where the sound carries a timecode
 * @param sound         opens the sound itself; empty when only its name is known
 */
public record AudioReference(String name, int sampleRate, long frameCount, OptionalLong timeReference,
		Optional<SoundOpener> sound) {

	/** A sound of which only the name and the length are known. */
	public AudioReference(String name, int sampleRate, long frameCount, OptionalLong timeReference) {
		this(name, sampleRate, frameCount, timeReference, Optional.empty());
	}

	/** The same sound, with the way to it. */
	public AudioReference withSound(SoundOpener opener) {
		return new AudioReference(name, sampleRate, frameCount, timeReference, Optional.of(opener));
	}
}
