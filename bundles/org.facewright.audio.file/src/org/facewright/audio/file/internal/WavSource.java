package org.facewright.audio.file.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import org.facewright.api.audio.AudioDescription;
import org.facewright.api.audio.AudioSource;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.progress.Problem;

/** PCM and floating-point samples of a WAV file. */
final class WavSource implements AudioSource {

	private static final int BUFFER_BYTES = 1 << 16;

	private final Path file;
	private final FileChannel channel;
	private final WavFile wav;
	/** At least one frame, and whole frames only. */
	private final ByteBuffer buffer;
	private long framesLeft;
	private long position;
	private long nonFinite;
	private long missingFrames;
	private volatile boolean closed;

	/** @param channel owned by the source from now on */
	WavSource(Path file, FileChannel channel, WavFile wav) {
		this.file = file;
		this.channel = channel;
		this.wav = wav;
		int frames = Math.max(1, BUFFER_BYTES / wav.frameBytes());
		buffer = ByteBuffer.allocateDirect(frames * wav.frameBytes()).order(ByteOrder.LITTLE_ENDIAN);
		framesLeft = wav.frameCount();
		position = wav.dataStart();
		missingFrames = (wav.missingBytes() + wav.frameBytes() - 1) / wav.frameBytes();
	}

	@Override
	public PcmFormat format() {
		return wav.format();
	}

	@Override
	public AudioDescription description() {
		boolean isFloat = wav.coding() == WavFile.Coding.FLOAT_32 || wav.coding() == WavFile.Coding.FLOAT_64;
		return new AudioDescription(wav.container(), wav.bitsPerSample() + (isFloat ? "-bit float" : "-bit PCM"),
				wav.bitsPerSample(), wav.marks().timeReference(), wav.marks().cues());
	}

	@Override
	public OptionalLong frameCount() {
		return OptionalLong.of(wav.frameCount());
	}

	@Override
	public int read(float[] into, int offset, int frames) throws IOException {
		if (closed || framesLeft == 0) {
			return -1;
		}
		int wanted = (int) Math.min(Math.min(frames, framesLeft), buffer.capacity() / wav.frameBytes());
		int bytes = fill(wanted * wav.frameBytes());
		int count = bytes / wav.frameBytes();
		if (count < wanted) {
			missingFrames += framesLeft - count;
			framesLeft = count;
		}
		if (count == 0 || closed) {
			return -1;
		}
		decode(into, offset, count * wav.format().channelCount());
		position += (long) count * wav.frameBytes();
		framesLeft -= count;
		return count;
	}

	private int fill(int bytes) throws IOException {
		buffer.clear().limit(bytes);
		try {
			while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
				// until full or at the end of the file
			}
		} catch (ClosedByInterruptException e) {
			throw e;
		} catch (ClosedChannelException e) {
			if (!closed) {
				throw e;
			}
			return 0;
		} catch (IOException e) {
			throw new IOException("%s: can't be read on after byte %d (%s); check the disk or the network"
					.formatted(file, position, e.getMessage()), e);
		}
		return buffer.position();
	}

	private void decode(float[] into, int offset, int count) {
		switch (wav.coding()) {
			case UNSIGNED_8 -> {
				for (int i = 0; i < count; i++) {
					into[offset + i] = ((buffer.get(i) & 0xFF) - 128) * 0x1p-7f;
				}
			}
			case SIGNED_16 -> {
				for (int i = 0; i < count; i++) {
					into[offset + i] = buffer.getShort(2 * i) * 0x1p-15f;
				}
			}
			case SIGNED_24 -> {
				for (int i = 0, at = 0; i < count; i++, at += 3) {
					int low = buffer.getShort(at) & 0xFFFF;
					into[offset + i] = (buffer.get(at + 2) << 16 | low) * 0x1p-23f;
				}
			}
			case SIGNED_32 -> {
				for (int i = 0; i < count; i++) {
					into[offset + i] = buffer.getInt(4 * i) * 0x1p-31f;
				}
			}
			case FLOAT_32 -> {
				for (int i = 0; i < count; i++) {
					into[offset + i] = finite(buffer.getFloat(4 * i));
				}
			}
			case FLOAT_64 -> {
				for (int i = 0; i < count; i++) {
					into[offset + i] = finite((float) buffer.getDouble(8 * i));
				}
			}
			case OTHER -> throw new IllegalStateException("not plain PCM");
		}
	}

	private float finite(float sample) {
		if (Float.isFinite(sample)) {
			return sample;
		}
		nonFinite++;
		return 0;
	}

	@Override
	public List<Problem> problems() {
		List<Problem> problems = new ArrayList<>();
		if (missingFrames > 0) {
			problems.add(SourceProblems.cut(file, (double) missingFrames / wav.format().sampleRate()));
		}
		if (nonFinite > 0) {
			problems.add(SourceProblems.nonFinite(file, nonFinite));
		}
		return List.copyOf(problems);
	}

	@Override
	public void close() {
		closed = true;
		try {
			channel.close();
		} catch (IOException e) {
			// Nothing was written, so nothing is lost.
		}
	}
}
