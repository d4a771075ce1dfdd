package org.facewright.core.audio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Writes sound as a WAV file, sample frame by sample frame. Whatever does not fit the 32-bit sizes of RIFF becomes RF64
 * (EBU Tech 3306). Confined to one thread. The target stays open: its owner closes it.
 */
public final class WavWriter implements AutoCloseable {

	private static final int BUFFER_BYTES = 1 << 16;
	/** Bytes of a ds64 chunk without a table, and of the JUNK chunk that keeps its place. */
	private static final int DS64_BYTES = 28;
	static final long RIFF_LIMIT = 0xFFFF_FFFFL;

	private final WritableByteChannel target;
	/** Where the header is corrected at the end; null when the length was known before. */
	private final @Nullable SeekableByteChannel seekable;
	private final long start;
	private final PcmFormat format;
	private final SampleEncoding encoding;
	private final long announcedFrames;
	private final long limit;
	private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
	private long frames;
	private boolean closed;

	/**
	 * Starts a file of a length not yet known; the header is completed by {@link #close()}.
	 *
	 * @param target written from its present position on
	 */
	public WavWriter(SeekableByteChannel target, PcmFormat format, SampleEncoding encoding) throws IOException {
		this(target, format, encoding, RIFF_LIMIT);
	}

	WavWriter(SeekableByteChannel target, PcmFormat format, SampleEncoding encoding, long limit) throws IOException {
		this(target, target, target.position(), format, encoding, -1, limit);
	}

	/**
	 * Starts a file of known length.
	 *
	 * @param frameCount sample frames that will be written
	 */
	public WavWriter(OutputStream target, PcmFormat format, SampleEncoding encoding, long frameCount)
			throws IOException {
		this(Channels.newChannel(target), null, 0, format, encoding, frameCount, RIFF_LIMIT);
		if (frameCount < 0) {
			throw new IllegalArgumentException("negative length: " + frameCount);
		}
	}

	private WavWriter(WritableByteChannel target, @Nullable SeekableByteChannel seekable, long start, PcmFormat format,
			SampleEncoding encoding, long announcedFrames, long limit) throws IOException {
		if (format.channelCount() * encoding.bytes() > 0xFFFF) {
			throw new IllegalArgumentException("too many channels for a WAV file: " + format.channelCount());
		}
		this.target = target;
		this.seekable = seekable;
		this.start = start;
		this.format = format;
		this.encoding = encoding;
		this.announcedFrames = announcedFrames;
		this.limit = limit;
		putHeader(Math.max(0, announcedFrames));
	}

	/** Bytes of one sample frame. */
	private int frameBytes() {
		return format.channelCount() * encoding.bytes();
	}

	/** Sample frames written so far. */
	public long frameCount() {
		return frames;
	}

	/**
	 * Writes sample frames. Values that are not a number are written as 0.
	 *
	 * @param interleaved full scale ±1; not changed
	 * @param offset      index of the first value, in floats
	 * @param count       sample frames
	 * @throws IllegalStateException after {@link #close()}
	 */
	public void write(float[] interleaved, int offset, int count) throws IOException {
		if (closed) {
			throw new IllegalStateException("the file is complete");
		}
		int end = offset + count * format.channelCount();
		for (int i = offset; i < end; i++) {
			if (buffer.remaining() < Float.BYTES) {
				drain();
			}
			put(Float.isNaN(interleaved[i]) ? 0 : interleaved[i]);
		}
		frames += count;
	}

	private void put(float sample) {
		switch (encoding) {
			case PCM_16 -> buffer.putShort((short) Math.clamp(Math.round(sample * 0x1p15f), -0x8000, 0x7FFF));
			case PCM_24 -> {
				int value = Math.clamp(Math.round(sample * 0x1p23f), -0x80_0000, 0x7F_FFFF);
				buffer.putShort((short) value).put((byte) (value >> 16));
			}
			case FLOAT_32 -> buffer.putFloat(sample);
		}
	}

	private void drain() throws IOException {
		buffer.flip();
		while (buffer.hasRemaining()) {
			target.write(buffer);
		}
		buffer.clear();
	}

	/**
	 * Completes the file. Does nothing the second time.
	 *
	 * @throws IOException when writing fails, or when fewer or more sample frames were written than announced
	 */
	@Override
	public void close() throws IOException {
		if (closed) {
			return;
		}
		closed = true;
		long dataBytes = frames * frameBytes();
		if ((dataBytes & 1) == 1) {
			if (!buffer.hasRemaining()) {
				drain();
			}
			buffer.put((byte) 0);
		}
		drain();
		SeekableByteChannel file = seekable;
		if (file != null) {
			long end = file.position();
			file.position(start);
			putHeader(frames);
			drain();
			file.position(end);
		} else if (frames != announcedFrames) {
			throw new IOException("the WAV file is not usable: %d sample frames were announced, %d were written"
					.formatted(announcedFrames, frames));
		}
	}

	/*
	 * RIFF size WAVE | JUNK 28 or ds64 28 (when needed or not yet known) | fmt | fact (float only) | data size
	 */
	private void putHeader(long frameCount) {
		boolean isFloat = encoding == SampleEncoding.FLOAT_32;
		long dataBytes = frameCount * frameBytes();
		long padded = dataBytes + (dataBytes & 1);
		int formatBytes = isFloat ? 18 : 16;
		long rest = 4 + 8 + formatBytes + (isFloat ? 12 : 0) + 8 + padded;
		boolean reserve = seekable != null || rest > limit;
		long riffBytes = rest + (reserve ? 8 + DS64_BYTES : 0);
		boolean large = riffBytes > limit;
		id(large ? "RF64" : "RIFF").putInt(large ? -1 : (int) riffBytes);
		id("WAVE");
		if (reserve) {
			id(large ? "ds64" : "JUNK").putInt(DS64_BYTES);
			buffer.putLong(large ? riffBytes : 0).putLong(large ? dataBytes : 0);
			buffer.putLong(large ? frameCount : 0).putInt(0);
		}
		id("fmt ").putInt(formatBytes).putShort((short) (isFloat ? 3 : 1)).putShort((short) format.channelCount());
		long bytesPerSecond = (long) format.sampleRate() * frameBytes();
		buffer.putInt(format.sampleRate()).putInt((int) Math.min(bytesPerSecond, RIFF_LIMIT));
		buffer.putShort((short) frameBytes()).putShort((short) (encoding.bytes() * 8));
		if (isFloat) {
			buffer.putShort((short) 0);
			id("fact").putInt(4).putInt((int) Math.min(frameCount, RIFF_LIMIT));
		}
		id("data").putInt(large ? -1 : (int) dataBytes);
	}

	private ByteBuffer id(String fourCharacters) {
		return buffer.put(fourCharacters.getBytes(StandardCharsets.US_ASCII));
	}
}
