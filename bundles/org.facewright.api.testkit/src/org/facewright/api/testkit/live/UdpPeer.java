package org.facewright.api.testkit.live;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Listens for datagrams on a free port of the loopback address. */
public final class UdpPeer implements LivePeer {

	/** Reads datagrams; may need several for one pose. */
	@FunctionalInterface
	public interface Decoder {

		/** @return null while the pose is not complete */
		@Nullable
		Map<String, Float> decode(byte[] packet);
	}

	private static final int BUFFER_BYTES = 4 << 20;

	private final String scheme;
	private final Decoder decoder;
	private final DatagramSocket socket;
	private byte[] newest = {};

	/** @param scheme of the sink's targets */
	public UdpPeer(String scheme, Decoder decoder) throws IOException {
		this.scheme = scheme;
		this.decoder = decoder;
		socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), 0));
		socket.setReceiveBufferSize(BUFFER_BYTES);
	}

	@Override
	public URI target() {
		return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
	}

	@Override
	public Optional<Map<String, Float>> next(Duration patience) throws IOException {
		long end = System.nanoTime() + patience.toNanos();
		while (true) {
			Optional<byte[]> packet = packet(Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())));
			if (packet.isEmpty()) {
				return Optional.empty();
			}
			Map<String, Float> pose = decoder.decode(packet.get());
			if (pose != null) {
				return Optional.of(pose);
			}
		}
	}

	/** The next datagram as it came. */
	public Optional<byte[]> packet(Duration patience) throws IOException {
		DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
		socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
		try {
			socket.receive(packet);
		} catch (SocketTimeoutException e) {
			return Optional.empty();
		}
		newest = Arrays.copyOf(packet.getData(), packet.getLength());
		return Optional.of(newest);
	}

	@Override
	public String raw() {
		return new String(newest, StandardCharsets.ISO_8859_1);
	}

	@Override
	public void close() {
		socket.close();
	}
}
