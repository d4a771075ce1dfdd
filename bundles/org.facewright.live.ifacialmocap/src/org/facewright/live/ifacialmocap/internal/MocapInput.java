package org.facewright.live.ifacialmocap.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.facewright.api.live.LiveInput;
import org.facewright.api.live.LiveReception;
import org.facewright.api.live.PoseListener;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.live.common.AsciiNumbers;
import org.facewright.live.common.LiveFace;
import org.facewright.live.common.NameTable;
import org.facewright.live.common.PacketReader;
import org.facewright.live.common.PoseCounts;
import org.facewright.live.common.UdpReception;
import org.osgi.service.component.annotations.Component;

/**
 * Receives what phones with iFacialMocap or Facemotion3D send, in any of their spellings. A phone that is named is
 * greeted every second, without which it keeps silent, and only what comes from it is taken.
 */
@Component
public final class MocapInput implements LiveInput {

	static final Parameter<String> PHONE = Parameter.text("phone").label("Phone")
			.describe("Name or address of the phone, which is then asked to send; empty waits for whoever sends.");

	private static final ParameterSchema SCHEMA = ParameterSchema.of(PHONE, MocapSink.DIALECT);

	@Override
	public String id() {
		return MocapSink.ID;
	}

	@Override
	public String label() {
		return MocapSink.LABEL;
	}

	@Override
	public int defaultPort() {
		return MocapSink.PORT;
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
		Reader reader = new Reader(counts, listener);
		Dialect dialect = Dialect.of(values.get(MocapSink.DIALECT));
		return UdpReception.openFor(MocapSink.ID, location, MocapSink.PORT, values.get(PHONE), dialect.phonePort,
				port -> dialect.greeting.getBytes(StandardCharsets.US_ASCII), reader, counts);
	}

	/** Confined to the reception's thread. */
	static final class Reader implements PacketReader {

		private static final NameTable SHAPES = new NameTable(shapes());
		private static final NameTable BONES = new NameTable(Map.of("head", LiveFace.HEAD_YAW, "leftEye",
				LiveFace.LEFT_EYE_YAW, "rightEye", LiveFace.RIGHT_EYE_YAW));
		private static final float PERCENT = 0.01f;

		private final float[] pose = new float[LiveFace.NAMES.size()];
		private final PoseCounts counts;
		private final PoseListener listener;
		private int known;

		Reader(PoseCounts counts, PoseListener listener) {
			this.counts = counts;
			this.listener = listener;
		}

		private static Map<String, Integer> shapes() {
			Map<String, Integer> shapes = new HashMap<>();
			for (int i = 0; i < LiveFace.ROTATIONS; i++) {
				String name = LiveFace.NAMES.get(i);
				shapes.put(name, i);
				shapes.put(LiveFace.sideAsLetter(name), i);
			}
			return shapes;
		}

		@Override
		public void read(ByteBuffer packet, long arrivalNanos) {
			Arrays.fill(pose, Float.NaN);
			known = 0;
			if (!parse(packet) || known == 0) {
				counts.damage();
				return;
			}
			counts.pass();
			listener.accept("", arrivalNanos, Double.NaN, pose);
		}

		private boolean parse(ByteBuffer packet) {
			int start = 0;
			for (int at = 0; at <= packet.limit(); at++) {
				if (at == packet.limit() || packet.get(at) == '|') {
					if (!entry(packet, start, at)) {
						return false;
					}
					start = at + 1;
				}
			}
			return true;
		}

		/** One of {@code name-12}, {@code name&12}, {@code =head#1,2,3,4,5,6}, {@code leftEye#1,2,3}, or nothing. */
		private boolean entry(ByteBuffer packet, int from, int to) {
			int start = from;
			int end = to;
			while (start < end && (packet.get(start) == '=' || isSpace(packet.get(start)))) {
				start++;
			}
			while (start < end && isSpace(packet.get(end - 1))) {
				end--;
			}
			if (start == end || packet.get(start) == '_') {
				return true;
			}
			int bone = find(packet, start, end, '#');
			return bone >= 0 ? bone(packet, start, bone, end) : shape(packet, start, end);
		}

		private static boolean isSpace(byte character) {
			return character == ' ' || character == '\r' || character == '\n' || character == 0;
		}

		private static int find(ByteBuffer packet, int start, int end, char wanted) {
			for (int at = start; at < end; at++) {
				if (packet.get(at) == wanted) {
					return at;
				}
			}
			return -1;
		}

		private boolean shape(ByteBuffer packet, int start, int end) {
			int separator = find(packet, start, end, '&');
			int value = separator + 1;
			if (separator < 0) {
				for (int at = start; at < end; at++) {
					separator = packet.get(at) == '-' ? at : separator;
				}
				if (separator <= start) {
					return false;
				}
				value = separator + 1;
				if (packet.get(separator - 1) == '-') {
					value = separator--;
				}
			}
			double number = AsciiNumbers.parse(packet, value, end);
			if (Double.isNaN(number)) {
				return false;
			}
			int shape = SHAPES.find(packet, start, separator - start);
			if (shape >= 0) {
				pose[shape] = finite(number * PERCENT);
				known++;
			}
			return true;
		}

		/** Pitch, yaw and roll in degrees about axes of the right hand, so the last two turn the other way here. */
		private boolean bone(ByteBuffer packet, int start, int hash, int end) {
			int yaw = BONES.find(packet, start, hash - start);
			int at = hash + 1;
			for (int number = 0; at <= end; number++) {
				int comma = find(packet, at, end, ',');
				int stop = comma < 0 ? end : comma;
				double degrees = AsciiNumbers.parse(packet, at, stop);
				if (Double.isNaN(degrees)) {
					return false;
				}
				float radians = finite(Math.toRadians(degrees));
				if (yaw >= 0 && number < 3) {
					int place = number == 0 ? yaw + 1 : number == 1 ? yaw : yaw + 2;
					pose[place] = number == 0 ? radians : -radians;
					known++;
				}
				at = stop + 1;
			}
			return true;
		}

		private static float finite(double number) {
			float value = (float) number;
			return Float.isFinite(value) ? value : Float.NaN;
		}
	}
}
