package org.facewright.operations.film;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.facewright.api.audio.AudioSource;
import org.facewright.api.exchange.SoundOpener;
import org.facewright.api.video.FilmFormat;
import org.facewright.api.video.FilmWriter;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.Providers;

/**
 * A film of a take as a viewport shows it.
 *
 * @param file      ends in {@code .mp4}, or in {@code .png} for numbered pictures {@code name.0001.png}
 * @param width     pixels
 * @param height    pixels
 * @param frameRate of the film
 * @param start     seconds in the take
 * @param end       seconds in the take, after the start
 * @param overlay   what is written into the pictures
 * @param facts     to be written
 */
public record Playblast(Path file, int width, int height, FrameRate frameRate, double start, double end,
		Overlay overlay,
		FilmFacts facts) {

	private static final String PICTURES = ".png";

	/**
	 * What came of it.
	 *
	 * @param pictures how many
	 * @param encoder  what compressed them
	 */
	public record Made(Path file, int pictures, String encoder) {
	}

	/** @throws IllegalArgumentException with a sentence for the user when there is nothing to film */
	public Playblast {
		if (!(end > start) || start < 0) {
			throw new IllegalArgumentException("there is nothing to film from %.3f s to %.3f s".formatted(start, end));
		}
	}

	/** How many pictures the film has: as many as cover the stretch. */
	public int pictureCount() {
		return (int) Math.max(1, Math.ceil((end - start) * frameRate.framesPerSecond() - 1e-6));
	}

	private boolean isPictures() {
		return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(PICTURES);
	}

	/**
	 * Makes it. The file appears when the film is whole; after an error or a cancellation nothing has changed.
	 *
	 * @param sound of the take, frame 0 at its first sample; empty for a silent film
	 * @throws IOException                                when the film can't be written or the sound not be read
	 * @throws IllegalArgumentException                   with a sentence for the user when size or file name won't do
	 * @throws java.util.concurrent.CancellationException when the progress says so
	 */
	public Made write(PictureSource source, Optional<SoundOpener> sound, Providers providers, Progress progress)
			throws IOException {
		if (isPictures()) {
			try (PictureFiles files = new PictureFiles(file, width, height, pictureCount())) {
				film(files, source, Optional.empty(), progress);
				return new Made(files.first(), pictureCount(), files.encoder());
			}
		}
		var output = providers.filmOutputForFile(file.getFileName().toString());
		try (Sound heard = sound.isEmpty() ? Sound.NONE : new Sound(sound.get().open());
				FilmWriter film = output.open(file, new FilmFormat(width, height, frameRate, heard.format()))) {
			film(film, source, Optional.of(heard), progress);
			return new Made(file, pictureCount(), film.encoder());
		}
	}

	private void film(FilmWriter film, PictureSource source, Optional<Sound> sound, Progress progress)
			throws IOException {
		BurnInPainter painter = new BurnInPainter(width, height);
		int count = pictureCount();
		if (sound.isPresent()) {
			sound.get().skipTo(start);
		}
		for (int i = 0; i < count; i++) {
			progress.checkCancelled();
			progress.report((double) i / count, "picture %d of %d".formatted(i + 1, count));
			double instant = start + frameRate.secondsOf(i);
			byte[] rgb = source.picture(instant, width, height);
			painter.paint(rgb, overlay.lines(facts.of((int) facts.frameRate().frameAt(instant))));
			film.picture(rgb);
			if (sound.isPresent()) {
				sound.get().copyTo(film, frameRate, i);
			}
		}
		film.finish();
		progress.report(1, file.getFileName().toString());
	}

	/** A take's sound on its way into a film, one or two channels of it; silence after its end. */
	private static final class Sound implements AutoCloseable {

		static final Sound NONE = new Sound();
		private static final int MOST_CHANNELS = 2;

		private final Optional<AudioSource> source;
		private final int channels;
		private final int rate;
		private float[] read = new float[0];
		private float[] given = new float[0];
		private long written;

		private Sound() {
			source = Optional.empty();
			channels = 0;
			rate = 0;
		}

		Sound(AudioSource opened) {
			source = Optional.of(opened);
			channels = Math.min(MOST_CHANNELS, opened.format().channelCount());
			rate = opened.format().sampleRate();
		}

		Optional<PcmFormat> format() {
			return source.map(opened -> new PcmFormat(rate, channels));
		}

		void skipTo(double seconds) throws IOException {
			if (source.isPresent()) {
				long left = Math.round(seconds * rate);
				while (left > 0) {
					int count = (int) Math.min(left, rate);
					take(source.get(), count);
					left -= count;
				}
			}
		}

		/** What is heard during a picture. */
		void copyTo(FilmWriter film, FrameRate pictures, int picture) throws IOException {
			if (source.isPresent()) {
				int count = (int) (pictures.sampleOf(picture + 1L, rate) - written);
				take(source.get(), count);
				film.sound(given, count);
				written += count;
			}
		}

		private void take(AudioSource from, int frames) throws IOException {
			int wide = from.format().channelCount();
			if (read.length < frames * wide) {
				read = new float[frames * wide];
				given = new float[frames * channels];
			}
			int got = 0;
			while (got < frames) {
				int count = from.read(read, got * wide, frames - got);
				if (count < 0) {
					break;
				}
				got += count;
			}
			Arrays.fill(read, got * wide, frames * wide, 0);
			for (int i = 0; i < frames; i++) {
				for (int channel = 0; channel < channels; channel++) {
					given[i * channels + channel] = Math.clamp(read[i * wide + channel], -1, 1);
				}
			}
		}

		@Override
		public void close() {
			source.ifPresent(AudioSource::close);
		}
	}
}
