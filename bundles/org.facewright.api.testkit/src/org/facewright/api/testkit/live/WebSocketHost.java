package org.facewright.api.testkit.live;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/** A plain WebSocket server on the loopback address, one thread per client, for inputs and sinks that dial. */
public final class WebSocketHost implements AutoCloseable {

	/** What the server does. Called on the thread of the client. */
	public interface Behaviour {

		/** A client has connected. */
		default void opened(Guest guest) throws IOException {
			// most servers wait for the first message
		}

		/** A client said something. */
		default void heard(Guest guest, String text) throws IOException {
			// and some say nothing at all
		}
	}

	/** One client. Any thread may send. */
	public final class Guest {

		private final Socket socket;
		private final OutputStream out;

		Guest(Socket socket) throws IOException {
			this.socket = socket;
			out = socket.getOutputStream();
		}

		/** Sends a text. */
		public synchronized void send(String text) throws IOException {
			frame(0x81, text.getBytes(StandardCharsets.UTF_8));
		}

		/** Sends a text in two parts. */
		public synchronized void sendInParts(String text) throws IOException {
			int half = text.length() / 2;
			frame(0x01, text.substring(0, half).getBytes(StandardCharsets.UTF_8));
			frame(0x80, text.substring(half).getBytes(StandardCharsets.UTF_8));
		}

		private void frame(int code, byte[] payload) throws IOException {
			ByteArrayOutputStream frame = new ByteArrayOutputStream();
			frame.write(code);
			if (payload.length < 126) {
				frame.write(payload.length);
			} else {
				boolean isShort = payload.length < 65_536;
				frame.write(isShort ? 126 : 127);
				for (int shift = isShort ? 8 : 56; shift >= 0; shift -= 8) {
					frame.write((int) ((long) payload.length >> shift));
				}
			}
			frame.write(payload);
			out.write(frame.toByteArray());
			out.flush();
		}

		/** Hangs up without a word. */
		public void hangUp() throws IOException {
			socket.close();
		}
	}

	private final ServerSocket server;
	private final Behaviour behaviour;
	private final List<Guest> guests = new CopyOnWriteArrayList<>();
	private final List<Thread> threads = new CopyOnWriteArrayList<>();

	/** @param port 0 for any free one */
	public WebSocketHost(int port, Behaviour behaviour) throws IOException {
		this.behaviour = behaviour;
		server = new ServerSocket(port, 10, InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }));
		start(this::accept);
	}

	private void start(Runnable work) {
		Thread thread = new Thread(work, "test-websocket-host");
		thread.setDaemon(true);
		threads.add(thread);
		thread.start();
	}

	public int port() {
		return server.getLocalPort();
	}

	/** Clients that are connected. */
	public List<Guest> guests() {
		return guests;
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = server.accept();
				start(() -> serve(socket));
			}
		} catch (IOException e) {
			return;
		}
	}

	private void serve(Socket socket) {
		@Nullable
		Guest guest = null;
		try (socket) {
			DataInputStream in = new DataInputStream(socket.getInputStream());
			String key = key(in);
			guest = new Guest(socket);
			socket.getOutputStream().write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
					+ "Connection: Upgrade\r\nSec-WebSocket-Accept: " + accept(key) + "\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			guests.add(guest);
			behaviour.opened(guest);
			StringBuilder text = new StringBuilder();
			while (true) {
				int first = in.readUnsignedByte();
				byte[] payload = payload(in);
				if ((first & 0x0f) == 8) {
					return;
				}
				if ((first & 0x0f) <= 1) {
					text.append(new String(payload, StandardCharsets.UTF_8));
					if ((first & 0x80) != 0) {
						behaviour.heard(guest, text.toString());
						text.setLength(0);
					}
				}
			}
		} catch (EOFException | SocketException e) {
			return;
		} catch (IOException e) {
			throw new IllegalStateException(e);
		} finally {
			guests.remove(guest);
		}
	}

	private static String key(DataInputStream in) throws IOException {
		String key = "";
		StringBuilder line = new StringBuilder();
		while (true) {
			int character = in.readUnsignedByte();
			if (character == '\n') {
				String header = line.toString().strip();
				if (header.isEmpty()) {
					return key;
				}
				if (header.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
					key = header.substring(header.indexOf(':') + 1).strip();
				}
				line.setLength(0);
			} else {
				line.append((char) character);
			}
		}
	}

	private static String accept(String key) {
		try {
			return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(
					(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII)));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	private static byte[] payload(DataInputStream in) throws IOException {
		int second = in.readUnsignedByte();
		if ((second & 0x80) == 0) {
			throw new IOException("clients must mask");
		}
		long length = second & 0x7f;
		if (length == 126) {
			length = in.readUnsignedShort();
		} else if (length == 127) {
			length = in.readLong();
		}
		byte[] mask = in.readNBytes(4);
		byte[] payload = in.readNBytes((int) length);
		for (int i = 0; i < payload.length; i++) {
			payload[i] ^= mask[i % 4];
		}
		return payload;
	}

	@Override
	public void close() throws IOException {
		server.close();
		for (Guest guest : guests) {
			guest.hangUp();
		}
		for (Thread thread : threads) {
			try {
				thread.join(2000);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}
	}
}
