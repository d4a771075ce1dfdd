package org.facewright.live.websocket.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.facewright.live.common.Endpoint;
import org.facewright.live.common.PoseCounts;

/**
 * Serves WebSocket clients on one thread that never waits for any of them. A client gets a greeting and then every
 * message, as long as it keeps up; one that does not misses the oldest ones.
 */
final class JsonServer implements AutoCloseable {

	private static final int MOST_CLIENTS = 32;
	private static final long TICK_MILLIS = 1000;
	private static final long OPENING_NANOS = 10_000_000_000L;
	private static final long CLOSE_MILLIS = 5000;
	private static final int FRAME_HEADER = 10;
	private static final byte TEXT = (byte) 0x81;
	private static final byte CLOSE = (byte) 0x88;
	private static final byte PONG = (byte) 0x8a;

	private final ServerSocketChannel server;
	private final Selector selector;
	private final Thread thread;
	private final PoseRing ring;
	private final int messageCapacity;
	private final byte[] greeting;
	private final boolean anyPage;
	private final PoseCounts counts;
	private final List<Client> clients = new ArrayList<>();
	private volatile int openClients;
	private volatile boolean closed;

	/**
	 * Opens the port.
	 *
	 * @param greeting        first message of every client
	 * @param messageCapacity longest message in bytes
	 * @param backlog         messages that a client may be behind before it misses some
	 * @param counts          gets what clients missed
	 * @throws IOException with a sentence for the user when the port can't be had
	 */
	JsonServer(InetSocketAddress address, String greeting, int messageCapacity, int backlog, boolean anyPage,
			PoseCounts counts) throws IOException {
		this.greeting = greeting.getBytes(StandardCharsets.UTF_8);
		this.messageCapacity = Math.max(messageCapacity, this.greeting.length);
		this.anyPage = anyPage;
		this.counts = counts;
		ring = new PoseRing(backlog, messageCapacity);
		server = ServerSocketChannel.open();
		try {
			// Without this the port stays taken for a minute after the last client has left.
			server.setOption(StandardSocketOptions.SO_REUSEADDR,
					!System.getProperty("os.name", "").contains("Windows"));
			server.bind(address, MOST_CLIENTS);
			server.configureBlocking(false);
			selector = Selector.open();
			server.register(selector, SelectionKey.OP_ACCEPT);
		} catch (IOException e) {
			server.close();
			throw Endpoint.notListening(address, e);
		}
		thread = new Thread(this::serve, "facewright-live-websocket-" + address.getPort());
		thread.setDaemon(true);
		thread.start();
	}

	/** Clients that are being served. */
	int clients() {
		return openClients;
	}

	/** Gives a message to every client. Never waits. @param message read up to its limit */
	void send(ByteBuffer message) {
		ring.add(message);
		selector.wakeup();
	}

	private void serve() {
		try (Selector waiting = selector; ServerSocketChannel port = server) {
			while (!closed) {
				waiting.select(TICK_MILLIS);
				for (SelectionKey key : waiting.selectedKeys()) {
					if (key.isValid() && key.isAcceptable()) {
						accept(port);
					} else if (key.isValid() && key.attachment() instanceof Client client && key.isReadable()) {
						client.receive();
					}
				}
				waiting.selectedKeys().clear();
				for (int i = clients.size() - 1; i >= 0; i--) {
					Client client = clients.get(i);
					client.flush();
					if (!client.channel.isOpen()) {
						clients.remove(i);
					}
				}
			}
			for (Client client : clients) {
				client.leave();
			}
		} catch (ClosedSelectorException e) {
			return;
		} catch (IOException e) {
			counts.remark("serving WebSocket clients ended: %s; open it again".formatted(Endpoint.reason(e)));
		}
	}

	private void accept(ServerSocketChannel port) throws IOException {
		SocketChannel channel = port.accept();
		if (channel == null) {
			return;
		}
		if (clients.size() >= MOST_CLIENTS) {
			channel.close();
			counts.remark("more than %d clients; the newest one was turned away".formatted(MOST_CLIENTS));
			return;
		}
		channel.configureBlocking(false);
		channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
		Client client = new Client(channel, key);
		key.attach(client);
		clients.add(client);
	}

	/** Only the server's thread counts, before a client hears its greeting. */
	private void countOpen(int change) {
		openClients = openClients + change;
	}

