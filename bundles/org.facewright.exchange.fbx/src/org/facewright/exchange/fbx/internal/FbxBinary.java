package org.facewright.exchange.fbx.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.facewright.core.progress.Progress;

/**
 * Reads the nodes of binary FBX, whose records tell where they end: name, properties, then the nodes inside. What no
 * animation needs is skipped. Confined to one thread.
 */
final class FbxBinary {

	static final byte[] MAGIC = "Kaydara FBX Binary  \0".getBytes(StandardCharsets.US_ASCII);

	private static final int HEAD = 27;
	private static final int WIDE_VERSION = 7500;
	private static final int DEEPEST = 64;
	private static final int LONGEST_TEXT = 1 << 16;
	private static final int LONGEST_ARRAY = 1 << 24;
	private static final int NODES_PER_REPORT = 1 << 10;
	private static final int BLOCK = 1 << 13;
	private static final Set<String> ARRAYS = Set.of("KeyTime", "KeyValueFloat", "KeyAttrFlags", "KeyAttrDataFloat",
			"KeyAttrRefCount");

	private final String file;
	private final InputStream in;
	private final Progress progress;
	private long position;
	private boolean wide;
	private int nodes;

	private FbxBinary(String file, InputStream in, Progress progress) {
		this.file = file;
		this.in = in;
		this.progress = progress;
	}

	/** The whole file as a node without a name. @param stream from the file's start; not closed */
	static FbxNode read(String file, InputStream stream, Progress progress) throws IOException {
		FbxBinary binary = new FbxBinary(file, new BufferedInputStream(stream, 1 << 16), progress);
		ByteBuffer head = binary.bytes(HEAD);
		int version = head.getInt(HEAD - 4);
		if (version < 7000 || version > 9000) {
			throw new IOException("%s: FBX of version %d, and only 7 can be read; export it as FBX 2014 or later"
					.formatted(file, version));
		}
		binary.wide = version >= WIDE_VERSION;
		FbxNode root = new FbxNode("", 0);
		binary.children(root, Long.MAX_VALUE, 0);
		return root;
	}

	private IOException damaged(String what) {
		return new IOException("%s, byte %d: %s; the file is damaged or cut off, export it again".formatted(file,
				position, what));
	}

