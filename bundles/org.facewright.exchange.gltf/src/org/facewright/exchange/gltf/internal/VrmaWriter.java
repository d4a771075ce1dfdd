package org.facewright.exchange.gltf.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.FaceAngles;
import org.facewright.exchange.common.Gaze;
import org.facewright.exchange.common.NameMaps;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/**
 * One face as VRM animation: the bones that every humanoid has, at rest but for the head; a node per expression whose
 * x is its weight; a node whose rotation is the gaze. A key per frame, two for what does not move. Confined to one
 * thread.
 */
final class VrmaWriter {

	static final String EXTENSION = "VRMC_vrm_animation";
	static final Set<String> PRESETS = Set.of("happy", "angry", "sad", "relaxed", "surprised", "aa", "ih", "ou", "ee",
			"oh", "blink", "blinkLeft", "blinkRight", "neutral");

	private static final int FLOAT = 5126;
	private static final int BLOCK = 1 << 16;
	private static final int FRAMES_PER_REPORT = 1 << 14;

	/** A bone of the rest pose; metres from its parent, which stands before it. */
	private record Bone(String name, int parent, double x, double y, double z) {
	}

	/** A T-pose that faces along z, 1.6 m high. */
	private static final List<Bone> BONES = List.of(new Bone("hips", -1, 0, 0.95, 0), new Bone("spine", 0, 0, 0.1, 0),
			new Bone("head", 1, 0, 0.42, 0), new Bone("leftUpperArm", 1, 0.16, 0.34, 0),
			new Bone("leftLowerArm", 3, 0.27, 0, 0), new Bone("leftHand", 4, 0.24, 0, 0),
			new Bone("rightUpperArm", 1, -0.16, 0.34, 0), new Bone("rightLowerArm", 6, -0.27, 0, 0),
			new Bone("rightHand", 7, -0.24, 0, 0), new Bone("leftUpperLeg", 0, 0.09, -0.04, 0),
			new Bone("leftLowerLeg", 9, 0, -0.42, 0), new Bone("leftFoot", 10, 0, -0.41, 0),
			new Bone("rightUpperLeg", 0, -0.09, -0.04, 0), new Bone("rightLowerLeg", 12, 0, -0.42, 0),
			new Bone("rightFoot", 13, 0, -0.41, 0));
	private static final int HEAD = 2;

	/** What a node does over time. */
	private interface Motion {
		/** @param into translation, or rotation as x, y, z, w */
		void at(int frame, float[] into);
	}

	private record Moved(int node, boolean rotation, boolean still, Motion motion) {

		int width() {
			return rotation ? 4 : 3;
		}

		String type() {
			return rotation ? "VEC4" : "VEC3";
		}
	}

	private record Expression(String name, boolean preset) {
	}

	private final String name;
	private final MotionClip clip;
	private final List<Expression> expressions = new ArrayList<>();
	private final List<Moved> moved = new ArrayList<>();
	private final boolean looks;

	/** @param kinds both, custom or preset */
	VrmaWriter(String name, MotionClip clip, String kinds) {
		this.name = name;
		this.clip = clip;
		int[] head = FaceAngles.indices(clip.channels(), "head");
		if (FaceAngles.has(clip, "head")) {
			moved.add(new Moved(HEAD, true, false, (frame, into) -> put(FaceAngles.at(clip, head, frame), into)));
		}
		boolean all = !kinds.equals("preset");
		int[] weights = clip.channels().indices(channel -> channel.kind() == ChannelKind.WEIGHT
				&& (all || PRESETS.contains(channel.name())));
		for (int weight : weights) {
			addExpression(clip.channels().channel(weight).name(), clip.column(weight));
		}
		if (!kinds.equals("custom")) {
			MotionClip presets = NameMaps.shipped("arkit-to-vrm").orElseThrow().apply(clip).clip();
			for (int i = 0; i < presets.channels().size(); i++) {
				String preset = presets.channels().channel(i).name();
				if (PRESETS.contains(preset) && expressions.stream().noneMatch(known -> known.name.equals(preset))) {
					addExpression(preset, presets.column(i));
				}
			}
		}
		Optional<Gaze> gaze = Gaze.of(clip);
		looks = gaze.isPresent() && (!kinds.equals("custom") || FaceAngles.has(clip, "leftEye")
				|| FaceAngles.has(clip, "rightEye"));
		if (looks) {
			Gaze eyes = gaze.get();
			moved.add(new Moved(BONES.size() + expressions.size(), true, false,
					(frame, into) -> put(eyes.both(frame), into)));
		}
	}

	/** Whether anything of a clip becomes a preset, a turning head or a gaze. */
	static boolean hasPresets(MotionClip clip) {
		List<String> sources = NameMaps.shipped("arkit-to-vrm").orElseThrow().reads();
		return clip.channels().channels().stream().anyMatch(channel -> FaceAngles.isOne(channel)
				|| PRESETS.contains(channel.name()) || sources.contains(channel.name()));
	}

