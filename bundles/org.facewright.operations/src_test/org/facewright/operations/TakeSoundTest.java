package org.facewright.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.facewright.api.audio.AudioSource;
import org.facewright.audio.file.internal.FileAudioInput;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.audio.SampleEncoding;
import org.facewright.core.audio.WavWriter;
import org.facewright.document.stored.AudioData;
import org.facewright.engine.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeSoundTest {

	private static Path wav(Path folder) throws IOException {
		Path file = folder.resolve("line.wav");
		try (var out = Files.newOutputStream(file);
				WavWriter wav = new WavWriter(out, new PcmFormat(8000, 1), SampleEncoding.PCM_16, 3)) {
			wav.write(new float[] { 0, 0.5f, -0.5f }, 0, 3);
		}
		return file;
	}

	private static long copies(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.count();
		}
	}

	@Test
	void opensTheSoundAsOftenAsWantedAndLeavesNoCopy(@TempDir Path folder, @TempDir Path copies) throws IOException {
		Providers providers = new Providers();
		providers.addAudioInput(new FileAudioInput());
		TakeSound sound = new TakeSound(AudioData.of(wav(folder)), providers, copies);
		for (int i = 0; i < 2; i++) {
			try (AudioSource source = sound.open()) {
				float[] samples = new float[3];
				assertThat(source.frameCount()).hasValue(3);
				assertThat(source.read(samples, 0, 3)).isEqualTo(3);
				assertThat(samples).containsExactly(new float[] { 0, 0.5f, -0.5f }, within(1e-4f));
				assertThat(copies(copies)).isEqualTo(1);
			}
		}
		assertThat(copies(copies)).isZero();
	}

	@Test
	void leavesNoCopyOfWhatCantBeRead(@TempDir Path folder, @TempDir Path copies) throws IOException {
		Path file = Files.writeString(folder.resolve("line.wav"), "no sound");
		Providers providers = new Providers();
		providers.addAudioInput(new FileAudioInput());
		TakeSound sound = new TakeSound(AudioData.of(file), providers, copies);
		assertThatThrownBy(sound::open).isInstanceOf(IOException.class);
		assertThat(copies(copies)).isZero();
	}
}
