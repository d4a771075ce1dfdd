package org.facewright.live.livelink.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.facewright.api.live.LiveConnection;
import org.facewright.api.live.LiveSink;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.facewright.live.common.Endpoint;
import org.facewright.live.common.HeldPose;
import org.facewright.live.common.LiveFace;
import org.facewright.live.common.UdpConnection;
import org.osgi.service.component.annotations.Component;

/** Sends what the Live Link Face app sends: version 6, one datagram per pose, 52 shapes and nine rotations. */
@Component
public final class LiveLinkSink implements LiveSink {

	static final String ID = "livelink";
	static final String LABEL = "Live Link Face";
	static final int PORT = 11_111;
	static final Parameter<String> SUBJECT = Parameter.text("subject").otherwise("Facewright").label("Subject")
			.describe("Name under which the engine lists the face.");
	static final Parameter<String> DEVICE = Parameter.text("device").otherwise("FACEWRIGHT").label("Device")
			.describe("Identity of the sending device; two senders of one subject need different ones.");
	static final Parameter<String> TIMECODE_RATE = Parameter.text("timecode-rate").label("Timecode rate")
			.unit("frames per second").describe("Rate in which the timecode counts, such as 60 or 30000/1001; empty "
					+ "counts the poses themselves.");

	private static final ParameterSchema SCHEMA = ParameterSchema.of(SUBJECT, DEVICE, TIMECODE_RATE);
	/** The engine takes packets of up to 774 bytes, 270 of which are not names. */
	private static final int LONGEST_NAMES = 500;

	@Override
	public String id() {
		return ID;
	}

	@Override
	public String label() {
		return LABEL;
	}

	@Override
	public int defaultPort() {
		return PORT;
	}

	@Override
	public ParameterSchema parameters() {
		return SCHEMA;
	}

	@Override
	public LiveConnection connect(URI target, ChannelSet channels, FrameRate rate, ParameterValues values)
			throws IOException {
		byte[] device = values.get(DEVICE).getBytes(StandardCharsets.UTF_8);
		byte[] subject = values.get(SUBJECT).getBytes(StandardCharsets.UTF_8);
		if (subject.length == 0) {
			throw new IOException("%s: engines list a face by its subject; give it a name".formatted(target));
		}
		if (device.length + subject.length > LONGEST_NAMES) {
			throw new IOException(("%s: the names of subject and device are too long for a packet; shorten them to "
					+ "%d bytes").formatted(target, LONGEST_NAMES));
		}
		String wanted = values.get(TIMECODE_RATE).strip();
		FrameRate timecodeRate = wanted.isEmpty() ? rate : timecodeRate(target, wanted);
		return new Connection(Endpoint.remote(target, PORT), channels, rate, timecodeRate, device, subject);
	}

	private static FrameRate timecodeRate(URI target, String wanted) throws IOException {
		try {
			return FrameRate.parse(wanted);
		} catch (IllegalArgumentException e) {
			throw new IOException("%s: timecode rate: %s".formatted(target, Endpoint.reason(e)), e);
		}
	}

	/** One packet, made once, in which only time and values change. */
	private static final class Connection extends UdpConnection {

		private final HeldPose held;
		private final ByteBuffer packet;
		private final ByteBuffer[] packets;
		private final int timeAt;
		private final int valuesAt;
		private final FrameRate rate;
		private final FrameRate timecodeRate;

		Connection(InetSocketAddress target, ChannelSet channels, FrameRate rate, FrameRate timecodeRate, byte[] device,
				byte[] subject) throws IOException {
			super(target);
			this.rate = rate;
			this.timecodeRate = timecodeRate;
			held = new HeldPose(channels, LiveFace.NAMES);
			timeAt = 1 + 4 + device.length + 4 + subject.length;
			valuesAt = timeAt + 16 + 1;
			packet = ByteBuffer.allocateDirect(valuesAt + 4 * LiveFace.NAMES.size());
			packets = new ByteBuffer[] { packet };
			packet.put((byte) LiveLinkPacket.VERSION).putInt(device.length).put(device).putInt(subject.length)
					.put(subject);
			packet.putInt(timeAt + 8, timecodeRate.numerator()).putInt(timeAt + 12, timecodeRate.denominator());
			packet.put(timeAt + 16, (byte) LiveFace.NAMES.size());
		}

		@Override
		protected ByteBuffer[] packets(long frame, long captureNanos, float[] pose) {
			double exact = rate.equals(timecodeRate)
					? frame
					: (double) frame * rate.denominator() * timecodeRate.numerator()
							/ ((double) rate.numerator() * timecodeRate.denominator());
			long whole = (long) Math.floor(exact);
			packet.putInt(timeAt, (int) Math.floorMod(whole, (long) Integer.MAX_VALUE));
			packet.putFloat(timeAt + 4, (float) Math.min(exact - whole, Math.nextDown(1f)));
			float[] values = held.take(pose);
			for (int i = 0; i < values.length; i++) {
				packet.putFloat(valuesAt + 4 * i, values[i]);
			}
			packet.rewind();
			return packets;
		}
	}
}