	@Override
	public void close() {
		closed = true;
		selector.wakeup();
		try {
			thread.join(CLOSE_MILLIS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** One program that listens. Confined to the server's thread. */
	private final class Client {

		final SocketChannel channel;
		boolean open;
		private final SelectionKey key;
		private final ByteBuffer in = ByteBuffer.allocate(Handshake.LARGEST_REQUEST);
		private final ByteBuffer out = ByteBuffer.allocate(messageCapacity + 2 * FRAME_HEADER + 1024).flip();
		private final FrameReader frames = new FrameReader();
		private final long begun = System.nanoTime();
		private long next;
		private boolean leaving;

		Client(SocketChannel channel, SelectionKey key) {
			this.channel = channel;
			this.key = key;
		}

		void receive() {
			try {
				int count = channel.read(in);
				if (count < 0 || !open && !in.hasRemaining()) {
					drop();
				} else if (open) {
					frames();
				} else {
					request();
				}
			} catch (IOException e) {
				drop();
			}
		}

		private void request() {
			String request = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
			int end = request.indexOf("\r\n\r\n");
			if (end < 0) {
				return;
			}
			byte[] answer = Handshake.answer(request.substring(0, end), anyPage);
			open = new String(answer, 0, 12, StandardCharsets.US_ASCII).equals("HTTP/1.1 101");
			leaving = !open;
			out.clear();
			out.put(answer);
			if (open) {
				frame(TEXT, greeting.length);
				out.put(greeting);
				next = ring.newest() + 1;
				countOpen(1);
			}
			out.flip();
			in.limit(in.position()).position(end + 4);
			in.compact();
			if (open) {
				frames();
			}
		}

		private void frames() {
			in.flip();
			FrameReader.Event event = frames.read(in);
			while (event == FrameReader.Event.PING) {
				if (out.capacity() - out.limit() > 2 * FRAME_HEADER + frames.control().remaining()) {
					append(PONG, frames.control());
				}
				event = frames.read(in);
			}
			in.clear();
			if (event == FrameReader.Event.CLOSE) {
				leave();
			} else if (event == FrameReader.Event.DAMAGE) {
				counts.damage();
				leave();
			}
		}

		private void append(byte code, ByteBuffer payload) {
			out.compact();
			frame(code, payload.remaining());
			out.put(payload);
			out.flip();
		}

		private void frame(byte code, int length) {
			out.put(code);
			if (length < 126) {
				out.put((byte) length);
			} else if (length < 65_536) {
				out.put((byte) 126).putShort((short) length);
			} else {
				out.put((byte) 127).putLong(length);
			}
		}

		/** Writes what the socket takes; only a message that went out whole makes room for the next one. */
		void flush() {
			try {
				while (channel.isOpen()) {
					channel.write(out);
					if (out.hasRemaining()) {
						break;
					}
					if (leaving) {
						drop();
					} else if (!open || !fetch()) {
						break;
					}
				}
				if (channel.isOpen()) {
					if (open) {
						miss(ring.oldest());
					}
					key.interestOps(out.hasRemaining()
							? SelectionKey.OP_READ | SelectionKey.OP_WRITE
							: SelectionKey.OP_READ);
					if (!open && System.nanoTime() - begun > OPENING_NANOS) {
						drop();
					}
				}
			} catch (IOException e) {
				drop();
			}
		}

		private boolean fetch() {
			long newest = ring.newest();
			if (next > newest) {
				return false;
			}
			// The header needs the length first: the message goes behind the longest header, and the header before it.
			out.clear().position(FRAME_HEADER);
			long fetched = ring.copy(next, out);
			int end = out.position();
			int length = end - FRAME_HEADER;
			int start = FRAME_HEADER - (length < 126 ? 2 : length < 65_536 ? 4 : 10);
			out.position(start);
			frame(TEXT, length);
			out.limit(end).position(start);
			miss(fetched);
			next = fetched + 1;
			return true;
		}

		/** Counts what was overwritten before this client took it. */
		private void miss(long oldest) {
			if (oldest > next) {
				counts.drop(oldest - next);
				counts.remark("a client is too slow for every pose; it gets fewer");
				next = oldest;
			}
		}

		/** Says farewell if there is room for it, and closes once it is out. */
		void leave() {
			if (open && !leaving && !out.hasRemaining()) {
				out.clear();
				frame(CLOSE, 2);
				out.putShort((short) 1001).flip();
			}
			leaving = true;
			try {
				channel.write(out);
			} catch (IOException e) {
				drop();
				return;
			}
			drop();
		}

		private void drop() {
			if (open) {
				open = false;
				countOpen(-1);
			}
			try {
				channel.close();
			} catch (IOException e) {
				counts.remark("closing a client failed: %s".formatted(Endpoint.reason(e)));
			}
		}
	}
}