	private ByteBuffer bytes(int count) throws IOException {
		byte[] bytes = in.readNBytes(count);
		position += bytes.length;
		if (bytes.length < count) {
			throw damaged("the file ends too early");
		}
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	private void skip(long count) throws IOException {
		long left = count;
		while (left > 0) {
			long skipped = in.skip(left);
			if (skipped == 0) {
				if (in.read() < 0) {
					throw damaged("the file ends too early");
				}
				skipped = 1;
			}
			left -= skipped;
			position += skipped;
		}
	}

	/** Nodes up to an empty one, or to the end of the one around them. */
	private void children(FbxNode parent, long end, int depth) throws IOException {
		if (depth > DEEPEST) {
			throw damaged("nodes lie too deep in each other");
		}
		while (position < end) {
			if (nodes++ % NODES_PER_REPORT == 0) {
				progress.checkCancelled();
				progress.report(Double.NaN, "reading FBX");
			}
			ByteBuffer head = bytes(wide ? 25 : 13);
			long nodeEnd = wide ? head.getLong() : Integer.toUnsignedLong(head.getInt());
			long count = wide ? head.getLong() : Integer.toUnsignedLong(head.getInt());
			long length = wide ? head.getLong() : Integer.toUnsignedLong(head.getInt());
			int nameLength = head.get() & 0xFF;
			if (nodeEnd == 0) {
				return;
			}
			String name = new String(bytes(nameLength).array(), StandardCharsets.UTF_8);
			if (nodeEnd < position || nodeEnd > end || length < 0 || length > nodeEnd - position) {
				throw damaged("node '%s' can't end at byte %d".formatted(name, nodeEnd));
			}
			if (!FbxText.isPassedOver(name)) {
				FbxNode node = new FbxNode(name, (int) Math.min(Integer.MAX_VALUE, position));
				properties(node, count, position + length);
				parent.add(node);
				if (position < nodeEnd) {
					children(node, nodeEnd, depth + 1);
				}
			}
			skip(nodeEnd - position);
		}
	}

	private void properties(FbxNode node, long count, long end) throws IOException {
		for (long i = 0; i < count; i++) {
			char type = (char) bytes(1).get();
			switch (type) {
				case 'C', 'B' -> bytes(1);
				case 'Y' -> node.add(bytes(2).getShort());
				case 'I' -> node.add(bytes(4).getInt());
				case 'F' -> addFinite(node, bytes(4).getFloat());
				case 'D' -> addFinite(node, bytes(8).getDouble());
				case 'L' -> node.add(bytes(8).getLong());
				case 'S' -> node.add(text(end));
				case 'R' -> skip(within(Integer.toUnsignedLong(bytes(4).getInt()), end));
				case 'f', 'd', 'l', 'i', 'b', 'c' -> array(node, type, end);
				default -> throw damaged("a property has the unknown type %d".formatted((int) type));
			}
			if (position > end) {
				throw damaged("properties reach beyond their place");
			}
		}
		skip(end - position);
	}

	private static void addFinite(FbxNode node, double value) {
		if (Double.isFinite(value)) {
			node.add(value);
		} else {
			node.add(Double.toString(value)); // as text has it: no number
		}
	}

	private long within(long length, long end) throws IOException {
		if (length > end - position) {
			throw damaged("a property of %d bytes reaches beyond its place".formatted(length));
		}
		return length;
	}

	/** Names stand before their kind here; in text it is the other way round, and so it is returned. */
	private String text(long end) throws IOException {
		long length = within(Integer.toUnsignedLong(bytes(4).getInt()), end);
		if (length > LONGEST_TEXT) {
			skip(length);
			return "";
		}
		String text = new String(bytes((int) length).array(), StandardCharsets.UTF_8);
		int separator = text.indexOf("\0\1");
		return separator < 0 ? text : text.substring(separator + 2) + "::" + text.substring(0, separator);
	}

	private void array(FbxNode node, char type, long end) throws IOException {
		ByteBuffer head = bytes(12);
		long count = Integer.toUnsignedLong(head.getInt());
		int encoding = head.getInt();
		int width = type == 'd' || type == 'l' ? 8 : type == 'f' || type == 'i' ? 4 : 1;
		long stored = encoding == 0 ? count * width : Integer.toUnsignedLong(head.getInt());
		within(stored, end);
		if (!ARRAYS.contains(node.name()) || width == 1) {
			skip(stored);
			return;
		}
		if (count > LONGEST_ARRAY || encoding > 1 || encoding < 0) {
			throw damaged("an array of %d values can't be meant".formatted(count));
		}
		byte[] packed = bytes((int) stored).array();
		byte[] plain = encoding == 0 ? packed : inflated(packed, (int) (count * width));
		ByteBuffer values = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < count; i++) {
			switch (type) {
				case 'f' -> addFinite(node, values.getFloat());
				case 'd' -> addFinite(node, values.getDouble());
				case 'l' -> node.add(values.getLong());
				default -> node.add(values.getInt());
			}
		}
	}

	/** Grows with what comes out. */
	private byte[] inflated(byte[] packed, int size) throws IOException {
		Inflater inflater = new Inflater();
		try {
			inflater.setInput(packed);
			byte[] plain = new byte[Math.min(size, BLOCK)];
			int done = 0;
			while (done < size) {
				if (done == plain.length) {
					plain = Arrays.copyOf(plain, (int) Math.min(size, 2L * done));
				}
				int read = inflater.inflate(plain, done, plain.length - done);
				if (read == 0) {
					throw damaged("a packed array ends too early");
				}
				done += read;
			}
			return plain;
		} catch (DataFormatException e) {
			throw new IOException(damaged("a packed array can't be unpacked").getMessage(), e);
		} finally {
			inflater.end();
		}
	}
}
