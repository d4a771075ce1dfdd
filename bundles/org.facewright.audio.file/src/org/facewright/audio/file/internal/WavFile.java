package org.facewright.audio.file.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.facewright.api.audio.AudioDescription.Cue;
import org.facewright.core.audio.PcmFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where things lie in a WAV file: RIFF, and RF64 or BW64 with 64-bit sizes (EBU Tech 3306, ITU-R BS.2088), with cue
 * points and their labels, and the broadcast extension (EBU Tech 3285).
 *
 * <pre>
 * "RIFF" size "WAVE"  then chunks: id, size, bytes, one more byte when the size is odd
 * "fmt "  tag:2 channels:2 rate:4 bytes/s:4 bytes/frame:2 bits:2 [extra:2 validBits:2 mask:4 kind:16]
 * "ds64"  riff:8 data:8 frames:8
 * "cue "  count:4 { id:4 position:4 chunk:4 chunkStart:4 blockStart:4 frame:4 }
 * "LIST" "adtl" { "labl" size:4 id:4 text }
 * "bext"  description:256 originator:32 reference:32 date:10 time:8 timeReference:8 …
 * </pre>
 */
record WavFile(String container, PcmFormat format, Coding coding, int bitsPerSample, int frameBytes, long dataStart,
		long frameCount, long missingBytes, Marks marks) {

	/** What one sample looks like. */
	enum Coding {
		UNSIGNED_8(1),
		SIGNED_16(2),
		SIGNED_24(3),
		SIGNED_32(4),
		FLOAT_32(4),
		FLOAT_64(8),
		OTHER(0);

		final int bytes;

		Coding(int bytes) {
			this.bytes = bytes;
		}
	}

	private static final int PCM = 1;
	private static final int FLOAT = 3;
	private static final int EXTENSIBLE = 0xFFFE;
	/** The GUIDs of extensible formats end like this; their first two bytes are the plain tag. */
	private static final byte[] GUID_TAIL = { 0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B,
			0x71 };
	private static final long UNKNOWN_SIZE = 0xFFFF_FFFFL;
	private static final int MOST_CHUNKS = 4096;
	/** Longest chunk of cues or labels that is looked at. */
	private static final int MOST_BYTES = 1 << 20;
	private static final int TIME_REFERENCE_AT = 338;

	static boolean startsLike(byte[] start) {
		String text = new String(start, 0, Math.min(4, start.length), StandardCharsets.US_ASCII);
		if (!text.equals("RIFF") && !text.equals("RF64") && !text.equals("BW64")) {
			return false;
		}
		return start.length < 12 || new String(start, 8, 4, StandardCharsets.US_ASCII).equals("WAVE");
	}

	/** Whether this reader knows the samples; others need a decoder. */
	boolean isPlain() {
		return coding != Coding.OTHER;
	}

	/** @throws IOException when the header is cut or can't be right */
	static WavFile parse(Path file, FileChannel channel) throws IOException {
		return new Parser(file, channel).parse();
	}

	private static final class Parser {

		private final Path file;
		private final FileChannel channel;
		private final long fileSize;
		private @Nullable ByteBuffer format;
		private long dataStart = -1;
		private long dataBytes;
		private long wideDataBytes = -1;
		private OptionalLong timeReference = OptionalLong.empty();
		private final Map<Integer, Long> cueFrames = new LinkedHashMap<>();
		private final Map<Integer, String> labels = new LinkedHashMap<>();

		Parser(Path file, FileChannel channel) throws IOException {
			this.file = file;
			this.channel = channel;
			fileSize = channel.size();
		}

		WavFile parse() throws IOException {
			String container = fileSize < 12 ? "RIFF" : id(bytes(0, 4), 0);
			readChunks();
			ByteBuffer known = format;
			if (known == null || dataStart < 0) {
				throw new IOException("%s: the header is cut off: %s; copy the file again".formatted(file,
						known == null ? "it does not say what the samples look like" : "there are no samples"));
			}
			return assemble(container.equals("RIFF") ? "WAV" : container, known);
		}

		private void readChunks() throws IOException {
			long at = 12;
			for (int chunk = 0; chunk < MOST_CHUNKS && at + 8 <= fileSize; chunk++) {
				ByteBuffer head = bytes(at, 8);
				String id = id(head, 0);
				long size = Integer.toUnsignedLong(head.getInt(4));
				long start = at + 8;
				if (id.equals("data") && dataStart < 0) {
					size = dataSize(start, size);
					dataStart = start;
					dataBytes = size;
				} else {
					readChunk(id, start, size);
				}
				at = start + size + (size & 1);
			}
		}

		/** Writers that could not go back left the size unknown or 0: then the samples go on to the end. */
		private long dataSize(long start, long size) {
			if (size == UNKNOWN_SIZE && wideDataBytes >= 0) {
				return wideDataBytes;
			}
			boolean unknown = size == UNKNOWN_SIZE || size == 0 && dataReachesEnd(start);
			return unknown ? fileSize - start : size;
		}

		private boolean dataReachesEnd(long start) {
			try {
				long riffSize = Integer.toUnsignedLong(bytes(4, 4).getInt(0));
				return riffSize == 0 || riffSize == UNKNOWN_SIZE || riffSize + 8 <= start;
			} catch (IOException e) {
				return false;
			}
		}

		private void readChunk(String id, long start, long size) throws IOException {
			long there = Math.min(size, fileSize - start);
			switch (id) {
				case "fmt " -> {
					if (there >= 16 && format == null) {
						format = bytes(start, (int) Math.min(there, 40));
					}
				}
				case "ds64" -> {
					if (there >= 16) {
						wideDataBytes = Math.max(0, bytes(start, 16).getLong(8));
					}
				}
				case "bext" -> {
					if (there >= TIME_REFERENCE_AT + 8) {
						long reference = bytes(start + TIME_REFERENCE_AT, 8).getLong(0);
						timeReference = reference >= 0 ? OptionalLong.of(reference) : OptionalLong.empty();
					}
				}
				case "cue " -> readCues(bytes(start, (int) Math.min(there, MOST_BYTES)));
				case "LIST" -> readLabels(bytes(start, (int) Math.min(there, MOST_BYTES)));
				default -> {
					// other chunks say nothing about the samples
				}
			}
		}

		private void readCues(ByteBuffer chunk) {
			for (int at = 4; at + 24 <= chunk.capacity(); at += 24) {
				cueFrames.put(chunk.getInt(at), Integer.toUnsignedLong(chunk.getInt(at + 20)));
			}
		}

		private void readLabels(ByteBuffer list) {
			if (list.capacity() < 4 || !id(list, 0).equals("adtl")) {
				return;
			}
			int at = 4;
			while (at + 12 <= list.capacity()) {
				int size = list.getInt(at + 4);
				if (size < 4 || size > list.capacity() - at - 8) {
					return;
				}
				if (id(list, at).equals("labl")) {
					labels.put(list.getInt(at + 8), text(list, at + 12, size - 4));
				}
				at += 8 + size + (size & 1);
			}
		}

		private static String text(ByteBuffer bytes, int start, int length) {
			int end = start;
			while (end < start + length && bytes.get(end) != 0) {
				end++;
			}
			ByteBuffer part = bytes.slice(start, end - start);
			try {
				return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
			} catch (CharacterCodingException e) {
				return StandardCharsets.ISO_8859_1.decode(bytes.slice(start, end - start)).toString();
			}
		}

		private WavFile assemble(String container, ByteBuffer fmt) throws IOException {
			int tag = Short.toUnsignedInt(fmt.getShort(0));
			int channels = Short.toUnsignedInt(fmt.getShort(2));
			long rate = Integer.toUnsignedLong(fmt.getInt(4));
			int blockBytes = Short.toUnsignedInt(fmt.getShort(12));
			int bits = Short.toUnsignedInt(fmt.getShort(14));
			if (tag == EXTENSIBLE && fmt.capacity() >= 40 && hasGuidTail(fmt)) {
				tag = Short.toUnsignedInt(fmt.getShort(24));
			}
			if (channels == 0 || rate == 0 || rate > 10_000_000) {
				throw new IOException("%s: the header can't be right: %d channels at %d Hz; export the file again"
						.formatted(file, channels, rate));
			}
			int sampleBytes = blockBytes % channels == 0 ? blockBytes / channels : 0;
			Coding coding = coding(tag, bits, sampleBytes);
			PcmFormat pcm = new PcmFormat((int) rate, channels);
			int frameBytes = Math.max(1, coding.bytes * channels);
			long present = Math.max(0, Math.min(dataBytes, fileSize - dataStart));
			long frames = present / frameBytes;
			if (coding != Coding.OTHER && frames == 0) {
				throw new IOException("%s: holds no samples; %s".formatted(file,
						dataBytes > 0 ? "copy it again, it ends too early" : "record or export it again"));
			}
			return new WavFile(container, pcm, coding, bits, frameBytes, dataStart, frames,
					Math.max(0, dataBytes - present), new Marks(timeReference, cues()));
		}

		private static boolean hasGuidTail(ByteBuffer fmt) {
			return fmt.slice(26, GUID_TAIL.length).equals(ByteBuffer.wrap(GUID_TAIL));
		}

		/** Samples of odd widths, such as 20 bits, stand in the upper bits of the next whole byte. */
		private Coding coding(int tag, int bits, int blockSampleBytes) throws IOException {
			int bytes = blockSampleBytes * 8 >= bits && blockSampleBytes <= 8 ? blockSampleBytes : (bits + 7) / 8;
			if (tag == PCM) {
				return switch (bytes) {
					case 1 -> Coding.UNSIGNED_8;
					case 2 -> Coding.SIGNED_16;
					case 3 -> Coding.SIGNED_24;
					case 4 -> Coding.SIGNED_32;
					default -> throw wrongWidth("PCM", bits);
				};
			}
			if (tag == FLOAT) {
				return switch (bytes) {
					case 4 -> Coding.FLOAT_32;
					case 8 -> Coding.FLOAT_64;
					default -> throw wrongWidth("floating-point", bits);
				};
			}
			return Coding.OTHER;
		}

		private IOException wrongWidth(String kind, int bits) {
			return new IOException("%s: %d-bit %s samples are not known; export the file as 16-bit or 24-bit PCM"
					.formatted(file, bits, kind));
		}

		private List<Cue> cues() {
			List<Cue> cues = new ArrayList<>();
			cueFrames.forEach((id, frame) -> cues.add(new Cue(frame, labels.getOrDefault(id, ""))));
			cues.sort(Comparator.comparingLong(Cue::frame));
			return cues;
		}

		private ByteBuffer bytes(long at, int count) throws IOException {
			ByteBuffer bytes = ByteBuffer.allocate(Math.max(0, count)).order(ByteOrder.LITTLE_ENDIAN);
			while (bytes.hasRemaining()) {
				if (channel.read(bytes, at + bytes.position()) < 0) {
					throw new IOException("%s: became shorter while it was read; open it again".formatted(file));
				}
			}
			return bytes.clear();
		}

		private static String id(ByteBuffer bytes, int at) {
			return new String(bytes.array(), at, 4, StandardCharsets.ISO_8859_1);
		}
	}
}
