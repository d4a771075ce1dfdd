package org.facewright.live.common;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;

import org.facewright.api.live.LiveConnection;
import org.facewright.api.live.LiveStats;

/**
 * Sends every pose as one or more datagrams through a socket of its own that never makes the sender wait: what the
 * system does not take at once is dropped.
 */
public abstract class UdpConnection implements LiveConnection {

	private final DatagramChannel channel;
	private final String target;
	private final PoseCounts counts = new PoseCounts();
	private boolean refused;

	/** @throws IOException with a sentence for the user when there is no way to the target */
	protected UdpConnection(InetSocketAddress target) throws IOException {
		this.target = Endpoint.text(target);
		channel = DatagramChannel.open();
		try {
			channel.configureBlocking(false);
			channel.connect(target);
		} catch (IOException e) {
			channel.close();
			throw new IOException("%s: there is no way to this address (%s); check host and network"
					.formatted(this.target, Endpoint.reason(e)), e);
		}
	}

	/**
	 * The datagrams of one pose, ready to be read; allocates nothing.
	 *
	 * @param pose of the connection's channels
	 * @return borrowed until the next call
	 */
	protected abstract ByteBuffer[] packets(long frame, long captureNanos, float[] pose);

	@Override
	public final void send(long frame, long captureNanos, float[] pose) {
		ByteBuffer[] packets = packets(frame, captureNanos, pose);
		boolean whole = true;
		for (ByteBuffer packet : packets) {
			whole &= write(packet);
		}
		if (whole) {
			counts.pass();
		} else {
			counts.drop();
		}
	}

	/**
	 * A connected socket reports with one datagram that the one before it found nobody: this one then stands for that
	 * one in the counts and is sent all the same.
	 */
	private boolean write(ByteBuffer packet) {
		try {
			boolean taken = channel.write(packet) > 0;
			if (taken && refused) {
				refused = false;
				counts.remark("");
			}
			return taken;
		} catch (PortUnreachableException e) {
			if (!refused) {
				refused = true;
				counts.remark("nothing listens at %s; start the program there or check the port".formatted(target));
			}
			retry(packet);
			return false;
		} catch (ClosedChannelException e) {
			return false;
		} catch (IOException e) {
			refused = true;
			counts.remark("sending to %s failed: %s; check the network".formatted(target, Endpoint.reason(e)));
			return false;
		}
	}

	private void retry(ByteBuffer packet) {
		try {
			packet.rewind();
			channel.write(packet);
		} catch (IOException e) {
			counts.remark("sending to %s failed: %s; check the network".formatted(target, Endpoint.reason(e)));
		}
	}

	@Override
	public final LiveStats stats() {
		return counts.stats();
	}

	@Override
	public final void close() {
		try {
			channel.close();
		} catch (IOException e) {
			counts.remark("closing the socket to %s failed: %s".formatted(target, Endpoint.reason(e)));
		}
	}
}
