package org.facewright.exchange.parquet.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Takes the numbers out of the pages of one column chunk. Confined to one thread. */
final class Pages {

	static final int BOOLEAN = 0;
	static final int INT32 = 1;
	static final int INT64 = 2;
	static final int FLOAT = 4;
	static final int DOUBLE = 5;

	private static final int PLAIN = 0;
	private static final int PLAIN_DICTIONARY = 2;
	private static final int DELTA_BINARY_PACKED = 5;
	private static final int RLE_DICTIONARY = 8;
	private static final int BYTE_STREAM_SPLIT = 9;
	/** Bytes of a value with its level, and what a page may have besides: more is a bomb. */
	private static final long WIDEST = 9;
	private static final long PAGE_HEAD = 1 << 16;
	private static final int DATA_PAGE = 0;
	private static final int DICTIONARY_PAGE = 2;
	private static final int DATA_PAGE_V2 = 3;

	/** Gets the numbers of a chunk. */
	interface Sink {
		/** @param value NaN for none */
		void accept(double value) throws IOException;
	}

	private final byte[] file;
	private final int type;
	private final boolean optional;
	private final int codec;
	private double[] dictionary = {};

	Pages(byte[] file, int type, boolean optional, int codec) {
		this.file = file;
		this.type = type;
		this.optional = optional;
		this.codec = codec;
	}

	static boolean isNumeric(int type) {
		return type == INT32 || type == INT64 || type == FLOAT || type == DOUBLE;
	}

	/**
	 * Reads a chunk.
	 *
	 * @param start of its first page
	 * @param end   behind its last page
	 * @param count values that it has
	 */
	void read(int start, int end, long count, Sink sink) throws IOException {
		long left = count;
		int at = start;
		while (left > 0) {
			Thrift.Reader reader = new Thrift.Reader(file, at, end);
			Thrift head = reader.struct();
			long size = head.number(2, "the size of a page");
			long packed = head.number(3, "the size of a page");
			int content = reader.position();
			if (packed < 0 || packed > end - content) {
				throw new IOException("a page of %d bytes reaches beyond its place".formatted(packed));
			}
			if (size < 0 || size > PAGE_HEAD + WIDEST * count || size > Integer.MAX_VALUE - 64) {
				throw new IOException("a page of %d bytes is too much for %d values".formatted(size, count));
			}
			switch ((int) head.number(1, "the kind of a page")) {
				case DICTIONARY_PAGE -> readDictionary(head, content, (int) packed, (int) size);
				case DATA_PAGE -> left -= readPage(head, content, (int) packed, (int) size, left, sink);
				case DATA_PAGE_V2 -> left -= readPage2(head, content, (int) packed, (int) size, left, sink);
				default -> {
					// an index, which is of no use here
				}
			}
			at = content + (int) packed;
		}
	}

