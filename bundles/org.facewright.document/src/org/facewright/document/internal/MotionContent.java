package org.facewright.document.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRate;

/**
 * A clip as bytes, little-endian:
 *
 * <pre>
 * head    "FWMOTION"  i32 version  i32 rate numerator, denominator  i32 channels  i32 frames  i32 frames per chunk
 *         i32 bytes of names  names (see Bytes)  i32 CRC-32C of the head so far
 * table   per channel and chunk: u8 0 constant | 1 samples, i32 CRC-32C of the chunk's bytes;  i32 CRC-32C of the table
 * chunks  in the table's order: one float32 when constant, else one per frame
 * </pre>
 */
public final class MotionContent implements Content<MotionClip> {

	private static final long MAGIC = ByteBuffer.wrap("FWMOTION".getBytes()).order(ByteOrder.LITTLE_ENDIAN)
			.getLong();
	private static final int VERSION = 1;
	private static final int HEAD = 36;
	private static final int TABLE_ROW = 5;
	private static final int CHUNK = SampleColumn.CHUNK;
	/** Two days at 60 frames a second. */
	private static final int MAX_FRAMES = 10_368_000;
	private static final byte CONSTANT = 0;
	private static final byte SAMPLES = 1;

	@Override
	public String folder() {
		return "motion";
	}

	@Override
	public String suffix() {
		return ".mot";
	}

	@Override
	public void write(MotionClip clip, OutputStream out) throws IOException {
		if (clip.frameCount() > MAX_FRAMES) {
			throw new IOException("a clip of %d frames is longer than the %d a project can hold; split the take"
					.formatted(clip.frameCount(), MAX_FRAMES));
		}
		ByteBuffer names = Bytes.channels(clip.channels());
		ByteBuffer head = Bytes.allocate(HEAD + names.remaining());
		head.putLong(MAGIC).putInt(VERSION).putInt(clip.frameRate().numerator())
				.putInt(clip.frameRate().denominator()).putInt(clip.channels().size()).putInt(clip.frameCount())
				.putInt(CHUNK).putInt(names.remaining()).put(names).flip();
		out.write(head.array());
		writeInt(out, Bytes.crc(head));
		writeTable(clip, out);
		ByteBuffer chunk = Bytes.allocate(CHUNK * Float.BYTES);
		float[] samples = new float[CHUNK];
		for (SampleColumn column : clip.columns()) {
			for (int start = 0; start < clip.frameCount(); start += CHUNK) {
				encode(column, start, samples, chunk);
				out.write(chunk.array(), 0, chunk.limit());
			}
		}
	}

	private static void writeTable(MotionClip clip, OutputStream out) throws IOException {
		ByteBuffer table = Bytes.allocate(
				Math.multiplyExact(TABLE_ROW, clip.channels().size() * chunkCount(clip.frameCount())));
		ByteBuffer chunk = Bytes.allocate(CHUNK * Float.BYTES);
		float[] samples = new float[CHUNK];
		for (SampleColumn column : clip.columns()) {
			for (int start = 0; start < clip.frameCount(); start += CHUNK) {
				table.put(encode(column, start, samples, chunk) ? CONSTANT : SAMPLES).putInt(Bytes.crc(chunk));
			}
		}
		table.flip();
		out.write(table.array());
		writeInt(out, Bytes.crc(table));
	}

	/** Puts a chunk's bytes into the buffer, ready to be read. @return whether all samples are one bit pattern */
	private static boolean encode(SampleColumn column, int start, float[] samples, ByteBuffer into) {
		int count = Math.min(CHUNK, column.length() - start);
		column.copy(start, samples, 0, count);
		int first = Float.floatToRawIntBits(samples[0]);
		boolean constant = true;
		for (int i = 1; i < count && constant; i++) {
			constant = Float.floatToRawIntBits(samples[i]) == first;
		}
		int kept = constant ? 1 : count;
		into.clear();
		into.asFloatBuffer().put(samples, 0, kept);
		into.limit(kept * Float.BYTES);
		return constant;
	}

