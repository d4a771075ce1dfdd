package org.facewright.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

import org.facewright.api.audio.AudioDescription;
import org.facewright.api.audio.AudioSource;
import org.facewright.api.exchange.SoundOpener;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.progress.Problem;
import org.facewright.document.stored.AudioData;
import org.facewright.engine.Providers;

/** Opens the sound that a project holds. Each opening has a copy of its own, which goes when it is closed. */
public final class TakeSound implements SoundOpener {

	private final AudioData data;
	private final Providers providers;
	private final Path copies;

	public TakeSound(AudioData data, Providers providers) {
		this(data, providers, Path.of(System.getProperty("java.io.tmpdir")));
	}

	/** @param copies folder of the copies */
	TakeSound(AudioData data, Providers providers, Path copies) {
		this.data = data;
		this.providers = providers;
		this.copies = copies;
	}

	@Override
	public AudioSource open() throws IOException {
		Path wav = Files.createTempFile(copies, "facewright", ".wav");
		try {
			data.copyTo(wav);
			return new Copied(providers.audioInput(wav.toUri()).open(wav.toUri()), wav);
		} catch (IOException | RuntimeException e) {
			Files.deleteIfExists(wav);
			throw e;
		}
	}

	private record Copied(AudioSource source, Path wav) implements AudioSource {

		@Override
		public PcmFormat format() {
			return source.format();
		}

		@Override
		public AudioDescription description() {
			return source.description();
		}

		@Override
		public OptionalLong frameCount() {
			return source.frameCount();
		}

		@Override
		public int read(float[] buffer, int offset, int frames) throws IOException {
			return source.read(buffer, offset, frames);
		}

		@Override
		public List<Problem> problems() {
			return source.problems();
		}

		@Override
		public void close() {
			source.close();
			if (!wav.toFile().delete()) {
				wav.toFile().deleteOnExit();
			}
		}
	}
}
