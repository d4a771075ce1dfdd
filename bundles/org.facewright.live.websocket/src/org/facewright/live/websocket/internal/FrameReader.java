package org.facewright.live.websocket.internal;

import java.nio.ByteBuffer;

/**
 * Takes apart what clients send (RFC 6455, section 5). Their texts are of no interest and skipped however long they
 * claim to be; pings and closes are told. Confined to one thread.
 */
final class FrameReader {

	/** What a client wants. */
	enum Event {
		/** Nothing yet: more bytes are needed. */
		NONE,
		/** An answer with {@link #control}. */
		PING,
		/** To leave. */
		CLOSE,
		/** It does not speak the protocol. */
		DAMAGE
	}

	private static final int LARGEST_CONTROL = 125;
	private static final int CLOSE_CODE = 8;
	private static final int PING_CODE = 9;
	private static final int PONG_CODE = 10;
	private static final int LARGEST_HEADER = 14;

	private final ByteBuffer header = ByteBuffer.allocate(LARGEST_HEADER);
	private final ByteBuffer control = ByteBuffer.allocate(LARGEST_CONTROL);
	private int headerSize = 2;
	private int code;
	private long rest;
	private boolean inPayload;

	/** Reads until something is worth telling or the bytes are used up; call it again until it says NONE. */
	Event read(ByteBuffer bytes) {
		while (true) {
			if (!inPayload) {
				while (header.position() < headerSize && bytes.hasRemaining()) {
					header.put(bytes.get());
					if (header.position() == 2) {
						headerSize = headerSize();
						if (headerSize < 0) {
							return Event.DAMAGE;
						}
					}
				}
				if (header.position() < headerSize) {
					return Event.NONE;
				}
				begin();
				if (rest < 0) {
					return Event.DAMAGE;
				}
			}
			if (!payload(bytes)) {
				return Event.NONE;
			}
			inPayload = false;
			header.clear();
			headerSize = 2;
			control.flip();
			if (code == CLOSE_CODE) {
				return Event.CLOSE;
			}
			if (code == PING_CODE) {
				return Event.PING;
			}
		}
	}

	/** Clients must mask; control frames must be short and whole; the bits for extensions must be 0. */
	private int headerSize() {
		int first = header.get(0);
		int length = header.get(1) & 0x7f;
		code = first & 0x0f;
		boolean isControl = code >= CLOSE_CODE;
		if ((first & 0x70) != 0 || header.get(1) >= 0 || code > PONG_CODE || code > 2 && code < CLOSE_CODE
				|| isControl && (length > LARGEST_CONTROL || first >= 0)) {
			return -1;
		}
		return 2 + 4 + (length == 126 ? 2 : length == 127 ? 8 : 0);
	}

	private void begin() {
		int length = header.get(1) & 0x7f;
		rest = length == 126 ? header.getShort(2) & 0xffff : length == 127 ? header.getLong(2) : length;
		inPayload = true;
		control.clear();
	}

	private boolean payload(ByteBuffer bytes) {
		while (rest > 0 && bytes.hasRemaining()) {
			if (code < CLOSE_CODE) {
				int skipped = (int) Math.min(rest, bytes.remaining());
				bytes.position(bytes.position() + skipped);
				rest -= skipped;
			} else {
				byte mask = header.get(headerSize - 4 + control.position() % 4);
				control.put((byte) (bytes.get() ^ mask));
				rest--;
			}
		}
		return rest == 0;
	}

	/** What came with the ping or close. */
	ByteBuffer control() {
		return control;
	}
}
