package org.facewright.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.facewright.api.live.LiveConnection;
import org.facewright.api.live.LiveSink;
import org.facewright.api.live.LiveStats;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;

/** The plainest protocol: a datagram with the frame's number and its values. */
final class DatagramSink implements LiveSink {

	record Received(long frame, float[] pose) {
	}

	/** The program at the other end, which knows nothing of the sender. */
	static final class Receiver implements AutoCloseable {

		private final DatagramChannel channel = DatagramChannel.open();
		private final List<Received> received = new ArrayList<>();
		private final Thread thread = new Thread(this::receive, "datagram receiver");

		private final boolean keeps;
		private volatile long count;

		Receiver() throws IOException {
			this(true);
		}

		/** @param keeps whether what is received is kept, or only counted */
		Receiver(boolean keeps) throws IOException {
			this.keeps = keeps;
			channel.setOption(java.net.StandardSocketOptions.SO_RCVBUF, 1 << 20);
			channel.bind(new InetSocketAddress("127.0.0.1", 0));
			thread.start();
		}

		int port() throws IOException {
			return ((InetSocketAddress) channel.getLocalAddress()).getPort();
		}

		private void receive() {
			ByteBuffer packet = ByteBuffer.allocate(1 << 16);
			try {
				while (true) {
					channel.receive(packet.clear());
					long frame = packet.flip().getLong();
					float[] pose = new float[packet.remaining() / 4];
					packet.asFloatBuffer().get(pose);
					count++; // only this thread counts
					if (keeps) {
						synchronized (received) {
							received.add(new Received(frame, pose));
						}
					}
				}
			} catch (AsynchronousCloseException e) {
				// closed by the test
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}

		long count() {
			return count;
		}

		List<Received> received() {
			synchronized (received) {
				return List.copyOf(received);
			}
		}

		@Override
		public void close() throws IOException {
			channel.close();
		}
	}

	@Override
	public String id() {
		return "datagram";
	}

	@Override
	public String label() {
		return "Datagrams";
	}

	@Override
	public int defaultPort() {
		return 40404;
	}

	@Override
	public ParameterSchema parameters() {
		return ParameterSchema.EMPTY;
	}

	@Override
	public LiveConnection connect(URI target, ChannelSet channels, FrameRate rate, ParameterValues values)
			throws IOException {
		DatagramChannel channel = DatagramChannel.open()
				.connect(new InetSocketAddress(target.getHost(), target.getPort()));
		ByteBuffer packet = ByteBuffer.allocateDirect(8 + 4 * channels.size());
		AtomicLong passed = new AtomicLong();
		AtomicLong dropped = new AtomicLong();
		return new LiveConnection() {
			@Override
			public void send(long frame, long captureNanos, float[] pose) {
				packet.clear().putLong(frame);
				for (float value : pose) {
					packet.putFloat(value);
				}
				try {
					channel.write(packet.flip());
					passed.incrementAndGet();
				} catch (ClosedChannelException e) {
					dropped.incrementAndGet();
				} catch (IOException e) {
					dropped.incrementAndGet();
				}
			}

			@Override
			public LiveStats stats() {
				return new LiveStats(passed.get(), dropped.get(), 0, "");
			}

			@Override
			public void close() {
				try {
					channel.close();
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			}
		};
	}
}
