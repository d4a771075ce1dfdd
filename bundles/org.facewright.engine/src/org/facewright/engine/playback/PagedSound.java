package org.facewright.engine.playback;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

import org.facewright.api.audio.AudioSource;
import org.jspecify.annotations.Nullable;

/**
 * A whole sound, mixed to mono, that the system pages in where it is looked at; half an hour takes no heap. Samples are
 * kept with 16 bits. Any thread may read.
 */
public final class PagedSound implements AutoCloseable {

	private static final int BLOCK = 8192;
	private static final float FULL = 32767f;

	private final int sampleRate;
	private final ShortBuffer samples;
	private final @Nullable Path file;

	private PagedSound(int sampleRate, ShortBuffer samples, @Nullable Path file) {
		this.sampleRate = sampleRate;
		this.samples = samples;
		this.file = file;
	}

	/**
	 * Reads a source to its end into a temporary file.
	 *
	 * @throws IOException when the source fails or the disk is full
	 */
	public static PagedSound of(AudioSource source) throws IOException {
		Path file = Files.createTempFile("facewright", ".pcm");
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
			write(source, channel);
			MappedByteBuffer mapped = channel.map(MapMode.READ_ONLY, 0, channel.size());
			return new PagedSound(source.format().sampleRate(),
					mapped.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer(), file);
		} catch (IOException | RuntimeException e) {
			Files.deleteIfExists(file);
			throw e;
		}
	}

	private static void write(AudioSource source, FileChannel channel) throws IOException {
		int channels = source.format().channelCount();
		float[] block = new float[BLOCK * channels];
		ByteBuffer bytes = ByteBuffer.allocateDirect(BLOCK * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		int read;
		while ((read = source.read(block, 0, BLOCK)) > 0) {
			bytes.clear();
			for (int frame = 0; frame < read; frame++) {
				float sum = 0;
				for (int i = 0; i < channels; i++) {
					sum += block[frame * channels + i];
				}
				bytes.putShort((short) Math.round(Math.clamp(sum / channels, -1f, 1f) * FULL));
			}
			bytes.flip();
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
		}
	}

	/** Hz. */
	public int sampleRate() {
		return sampleRate;
	}

	/** Samples. */
	public int length() {
		return samples.limit();
	}

	public double durationSeconds() {
		return (double) length() / sampleRate;
	}

	/** @param into gets {@code count} samples from a position on, full scale ±1; zeros beyond the ends */
	public void read(int from, float[] into, int offset, int count) {
		Arrays.fill(into, offset, offset + count, 0);
		int first = Math.max(0, from);
		int end = Math.min(length(), from + count);
		for (int i = first; i < end; i++) {
			into[offset + i - from] = samples.get(i) / FULL;
		}
	}

	/** The temporary file goes; what was mapped stays readable as long as it is held. */
	@Override
	public void close() throws IOException {
		Path temporary = file;
		if (temporary != null) {
			Files.deleteIfExists(temporary);
		}
	}
}
