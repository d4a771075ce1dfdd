package org.facewright.inference.onnx.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads which other libraries a 64-bit library of Linux needs: the NEEDED entries of its dynamic section. That way a
 * missing one can be named before the loader fails at the first of them.
 *
 * @see "System V ABI, chapters 4 and 5: program headers, dynamic section"
 */
final class ElfLibrary {

	private static final int HEADER = 64;
	private static final int PROGRAM_HEADER = 56;
	private static final int LOAD = 1;
	private static final int DYNAMIC = 2;
	private static final long NEEDED = 1;
	private static final long STRING_TABLE = 5;
	private static final int LONGEST_NAME = 256;

	private ElfLibrary() {
	}

	/** @throws IOException when it is no 64-bit ELF library, or damaged */
	static List<String> needed(Path library) throws IOException {
		try (FileChannel file = FileChannel.open(library, StandardOpenOption.READ)) {
			ByteBuffer head = read(library, file, 0, HEADER);
			if (head.getInt(0) != 0x464C457F || head.get(4) != 2 || head.get(5) != 1) {
				throw new IOException(library + ": not a 64-bit library of Linux");
			}
			long table = head.getLong(32);
			int count = Short.toUnsignedInt(head.getShort(56));
			ByteBuffer headers = read(library, file, table, (long) count * PROGRAM_HEADER);
			for (int i = 0; i < count; i++) {
				int at = i * PROGRAM_HEADER;
				if (headers.getInt(at) == DYNAMIC) {
					return names(library, file, headers, count,
							read(library, file, headers.getLong(at + 8), headers.getLong(at + 32)));
				}
			}
			return List.of();
		}
	}

	private static List<String> names(Path library, FileChannel file, ByteBuffer headers, int count, ByteBuffer dynamic)
			throws IOException {
		List<Long> offsets = new ArrayList<>();
		long strings = -1;
		for (int at = 0; at + 16 <= dynamic.limit() && dynamic.getLong(at) != 0; at += 16) {
			if (dynamic.getLong(at) == NEEDED) {
				offsets.add(dynamic.getLong(at + 8));
			} else if (dynamic.getLong(at) == STRING_TABLE) {
				strings = inFile(library, headers, count, dynamic.getLong(at + 8));
			}
		}
		List<String> names = new ArrayList<>();
		for (long offset : offsets) {
			long at = strings + offset;
			byte[] bytes = read(library, file, at, Math.min(LONGEST_NAME, file.size() - at)).array();
			int end = 0;
			while (end < bytes.length && bytes[end] != 0) {
				end++;
			}
			names.add(new String(bytes, 0, end, StandardCharsets.UTF_8));
		}
		return List.copyOf(names);
	}

	/** Where in the file an address of the loaded library comes from. */
	private static long inFile(Path library, ByteBuffer headers, int count, long address) throws IOException {
		for (int i = 0; i < count; i++) {
			int at = i * PROGRAM_HEADER;
			long begin = headers.getLong(at + 16);
			if (headers.getInt(at) == LOAD && address >= begin && address < begin + headers.getLong(at + 32)) {
				return headers.getLong(at + 8) + address - begin;
			}
		}
		throw new IOException(library + ": its dynamic section is damaged");
	}

	private static ByteBuffer read(Path library, FileChannel file, long at, long length) throws IOException {
		if (at < 0 || length < 0 || length > 1 << 24 || at + length > file.size()) {
			throw new IOException(library + ": the library is damaged or cut short");
		}
		ByteBuffer bytes = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
		while (bytes.hasRemaining()) {
			if (file.read(bytes, at + bytes.position()) < 0) {
				throw new IOException(library + ": the library is cut short");
			}
		}
		return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
	}
}