	private void addExpression(String expression, SampleColumn column) {
		float constant = column.constantValue();
		moved.add(new Moved(BONES.size() + expressions.size(), false, constant == constant, (frame, into) -> {
			into[0] = column.get(frame);
			into[1] = 0;
			into[2] = 0;
		}));
		expressions.add(new Expression(expression, PRESETS.contains(expression)));
	}

	private static void put(FaceAngles angles, float[] into) {
		double[] quaternion = angles.quaternion();
		for (int i = 0; i < 4; i++) {
			into[i] = (float) quaternion[i];
		}
	}

	/** Keys of what stands still: its first and its last frame. */
	private int stillKeys() {
		return moved.stream().anyMatch(Moved::still) ? Math.min(2, clip.frameCount()) : 0;
	}

	private int keys(Moved some) {
		return some.still ? stillKeys() : clip.frameCount();
	}

	// The buffer: times of all frames, times of the first and the last, then the keys of each node.

	long bufferLength() {
		long floats = (long) clip.frameCount() + stillKeys();
		for (Moved some : moved) {
			floats += (long) keys(some) * some.width();
		}
		return 4 * floats;
	}

	void writeBuffer(OutputStream out, Progress progress) throws IOException {
		ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
		int last = clip.frameCount() - 1;
		for (int frame = 0; frame <= last; frame++) {
			put(seconds(frame), block, out);
		}
		for (int key = 0; key < stillKeys(); key++) {
			put(seconds(key * last), block, out);
		}
		for (int i = 0; i < moved.size(); i++) {
			progress.checkCancelled();
			progress.report((double) i / moved.size(), "writing expressions");
			Moved some = moved.get(i);
			float[] value = new float[4];
			for (int key = 0; key < keys(some); key++) {
				if (key % FRAMES_PER_REPORT == 0) {
					progress.checkCancelled();
				}
				some.motion.at(some.still ? key * last : key, value);
				for (int part = 0; part < some.width(); part++) {
					put(value[part], block, out);
				}
			}
		}
		flush(block, out);
	}

	private float seconds(int frame) {
		return (float) clip.frameRate().secondsOf(frame);
	}

	private static void put(float value, ByteBuffer block, OutputStream out) throws IOException {
		if (block.remaining() < 4) {
			flush(block, out);
		}
		block.putFloat(value);
	}

	private static void flush(ByteBuffer block, OutputStream out) throws IOException {
		out.write(block.array(), 0, block.position());
		block.clear();
	}

