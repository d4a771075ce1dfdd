package org.facewright.live.livelink.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.facewright.api.live.LiveInput;
import org.facewright.api.live.LiveReception;
import org.facewright.api.live.PoseListener;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.live.common.Endpoint;
import org.facewright.live.common.LiveFace;
import org.facewright.live.common.PacketReader;
import org.facewright.live.common.PoseCounts;
import org.facewright.live.common.UdpReception;
import org.osgi.service.component.annotations.Component;

/** Receives what phones with Live Link Face send. Missing frame numbers count as dropped. */
@Component
public final class LiveLinkInput implements LiveInput {

	static final Parameter<String> SUBJECT = Parameter.text("subject").label("Subject")
			.describe("Takes only the face of this name; empty takes every one.");

	private static final ParameterSchema SCHEMA = ParameterSchema.of(SUBJECT);

	@Override
	public String id() {
		return LiveLinkSink.ID;
	}

	@Override
	public String label() {
		return LiveLinkSink.LABEL;
	}

	@Override
	public int defaultPort() {
		return LiveLinkSink.PORT;
	}

	@Override
	public ParameterSchema parameters() {
		return SCHEMA;
	}

	@Override
	public ChannelSet channels() {
		return LiveFace.CHANNELS;
	}

	@Override
	public LiveReception open(URI location, ParameterValues values, PoseListener listener) throws IOException {
		PoseCounts counts = new PoseCounts();
		return UdpReception.open(LiveLinkSink.ID, Endpoint.local(location, LiveLinkSink.PORT),
				new Reader(values.get(SUBJECT), counts, listener), counts);
	}

	/** Confined to the reception's thread. */
	static final class Reader implements PacketReader {

		private static final int MOST_STREAMS = 32;

		private final LiveLinkPacket packet = new LiveLinkPacket();
		private final List<Stream> streams = new ArrayList<>();
		private final String subject;
		private final PoseCounts counts;
		private final PoseListener listener;
		private int oldest;

		Reader(String subject, PoseCounts counts, PoseListener listener) {
			this.subject = subject;
			this.counts = counts;
			this.listener = listener;
		}

		@Override
		public void read(ByteBuffer bytes, long arrivalNanos) {
			if (!packet.read(bytes)) {
				counts.damage();
				return;
			}
			Stream stream = stream(bytes);
			if (!subject.isEmpty() && !subject.equals(stream.subject)) {
				return;
			}
			long missing = stream.missingBefore(packet.frames, packet.framesPerSecond);
			if (missing == Stream.LATE) {
				return;
			}
			counts.drop(missing);
			if (packet.hasFace) {
				counts.pass();
				listener.accept(stream.subject, arrivalNanos, packet.frames / packet.framesPerSecond, packet.values);
			}
		}

		/** The stream of these names; when there are too many, the one known longest makes room. */
		private Stream stream(ByteBuffer bytes) {
			for (int i = 0; i < streams.size(); i++) {
				if (streams.get(i).hasNames(bytes, packet.namesStart, packet.namesEnd)) {
					return streams.get(i);
				}
			}
			Stream fresh = new Stream(bytes, packet);
			if (streams.size() < MOST_STREAMS) {
				streams.add(fresh);
			} else {
				streams.set(oldest, fresh);
				oldest = (oldest + 1) % MOST_STREAMS;
			}
			return fresh;
		}
	}

	/** One subject of one device. */
	private static final class Stream {

		static final long LATE = -1;

		/** Longer silence or a jump back by more is a new beginning and no loss. */
		private static final double LONGEST_GAP_SECONDS = 10;
		private static final double ASSUMED_RATE = 60;
		/** The step between poses follows the smallest at once and larger ones slowly, so that gaps don't change it. */
		private static final double STEP_GROWTH = 1.05;

		final String subject;
		private final byte[] names;
		private double last = Double.NaN;
		private double step = Double.NaN;

		Stream(ByteBuffer bytes, LiveLinkPacket packet) {
			names = new byte[packet.namesEnd - packet.namesStart];
			bytes.get(packet.namesStart, names);
			subject = new String(names, packet.subjectStart - packet.namesStart, packet.namesEnd - packet.subjectStart,
					StandardCharsets.UTF_8);
		}

		boolean hasNames(ByteBuffer bytes, int start, int end) {
			if (end - start != names.length) {
				return false;
			}
			for (int i = 0; i < names.length; i++) {
				if (names[i] != bytes.get(start + i)) {
					return false;
				}
			}
			return true;
		}

		/** Poses lost since the newest one, LATE for one older than it. Timecodes may count faster than poses come. */
		long missingBefore(double frames, double framesPerSecond) {
			double rate = Double.isNaN(framesPerSecond) ? ASSUMED_RATE : framesPerSecond;
			double advance = frames - last;
			boolean known = Math.abs(advance) <= LONGEST_GAP_SECONDS * rate;
			if (known && advance < 0) {
				return LATE;
			}
			last = frames;
			if (!known || advance < 0.01) {
				return 0;
			}
			long missing = Double.isNaN(step) ? 0 : Math.max(0, Math.round(advance / step) - 1);
			step = Double.isNaN(step) ? advance : Math.min(advance, step * STEP_GROWTH);
			return missing;
		}
	}
}
