package org.facewright.engine.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

import org.facewright.core.audio.PcmFormat;
import org.facewright.core.audio.SampleEncoding;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.live.SlotRing.Slot;

/**
 * A take while it is recorded: a file that only grows, so that a crash loses nothing that was written. It is locked
 * while it is written, and forced to the disk every second. Little-endian:
 *
 * <pre>
 * block:  "FWTJ" | kind 1 | length 4 | payload | CRC-32C of kind, length and payload 4
 * H:      text, lines of name=value
 * P:      frame 8 | missing 1 | one float per channel        frame counted from midnight
 * A:      sample frame 8 | missing 1 | interleaved floats    sample frame counted from the session's start
 * M:      frame 8 | text                                     a mark
 * E:      nothing; the take was ended in order
 * </pre>
 *
 * Confined to one thread.
 */
final class TakeJournal implements AutoCloseable {

	static final int MAGIC = 'F' | 'W' << 8 | 'T' << 16 | 'J' << 24;
	static final byte HEADER = 'H';
	static final byte POSE = 'P';
	static final byte AUDIO = 'A';
	static final byte MARK = 'M';
	static final byte END = 'E';
	/** Bytes before and after a payload. */
	static final int HEAD_BYTES = 9;
	static final int TAIL_BYTES = 4;
	private static final long FORCE_NANOS = 1_000_000_000;

	private final Path file;
	private final FileChannel channel;
	private final FileLock lock;
	private final CRC32C crc = new CRC32C();
	private ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
	private long forced = System.nanoTime();

	/**
	 * What a take's header says.
	 *
	 * @param zeroFrame frame, counted from midnight, that shows sample frame 0 of the session
	 * @param format    of the sound; one channel at 1 Hz when there is none
	 * @param encoding  that holds all the bits the source gave
	 * @param source    where poses and sound come from, for people
	 */
	record Header(String name, FrameRate rate, ChannelSet channels, long zeroFrame, PcmFormat format,
			SampleEncoding encoding, String source) {

		String text() {
			StringBuilder text = new StringBuilder();
			text.append("name=").append(line(name)).append('\n');
			text.append("rate=").append(rate).append('\n');
			text.append("zeroFrame=").append(zeroFrame).append('\n');
			text.append("sampleRate=").append(format.sampleRate()).append('\n');
			text.append("soundChannels=").append(format.channelCount()).append('\n');
			text.append("encoding=").append(encoding).append('\n');
			text.append("source=").append(line(source)).append('\n');
			for (Channel channel : channels.channels()) {
				text.append("channel=").append(channel.kind()).append(' ').append(channel.name()).append('\n');
			}
			return text.toString();
		}

		private static String line(String text) {
			return text.replaceAll("\\R", " ");
		}
	}

	TakeJournal(Path file, Header header) throws IOException {
		this.file = file;
		channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
		FileLock own = channel.tryLock();
		if (own == null) {
			channel.close();
			throw new IOException("%s: is being written by another program".formatted(file));
		}
		lock = own;
		byte[] text = header.text().getBytes(StandardCharsets.UTF_8);
		begin(HEADER, text.length).put(text);
		finish();
		channel.force(true);
	}

	Path file() {
		return file;
	}

	void pose(Slot slot) throws IOException {
		values(POSE, slot);
	}

	void audio(Slot slot) throws IOException {
		values(AUDIO, slot);
	}

	private void values(byte kind, Slot slot) throws IOException {
		ByteBuffer out = begin(kind, 9 + 4 * slot.count);
		out.putLong(slot.index).put((byte) (slot.missing ? 1 : 0));
		for (int i = 0; i < slot.count; i++) {
			out.putFloat(slot.values[i]);
		}
		finish();
	}

	void mark(long frame, String label) throws IOException {
		byte[] text = label.getBytes(StandardCharsets.UTF_8);
		begin(MARK, 8 + text.length).putLong(frame).put(text);
		finish();
	}

	private ByteBuffer begin(byte kind, int length) {
		if (buffer.capacity() < length + HEAD_BYTES + TAIL_BYTES) {
			buffer = ByteBuffer.allocateDirect(2 * (length + HEAD_BYTES + TAIL_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
		}
		return buffer.clear().putInt(MAGIC).put(kind).putInt(length);
	}

	private void finish() throws IOException {
		int end = buffer.position();
		crc.reset();
		crc.update(buffer.position(4).limit(end));
		buffer.limit(buffer.capacity()).position(end).putInt((int) crc.getValue()).flip();
		while (buffer.hasRemaining()) {
			channel.write(buffer);
		}
	}

	/** Takes what was written to the disk, once a second. */
	void forceNowAndThen() throws IOException {
		long now = System.nanoTime();
		if (now - forced > FORCE_NANOS) {
			forced = now;
			channel.force(false);
		}
	}

	/** Ends the take in order. */
	void end() throws IOException {
		begin(END, 0);
		finish();
		channel.force(true);
	}

	@Override
	public void close() throws IOException {
		try {
			lock.release();
		} finally {
			channel.close();
		}
	}
}
