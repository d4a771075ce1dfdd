package org.facewright.ui.internal;

import java.io.IOException;

import org.facewright.api.audio.AudioSource;
import org.facewright.document.stored.AudioData;
import org.facewright.engine.Providers;
import org.facewright.engine.playback.PagedSound;
import org.facewright.operations.TakeSound;

/** Reads a take's sound for screen and ear. */
public final class SoundReader {

	private SoundReader() {
	}

	/** On a worker's thread. @throws IOException when the project's sound can't be read */
	public static PagedSound read(AudioData audio, Providers providers) throws IOException {
		try (AudioSource source = new TakeSound(audio, providers).open()) {
			return PagedSound.of(source);
		}
	}
}