	private void readDictionary(Thrift head, int start, int packed, int size) throws IOException {
		byte[] bytes = Unpacking.unpack(codec, file, start, packed, size);
		int count = (int) head.struct(7).map(own -> own.number(1, 0)).orElse(0L).longValue();
		if (count < 0 || (long) count * width() > bytes.length) {
			throw new IOException("a dictionary of %d values has %d bytes".formatted(count, bytes.length));
		}
		double[] values = new double[count];
		ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < count; i++) {
			values[i] = plain(in);
		}
		dictionary = values;
	}

	private int width() {
		return type == INT32 || type == FLOAT ? 4 : 8;
	}

	private double plain(ByteBuffer in) {
		return switch (type) {
			case INT32 -> in.getInt();
			case INT64 -> in.getLong();
			case FLOAT -> in.getFloat();
			default -> in.getDouble();
		};
	}

	private static int valueCount(Thrift own, long left) throws IOException {
		long count = own.number(1, "the count of a page");
		if (count < 0 || count > left) {
			throw new IOException("a page has %d values where %d are left".formatted(count, left));
		}
		return (int) count;
	}

	private int readPage(Thrift head, int start, int packed, int size, long left, Sink sink) throws IOException {
		Thrift own = head.struct(5).orElseThrow(() -> new IOException("a page has no head"));
		int count = valueCount(own, left);
		ByteBuffer in = ByteBuffer.wrap(Unpacking.unpack(codec, file, start, packed, size))
				.order(ByteOrder.LITTLE_ENDIAN);
		Hybrid levels = Hybrid.ALL;
		if (optional) {
			if (in.remaining() < 4) {
				throw new IOException("a page ends in its levels");
			}
			int length = in.getInt();
			if (length < 0 || length > in.remaining()) {
				throw new IOException("a page has %d bytes of levels".formatted(length));
			}
			levels = new Hybrid(in.slice(in.position(), length), 1);
			in.position(in.position() + length);
		}
		values((int) own.number(2, "the encoding of a page"), in, levels, count, sink);
		return count;
	}

	private int readPage2(Thrift head, int start, int packed, int size, long left, Sink sink) throws IOException {
		Thrift own = head.struct(8).orElseThrow(() -> new IOException("a page has no head"));
		int count = valueCount(own, left);
		long repetitions = own.number(6, 0);
		long definitions = own.number(5, 0);
		if (repetitions != 0 || definitions < 0 || definitions > packed || definitions > size) {
			throw new IOException("a page has %d bytes of levels".formatted(definitions));
		}
		int skipped = (int) definitions;
		boolean isPacked = own.flag(7, true);
		byte[] bytes = Unpacking.unpack(isPacked ? codec : 0, file, start + skipped, packed - skipped, size - skipped);
		Hybrid levels = optional
				? new Hybrid(ByteBuffer.wrap(file, start, skipped).slice(), 1)
				: Hybrid.ALL;
		values((int) own.number(4, "the encoding of a page"), ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN),
				levels, count, sink);
		return count;
	}

	/** One value after the other. */
	private interface Decoder {
		double next() throws IOException;
	}

	private void values(int encoding, ByteBuffer in, Hybrid levels, int count, Sink sink) throws IOException {
		Decoder decoder = decoder(encoding, in);
		for (int i = 0; i < count; i++) {
			sink.accept(levels.next() == 0 ? Double.NaN : decoder.next());
		}
	}

	private Decoder decoder(int encoding, ByteBuffer in) throws IOException {
		switch (encoding) {
			case PLAIN -> {
				return () -> {
					if (in.remaining() < width()) {
						throw new IOException("a page ends before its values");
					}
					return plain(in);
				};
			}
			case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
				if (!in.hasRemaining()) {
					return () -> {
						throw new IOException("a page ends before its values");
					};
				}
				int bits = in.get();
				if (bits < 0 || bits > 32) {
					throw new IOException("a page has indices of %d bits".formatted(bits));
				}
				Hybrid indices = new Hybrid(in.slice(), bits);
				return () -> {
					int index = indices.next();
					if (index < 0 || index >= dictionary.length) {
						throw new IOException("a page refers to value %d of a dictionary of %d".formatted(index,
								dictionary.length));
					}
					return dictionary[index];
				};
			}
			case BYTE_STREAM_SPLIT -> {
				return split(in);
			}
			case DELTA_BINARY_PACKED -> {
				return new Delta(in)::next;
			}
			default -> throw new IOException(
					"a page has encoding %d, which can't be read here; write the file with plain encoding"
							.formatted(encoding));
		}
	}

	/** First all first bytes, then all second ones. */
	private Decoder split(ByteBuffer in) {
		int width = width();
		int start = in.position();
		int count = in.remaining() / width;
		byte[] bytes = new byte[width];
		int[] at = { 0 };
		return () -> {
			if (at[0] >= count) {
				throw new IOException("a page ends before its values");
			}
			for (int part = 0; part < width; part++) {
				bytes[part] = in.get(start + part * count + at[0]);
			}
			at[0]++;
			return plain(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
		};
	}

	/** Numbers of few bits: runs of one value, and groups of eight packed ones. */
	private static class Hybrid {

		/** For columns without levels: everything is there. */
		static final Hybrid ALL = new Hybrid(ByteBuffer.allocate(0), 0) {
			@Override
			int next() {
				return 1;
			}
		};

		private final ByteBuffer in;
		private final int bits;
		private long run;
		private int value;
		private long packed;
		private long buffer;
		private int buffered;

		Hybrid(ByteBuffer in, int bits) {
			this.in = in;
			this.bits = bits;
		}

		int next() throws IOException {
			while (run == 0 && packed == 0) {
				begin();
			}
			if (run > 0) {
				run--;
				return value;
			}
			packed--;
			while (buffered < bits) {
				buffer |= (long) nextByte() << buffered;
				buffered += 8;
			}
			int number = (int) (buffer & (1L << bits) - 1);
			buffer >>>= bits;
			buffered -= bits;
			return number;
		}

		private void begin() throws IOException {
			long head = 0;
			int part = 0x80;
			for (int shift = 0; part >= 0x80; shift += 7) {
				if (shift > 35) {
					throw new IOException("a run is too long");
				}
				part = nextByte();
				head |= (part & 0x7FL) << shift;
			}
			buffer = 0;
			buffered = 0;
			if ((head & 1) == 1) {
				packed = (head >>> 1) * 8;
				return;
			}
			run = head >>> 1;
			value = 0;
			for (int i = 0; i < (bits + 7) / 8; i++) {
				value |= nextByte() << 8 * i;
			}
		}

		private int nextByte() throws IOException {
			if (!in.hasRemaining()) {
				throw new IOException("a page ends before its values");
			}
			return in.get() & 0xFF;
		}
	}

	/** Whole numbers as differences: blocks of a least difference and what each is above it. */
	private static final class Delta {

		private final ByteBuffer in;
		private final long blockSize;
		private final long miniBlocks;
		private long left;
		private long value;
		private boolean first = true;
		private long least;
		private int[] widths = {};
		private int mini;
		private long inMini;
		private int bit;

		Delta(ByteBuffer in) throws IOException {
			this.in = in;
			blockSize = varint();
			miniBlocks = varint();
			left = varint();
			value = zigzag(varint());
			if (blockSize <= 0 || blockSize > 1 << 20 || miniBlocks <= 0 || miniBlocks > 1 << 10
					|| blockSize % miniBlocks != 0) {
				throw new IOException("a page has blocks of %d in %d parts".formatted(blockSize, miniBlocks));
			}
		}

		private static long zigzag(long raw) {
			return raw >>> 1 ^ -(raw & 1);
		}

		double next() throws IOException {
			if (left-- <= 0) {
				throw new IOException("a page ends before its values");
			}
			if (first) {
				first = false;
				return value;
			}
			if (inMini == 0) {
				beginMini();
			}
			inMini--;
			long above = 0;
			for (int i = 0; i < widths[mini]; i++) {
				if (bit == 0 && !in.hasRemaining()) {
					throw new IOException("a page ends before its values");
				}
				above |= (long) (in.get(in.position()) >>> bit & 1) << i;
				bit = (bit + 1) % 8;
				if (bit == 0) {
					in.get();
				}
			}
			value += least + above;
			return value;
		}

		private void beginMini() throws IOException {
			mini++;
			if (bit != 0) {
				throw new IOException("a page has a block of broken bytes");
			}
			if (mini >= widths.length) {
				least = zigzag(varint());
				widths = new int[(int) miniBlocks];
				for (int i = 0; i < widths.length; i++) {
					if (!in.hasRemaining()) {
						throw new IOException("a page ends before its values");
					}
					widths[i] = in.get() & 0xFF;
					if (widths[i] > 64) {
						throw new IOException("a page has differences of %d bits".formatted(widths[i]));
					}
				}
				mini = 0;
			}
			inMini = blockSize / miniBlocks;
			if (inMini % 8 != 0) {
				throw new IOException("a page has blocks of %d".formatted(inMini));
			}
		}

		private long varint() throws IOException {
			long number = 0;
			for (int shift = 0; shift < 64; shift += 7) {
				if (!in.hasRemaining()) {
					throw new IOException("a page ends before its values");
				}
				int part = in.get() & 0xFF;
				number |= (part & 0x7FL) << shift;
				if (part < 0x80) {
					return number;
				}
			}
			throw new IOException("a number is too long");
		}
	}
}
