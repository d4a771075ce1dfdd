package org.facewright.live.osc.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * OSC packets made once, in which only numbers change afterwards. A message is its address, a comma with one letter per
 * argument, and the arguments; texts end with a zero and are filled up to four bytes, numbers are big-endian. Messages
 * go one per packet, or into bundles that fit into a datagram which the network does not cut.
 */
final class OscPackets {

	/** Where a number of a message stands. */
	record Slot(ByteBuffer packet, int at) {

		void put(float value) {
			packet.putFloat(at, value);
		}
	}

	/** An Ethernet frame of 1500 bytes less the headers of IP and UDP. */
	static final int LARGEST_PACKET = 1472;

	private static final byte[] BUNDLE = { '#', 'b', 'u', 'n', 'd', 'l', 'e', 0, 0, 0, 0, 0, 0, 0, 0, 1 };

	private final boolean bundles;
	private final List<ByteBuffer> packets = new ArrayList<>();

	OscPackets(boolean bundles) {
		this.bundles = bundles;
	}

	/**
	 * Adds a message.
	 *
	 * @param arguments texts, Integers, and Floats, which can be changed later
	 * @return one slot per Float
	 */
	Slot[] add(String address, Object... arguments) {
		StringBuilder tags = new StringBuilder(",");
		int size = padded(address);
		for (Object argument : arguments) {
			tags.append(argument instanceof String ? 's' : argument instanceof Integer ? 'i' : 'f');
			size += argument instanceof String text ? padded(text) : 4;
		}
		size += padded(tags.toString());
		ByteBuffer packet = packetFor(size);
		if (bundles) {
			packet.putInt(size);
		}
		put(packet, address);
		put(packet, tags.toString());
		List<Slot> slots = new ArrayList<>();
		for (Object argument : arguments) {
			if (argument instanceof String text) {
				put(packet, text);
			} else if (argument instanceof Integer number) {
				packet.putInt(number);
			} else if (argument instanceof Float number) {
				slots.add(new Slot(packet, packet.position()));
				packet.putFloat(number);
			} else {
				throw new IllegalArgumentException("no argument of OSC here: " + argument);
			}
		}
		return slots.toArray(Slot[]::new);
	}

	private ByteBuffer packetFor(int size) {
		if (bundles && !packets.isEmpty() && packets.getLast().remaining() >= size + 4) {
			return packets.getLast();
		}
		int capacity = bundles ? Math.max(LARGEST_PACKET, BUNDLE.length + 4 + size) : size;
		ByteBuffer packet = ByteBuffer.allocateDirect(capacity);
		if (bundles) {
			packet.put(BUNDLE);
		}
		packets.add(packet);
		return packet;
	}

	private static int padded(String text) {
		return (text.getBytes(StandardCharsets.UTF_8).length + 4) / 4 * 4;
	}

	private static void put(ByteBuffer packet, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		packet.put(bytes);
		for (int i = bytes.length; i < padded(text); i++) {
			packet.put((byte) 0);
		}
	}

	/** No more messages are added. @return the packets in order, to be rewound before each sending */
	ByteBuffer[] finish() {
		packets.forEach(ByteBuffer::flip);
		return packets.toArray(ByteBuffer[]::new);
	}
}
