package org.facewright.inference.onnx.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes libraries that hold nothing but the names of those they need. */
final class ElfWriter {

	private static final int AT = 0x1000;

	private ElfWriter() {
	}

	static byte[] needing(String... names) {
		ByteArrayOutputStream strings = new ByteArrayOutputStream();
		strings.write(0);
		int[] offsets = new int[names.length];
		for (int i = 0; i < names.length; i++) {
			offsets[i] = strings.size();
			strings.writeBytes(names[i].getBytes(StandardCharsets.US_ASCII));
			strings.write(0);
		}
		int dynamicAt = 64 + 2 * 56;
		int dynamicSize = 16 * (names.length + 2);
		int stringsAt = dynamicAt + dynamicSize;
		int size = stringsAt + strings.size();
		ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
		out.putInt(0x464C457F).put((byte) 2).put((byte) 1).position(32);
		out.putLong(64).position(54);
		out.putShort((short) 56).putShort((short) 2).position(64);
		segment(out, 1, 0, AT, size);
		segment(out, 2, dynamicAt, AT + dynamicAt, dynamicSize);
		for (int offset : offsets) {
			out.putLong(1).putLong(offset);
		}
		out.putLong(5).putLong(AT + stringsAt).putLong(0).putLong(0);
		return out.put(strings.toByteArray()).array();
	}

	private static void segment(ByteBuffer out, int type, long offset, long address, long size) {
		out.putInt(type).putInt(4).putLong(offset).putLong(address).putLong(address).putLong(size).putLong(size)
				.putLong(8);
	}
}
