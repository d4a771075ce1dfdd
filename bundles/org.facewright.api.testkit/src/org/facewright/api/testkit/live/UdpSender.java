package org.facewright.api.testkit.live;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

import org.facewright.api.live.LiveReception;

/** Sends poses as datagrams to an open reception. */
public final class UdpSender implements LiveInputContract.Sender {

	/** Writes the datagrams of one pose. */
	@FunctionalInterface
	public interface Encoder {

		List<byte[]> encode(int frame, Map<String, Float> values);
	}

	private final DatagramSocket socket;
	private final InetSocketAddress target;
	private final Encoder encoder;
	private final byte[] damaged;

	/** @param damaged a packet that the input can't read */
	public UdpSender(LiveReception reception, byte[] damaged, Encoder encoder) throws IOException {
		this.encoder = encoder;
		this.damaged = damaged;
		target = new InetSocketAddress(InetAddress.getByName(reception.location().getHost()),
				reception.location().getPort());
		socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), 0));
	}

	@Override
	public void send(int frame, Map<String, Float> values) throws IOException {
		for (byte[] packet : encoder.encode(frame, values)) {
			send(packet);
		}
	}

	/** Sends bytes as they are. */
	public void send(byte[] packet) throws IOException {
		socket.send(new DatagramPacket(packet, packet.length, target));
	}

	@Override
	public void sendDamaged() throws IOException {
		send(damaged);
	}

	@Override
	public void close() {
		socket.close();
	}
}
