package org.facewright.operations.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.facewright.api.exchange.SoundOpener;
import org.facewright.api.video.FilmFormat;
import org.facewright.api.video.FilmOutput;
import org.facewright.api.video.FilmWriter;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.Providers;

class PlayblastTest {

	private static final FilmFacts FACTS = new FilmFacts("hello", "embedded 0.3.0", "line.fwz",
			LocalDate.of(2026, 11, 21), FrameRate.FPS_60);

	@TempDir
	private Path folder = Path.of("");

	/** Remembers what it was given. */
	private static final class Listening implements FilmOutput {

		private final List<byte[]> pictures = new ArrayList<>();
		private final List<Float> sound = new ArrayList<>();
		private Optional<FilmFormat> asked = Optional.empty();
		private boolean finished;

		@Override
		public String id() {
			return "test";
		}

		@Override
		public List<String> suffixes() {
			return List.of("mp4");
		}

		@Override
		public FilmWriter open(Path file, FilmFormat format) {
			asked = Optional.of(format);
			return new FilmWriter() {
				@Override
				public String encoder() {
					return "memory";
				}

				@Override
				public void picture(byte[] rgb) {
					pictures.add(rgb.clone());
				}

				@Override
				public void sound(float[] interleaved, int frames) {
					int channels = format.sound().map(PcmFormat::channelCount).orElse(0);
					for (int i = 0; i < frames * channels; i++) {
						sound.add(interleaved[i]);
					}
				}

				@Override
				public void finish() {
					finished = true;
				}

				@Override
				public void close() {
					// nothing to give back
				}
			};
		}
	}

	private static byte[] grey(int width, int height) {
		byte[] rgb = new byte[width * height * 3];
		Arrays.fill(rgb, (byte) 100);
		return rgb;
	}

	private static SoundOpener ramp(int samples) {
		return () -> new RampSound(samples);
	}

	private static Providers with(FilmOutput output) {
		Providers providers = new Providers();
		providers.addFilmOutput(output);
		return providers;
	}

	@Test
	void aFilmHasThePicturesAndTheSoundOfItsStretch() throws IOException {
		Listening output = new Listening();
		List<Double> instants = new ArrayList<>();
		Playblast.Made made = new Playblast(folder.resolve("a.mp4"), 64, 48, FrameRate.FPS_25, 0.5, 1.5, Overlay.NONE,
				FACTS).write((instant, width, height) -> {
					instants.add(instant);
					return grey(width, height);
				}, Optional.of(ramp(1000)), with(output), Progress.NONE);
		assertThat(made.pictures()).isEqualTo(25);
		assertThat(output.pictures).hasSize(25);
		assertThat(instants.getFirst()).isEqualTo(0.5);
		assertThat(instants.getLast()).isEqualTo(0.5 + 24 / 25.0);
		assertThat(output.sound).hasSize(1000);
		assertThat(output.sound.getFirst()).isEqualTo(0.5f);
		assertThat(output.sound.get(499)).isEqualTo(0.999f);
		assertThat(output.sound.get(500)).as("silence after the end").isZero();
		assertThat(output.finished).isTrue();
	}

	@Test
	void aCancelledFilmIsNotFinished() {
		Listening output = new Listening();
		Progress stop = new Progress() {
			@Override
			public void report(double fraction, String doing) {
				// not shown
			}

			@Override
			public void checkCancelled() {
				if (output.pictures.size() >= 3) {
					throw new CancellationException("enough");
				}
			}
		};
		Playblast film = new Playblast(folder.resolve("a.mp4"), 64, 48, FrameRate.FPS_25, 0, 1, Overlay.NONE, FACTS);
		assertThatThrownBy(() -> film.write((instant, width, height) -> grey(width, height), Optional.empty(),
				with(output), stop)).isInstanceOf(CancellationException.class);
		assertThat(output.finished).isFalse();
	}

	@Test
	void burnInsChangeOnlyTheirCorners() throws IOException {
		int width = 640;
		int height = 360;
		byte[] rgb = grey(width, height);
		new BurnInPainter(width, height).paint(rgb,
				Overlay.NONE.with(BurnIn.FRAME, Place.BOTTOM_LEFT).lines(FACTS.of(17)));
		int changedInCorner = 0;
		int changedElsewhere = 0;
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				if (rgb[(y * width + x) * 3] != 100) {
					boolean corner = x < width / 4 && y > height * 3 / 4;
					changedInCorner += corner ? 1 : 0;
					changedElsewhere += corner ? 0 : 1;
				}
			}
		}
		assertThat(changedInCorner).isBetween(300, 6000);
		assertThat(changedElsewhere).isZero();
	}

	@Test
	void factsThatShareAPlaceStandInOneLine() {
		Overlay overlay = Overlay.NONE.with(BurnIn.TAKE, Place.TOP_LEFT).with(BurnIn.FILE, Place.TOP_LEFT)
				.with(BurnIn.TIMECODE, Place.BOTTOM);
		assertThat(overlay.lines(FACTS.of(3723))).isEqualTo(
				Map.of(Place.TOP_LEFT, "hello  line.fwz", Place.BOTTOM, "00:01:02:03"));
	}

	@Test
	void numberedPicturesAppearAllTogether() throws IOException {
		Playblast film = new Playblast(folder.resolve("shots/line.png"), 64, 48, FrameRate.FPS_60, 0, 0.05,
				Overlay.USUAL, FACTS);
		Playblast.Made made = film.write((instant, width, height) -> grey(width, height), Optional.empty(),
				new Providers(), Progress.NONE);
		try (var files = Files.list(folder.resolve("shots"))) {
			assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("line.0001.png",
					"line.0002.png", "line.0003.png");
		}
		BufferedImage first = ImageIO.read(made.file().toFile());
		assertThat(first.getWidth()).isEqualTo(64);
		assertThat(first.getRGB(32, 24) & 0xFFFFFF).isEqualTo(0x646464);
	}

	@Test
	void picturesThatBreakOffLeaveNothing() throws IOException {
		Playblast film = new Playblast(folder.resolve("line.png"), 64, 48, FrameRate.FPS_60, 0, 1, Overlay.NONE, FACTS);
		assertThatThrownBy(() -> film.write((instant, width, height) -> {
			if (instant > 0.1) {
				throw new IOException("the window was closed");
			}
			return grey(width, height);
		}, Optional.empty(), new Providers(), Progress.NONE)).hasMessage("the window was closed");
		try (var left = Files.list(folder)) {
			assertThat(left).isEmpty();
		}
	}

	@Test
	void aFileNobodyWritesIsSaidInOneSentence() {
		Playblast film = new Playblast(folder.resolve("line.avi"), 64, 48, FrameRate.FPS_60, 0, 1, Overlay.NONE, FACTS);
		assertThatThrownBy(() -> film.write((instant, width, height) -> grey(width, height), Optional.empty(),
				with(new Listening()), Progress.NONE)).isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("line.avi").hasMessageContaining("mp4");
	}
}
