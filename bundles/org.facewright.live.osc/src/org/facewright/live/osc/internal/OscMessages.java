package org.facewright.live.osc.internal;

import java.nio.ByteBuffer;

/**
 * Takes OSC packets apart without making anything of them but positions: bundles, in bundles up to a depth, and their
 * messages one after the other. Confined to one thread.
 */
final class OscMessages {

	/** Gets the messages of a packet. */
	@FunctionalInterface
	interface Visitor {

		/** @return false when the message is not what its address promises */
		boolean visit(OscMessages message);
	}

	private static final int MOST_ARGUMENTS = 16;
	private static final int DEEPEST = 4;
	private static final long BUNDLE = 0x2362756e646c6500L;
	private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

	private ByteBuffer packet = NOTHING;
	private int addressStart;
	private int addressLength;
	private int argumentCount;
	private final byte[] types = new byte[MOST_ARGUMENTS];
	private final int[] starts = new int[MOST_ARGUMENTS];
	private final int[] lengths = new int[MOST_ARGUMENTS];

	/** @return false when the packet is damaged; the messages before the damage were visited */
	boolean read(ByteBuffer bytes, Visitor visitor) {
		packet = bytes;
		boolean whole = element(0, bytes.limit(), 0, visitor);
		packet = NOTHING;
		return whole;
	}

	private boolean element(int start, int end, int depth, Visitor visitor) {
		if (end - start < 4 || (end - start) % 4 != 0) {
			return false;
		}
		if (packet.get(start) == '/') {
			return message(start, end) && visitor.visit(this);
		}
		if (depth == DEEPEST || end - start < 16 || packet.getLong(start) != BUNDLE) {
			return false;
		}
		int at = start + 16;
		while (at < end) {
			if (end - at < 4) {
				return false;
			}
			int size = packet.getInt(at);
			if (size < 0 || size > end - at - 4 || !element(at + 4, at + 4 + size, depth + 1, visitor)) {
				return false;
			}
			at += 4 + size;
		}
		return true;
	}

	private boolean message(int start, int end) {
		addressStart = start;
		addressLength = textLength(start, end);
		argumentCount = 0;
		int tags = start + paddedLength(addressLength);
		if (addressLength < 0 || tags > end) {
			return false;
		}
		if (tags == end) {
			return true;
		}
		int tagCount = textLength(tags, end);
		if (tagCount < 1 || packet.get(tags) != ',') {
			return false;
		}
		int at = tags + paddedLength(tagCount);
		for (int i = 1; i < tagCount; i++) {
			byte type = packet.get(tags + i);
			int length = length(type, at, end);
			if (length < 0 || length > end - at) {
				return false;
			}
			if (argumentCount < MOST_ARGUMENTS) {
				types[argumentCount] = type;
				starts[argumentCount] = at;
				lengths[argumentCount] = type == 's' ? textLength(at, end) : length;
				argumentCount++;
			}
			at += length;
		}
		return at <= end;
	}

	/** Bytes that an argument takes; -1 when its type is unknown or its text or block does not end. */
	private int length(byte type, int at, int end) {
		return switch (type) {
			case 'i', 'f', 'c', 'r', 'm' -> 4;
			case 'h', 't', 'd' -> 8;
			case 'T', 'F', 'N', 'I', '[', ']' -> 0;
			case 's', 'S' -> {
				int length = textLength(at, end);
				yield length < 0 ? -1 : paddedLength(length);
			}
			case 'b' -> {
				int length = end - at < 4 ? -1 : packet.getInt(at);
				yield length < 0 || length > end - at - 4 ? -1 : 4 + (length + 3) / 4 * 4;
			}
			default -> -1;
		};
	}

	private int textLength(int start, int end) {
		for (int at = start; at < end; at++) {
			if (packet.get(at) == 0) {
				return at - start;
			}
		}
		return -1;
	}

	private static int paddedLength(int textLength) {
		return (textLength + 4) / 4 * 4;
	}

	ByteBuffer packet() {
		return packet;
	}

	int addressStart() {
		return addressStart;
	}

	int addressLength() {
		return addressLength;
	}

	boolean isText(int argument) {
		return argument < argumentCount && types[argument] == 's';
	}

	int textStart(int argument) {
		return starts[argument];
	}

	int textLength(int argument) {
		return lengths[argument];
	}

	/** The number of an argument; NaN when there is none or it is no number. */
	float number(int argument) {
		if (argument >= argumentCount) {
			return Float.NaN;
		}
		return switch (types[argument]) {
			case 'f' -> packet.getFloat(starts[argument]);
			case 'i' -> packet.getInt(starts[argument]);
			case 'd' -> (float) packet.getDouble(starts[argument]);
			case 'h' -> packet.getLong(starts[argument]);
			default -> Float.NaN;
		};
	}
}
