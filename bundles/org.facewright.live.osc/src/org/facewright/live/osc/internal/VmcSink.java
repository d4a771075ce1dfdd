package org.facewright.live.osc.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.facewright.api.live.LiveConnection;
import org.facewright.api.live.LiveSink;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.facewright.live.common.Endpoint;
import org.facewright.live.common.HeldPose;
import org.facewright.live.common.LiveFace;
import org.facewright.live.common.Rotations;
import org.facewright.live.common.UdpConnection;
import org.facewright.live.osc.internal.OscPackets.Slot;
import org.osgi.service.component.annotations.Component;

/** Performs for programs that show VRM avatars: blend values and their apply, head and eyes as bones. */
@Component
public final class VmcSink implements LiveSink {

	static final String ID = "vmc";
	static final String LABEL = "VMC protocol";
	static final int PORT = 39_539;
	static final String ARKIT = "arkit";
	static final String ARKIT_PASCAL = "arkit-pascal";
	static final String VRM0 = "vrm0";
	static final String VRM1 = "vrm1";
	static final Parameter<String> NAMES = Parameter.choice("names", ARKIT, ARKIT_PASCAL, VRM0, VRM1).label("Names")
			.describe("Blend names of the avatar: jawOpen, JawOpen, or the few expressions that every VRM has.");
	static final Parameter<Boolean> BUNDLES = Parameter.flag("bundles").otherwise(true).label("Bundles")
			.describe("Sends a pose in few packets; turn it off for receivers that ignore bundles.");
	static final Parameter<Boolean> BONES = Parameter.flag("bones").otherwise(true).label("Head and eyes")
			.describe("Turns the bones of head and eyes when the poses have their angles.");
	static final Parameter<Boolean> ROOT = Parameter.flag("root").label("Root")
			.describe("Sends a root at rest, for receivers that wait for one.");

	private static final ParameterSchema SCHEMA = ParameterSchema.of(NAMES, BUNDLES, BONES, ROOT);

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
		return new Connection(Endpoint.remote(target, PORT), channels, values);
	}

	/** One bone that turns. */
	private record Bone(Slot[] slots, int firstAngle) {
	}

	private static final class Connection extends UdpConnection {

		private final ByteBuffer[] packets;
		private final Slot time;
		private final List<Bone> bones = new ArrayList<>();
		private final HeldPose angles;
		private final double[] quaternion = new double[4];
		private final HeldPose weights;
		private final Slot[] weightSlots;
		private final boolean expressions;
		private final float[] expressionValues = new float[VrmExpressions.SENT];
		private final int[] sentExpressions;
		private long start;
		private boolean started;

		Connection(InetSocketAddress target, ChannelSet channels, ParameterValues values) throws IOException {
			super(target);
			String names = values.get(NAMES);
			expressions = names.equals(VRM0) || names.equals(VRM1);
			OscPackets packing = new OscPackets(values.get(BUNDLES));
			packing.add("/VMC/Ext/OK", 1);
			time = packing.add("/VMC/Ext/T", 0f)[0];
			if (values.get(ROOT)) {
				packing.add("/VMC/Ext/Root/Pos", "root", 0f, 0f, 0f, 0f, 0f, 0f, 1f);
			}
			angles = new HeldPose(channels, LiveFace.NAMES);
			if (values.get(BONES)) {
				addBone(packing, "Head", LiveFace.HEAD_YAW);
				addBone(packing, "LeftEye", LiveFace.LEFT_EYE_YAW);
				addBone(packing, "RightEye", LiveFace.RIGHT_EYE_YAW);
			}
			List<String> sources = expressions
					? Arkit.FACE.names()
					: channels.channels().stream().filter(channel -> channel.kind() == ChannelKind.WEIGHT)
							.map(Channel::name).toList();
			weights = new HeldPose(channels, sources);
			sentExpressions = channelsToExpressions(channels);
			List<String> sent = sources;
			if (expressions) {
				List<String> all = names.equals(VRM0) ? VrmExpressions.VRM0 : VrmExpressions.VRM1;
				sent = java.util.Arrays.stream(sentExpressions).mapToObj(all::get).toList();
			} else if (names.equals(ARKIT_PASCAL)) {
				sent = sources.stream().map(LiveFace::pascalCase).toList();
			}
			weightSlots = sent.stream().map(name -> packing.add("/VMC/Ext/Blend/Val", name, 0f)[0])
					.toArray(Slot[]::new);
			packing.add("/VMC/Ext/Blend/Apply");
			packets = packing.finish();
		}

		private static int[] channelsToExpressions(ChannelSet channels) {
			return java.util.stream.IntStream.range(0, VrmExpressions.SENT)
					.filter(expression -> VrmExpressions.isTold(expression, channels)).toArray();
		}

		/** A bone is left alone unless the poses have one of its angles. */
		private void addBone(OscPackets packing, String name, int firstAngle) {
			if (angles.has(firstAngle) || angles.has(firstAngle + 1) || angles.has(firstAngle + 2)) {
				bones.add(new Bone(packing.add("/VMC/Ext/Bone/Pos", name, 0f, 0f, 0f, 0f, 0f, 0f, 1f), firstAngle));
			}
		}

		@Override
		protected ByteBuffer[] packets(long frame, long captureNanos, float[] pose) {
			if (!started) {
				started = true;
				start = captureNanos;
			}
			time.put((float) ((captureNanos - start) / 1e9));
			float[] turned = angles.take(pose);
			for (int i = 0; i < bones.size(); i++) {
				Bone bone = bones.get(i);
				Rotations.toQuaternion(turned[bone.firstAngle], turned[bone.firstAngle + 1],
						turned[bone.firstAngle + 2], quaternion);
				for (int part = 0; part < 4; part++) {
					bone.slots[3 + part].put((float) quaternion[part]);
				}
			}
			float[] values = weights.take(pose);
			if (expressions) {
				VrmExpressions.ofFace(values, expressionValues);
			}
			for (int i = 0; i < weightSlots.length; i++) {
				weightSlots[i].put(VrmExpressions.unit(expressions ? expressionValues[sentExpressions[i]] : values[i]));
			}
			for (ByteBuffer packet : packets) {
				packet.rewind();
			}
			return packets;
		}
	}
}