	private static void writeInt(OutputStream out, int value) throws IOException {
		out.write(Bytes.allocate(Integer.BYTES).putInt(value).array());
	}

	private static int chunkCount(int frames) {
		return Math.ceilDiv(frames, CHUNK);
	}

	@Override
	public MotionClip read(InputStream in, long size) throws IOException {
		ByteBuffer head = Bytes.read(in, HEAD);
		if (head.getLong() != MAGIC) {
			throw new IOException("it is no motion");
		}
		int version = head.getInt();
		if (version != VERSION) {
			throw new IOException("its layout %d is unknown, this Facewright reads %d".formatted(version, VERSION));
		}
		int numerator = head.getInt();
		int denominator = head.getInt();
		int channelCount = head.getInt();
		int frames = head.getInt();
		int chunkFrames = head.getInt();
		int nameBytes = head.getInt();
		if (nameBytes < 0 || nameBytes > size || frames < 0 || frames > MAX_FRAMES || chunkFrames != CHUNK) {
			throw new IOException("its head is damaged");
		}
		ByteBuffer names = Bytes.read(in, nameBytes);
		if (Bytes.read(in, Integer.BYTES).getInt() != Bytes.crc(head.rewind(), names)) {
			throw new IOException("its head is damaged");
		}
		ChannelSet channels;
		FrameRate rate;
		try {
			rate = new FrameRate(numerator, denominator);
			channels = Bytes.channels(names, channelCount);
		} catch (IllegalArgumentException e) {
			throw new IOException("its head is wrong: " + e.getMessage(), e);
		}
		if (names.hasRemaining()) {
			throw new IOException("it names more than its %d channels".formatted(channelCount));
		}
		long left = size - HEAD - nameBytes - Integer.BYTES;
		return readColumns(in, left, rate, channels, frames);
	}

	private static MotionClip readColumns(InputStream in, long left, FrameRate rate, ChannelSet channels, int frames)
			throws IOException {
		long rows = (long) channels.size() * chunkCount(frames);
		if (rows * TABLE_ROW + Integer.BYTES > left) {
			throw new IOException("it is too short for %d channels of %d frames".formatted(channels.size(), frames));
		}
		ByteBuffer table = Bytes.read(in, Math.toIntExact(rows * TABLE_ROW));
		if (Bytes.read(in, Integer.BYTES).getInt() != Bytes.crc(table)) {
			throw new IOException("its table of chunks is damaged");
		}
		List<SampleColumn> columns = new ArrayList<>(channels.size());
		float[] samples = new float[frames];
		byte[] bytes = new byte[CHUNK * Float.BYTES];
		for (int channel = 0; channel < channels.size(); channel++) {
			for (int start = 0; start < frames; start += CHUNK) {
				int end = Math.min(frames, start + CHUNK);
				byte kind = table.get();
				int crc = table.getInt();
				int count = kind == CONSTANT ? 1 : end - start;
				ByteBuffer chunk = Bytes.allocate(0);
				if (in.readNBytes(bytes, 0, count * Float.BYTES) == count * Float.BYTES) {
					chunk = ByteBuffer.wrap(bytes, 0, count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
				}
				if (kind != CONSTANT && kind != SAMPLES || !chunk.hasRemaining() || Bytes.crc(chunk) != crc) {
					throw new IOException("channel '%s' is damaged at frames %d to %d"
							.formatted(channels.channel(channel).name(), start, end - 1));
				}
				chunk.asFloatBuffer().get(samples, start, count);
				if (kind == CONSTANT) {
					Arrays.fill(samples, start, end, samples[start]);
				}
			}
			columns.add(SampleColumn.of(samples));
		}
		if (in.read() >= 0) {
			throw new IOException("it goes on after its end");
		}
		return MotionClip.of(rate, channels, columns);
	}
}
