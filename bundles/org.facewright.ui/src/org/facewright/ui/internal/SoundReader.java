package org.facewright.ui.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.facewright.api.audio.AudioSource;
import org.facewright.document.stored.AudioData;
import org.facewright.engine.Providers;
import org.facewright.ui.timeline.WavePeaks;

/** Reads a take's sound for the screen. */
public final class SoundReader {

	private static final int BLOCK = 8192;

	private SoundReader() {
	}

	/** The mixed channels of a project's sound, on a worker's thread. */
	public static WavePeaks peaks(AudioData audio, Providers providers) throws IOException {
		Path wav = Files.createTempFile("facewright", ".wav");
		try {
			audio.copyTo(wav);
			try (AudioSource source = providers.audioInput(wav.toUri()).open(wav.toUri())) {
				return new WavePeaks(source.format().sampleRate(), mono(source));
			}
		} finally {
			Files.deleteIfExists(wav);
		}
	}

	private static float[] mono(AudioSource source) throws IOException {
		int channels = source.format().channelCount();
		float[] mono = new float[(int) Math.min(1 << 28, source.frameCount().orElse(1 << 20))];
		float[] block = new float[BLOCK * channels];
		int length = 0;
		int read;
		while ((read = source.read(block, 0, BLOCK)) > 0) {
			if (length + read > mono.length) {
				mono = Arrays.copyOf(mono, Math.max(length + read, mono.length * 2));
			}
			for (int frame = 0; frame < read; frame++) {
				float sum = 0;
				for (int channel = 0; channel < channels; channel++) {
					sum += block[frame * channels + channel];
				}
				mono[length + frame] = sum / channels;
			}
			length += read;
		}
		return Arrays.copyOf(mono, length);
	}
}
