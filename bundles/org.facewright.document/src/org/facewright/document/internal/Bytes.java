package org.facewright.document.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;

/** What the binary entries have in common: little-endian numbers, CRC-32C, and channels as kind and name. */
final class Bytes {

	/** A channel takes at least its two lengths. */
	private static final int SMALLEST_CHANNEL = 3;

	private Bytes() {
	}

	static ByteBuffer allocate(int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

	/** @throws IOException when fewer bytes are left */
	static ByteBuffer read(InputStream in, int size) throws IOException {
		byte[] bytes = in.readNBytes(size);
		if (bytes.length < size) {
			throw new IOException("it ends too early");
		}
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	static int crc(ByteBuffer... parts) {
		CRC32C crc = new CRC32C();
		for (ByteBuffer part : parts) {
			crc.update(part.duplicate());
		}
		return (int) crc.getValue();
	}

	/** Per channel: length and ASCII of its kind, length (16 bit) and UTF-8 of its name. */
	static ByteBuffer channels(ChannelSet channels) {
		List<byte[]> parts = new ArrayList<>();
		int size = 0;
		for (Channel channel : channels.channels()) {
			byte[] kind = channel.kind().name().getBytes(StandardCharsets.US_ASCII);
			byte[] name = channel.name().getBytes(StandardCharsets.UTF_8);
			if (name.length > 0xffff) {
				throw new IllegalArgumentException("channel name of %d bytes".formatted(name.length));
			}
			parts.add(kind);
			parts.add(name);
			size += 1 + kind.length + 2 + name.length;
		}
		ByteBuffer buffer = allocate(size);
		for (int i = 0; i < parts.size(); i += 2) {
			buffer.put((byte) parts.get(i).length).put(parts.get(i));
			buffer.putShort((short) parts.get(i + 1).length).put(parts.get(i + 1));
		}
		return buffer.flip();
	}

	/** @throws IllegalArgumentException when the bytes are not what {@link #channels} writes */
	static ChannelSet channels(ByteBuffer buffer, int count) {
		if (count < 0 || count > buffer.remaining() / SMALLEST_CHANNEL) {
			throw new IllegalArgumentException("%d channels do not fit".formatted(count));
		}
		List<Channel> channels = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			if (buffer.remaining() < SMALLEST_CHANNEL) {
				throw new IllegalArgumentException("%d channels do not fit".formatted(count));
			}
			String kind = text(buffer, Byte.toUnsignedInt(buffer.get()));
			String name = text(buffer, buffer.remaining() < 2 ? 0xffff : Short.toUnsignedInt(buffer.getShort()));
			channels.add(new Channel(name, ChannelKind.valueOf(kind)));
		}
		return ChannelSet.of(channels);
	}

	private static String text(ByteBuffer buffer, int length) {
		if (length > buffer.remaining()) {
			throw new IllegalArgumentException("a name goes on after the end");
		}
		String text = new String(buffer.array(), buffer.arrayOffset() + buffer.position(), length,
				StandardCharsets.UTF_8);
		buffer.position(buffer.position() + length);
		return text;
	}
}
