package org.facewright.live.common;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.IntFunction;

import org.facewright.api.live.LiveReception;
import org.facewright.api.live.LiveStats;
import org.jspecify.annotations.Nullable;

/** Listens for datagrams on a socket and a thread of its own. */
public final class UdpReception implements LiveReception {

	private static final int LARGEST_PACKET = 65_535;
	private static final int GREETING_MILLIS = 1000;
	private static final long CLOSE_MILLIS = 5000;

	private final DatagramChannel channel;
	private final Selector selector;
	private final URI location;
	private final PacketReader reader;
	private final PoseCounts counts;
	private final @Nullable InetSocketAddress phone;
	private final ByteBuffer greeting;
	private final Thread thread;
	private volatile boolean closed;

	private UdpReception(DatagramChannel channel, Selector selector, String scheme, PacketReader reader,
			PoseCounts counts, @Nullable InetSocketAddress phone, IntFunction<byte[]> greeting) throws IOException {
		this.channel = channel;
		this.selector = selector;
		this.reader = reader;
		this.counts = counts;
		this.phone = phone;
		location = Endpoint.uri(scheme, (InetSocketAddress) channel.getLocalAddress());
		this.greeting = ByteBuffer.wrap(greeting.apply(location.getPort()));
		thread = new Thread(this::receive, "facewright-live-" + scheme + "-" + location.getPort());
		thread.setDaemon(true);
	}

	/**
	 * Starts to listen.
	 *
	 * @param scheme of the location it will tell
	 * @throws IOException with a sentence for the user when the port can't be had
	 */
	public static UdpReception open(String scheme, InetSocketAddress local, PacketReader reader, PoseCounts counts)
			throws IOException {
		return open(scheme, local, reader, counts, null, port -> new byte[0]);
	}

	private static UdpReception open(String scheme, InetSocketAddress local, PacketReader reader, PoseCounts counts,
			@Nullable InetSocketAddress phone, IntFunction<byte[]> greeting) throws IOException {
		DatagramChannel channel = DatagramChannel.open();
		try {
			channel.setOption(StandardSocketOptions.SO_REUSEADDR, false);
			channel.bind(local);
			channel.configureBlocking(false);
			Selector selector = Selector.open();
			channel.register(selector, SelectionKey.OP_READ);
			UdpReception reception = new UdpReception(channel, selector, scheme, reader, counts, phone, greeting);
			reception.thread.start();
			return reception;
		} catch (IOException e) {
			channel.close();
			throw Endpoint.notListening(local, e);
		}
	}

	/**
	 * Starts to listen to a phone that has to be asked, or to whoever sends when no phone is named. For a phone the
	 * loopback address is replaced by the one of this machine that the phone sees.
	 *
	 * @param phone     name or address, perhaps with a port; empty for none
	 * @param phonePort where phones wait for their greeting when the text has no port
	 * @param greeting  what makes the phone send to a port of this machine
	 * @throws IOException with a sentence for the user when phone or port can't be had
	 */
	public static UdpReception openFor(String scheme, URI location, int defaultPort, String phone, int phonePort,
			IntFunction<byte[]> greeting, PacketReader reader, PoseCounts counts) throws IOException {
		InetSocketAddress local = Endpoint.local(location, defaultPort);
		if (phone.isBlank()) {
			return open(scheme, local, reader, counts);
		}
		InetSocketAddress asked = Endpoint.host(phone.strip(), phonePort);
		if (local.getAddress().isLoopbackAddress()) {
			// A phone can't answer the loopback address of this machine.
			local = new InetSocketAddress(addressTowards(asked), local.getPort());
		}
		return open(scheme, local, reader, counts, asked, greeting);
	}

	private static InetAddress addressTowards(InetSocketAddress host) throws IOException {
		try (DatagramChannel probe = DatagramChannel.open()) {
			probe.connect(host);
			return ((InetSocketAddress) probe.getLocalAddress()).getAddress();
		} catch (IOException e) {
			throw new IOException("%s: there is no way to this address (%s); check host and network"
					.formatted(Endpoint.text(host), Endpoint.reason(e)), e);
		}
	}

	private void receive() {
		ByteBuffer packet = ByteBuffer.allocate(LARGEST_PACKET);
		InetSocketAddress asked = phone;
		long greetAt = System.nanoTime();
		try (Selector waiting = selector; DatagramChannel socket = channel) {
			while (!closed) {
				if (asked != null && System.nanoTime() - greetAt >= 0) {
					greet(socket, asked);
					greetAt = System.nanoTime() + GREETING_MILLIS * 1_000_000L;
				}
				packet.clear();
				SocketAddress from = socket.receive(packet);
				if (from == null) {
					waiting.select(asked == null ? 0 : GREETING_MILLIS);
					waiting.selectedKeys().clear();
				} else if (isWanted(from)) {
					read(packet.flip());
				}
			}
		} catch (ClosedSelectorException e) {
			return;
		} catch (IOException e) {
			if (!closed) {
				counts.remark("listening on %s ended: %s; open it again".formatted(location, Endpoint.reason(e)));
			}
		}
	}

	private void greet(DatagramChannel socket, InetSocketAddress to) {
		try {
			greeting.rewind();
			socket.send(greeting, to);
		} catch (IOException e) {
			counts.remark("%s can't be asked to send (%s); check its address".formatted(Endpoint.text(to),
					Endpoint.reason(e)));
		}
	}

	private boolean isWanted(SocketAddress from) {
		InetSocketAddress asked = phone;
		return asked == null
				|| from instanceof InetSocketAddress sender && asked.getAddress().equals(sender.getAddress());
	}

	/** A listener that fails must not end the reception for good: its words become the remark. */
	private void read(ByteBuffer packet) {
		try {
			if (!closed) {
				reader.read(packet, System.nanoTime());
			}
		} catch (RuntimeException e) {
			counts.remark("a pose was not taken: %s".formatted(Endpoint.reason(e)));
		}
	}

	@Override
	public URI location() {
		return location;
	}

	@Override
	public LiveStats stats() {
		return counts.stats();
	}

	@Override
	public void close() {
		closed = true;
		selector.wakeup();
		if (Thread.currentThread() == thread) {
			return;
		}
		try {
			thread.join(CLOSE_MILLIS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		if (thread.isAlive()) {
			counts.remark("a listener did not return within %d s of closing".formatted(CLOSE_MILLIS / 1000));
		}
	}
}
