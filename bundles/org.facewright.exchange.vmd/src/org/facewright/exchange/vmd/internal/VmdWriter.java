package org.facewright.exchange.vmd.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.ExportKeys;
import org.facewright.exchange.common.FaceAngles;
import org.facewright.exchange.common.Gaze;
import org.facewright.exchange.common.NameMaps;

/**
 * The bytes of a motion, little-endian: head, keys of bones (111 bytes), keys of morphs (23 bytes), and the counts 0 of
 * cameras, lights, shadows and IK. Keys by rising frame. Confined to one thread.
 */
final class VmdWriter implements Closeable {

	static final int MODEL_BYTES = 20;

	private static final int MAGIC_BYTES = 30;
	private static final int BLOCK = 1 << 16;
	private static final int INTERPOLATION = 64;
	private static final int FRAMES_PER_REPORT = 1 << 12;

	private record Bone(byte[] name, FaceAngles[] angles) {
	}

	private record Morph(byte[] name, KeyCurve keys) {
	}

	private final OutputStream out;
	private final MotionClip clip;
	private final ParameterValues values;
	private final Progress progress;
	private final ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);

	/** @param clip at 30 fps, with a frame at least */
	VmdWriter(OutputStream out, MotionClip clip, ParameterValues values, Progress progress) {
		this.out = out;
		this.clip = clip;
		this.values = values;
		this.progress = progress;
	}

	void write() throws IOException {
		field("Vocaloid Motion Data 0002".getBytes(StandardCharsets.US_ASCII), MAGIC_BYTES);
		field(Mmd.bytes(values.get(VmdExporter.MODEL).strip(), MODEL_BYTES).orElseThrow(), MODEL_BYTES);
		writeBones(bones());
		writeMorphs(morphs());
		room(16).putInt(0).putInt(0).putInt(0).putInt(0); // cameras, lights, shadows, IK
		flush();
	}

	private void field(byte[] bytes, int length) throws IOException {
		room(length).put(Arrays.copyOf(bytes, length));
	}

	private ByteBuffer room(int bytes) throws IOException {
		if (block.remaining() < bytes) {
			flush();
		}
		return block;
	}

	private void flush() throws IOException {
		out.write(block.array(), 0, block.position());
		block.clear();
	}

	private List<Bone> bones() {
		List<Bone> bones = new ArrayList<>();
		if (FaceAngles.has(clip, "head")) {
			int[] head = FaceAngles.indices(clip.channels(), "head");
			bones.add(bone(Mmd.HEAD, frame -> FaceAngles.at(clip, head, frame)));
		}
		boolean angles = FaceAngles.has(clip, "leftEye") || FaceAngles.has(clip, "rightEye");
		if (angles || !values.get(VmdExporter.MORPHS).equals("arkit")) {
			Gaze.of(clip).ifPresent(gaze -> {
				bones.add(bone(Mmd.LEFT_EYE, gaze::left));
				bones.add(bone(Mmd.RIGHT_EYE, gaze::right));
			});
		}
		return bones;
	}

	private Bone bone(String name, IntFunction<FaceAngles> at) {
		FaceAngles[] angles = new FaceAngles[clip.frameCount()];
		for (int frame = 0; frame < angles.length; frame++) {
			angles[frame] = at.apply(frame);
		}
		return new Bone(Mmd.bytes(name, Mmd.NAME_BYTES).orElseThrow(), angles);
	}

	/** A bone that stands still for a while has a key at both ends of that while. */
	private static boolean isKey(Bone bone, int frame) {
		FaceAngles[] angles = bone.angles;
		return frame == 0 || frame == angles.length - 1 || !angles[frame].equals(angles[frame - 1])
				|| !angles[frame].equals(angles[frame + 1]);
	}

	private void writeBones(List<Bone> bones) throws IOException {
		int count = 0;
		for (int frame = 0; frame < clip.frameCount(); frame++) {
			for (Bone bone : bones) {
				count += isKey(bone, frame) ? 1 : 0;
			}
		}
		room(4).putInt(count);
		byte[] lines = interpolation();
		for (int frame = 0; frame < clip.frameCount(); frame++) {
			report(frame, 0);
			for (Bone bone : bones) {
				if (isKey(bone, frame)) {
					field(bone.name, Mmd.NAME_BYTES);
					room(4).putInt(frame);
					room(12).putFloat(0).putFloat(0).putFloat(0);
					double[] q = bone.angles[frame].quaternion();
					// the same frame but with z into the face: a left-handed one
					room(16).putFloat((float) (0.0 - q[0])).putFloat((float) (0.0 - q[1])).putFloat((float) q[2])
							.putFloat((float) q[3]);
					room(INTERPOLATION).put(lines);
				}
			}
		}
	}

	/**
	 * Lines between keys as MikuMikuDance itself writes them: control points 20, 20 and 107, 107 of 127 for x, y, z and
	 * the rotation, then the same again three times, each time shifted by one byte.
	 */
	private static byte[] interpolation() {
		byte[] lines = new byte[INTERPOLATION];
		Arrays.fill(lines, 0, 8, (byte) 20);
		Arrays.fill(lines, 8, 16, (byte) 107);
		for (int row = 1; row < 4; row++) {
			System.arraycopy(lines, row, lines, 16 * row, 16 - row);
			lines[16 * row + 16 - row] = 1;
		}
		return lines;
	}

	private List<Morph> morphs() {
		Map<String, SampleColumn> columns = new LinkedHashMap<>();
		String which = values.get(VmdExporter.MORPHS);
		if (!which.equals("arkit")) {
			addPresets(columns);
		}
		if (!which.equals("mmd")) {
			for (int weight : clip.channels().indices(channel -> channel.kind() == ChannelKind.WEIGHT)) {
				columns.put(clip.channels().channel(weight).name(), clip.column(weight));
			}
		}
		List<Morph> morphs = new ArrayList<>();
		columns.forEach((name, column) -> morphs.add(new Morph(Mmd.bytes(name, Mmd.NAME_BYTES).orElseThrow(),
				ExportKeys.of(column, values.get(ExportKeys.TOLERANCE)))));
		return morphs;
	}

	/** The vowels; the blink that both eyes share, and as winks what one of them does more. */
	private void addPresets(Map<String, SampleColumn> columns) {
		MotionClip presets = NameMaps.shipped("arkit-to-vrm").orElseThrow().apply(clip).clip();
		Mmd.VOWELS.forEach((vrm, mmd) -> {
			int index = presets.channels().indexOf(vrm);
			if (index >= 0) {
				columns.put(mmd, presets.column(index));
			}
		});
		int left = presets.channels().indexOf("blinkLeft");
		int right = presets.channels().indexOf("blinkRight");
		if (left < 0 || right < 0) {
			return;
		}
		float[] lefts = presets.column(left).toArray();
		float[] rights = presets.column(right).toArray();
		float[] both = new float[lefts.length];
		for (int frame = 0; frame < both.length; frame++) {
			both[frame] = Math.min(lefts[frame], rights[frame]);
			lefts[frame] -= both[frame];
			rights[frame] -= both[frame];
		}
		columns.put(Mmd.BLINK, SampleColumn.of(both));
		columns.put(Mmd.WINK_LEFT, SampleColumn.of(lefts));
		columns.put(Mmd.WINK_RIGHT, SampleColumn.of(rights));
	}

	private void writeMorphs(List<Morph> morphs) throws IOException {
		room(4).putInt(morphs.stream().mapToInt(morph -> morph.keys.size()).reduce(0, Math::addExact));
		int[] next = new int[morphs.size()];
		for (int frame = 0; frame < clip.frameCount(); frame++) {
			report(frame, 0.3);
			for (int i = 0; i < next.length; i++) {
				KeyCurve keys = morphs.get(i).keys;
				if (next[i] < keys.size() && keys.frame(next[i]) == frame) {
					field(morphs.get(i).name, Mmd.NAME_BYTES);
					room(8).putInt(frame).putFloat(keys.value(next[i]));
					next[i]++;
				}
			}
		}
	}

	private void report(int frame, double done) {
		if (frame % FRAMES_PER_REPORT == 0) {
			progress.checkCancelled();
			progress.report(done + 0.3 * frame / clip.frameCount(), "writing keys");
		}
	}

	@Override
	public void close() throws IOException {
		out.close();
	}
}
