package org.facewright.engine.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

import org.facewright.core.audio.PcmFormat;
import org.facewright.core.audio.SampleEncoding;
import org.facewright.core.audio.WavWriter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.ClipRecorder;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem;
import org.facewright.core.time.FrameRate;
import org.jspecify.annotations.Nullable;

/**
 * A take as its journal holds it, also one that was never ended because the program or the machine went down. Damaged
 * stretches of the journal are skipped and told.
 *
 * @param journal    where it was read from
 * @param name       of the take
 * @param source     where poses and sound came from
 * @param clip       every frame as it was sent; those in gaps repeat the one before
 * @param firstFrame number of the first frame, counted from midnight at the clip's rate: its timecode
 * @param format     of the sound
 * @param encoding   that holds all the bits the source gave
 * @param hasSound   whether there is any
 * @param gaps       stretches that could not be had
 * @param marks      labelled frames
 * @param isComplete whether it was ended in order
 * @param problems   what is worth telling
 */
public record RecordedTake(Path journal, String name, String source, MotionClip clip, long firstFrame,
		PcmFormat format, SampleEncoding encoding, boolean hasSound, List<Stretch> gaps, List<Stretch> marks,
		boolean isComplete,
		List<Problem> problems, long zeroFrame) {

	/** Frames of the clip, from its start. @param length 0 for an instant */
	public record Stretch(int frame, int length, String label) {
	}

	private static final int MOST_BYTES = 1 << 24;
	/** Frames that a damaged journal can make us fill up: a day at 100. */
	private static final long MOST_FRAMES = 24L * 3600 * 100;

	/**
	 * @throws IOException with a sentence for the user when the file is no journal, holds no frame, or is being written
	 */
	public static RecordedTake read(Path journal) throws IOException {
		try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
			requireAbandoned(channel, journal);
			Reader reader = new Reader(journal);
			reader.readAll(channel);
			return reader.take();
		}
	}

	/** Who still records holds a lock. */
	private static void requireAbandoned(FileChannel channel, Path journal) throws IOException {
		FileLock lock;
		try {
			lock = channel.tryLock();
		} catch (OverlappingFileLockException e) {
			lock = null;
		}
		if (lock == null) {
			throw new IOException("%s: is still being recorded; end that session first".formatted(journal));
		}
		lock.release();
	}

	/**
	 * Writes the sound that goes with the frames: it begins with the first frame's first sample and is as long as they
	 * are; where it is missing there is silence.
	 *
	 * @return sample frames written
	 */
	public long writeSound(FileChannel target) throws IOException {
		FrameRate rate = clip.frameRate();
		long start = rate.sampleOf(firstFrame - zeroFrame, format.sampleRate());
		long end = rate.sampleOf(firstFrame - zeroFrame + clip.frameCount(), format.sampleRate());
		try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.READ);
				WavWriter writer = new WavWriter(target, format, encoding)) {
			SoundCopy copy = new SoundCopy(writer, format.channelCount(), start, end);
			new Blocks(channel).forEach((kind, payload) -> {
				if (kind == TakeJournal.AUDIO) {
					copy.accept(payload);
				}
			});
			copy.silenceUpTo(end);
			return end - start;
		}
	}

	/** Sample frames since midnight of the clip's first frame. */
	public long timeReference() {
		return clip.frameRate().sampleOf(firstFrame, format.sampleRate());
	}

	/** Cuts blocks of sound to a range and fills what is missing. */
	private static final class SoundCopy {

		private final WavWriter writer;
		private final int channels;
		private final long end;
		private long at;
		private final float[] silence;
		private float[] samples = new float[0];

		SoundCopy(WavWriter writer, int channels, long start, long end) {
			this.writer = writer;
			this.channels = channels;
			this.end = end;
			at = start;
			silence = new float[4096 * channels];
		}

		void accept(ByteBuffer payload) throws IOException {
			long index = payload.getLong();
			payload.get();
			int count = payload.remaining() / 4 / channels;
			if (samples.length < count * channels) {
				samples = new float[count * channels];
			}
			payload.asFloatBuffer().get(samples, 0, count * channels);
			silenceUpTo(Math.min(index, end));
			long from = Math.max(index, at);
			long to = Math.min(index + count, end);
			if (from < to) {
				writer.write(samples, (int) (from - index) * channels, (int) (to - from));
				at = to;
			}
		}

		void silenceUpTo(long position) throws IOException {
			while (at < position) {
				int count = (int) Math.min(4096, position - at);
				writer.write(silence, 0, count);
				at += count;
			}
		}
	}

	/** Gets the whole blocks of a journal. */
	private interface BlockVisitor {
		void accept(byte kind, ByteBuffer payload) throws IOException;
	}

	/** Walks over the blocks of a journal; after damage it goes on with the next block that is whole. */
	private static final class Blocks {

		private final FileChannel channel;
		private final ByteBuffer head = buffer(TakeJournal.HEAD_BYTES);
		private ByteBuffer body = buffer(1 << 16);
		private long at;
		/** Where whole blocks ended last, and bytes after it that were not understood. */
		private long skipped;
		private boolean tornEnd;

		Blocks(FileChannel channel) {
			this.channel = channel;
		}

		private static ByteBuffer buffer(int size) {
			return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
		}

		void forEach(BlockVisitor visitor) throws IOException {
			long size = channel.size();
			while (at + TakeJournal.HEAD_BYTES + TakeJournal.TAIL_BYTES <= size) {
				int length = length(size);
				if (length >= 0 && isWhole(length)) {
					tornEnd = false;
					visitor.accept(head.get(4), body.position(0).limit(length));
					at += TakeJournal.HEAD_BYTES + length + TakeJournal.TAIL_BYTES;
				} else {
					long next = nextMagic(at + 1, size);
					skipped += next - at;
					tornEnd = true;
					at = next;
				}
			}
			tornEnd |= at < size;
		}

		/** @return -1 when there is no block here */
		private int length(long size) throws IOException {
			fill(head.clear(), at);
			int length = head.getInt(5);
			boolean fits = head.getInt(0) == TakeJournal.MAGIC && length >= 0 && length <= MOST_BYTES
					&& at + TakeJournal.HEAD_BYTES + length + TakeJournal.TAIL_BYTES <= size;
			return fits ? length : -1;
		}

		private boolean isWhole(int length) throws IOException {
			if (body.capacity() < length + TakeJournal.TAIL_BYTES) {
				body = buffer(length + TakeJournal.TAIL_BYTES);
			}
			fill(body.clear().limit(length + TakeJournal.TAIL_BYTES), at + TakeJournal.HEAD_BYTES);
			CRC32C crc = new CRC32C();
			crc.update(head.position(4).limit(TakeJournal.HEAD_BYTES));
			crc.update(body.position(0).limit(length));
			body.limit(length + TakeJournal.TAIL_BYTES);
			return body.getInt(length) == (int) crc.getValue();
		}

		private void fill(ByteBuffer into, long from) throws IOException {
			long position = from;
			while (into.hasRemaining()) {
				int read = channel.read(into, position);
				if (read < 0) {
					throw new IOException("the journal became shorter while it was read");
				}
				position += read;
			}
			into.flip();
		}

		private long nextMagic(long from, long size) throws IOException {
			ByteBuffer window = buffer(1 << 16);
			for (long start = from; start + 4 <= size; start += window.limit() - 3) {
				window.clear().limit((int) Math.min(window.capacity(), size - start));
				fill(window, start);
				for (int i = 0; i + 4 <= window.limit(); i++) {
					if (window.getInt(i) == TakeJournal.MAGIC) {
						return start + i;
					}
				}
			}
			return size;
		}
	}

	/** Builds the take from the blocks. */
	private static final class Reader {

		private final Path journal;
		private final List<Stretch> gaps = new ArrayList<>();
		private final List<Mark> marks = new ArrayList<>();
		private final List<Problem> problems = new ArrayList<>();
		private TakeJournal.@Nullable Header header;
		private @Nullable ClipRecorder recorder;
		private float[] pose = new float[0];
		private long first = -1;
		private long last = -1;
		private boolean sound;
		private boolean complete;

		private record Mark(long frame, String label) {
		}

		Reader(Path journal) {
			this.journal = journal;
		}

		void readAll(FileChannel channel) throws IOException {
			Blocks blocks = new Blocks(channel);
			blocks.forEach(this::accept);
			if (blocks.skipped > 0 && !blocks.tornEnd) {
				problems.add(Problem.warning("take.damaged",
						"%s: %d bytes in its midst are damaged and were left out".formatted(journal, blocks.skipped),
						"check the disk"));
			}
		}

		private void accept(byte kind, ByteBuffer payload) throws IOException {
			if (kind == TakeJournal.HEADER && header == null) {
				header = header(payload);
				return;
			}
			TakeJournal.Header known = header;
			if (known == null) {
				return;
			}
			switch (kind) {
				case TakeJournal.POSE -> pose(known, payload);
				case TakeJournal.AUDIO -> sound = true;
				case TakeJournal.MARK -> marks.add(new Mark(payload.getLong(),
						StandardCharsets.UTF_8.decode(payload).toString()));
				case TakeJournal.END -> complete = true;
				default -> {
					// of a later version: what is known is still right
				}
			}
		}

		private TakeJournal.Header header(ByteBuffer payload) throws IOException {
			Map<String, String> values = new HashMap<>();
			List<Channel> channels = new ArrayList<>();
			for (String line : StandardCharsets.UTF_8.decode(payload).toString().split("\n")) {
				int equals = line.indexOf('=');
				String name = equals < 0 ? line : line.substring(0, equals);
				String value = line.substring(equals + 1);
				int space = value.indexOf(' ');
				if (name.equals("channel") && space > 0) {
					channels.add(new Channel(value.substring(space + 1),
							ChannelKind.valueOf(value.substring(0, space))));
				} else {
					values.put(name, value);
				}
			}
			try {
				return new TakeJournal.Header(values.getOrDefault("name", "take"),
						FrameRate.parse(values.getOrDefault("rate", "")), ChannelSet.of(channels),
						Long.parseLong(values.getOrDefault("zeroFrame", "")),
						new PcmFormat(Integer.parseInt(values.getOrDefault("sampleRate", "")),
								Integer.parseInt(values.getOrDefault("soundChannels", ""))),
						SampleEncoding.valueOf(values.getOrDefault("encoding", "FLOAT_32")),
						values.getOrDefault("source", ""));
			} catch (IllegalArgumentException e) {
				throw new IOException(
						"%s: the head of this take can't be understood (%s)".formatted(journal, e.getMessage()), e);
			}
		}

		private void pose(TakeJournal.Header known, ByteBuffer payload) {
			long frame = payload.getLong();
			boolean missing = payload.get() != 0;
			ClipRecorder clip = recorder;
			if (clip == null) {
				clip = new ClipRecorder(known.rate(), known.channels());
				recorder = clip;
				pose = new float[known.channels().size()];
				first = frame;
				last = frame - 1;
			}
			boolean fits = payload.remaining() == 4 * pose.length && frame > last && frame - first < MOST_FRAMES;
			if (!fits) {
				return;
			}
			if (frame > last + 1 || missing) {
				gap((int) (last + 1 - first), (int) (frame - first) + (missing ? 1 : 0));
			}
			while (last + 1 < frame) {
				clip.append(pose);
				last++;
			}
			payload.asFloatBuffer().get(pose);
			clip.append(pose);
			last = frame;
		}

		/** Adds the stretch, or lengthens the last one when it touches it. */
		private void gap(int start, int end) {
			Stretch before = gaps.isEmpty() ? new Stretch(-1, 0, "") : gaps.getLast();
			if (before.frame() + before.length() == start && !gaps.isEmpty()) {
				gaps.set(gaps.size() - 1, new Stretch(before.frame(), end - before.frame(), "gap"));
			} else {
				gaps.add(new Stretch(start, end - start, "gap"));
			}
		}

		RecordedTake take() throws IOException {
			TakeJournal.Header known = header;
			ClipRecorder clip = recorder;
			if (known == null) {
				throw new IOException("%s: is no take that was being recorded".formatted(journal));
			}
			if (clip == null) {
				throw new IOException("%s: the take ended before its first frame".formatted(journal));
			}
			if (!complete) {
				problems.add(Problem.warning("take.not-ended", "the take '%s' was not ended in order; what had been"
						.formatted(known.name()) + " written until then is whole", "look at its end"));
			}
			List<Stretch> labels = marks.stream().filter(mark -> mark.frame() >= first && mark.frame() <= last)
					.map(mark -> new Stretch((int) (mark.frame() - first), 0, mark.label())).toList();
			return new RecordedTake(journal, known.name(), known.source(), clip.snapshot(), first, known.format(),
					known.encoding(), sound, List.copyOf(gaps), labels, complete, List.copyOf(problems),
					known.zeroFrame());
		}
	}
}
