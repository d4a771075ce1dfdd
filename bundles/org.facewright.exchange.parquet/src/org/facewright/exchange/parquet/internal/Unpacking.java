package org.facewright.exchange.parquet.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Takes pages out of their compression. What comes out grows with what goes in and never by what a file declares. */
final class Unpacking {

	private static final int NONE = 0;
	private static final int SNAPPY = 1;
	private static final int GZIP = 2;
	private static final String[] NAMES = { "none", "Snappy", "gzip", "LZO", "Brotli", "LZ4", "Zstandard", "LZ4" };
	private static final int BLOCK = 1 << 13;

	private Unpacking() {
	}

	/** @param size declared; less or more is damage */
	static byte[] unpack(int codec, byte[] file, int start, int length, int size) throws IOException {
		byte[] packed = Arrays.copyOfRange(file, start, start + length);
		byte[] unpacked = switch (codec) {
			case NONE -> packed;
			case SNAPPY -> snappy(packed, size);
			case GZIP -> gzip(packed, size);
			default -> throw new IOException("its columns are compressed with %s, which can't be read here; write them "
					.formatted(codec > 0 && codec < NAMES.length ? NAMES[codec] : "method " + codec)
					+ "with Snappy, gzip or no compression");
		};
		if (unpacked.length != size) {
			throw new IOException("a page has %d bytes and says %d".formatted(unpacked.length, size));
		}
		return unpacked;
	}

	private static byte[] gzip(byte[] packed, int size) throws IOException {
		try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
			return in.readNBytes(size);
		}
	}

	/** Snappy's format: the length, then literals and copies of what came before. */
	private static byte[] snappy(byte[] in, int size) throws IOException {
		int at = 0;
		long length = 0;
		int shift = 0;
		int part = 0x80;
		while (part >= 0x80 && shift < 35) {
			part = byteAt(in, at++);
			length |= (part & 0x7FL) << shift;
			shift += 7;
		}
		if (length != size) {
			throw new IOException("a page has %d bytes and says %d".formatted(length, size));
		}
		byte[] out = new byte[Math.min(size, BLOCK)];
		int done = 0;
		while (at < in.length) {
			int tag = byteAt(in, at++);
			int count;
			int back = 0;
			switch (tag & 3) {
				case 0 -> {
					count = tag >>> 2;
					int more = count < 60 ? 0 : count - 59;
					if (more > 0) {
						count = (int) little(in, at, more);
						at += more;
					}
					count++;
				}
				case 1 -> {
					count = 4 + (tag >>> 2 & 7);
					back = tag >>> 5 << 8 | byteAt(in, at++);
				}
				default -> {
					int width = (tag & 3) == 2 ? 2 : 4;
					count = 1 + (tag >>> 2);
					back = (int) little(in, at, width);
					at += width;
				}
			}
			if (count < 0 || count > size - done || (tag & 3) != 0 && (back <= 0 || back > done)
					|| (tag & 3) == 0 && count > in.length - at) {
				throw new IOException("a page of Snappy is damaged");
			}
			if (done + count > out.length) {
				out = Arrays.copyOf(out, (int) Math.min(size, Math.max(done + count, 2L * out.length)));
			}
			if ((tag & 3) == 0) {
				System.arraycopy(in, at, out, done, count);
				at += count;
			} else {
				for (int i = 0; i < count; i++) {
					out[done + i] = out[done + i - back];
				}
			}
			done += count;
		}
		return Arrays.copyOf(out, done);
	}

	private static int byteAt(byte[] in, int at) throws IOException {
		if (at < 0 || at >= in.length) {
			throw new IOException("a page of Snappy ends too early");
		}
		return in[at] & 0xFF;
	}

	private static long little(byte[] in, int at, int width) throws IOException {
		long value = 0;
		for (int i = 0; i < width; i++) {
			value |= (long) byteAt(in, at + i) << 8 * i;
		}
		return value;
	}
}
