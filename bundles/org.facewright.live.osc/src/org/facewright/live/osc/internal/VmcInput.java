package org.facewright.live.osc.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.facewright.api.live.LiveInput;
import org.facewright.api.live.LiveReception;
import org.facewright.api.live.PoseListener;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.live.common.Endpoint;
import org.facewright.live.common.LiveFace;
import org.facewright.live.common.NameTable;
import org.facewright.live.common.PacketReader;
import org.facewright.live.common.PoseCounts;
import org.facewright.live.common.Rotations;
import org.facewright.live.common.UdpReception;
import org.osgi.service.component.annotations.Component;

/**
 * Receives what performers of the VMC protocol send. A pose is what stands when a sender applies it; values it does not
 * repeat stay. Expressions of VRM count only as long as no ARKit shape has come.
 */
@Component
public final class VmcInput implements LiveInput {

	@Override
	public String id() {
		return VmcSink.ID;
	}

	@Override
	public String label() {
		return VmcSink.LABEL;
	}

	@Override
	public int defaultPort() {
		return VmcSink.PORT;
	}

	@Override
	public ParameterSchema parameters() {
		return ParameterSchema.EMPTY;
	}

	@Override
	public ChannelSet channels() {
		return LiveFace.CHANNELS;
	}

	@Override
	public LiveReception open(URI location, ParameterValues values, PoseListener listener) throws IOException {
		PoseCounts counts = new PoseCounts();
		return UdpReception.open(VmcSink.ID, Endpoint.local(location, VmcSink.PORT), new Reader(counts, listener),
				counts);
	}

	/** Confined to the reception's thread. */
	static final class Reader implements PacketReader {

		private static final int VALUE = 0;
		private static final int APPLY = 1;
		private static final int BONE = 2;
		private static final int TIME = 3;
		private static final NameTable ADDRESSES = new NameTable(Map.of("/VMC/Ext/Blend/Val", VALUE,
				"/VMC/Ext/Blend/Apply", APPLY, "/VMC/Ext/Bone/Pos", BONE, "/VMC/Ext/T", TIME));
		private static final NameTable BONES = new NameTable(Map.of("Head", LiveFace.HEAD_YAW, "LeftEye",
				LiveFace.LEFT_EYE_YAW, "RightEye", LiveFace.RIGHT_EYE_YAW));
		/** Shapes by their index, expressions above them. */
		private static final int EXPRESSIONS = 100;
		private static final NameTable BLENDS = new NameTable(blends());

		private final OscMessages messages = new OscMessages();
		private final OscMessages.Visitor taking = this::take;
		private final float[] pose = new float[LiveFace.NAMES.size()];
		private final float[] expressions = new float[VrmExpressions.VRM0.size()];
		private final PoseCounts counts;
		private final PoseListener listener;
		private double seconds = Double.NaN;
		private long arrival;
		private boolean shapesCame;
		private boolean anythingCame;

		Reader(PoseCounts counts, PoseListener listener) {
			this.counts = counts;
			this.listener = listener;
			Arrays.fill(pose, Float.NaN);
			Arrays.fill(expressions, Float.NaN);
		}

		private static Map<String, Integer> blends() {
			Map<String, Integer> blends = new HashMap<>();
			for (int i = 0; i < VrmExpressions.VRM0.size(); i++) {
				blends.put(VrmExpressions.VRM0.get(i), EXPRESSIONS + i);
				blends.put(VrmExpressions.VRM1.get(i), EXPRESSIONS + i);
			}
			for (int i = 0; i < LiveFace.ROTATIONS; i++) {
				blends.put(LiveFace.NAMES.get(i), i);
			}
			return blends;
		}

		@Override
		public void read(ByteBuffer packet, long arrivalNanos) {
			arrival = arrivalNanos;
			if (!messages.read(packet, taking)) {
				counts.damage();
			}
		}

		private boolean take(OscMessages message) {
			return switch (ADDRESSES.find(message.packet(), message.addressStart(), message.addressLength())) {
				case VALUE -> value(message);
				case APPLY -> apply();
				case BONE -> bone(message);
				case TIME -> time(message);
				default -> true;
			};
		}

		private boolean value(OscMessages message) {
			float value = message.number(1);
			if (!message.isText(0) || Float.isNaN(value)) {
				return false;
			}
			int blend = BLENDS.find(message.packet(), message.textStart(0), message.textLength(0));
			float finite = Float.isFinite(value) ? value : Float.NaN;
			if (blend >= EXPRESSIONS) {
				expressions[blend - EXPRESSIONS] = finite;
			} else if (blend >= 0) {
				pose[blend] = finite;
				shapesCame = true;
			}
			anythingCame |= blend >= 0;
			return true;
		}

		private boolean bone(OscMessages message) {
			if (!message.isText(0) || Float.isNaN(message.number(7))) {
				return false;
			}
			int firstAngle = BONES.find(message.packet(), message.textStart(0), message.textLength(0));
			if (firstAngle < 0) {
				return true;
			}
			anythingCame = true;
			return Rotations.toAngles(message.number(4), message.number(5), message.number(6), message.number(7), pose,
					firstAngle);
		}

		private boolean time(OscMessages message) {
			seconds = message.number(0);
			return Double.isFinite(seconds);
		}

		private boolean apply() {
			if (!anythingCame) {
				return true;
			}
			if (!shapesCame) {
				VrmExpressions.toFace(expressions, pose);
			}
			counts.pass();
			listener.accept("", arrival, Double.isFinite(seconds) ? seconds : Double.NaN, pose);
			return true;
		}
	}
}
