package org.facewright.ui.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.facewright.api.audio.AudioSource;
import org.facewright.document.stored.AudioData;
import org.facewright.engine.Providers;
import org.facewright.engine.playback.PagedSound;

/** Reads a take's sound for screen and ear. */
public final class SoundReader {

	private SoundReader() {
	}

	/** On a worker's thread. @throws IOException when the project's sound can't be read */
	public static PagedSound read(AudioData audio, Providers providers) throws IOException {
		Path wav = Files.createTempFile("facewright", ".wav");
		try {
			audio.copyTo(wav);
			try (AudioSource source = providers.audioInput(wav.toUri()).open(wav.toUri())) {
				return PagedSound.of(source);
			}
		} finally {
			Files.deleteIfExists(wav);
		}
	}
}
