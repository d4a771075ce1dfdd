package org.facewright.engine.live;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

import org.facewright.api.audio.AudioDescription;
import org.facewright.api.audio.AudioInput;
import org.facewright.api.audio.AudioSource;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.progress.Problem;

/** Stands in where there is no microphone: silence without end. {@link PacedSource} gives it the pace of a device. */
public final class SilentInput implements AudioInput {

	/** The only place it opens. */
	public static final URI LOCATION = URI.create("silence:none");

	private static final PcmFormat FORMAT = new PcmFormat(48_000, 1);

	@Override
	public String id() {
		return "silence";
	}

	@Override
	public boolean accepts(URI location) {
		return LOCATION.equals(location);
	}

	@Override
	public List<URI> locations() {
		return List.of(LOCATION);
	}

	@Override
	public AudioSource open(URI location) {
		return new Silence();
	}

	private static final class Silence implements AudioSource {

		private volatile boolean closed;

		@Override
		public PcmFormat format() {
			return FORMAT;
		}

		@Override
		public AudioDescription description() {
			return new AudioDescription("none", "silence", 16, OptionalLong.empty(), List.of());
		}

		@Override
		public OptionalLong frameCount() {
			return OptionalLong.empty();
		}

		@Override
		public int read(float[] buffer, int offset, int frames) {
			if (closed) {
				return -1;
			}
			Arrays.fill(buffer, offset, offset + frames * FORMAT.channelCount(), 0);
			return frames;
		}

		@Override
		public List<Problem> problems() {
			return List.of();
		}

		@Override
		public void close() {
			closed = true;
		}
	}
}