	/** The JSON part; the extension stands near its beginning, where files are told apart. */
	byte[] json() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
			json.writeStartObject();
			json.writeObjectFieldStart("asset");
			json.writeStringField("version", "2.0");
			json.writeStringField("generator", "Facewright");
			json.writeEndObject();
			json.writeArrayFieldStart("extensionsUsed");
			json.writeString(EXTENSION);
			json.writeEndArray();
			writeExtension(json);
			writeNodes(json);
			writeAnimation(json);
			writeAccessors(json);
			json.writeArrayFieldStart("buffers");
			json.writeStartObject();
			json.writeNumberField("byteLength", bufferLength());
			json.writeEndObject();
			json.writeEndArray();
			json.writeEndObject();
		}
		return bytes.toByteArray();
	}

	private void writeExtension(JsonGenerator json) throws IOException {
		json.writeObjectFieldStart("extensions");
		json.writeObjectFieldStart(EXTENSION);
		json.writeStringField("specVersion", "1.0");
		json.writeObjectFieldStart("humanoid");
		json.writeObjectFieldStart("humanBones");
		for (int bone = 0; bone < BONES.size(); bone++) {
			writeNodeReference(json, BONES.get(bone).name, bone);
		}
		json.writeEndObject();
		json.writeEndObject();
		if (!expressions.isEmpty()) {
			json.writeObjectFieldStart("expressions");
			for (boolean preset : new boolean[] { true, false }) {
				if (expressions.stream().anyMatch(expression -> expression.preset == preset)) {
					writeExpressions(json, preset);
				}
			}
			json.writeEndObject();
		}
		if (looks) {
			json.writeObjectFieldStart("lookAt");
			json.writeNumberField("node", BONES.size() + expressions.size());
			writeTriple(json, "offsetFromHeadBone", 0, 0.06, 0);
			json.writeEndObject();
		}
		json.writeEndObject();
		json.writeEndObject();
	}

	private void writeExpressions(JsonGenerator json, boolean preset) throws IOException {
		json.writeObjectFieldStart(preset ? "preset" : "custom");
		for (int i = 0; i < expressions.size(); i++) {
			if (expressions.get(i).preset == preset) {
				writeNodeReference(json, expressions.get(i).name, BONES.size() + i);
			}
		}
		json.writeEndObject();
	}

	private static void writeNodeReference(JsonGenerator json, String field, int node) throws IOException {
		json.writeObjectFieldStart(field);
		json.writeNumberField("node", node);
		json.writeEndObject();
	}

	private static void writeTriple(JsonGenerator json, String field, double x, double y, double z)
			throws IOException {
		json.writeArrayFieldStart(field);
		json.writeNumber(x);
		json.writeNumber(y);
		json.writeNumber(z);
		json.writeEndArray();
	}

	private void writeNodes(JsonGenerator json) throws IOException {
		json.writeNumberField("scene", 0);
		json.writeArrayFieldStart("scenes");
		json.writeStartObject();
		json.writeArrayFieldStart("nodes");
		json.writeNumber(0);
		for (int node = BONES.size(); node < BONES.size() + expressions.size() + (looks ? 1 : 0); node++) {
			json.writeNumber(node);
		}
		json.writeEndArray();
		json.writeEndObject();
		json.writeEndArray();
		json.writeArrayFieldStart("nodes");
		for (int bone = 0; bone < BONES.size(); bone++) {
			json.writeStartObject();
			json.writeStringField("name", BONES.get(bone).name);
			writeTriple(json, "translation", BONES.get(bone).x, BONES.get(bone).y, BONES.get(bone).z);
			writeChildren(json, bone);
			json.writeEndObject();
		}
		for (Expression expression : expressions) {
			json.writeStartObject();
			json.writeStringField("name", expression.name);
			json.writeEndObject();
		}
		if (looks) {
			json.writeStartObject();
			json.writeStringField("name", "lookAt");
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	private static void writeChildren(JsonGenerator json, int parent) throws IOException {
		if (BONES.stream().anyMatch(bone -> bone.parent == parent)) {
			json.writeArrayFieldStart("children");
			for (int bone = 0; bone < BONES.size(); bone++) {
				if (BONES.get(bone).parent == parent) {
					json.writeNumber(bone);
				}
			}
			json.writeEndArray();
		}
	}

	private void writeAnimation(JsonGenerator json) throws IOException {
		json.writeArrayFieldStart("animations");
		json.writeStartObject();
		json.writeStringField("name", name);
		json.writeArrayFieldStart("channels");
		for (int i = 0; i < moved.size(); i++) {
			json.writeStartObject();
			json.writeNumberField("sampler", i);
			json.writeObjectFieldStart("target");
			json.writeNumberField("node", moved.get(i).node);
			json.writeStringField("path", moved.get(i).rotation ? "rotation" : "translation");
			json.writeEndObject();
			json.writeEndObject();
		}
		json.writeEndArray();
		int times = stillKeys() > 0 ? 2 : 1;
		json.writeArrayFieldStart("samplers");
		for (int i = 0; i < moved.size(); i++) {
			json.writeStartObject();
			json.writeNumberField("input", moved.get(i).still ? 1 : 0);
			json.writeStringField("interpolation", "LINEAR");
			json.writeNumberField("output", times + i);
			json.writeObjectFieldStart("extras");
			json.writeStringField("frameRate", clip.frameRate().toString());
			json.writeEndObject();
			json.writeEndObject();
		}
		json.writeEndArray();
		json.writeEndObject();
		json.writeEndArray();
	}

	private void writeAccessors(JsonGenerator json) throws IOException {
		int times = stillKeys() > 0 ? 2 : 1;
		json.writeArrayFieldStart("accessors");
		writeAccessor(json, 0, clip.frameCount(), "SCALAR", true);
		if (times > 1) {
			writeAccessor(json, 1, stillKeys(), "SCALAR", true);
		}
		for (int i = 0; i < moved.size(); i++) {
			writeAccessor(json, times + i, keys(moved.get(i)), moved.get(i).type(), false);
		}
		json.writeEndArray();
		json.writeArrayFieldStart("bufferViews");
		long offset = writeView(json, 0, clip.frameCount());
		if (times > 1) {
			offset = writeView(json, offset, stillKeys());
		}
		for (Moved some : moved) {
			offset = writeView(json, offset, (long) keys(some) * some.width());
		}
		json.writeEndArray();
	}

	private void writeAccessor(JsonGenerator json, int view, int count, String type, boolean times)
			throws IOException {
		json.writeStartObject();
		json.writeNumberField("bufferView", view);
		json.writeNumberField("componentType", FLOAT);
		json.writeNumberField("count", count);
		json.writeStringField("type", type);
		if (times) {
			json.writeArrayFieldStart("min");
			json.writeNumber(0);
			json.writeEndArray();
			json.writeArrayFieldStart("max");
			json.writeNumber(seconds(clip.frameCount() - 1));
			json.writeEndArray();
		}
		json.writeEndObject();
	}

	private static long writeView(JsonGenerator json, long offset, long floats) throws IOException {
		json.writeStartObject();
		json.writeNumberField("buffer", 0);
		json.writeNumberField("byteOffset", offset);
		json.writeNumberField("byteLength", 4 * floats);
		json.writeEndObject();
		return offset + 4 * floats;
	}
}
