package org.facewright.exchange.parquet.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes structs in Thrift's compact protocol, as Parquet describes itself. Fields by rising number. One thread. */
final class ThriftWriter {

	static final int I32 = 5;
	static final int BINARY = 8;
	static final int STRUCT = 12;
	private static final int I64 = 6;
	private static final int LIST = 9;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
	private final Deque<Integer> outer = new ArrayDeque<>();
	private int field;

	byte[] bytes() {
		return bytes.toByteArray();
	}

	/** Begins an element of a list of structs, or the outermost struct. */
	ThriftWriter begin() {
		outer.push(field);
		field = 0;
		return this;
	}

	/** Begins a struct that is a field. */
	ThriftWriter begin(int number) {
		head(number, STRUCT);
		return begin();
	}

	ThriftWriter end() {
		bytes.write(0);
		field = outer.pop();
		return this;
	}

	ThriftWriter i32(int number, int value) {
		head(number, I32);
		return zigzag(value);
	}

	ThriftWriter i64(int number, long value) {
		head(number, I64);
		return zigzag(value);
	}

	ThriftWriter text(int number, String value) {
		head(number, BINARY);
		return text(value);
	}

	/** Begins a list; its elements follow. @param type of the elements */
	ThriftWriter list(int number, int type, int size) {
		head(number, LIST);
		if (size < 15) {
			bytes.write(size << 4 | type);
		} else {
			bytes.write(0xF0 | type);
			varint(size);
		}
		return this;
	}

	/** An element of a list of texts. */
	ThriftWriter text(String value) {
		byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
		varint(utf8.length);
		bytes.writeBytes(utf8);
		return this;
	}

	/** An element of a list of whole numbers. */
	ThriftWriter zigzag(long value) {
		varint(value << 1 ^ value >> 63);
		return this;
	}

	private void head(int number, int type) {
		int step = number - field;
		if (step > 0 && step < 16) {
			bytes.write(step << 4 | type);
		} else {
			bytes.write(type);
			zigzag(number);
		}
		field = number;
	}

	private void varint(long value) {
		long rest = value;
		while ((rest & ~0x7FL) != 0) {
			bytes.write((int) (rest & 0x7F | 0x80));
			rest >>>= 7;
		}
		bytes.write((int) rest);
	}
}
