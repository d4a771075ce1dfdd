package org.facewright.exchange.gltf.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

import org.facewright.api.exchange.ImportSource;

/**
 * The two parts of a glTF file, whichever way it is packed.
 *
 * @param json   the description
 * @param buffer what follows it in a .glb
 */
record GlbFile(byte[] json, Optional<byte[]> buffer) {

	/** {@code glTF} as the little-endian number of the head. */
	static final int MAGIC = 0x46546C67;
	static final int VERSION = 2;
	static final int HEAD = 12;
	private static final int CHUNK_HEAD = 8;
	private static final int JSON_CHUNK = 0x4E4F534A;
	private static final int BINARY_CHUNK = 0x004E4942;

	/** Text of this size is no glTF that anyone wrote; the numbers of an animation lie in the buffer. */
	private static final int LONGEST_JSON = 1 << 28;

	static boolean isBinary(byte[] head) {
		return head.length >= 4 && ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt() == MAGIC;
	}

	/**
	 * Writes all of a .glb but its buffer, which the caller writes behind: magic, version, length; then the JSON, filled
	 * to 4 bytes, and the head of the buffer.
	 *
	 * @param bufferLength a multiple of 4
	 */
	static void writeHead(OutputStream out, byte[] json, long bufferLength) throws IOException {
		byte[] padded = Arrays.copyOf(json, (json.length + 3) / 4 * 4);
		Arrays.fill(padded, json.length, padded.length, (byte) ' ');
		ByteBuffer head = ByteBuffer.allocate(HEAD + CHUNK_HEAD).order(ByteOrder.LITTLE_ENDIAN);
		head.putInt(MAGIC).putInt(VERSION);
		head.putInt((int) (HEAD + CHUNK_HEAD + padded.length + CHUNK_HEAD + bufferLength));
		head.putInt(padded.length).putInt(JSON_CHUNK);
		out.write(head.array());
		out.write(padded);
		ByteBuffer chunk = ByteBuffer.allocate(CHUNK_HEAD).order(ByteOrder.LITTLE_ENDIAN);
		out.write(chunk.putInt((int) bufferLength).putInt(BINARY_CHUNK).array());
	}

	/** @throws IOException with a sentence for the user when the file can't be read or its frame is broken */
	static GlbFile read(ImportSource source) throws IOException {
		try (InputStream in = new BufferedInputStream(source.open())) {
			in.mark(HEAD);
			byte[] head = in.readNBytes(HEAD);
			if (isBinary(head)) {
				return readChunks(source.name(), head, in);
			}
			in.reset();
			byte[] json = in.readNBytes(LONGEST_JSON + 1);
			if (json.length > LONGEST_JSON) {
				throw new IOException("%s: more than %d MiB of JSON; save it as .glb, or with its buffers in files"
						.formatted(source.name(), LONGEST_JSON >> 20));
			}
			return new GlbFile(json, Optional.empty());
		}
	}

	private static GlbFile readChunks(String name, byte[] headBytes, InputStream in) throws IOException {
		ByteBuffer head = ByteBuffer.wrap(headBytes).order(ByteOrder.LITTLE_ENDIAN);
		if (headBytes.length < HEAD) {
			throw truncated(name, "in its first 12 bytes");
		}
		int version = head.getInt(4);
		if (version != VERSION) {
			throw new IOException("%s: GLB version %d, and only version 2 can be read; convert it to glTF 2.0"
					.formatted(name, version));
		}
		byte[] json = chunk(name, in, JSON_CHUNK, LONGEST_JSON)
				.orElseThrow(() -> new IOException("%s: ends before its JSON part; export or copy it again"
						.formatted(name)));
		return new GlbFile(json, chunk(name, in, BINARY_CHUNK, Integer.MAX_VALUE - 64));
	}

	/** The next chunk of a type, others skipped; empty at the end of the file. Grows with what is there to read. */
	private static Optional<byte[]> chunk(String name, InputStream in, int wanted, int most) throws IOException {
		while (true) {
			byte[] headBytes = in.readNBytes(8);
			if (headBytes.length == 0) {
				return Optional.empty();
			}
			if (headBytes.length < 8) {
				throw truncated(name, "in the head of a chunk");
			}
			ByteBuffer head = ByteBuffer.wrap(headBytes).order(ByteOrder.LITTLE_ENDIAN);
			long length = Integer.toUnsignedLong(head.getInt());
			int type = head.getInt();
			if (type != wanted) {
				if (wanted == JSON_CHUNK) {
					throw new IOException("%s: its first part is not JSON; export or copy it again".formatted(name));
				}
				skip(name, in, length);
				continue;
			}
			if (length > most) {
				throw new IOException("%s: a part of %d bytes is too large; split the animation".formatted(name,
						length));
			}
			byte[] chunk = in.readNBytes((int) length);
			if (chunk.length < length) {
				throw truncated(name, "%d bytes into a part of %d".formatted(chunk.length, length));
			}
			return Optional.of(chunk);
		}
	}

	private static void skip(String name, InputStream in, long length) throws IOException {
		long left = length;
		while (left > 0) {
			long skipped = in.skip(left);
			if (skipped == 0) {
				if (in.read() < 0) {
					throw truncated(name, "in a part of %d bytes".formatted(length));
				}
				skipped = 1;
			}
			left -= skipped;
		}
	}

	private static IOException truncated(String name, String where) {
		return new IOException("%s: the file ends %s; it is not complete, export or copy it again".formatted(name,
				where));
	}
}
