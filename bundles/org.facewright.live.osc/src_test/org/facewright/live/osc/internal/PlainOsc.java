package org.facewright.live.osc.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.facewright.api.testkit.live.UdpPeer;
import org.jspecify.annotations.Nullable;

/** OSC read and written from its description, without any of the bundle's code. */
final class PlainOsc {

	record Message(String address, List<Object> arguments) {
	}

	private PlainOsc() {
	}

	static List<Message> read(byte[] packet) {
		List<Message> messages = new ArrayList<>();
		read(ByteBuffer.wrap(packet), messages);
		return messages;
	}

	private static void read(ByteBuffer packet, List<Message> messages) {
		if (packet.get(packet.position()) == '#') {
			if (!text(packet).equals("#bundle")) {
				throw new IllegalArgumentException("no bundle");
			}
			packet.getLong();
			while (packet.hasRemaining()) {
				int size = packet.getInt();
				read(packet.slice(packet.position(), size), messages);
				packet.position(packet.position() + size);
			}
			return;
		}
		String address = text(packet);
		String tags = text(packet);
		if (tags.charAt(0) != ',') {
			throw new IllegalArgumentException("no tags");
		}
		List<Object> arguments = new ArrayList<>();
		for (char tag : tags.substring(1).toCharArray()) {
			arguments.add(switch (tag) {
				case 's' -> text(packet);
				case 'i' -> packet.getInt();
				case 'f' -> packet.getFloat();
				default -> throw new IllegalArgumentException("tag " + tag);
			});
		}
		if (packet.hasRemaining()) {
			throw new IllegalArgumentException("bytes left over");
		}
		messages.add(new Message(address, arguments));
	}

	private static String text(ByteBuffer packet) {
		StringBuilder text = new StringBuilder();
		while (true) {
			byte[] four = new byte[4];
			packet.get(four);
			for (byte b : four) {
				if (b == 0) {
					return text.toString();
				}
				text.append((char) b);
			}
		}
	}

	static byte[] message(String address, Object... arguments) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			put(out, address);
			StringBuilder tags = new StringBuilder(",");
			for (Object argument : arguments) {
				tags.append(argument instanceof String ? 's' : argument instanceof Integer ? 'i' : 'f');
			}
			put(out, tags.toString());
			for (Object argument : arguments) {
				if (argument instanceof String text) {
					put(out, text);
				} else if (argument instanceof Integer number) {
					out.writeInt(number);
				} else {
					out.writeFloat((Float) argument);
				}
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}

	static byte[] bundle(byte[]... elements) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			put(out, "#bundle");
			out.writeLong(1);
			for (byte[] element : elements) {
				out.writeInt(element.length);
				out.write(element);
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}

	private static void put(DataOutputStream out, String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
		out.write(bytes);
		out.write(new byte[4 - bytes.length % 4]);
	}

	/** A marionette: keeps blend values and bones, and shows them when they are applied. */
	static final class Marionette implements UdpPeer.Decoder {

		final Map<String, Float> values = new HashMap<>();
		final Map<String, List<Object>> bones = new HashMap<>();
		final List<String> addresses = new ArrayList<>();

		@Override
		public @Nullable Map<String, Float> decode(byte[] packet) {
			Map<String, Float> applied = null;
			for (Message message : read(packet)) {
				addresses.add(message.address());
				switch (message.address()) {
					case "/VMC/Ext/Blend/Val" -> values.put((String) message.arguments().get(0),
							(Float) message.arguments().get(1));
					case "/VMC/Ext/Bone/Pos", "/VMC/Ext/Root/Pos" -> bones.put((String) message.arguments().get(0),
							message.arguments().subList(1, 8));
					case "/VMC/Ext/Blend/Apply" -> applied = new HashMap<>(values);
					default -> {
					}
				}
			}
			return applied;
		}
	}
}
