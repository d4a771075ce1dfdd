package ${package};

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.facewright.api.audio.AudioDescription;
import org.facewright.api.audio.AudioInput;
import org.facewright.api.audio.AudioSource;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.progress.Problem;
import org.osgi.service.component.annotations.Component;

/**
 * Reads sound without a header: 16-bit little-endian mono in files such as {@code line.8000.pcm}, which say their rate
 * in their name.
 */
@Component(service = AudioInput.class)
public final class ${className} implements AudioInput {

	private static final Pattern NAME = Pattern.compile(".*\\.([1-9][0-9]{3,5})\\.pcm");

	@Override
	public String id() {
		return "${id}";
	}

	@Override
	public boolean accepts(URI location) {
		return "file".equals(location.getScheme()) && name(location).endsWith(".pcm");
	}

	private static String name(URI location) {
		return String.valueOf(location.getPath()).toLowerCase(Locale.ROOT);
	}

	@Override
	public List<URI> locations() {
		return List.of();
	}

	@Override
	public AudioSource open(URI location) throws IOException {
		Path file = Path.of(location);
		Matcher name = NAME.matcher(name(location));
		if (!name.matches()) {
			throw new IOException("%s: its name does not say its rate; call it NAME.16000.pcm".formatted(file));
		}
		try {
			long bytes = Files.size(file);
			return new Raw(new PcmFormat(Integer.parseInt(name.group(1)), 1), bytes,
					new BufferedInputStream(Files.newInputStream(file)));
		} catch (NoSuchFileException e) {
			throw new IOException("%s: there is no such file; check its name and folder".formatted(file), e);
		}
	}

	private static final class Raw implements AudioSource {

		private static final int BYTES = 2;

		private final PcmFormat format;
		private final long size;
		private final InputStream in;
		private byte[] bytes = new byte[0];
		private boolean closed;

		Raw(PcmFormat format, long size, InputStream in) {
			this.format = format;
			this.size = size;
			this.in = in;
		}

		@Override
		public PcmFormat format() {
			return format;
		}

		@Override
		public AudioDescription description() {
			return new AudioDescription("raw", "16-bit PCM", 16, OptionalLong.empty(), List.of());
		}

		@Override
		public OptionalLong frameCount() {
			return OptionalLong.of(size / BYTES);
		}

		@Override
		public synchronized int read(float[] buffer, int offset, int frames) throws IOException {
			if (closed) {
				return -1;
			}
			if (bytes.length < frames * BYTES) {
				bytes = new byte[frames * BYTES];
			}
			int count = in.readNBytes(bytes, 0, frames * BYTES) / BYTES;
			for (int i = 0; i < count; i++) {
				buffer[offset + i] = (short) (bytes[2 * i] & 0xff | bytes[2 * i + 1] << 8) / 32768f;
			}
			return count == 0 ? -1 : count;
		}

		@Override
		public List<Problem> problems() {
			return size % BYTES == 0
					? List.of()
					: List.of(Problem.warning("${id}.odd", "the file ends within a sample", "check that it is whole"));
		}

		@Override
		public synchronized void close() {
			closed = true;
			try {
				in.close();
			} catch (IOException e) {
				throw new IllegalStateException("a file opened for reading does not close", e);
			}
		}
	}
}
