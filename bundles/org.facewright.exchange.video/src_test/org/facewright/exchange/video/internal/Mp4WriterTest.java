package org.facewright.exchange.video.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.facewright.api.video.FilmFormat;
import org.facewright.api.video.FilmWriter;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.time.FrameRate;

class Mp4WriterTest {

	private static final int WIDTH = 320;
	private static final int HEIGHT = 180;

	@TempDir
	private Path folder = Path.of("");

	private static byte[] grey(int level) {
		byte[] picture = new byte[WIDTH * HEIGHT * 3];
		Arrays.fill(picture, (byte) level);
		return picture;
	}

	private Path film(FrameRate rate, int pictures, int sampleRate, int channels) throws IOException {
		Path file = folder.resolve("film.mp4");
		FilmFormat format = new FilmFormat(WIDTH, HEIGHT, rate,
				sampleRate > 0 ? Optional.of(new PcmFormat(sampleRate, channels)) : Optional.empty());
		try (FilmWriter film = new Mp4Output().open(file, format)) {
			long given = 0;
			for (int i = 0; i < pictures; i++) {
				film.picture(grey(i < pictures / 2 ? 40 : 210));
				if (sampleRate > 0) {
					int count = (int) (rate.sampleOf(i + 1, sampleRate) - given);
					float[] tone = new float[count * channels];
					for (int at = 0; at < tone.length; at++) {
						tone[at] = (float) (0.5 * Math.sin(2 * Math.PI * 440 * (given + at / channels) / sampleRate));
					}
					film.sound(tone, count);
					given += count;
				}
				assertThat(file).doesNotExist();
			}
			film.finish();
		}
		return file;
	}

	@Test
	void everyPictureAndAllSoundComeBack() throws IOException {
		Film film = Film.read(film(FrameRate.FPS_60, 93, 48000, 1));
		assertThat(film.pictures()).isEqualTo(93);
		assertThat(film.framesPerSecond()).isCloseTo(60, within(1e-6));
		assertThat(film.width()).isEqualTo(WIDTH);
		assertThat(film.pictureSeconds()).isCloseTo(93 / 60.0, within(1e-3));
		assertThat(film.soundSeconds()).isCloseTo(film.pictureSeconds(), within(1 / 60.0));
		assertThat(film.soundPeak()).isBetween(0.35, 0.7);
		assertThat(film.soundStart()).isZero();
	}

	@Test
	void fractionalRatesAndTwoChannelsAreKept() throws IOException {
		Film film = Film.read(film(new FrameRate(30000, 1001), 45, 44100, 2));
		assertThat(film.framesPerSecond()).isCloseTo(30000 / 1001.0, within(1e-3));
		assertThat(film.pictures()).isEqualTo(45);
		assertThat(film.soundSeconds()).isCloseTo(film.pictureSeconds(), within(1001 / 30000.0));
	}

	@Test
	void darkAndBrightKeepTheirLevels() throws IOException {
		Film film = Film.read(film(FrameRate.FPS_25, 20, 0, 0));
		assertThat(film.firstLuma()).isCloseTo(16 + 40 * 219 / 255.0, within(4.0));
		assertThat(film.lastLuma()).isCloseTo(16 + 210 * 219 / 255.0, within(4.0));
		assertThat(film.sampleRate()).isZero();
	}

	@Test
	void anUnfinishedFilmLeavesNothing() throws IOException {
		Path file = folder.resolve("cut.mp4");
		try (FilmWriter film = new Mp4Output().open(file,
				new FilmFormat(WIDTH, HEIGHT, FrameRate.FPS_30, Optional.empty()))) {
			film.picture(grey(100));
		}
		try (var left = Files.list(folder)) {
			assertThat(left).isEmpty();
		}
	}

	@Test
	void aFolderThatIsNotThereIsSaidInOneSentence() {
		Path file = folder.resolve("nowhere/film.mp4");
		assertThatThrownBy(() -> new Mp4Output().open(file,
				new FilmFormat(WIDTH, HEIGHT, FrameRate.FPS_30, Optional.empty()))).isInstanceOf(IOException.class)
				.hasMessageContaining("film.mp4").hasMessageContaining("choose another folder");
	}

	@Test
	void theEncoderIsOneWithAFreeLicence() throws IOException {
		try (FilmWriter film = new Mp4Output().open(folder.resolve("a.mp4"),
				new FilmFormat(WIDTH, HEIGHT, FrameRate.FPS_30, Optional.empty()))) {
			assertThat(film.encoder()).isIn("libopenh264", "h264_videotoolbox", "h264_mf", "mpeg4");
		}
	}

	@Test
	void oddSizesAreRefused() {
		assertThatThrownBy(() -> new FilmFormat(321, 180, FrameRate.FPS_30, Optional.empty()))
				.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("even");
	}
}
