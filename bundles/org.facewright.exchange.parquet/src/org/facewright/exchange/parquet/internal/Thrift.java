package org.facewright.exchange.parquet.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A struct read from Thrift's compact protocol: its fields by number. Whole numbers are Longs, texts byte arrays.
 * Nothing in it is larger than the bytes it was read from explain.
 */
final class Thrift {

	private static final int DEEPEST = 24;

	private final Map<Integer, Object> fields;

	private Thrift(Map<Integer, Object> fields) {
		this.fields = fields;
	}

	/** Reads structs from bytes. Confined to one thread. */
	static final class Reader {

		private final byte[] bytes;
		private final int end;
		private int at;

		Reader(byte[] bytes, int start, int end) {
			this.bytes = bytes;
			this.at = start;
			this.end = end;
		}

		/** Where the next byte would be read. */
		int position() {
			return at;
		}

		/** @throws IOException without the file's name: the caller knows it */
		Thrift struct() throws IOException {
			return struct(0);
		}

		private Thrift struct(int depth) throws IOException {
			if (depth > DEEPEST) {
				throw new IOException("structs lie too deep in each other");
			}
			Map<Integer, Object> fields = new HashMap<>();
			int number = 0;
			for (int head = next(); head != 0; head = next()) {
				int step = head >>> 4;
				number = step == 0 ? (int) zigzag() : number + step;
				fields.put(number, value(head & 15, depth, false));
			}
			return new Thrift(fields);
		}

		private Object value(int type, int depth, boolean element) throws IOException {
			return switch (type) {
				case 1, 2 -> element ? next() == 1 : type == 1;
				case 3 -> (long) (byte) next();
				case 4, 5, 6 -> zigzag();
				case 7 -> {
					skip(8);
					yield 0.0;
				}
				case 8 -> text();
				case 9, 10 -> list(depth);
				case 11 -> map(depth);
				case 12 -> struct(depth + 1);
				default -> throw new IOException("a field has the unknown type " + type);
			};
		}

		private byte[] text() throws IOException {
			long length = varint();
			if (length < 0 || length > end - at) {
				throw new IOException("a text of %d bytes reaches beyond its place".formatted(length));
			}
			byte[] text = Arrays.copyOfRange(bytes, at, at + (int) length);
			at += (int) length;
			return text;
		}

		private List<Object> list(int depth) throws IOException {
			if (depth > DEEPEST) {
				throw new IOException("lists lie too deep in each other");
			}
			int head = next();
			long size = head >>> 4 == 15 ? varint() : head >>> 4;
			if (size < 0 || size > end - at) {
				throw new IOException("a list of %d reaches beyond its place".formatted(size));
			}
			List<Object> list = new ArrayList<>((int) size);
			for (int i = 0; i < size; i++) {
				list.add(value(head & 15, depth + 1, true));
			}
			return list;
		}

		private Object map(int depth) throws IOException {
			long size = varint();
			if (size < 0 || size > end - at || depth > DEEPEST) {
				throw new IOException("a map of %d reaches beyond its place".formatted(size));
			}
			int types = size == 0 ? 0 : next();
			for (int i = 0; i < size; i++) {
				value(types >>> 4, depth + 1, true);
				value(types & 15, depth + 1, true);
			}
			return size;
		}

		private int next() throws IOException {
			if (at >= end) {
				throw new IOException("a struct has no end");
			}
			return bytes[at++] & 0xFF;
		}

		private void skip(int count) throws IOException {
			for (int i = 0; i < count; i++) {
				next();
			}
		}

		private long zigzag() throws IOException {
			long value = varint();
			return value >>> 1 ^ -(value & 1);
		}

		private long varint() throws IOException {
			long value = 0;
			for (int shift = 0; shift < 64; shift += 7) {
				int part = next();
				value |= (part & 0x7FL) << shift;
				if (part < 0x80) {
					return value;
				}
			}
			throw new IOException("a number is too long");
		}
	}

	boolean has(int field) {
		return fields.containsKey(field);
	}

	long number(int field, long otherwise) {
		return fields.get(field) instanceof Long number ? number : otherwise;
	}

	/** @throws IOException when it is no whole number or not there */
	long number(int field, String what) throws IOException {
		if (fields.get(field) instanceof Long number) {
			return number;
		}
		throw new IOException("%s is missing".formatted(what));
	}

	boolean flag(int field, boolean otherwise) {
		return fields.get(field) instanceof Boolean flag ? flag : otherwise;
	}

	String text(int field) {
		return fields.get(field) instanceof byte[] text ? new String(text, StandardCharsets.UTF_8) : "";
	}

	Optional<Thrift> struct(int field) {
		return fields.get(field) instanceof Thrift struct ? Optional.of(struct) : Optional.empty();
	}

	List<Thrift> structs(int field) {
		List<Thrift> structs = new ArrayList<>();
		if (fields.get(field) instanceof List<?> list) {
			for (Object element : list) {
				if (element instanceof Thrift struct) {
					structs.add(struct);
				}
			}
		}
		return structs;
	}
}
