package org.facewright.exchange.gltf.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.FaceMesh;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.WeightTracks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

/**
 * One take as glTF 2.0: per track a node with a mesh that has a morph target per weight channel, and one animation that
 * moves them, a key per frame. Values and times are 32-bit floats, unrounded. Confined to one thread.
 */
final class GltfWriter {

	static final Parameter<String> MESH = Parameter.choice("mesh", "head", "none").label("Mesh")
			.describe("head: a small head that moves in any viewer; none: the names and weights on a single triangle");
	static final Parameter<String> INTERPOLATION = Parameter.choice("interpolation", "linear", "step", "cubicspline")
			.label("Interpolation")
			.describe("How a player goes from frame to frame; cubicspline triples the size of the animation");
	static final ParameterSchema PARAMETERS = ParameterSchema.of(MESH, INTERPOLATION);

	private static final int FLOAT = 5126;
	private static final int UNSIGNED_BYTE = 5121;
	private static final int UNSIGNED_SHORT = 5123;
	private static final int ARRAY_BUFFER = 34962;
	private static final int ELEMENT_ARRAY_BUFFER = 34963;
	private static final int NO_TARGET = 0;
	private static final float METRES = 0.01f;
	private static final double HEAD_SPACING_METRES = 0.25;
	/** The GLB head counts all bytes in 32 bits; some room is left for the JSON. */
	private static final long MOST_BYTES = (1L << 32) - (1L << 26);
	private static final int BLOCK = 1 << 16;
	private static final int FRAMES_PER_REPORT = 4096;

	/** Writes what a part of the buffer holds. */
	private interface Content {
		void write(ByteBuffer block, OutputStream out, Progress progress) throws IOException;
	}

	private record View(long offset, long length, int target, Content content) {
	}

	private final ExportRequest request;
	private final List<NamedClip> tracks;
	private final boolean head;
	private final List<View> views = new ArrayList<>();
	private long bufferLength;

	private GltfWriter(ExportRequest request) {
		this.request = request;
		tracks = WeightTracks.of(request);
		head = request.values().get(MESH).equals("head");
		addMesh();
		for (NamedClip track : tracks) {
			addAnimation(track.clip());
		}
	}

	/** @throws IllegalArgumentException with a sentence for the user when the request is one that check() refuses */
	static GltfWriter of(ExportRequest request) {
		Preflight.refuseErrors(check(request));
		return new GltfWriter(request);
	}

	static List<Problem> check(ExportRequest request) {
		List<NamedClip> tracks = WeightTracks.of(request);
		List<Problem> problems = new ArrayList<>(WeightTracks.check(request, "glTF morph animation"));
		boolean cubic = request.values().get(INTERPOLATION).equals("cubicspline");
		for (NamedClip track : tracks) {
			checkLength(track, cubic, problems);
		}
		if (tracks.stream().mapToLong(track -> weightBytes(track.clip(), cubic)).sum() >= MOST_BYTES) {
			problems.add(Problem.error("gltf.too-large",
					"take '%s' needs more than the 4 GiB a glTF buffer may have".formatted(request.name()),
					"export it in parts"));
		}
		return problems;
	}

	static void checkLength(NamedClip track, boolean cubic, List<Problem> problems) {
		MotionClip clip = track.clip();
		if (cubic && clip.frameCount() == 1) {
			problems.add(Problem.info("gltf.one-frame",
					"track '%s' has one frame and CUBICSPLINE needs two; it is written as LINEAR".formatted(
							track.name())));
		}
		double last = clip.frameRate().secondsOf(clip.frameCount() - 1L);
		if (Math.ulp((float) last) >= clip.frameRate().secondsOf(1)) {
			problems.add(Problem.error("gltf.too-long",
					"track '%s' is so long that glTF's 32-bit times can't tell its frames apart".formatted(
							track.name()),
					"export it in parts or at a lower frame rate"));
		}
	}

	long bufferLength() {
		return bufferLength;
	}

	// The buffer: the mesh's views first, then times and weights of each track.

	private static final int POSITIONS = 0;
	private static final int TRIANGLES = 1;
	private static final int COLOURS = 2;
	private static final int SHAPE_VERTICES = 3;
	private static final int SHAPE_OFFSETS = 4;

	private void add(long length, int target, Content content) {
		views.add(new View(bufferLength, length, target, content));
		bufferLength = (bufferLength + length + 3) / 4 * 4;
	}

	private void addMesh() {
		float[] points = points();
		int[] triangles = head ? FaceMesh.head().triangles() : new int[] { 0, 1, 2 };
		add(4L * points.length, ARRAY_BUFFER, floats(points, 1));
		add(2L * triangles.length, ELEMENT_ARRAY_BUFFER, shorts(triangles));
		if (head) {
			int[] colours = FaceMesh.head().colours();
			add(4L * colours.length, ARRAY_BUFFER, (block, out, progress) -> {
				for (int colour : colours) {
					room(block, out, 4).put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour)
							.put((byte) 255);
				}
			});
			List<FaceMesh.Shape> shapes = shapes();
			if (shapes.isEmpty()) {
				return;
			}
			add(shapes.stream().mapToLong(GltfWriter::vertexBytes).sum(), NO_TARGET, (block, out, progress) -> {
				for (FaceMesh.Shape shape : shapes) {
					shorts(shape.vertices()).write(block, out, progress);
					room(block, out, 2).put(new byte[(int) (vertexBytes(shape) - 2L * shape.vertices().length)]);
				}
			});
			add(shapes.stream().mapToLong(shape -> 4L * shape.offsets().length).sum(), NO_TARGET,
					(block, out, progress) -> {
						for (FaceMesh.Shape shape : shapes) {
							floats(shape.offsets(), METRES).write(block, out, progress);
						}
					});
		}
	}

	private float[] points() {
		if (!head) {
			return new float[] { 0, 0, 0, METRES, 0, 0, 0, METRES, 0 };
		}
		float[] points = FaceMesh.head().points();
		for (int i = 0; i < points.length; i++) {
			points[i] *= METRES;
		}
		return points;
	}

	/** The shapes of all tracks' targets in order, without those that move nothing. */
	private List<FaceMesh.Shape> shapes() {
		return tracks.stream().flatMap(track -> track.clip().channels().names().stream())
				.map(FaceMesh.head()::shape).filter(shape -> shape.vertices().length > 0).distinct().toList();
	}

	/** Indices of a shape, filled up to 4 bytes. */
	private static long vertexBytes(FaceMesh.Shape shape) {
		return (2L * shape.vertices().length + 3) / 4 * 4;
	}

	private void addAnimation(MotionClip clip) {
		String interpolation = interpolation(clip);
		add(4L * clip.frameCount(), NO_TARGET, times(clip));
		boolean cubic = interpolation.equals("CUBICSPLINE");
		add(weightBytes(clip, cubic), NO_TARGET, cubic ? cubicWeights(clip) : plainWeights(clip));
	}

	private static long weightBytes(MotionClip clip, boolean cubic) {
		return 4L * clip.channels().size() * clip.frameCount() * (cubic ? 3 : 1);
	}

	private String interpolation(MotionClip clip) {
		return switch (request.values().get(INTERPOLATION)) {
			case "step" -> "STEP";
			case "cubicspline" -> clip.frameCount() > 1 ? "CUBICSPLINE" : "LINEAR";
			default -> "LINEAR";
		};
	}

	private static Content floats(float[] values, float factor) {
		return (block, out, progress) -> {
			for (float value : values) {
				room(block, out, 4).putFloat(value * factor);
			}
		};
	}

	private static Content shorts(int[] values) {
		return (block, out, progress) -> {
			for (int value : values) {
				room(block, out, 2).putShort((short) value);
			}
		};
	}

	private static Content times(MotionClip clip) {
		return (block, out, progress) -> {
			for (int frame = 0; frame < clip.frameCount(); frame++) {
				room(block, out, 4).putFloat((float) clip.frameRate().secondsOf(frame));
			}
		};
	}

	private static Content plainWeights(MotionClip clip) {
		return (block, out, progress) -> {
			float[] pose = new float[clip.channels().size()];
			for (int frame = 0; frame < clip.frameCount(); frame++) {
				report(frame, clip, progress);
				clip.pose(frame, pose);
				put(pose, block, out);
			}
		};
	}

	/** Per key all incoming tangents, all values, all outgoing tangents; the first and the last tangents are 0. */
	private static Content cubicWeights(MotionClip clip) {
		return (block, out, progress) -> {
			int last = clip.frameCount() - 1;
			float[] before = new float[clip.channels().size()];
			float[] pose = new float[before.length];
			float[] after = new float[before.length];
			float[] slopes = new float[before.length];
			float[] none = new float[before.length];
			for (int frame = 0; frame <= last; frame++) {
				report(frame, clip, progress);
				clip.pose(Math.max(0, frame - 1), before);
				clip.pose(frame, pose);
				clip.pose(Math.min(last, frame + 1), after);
				slopes(before, pose, after, clip.frameRate(), frame == 0 || frame == last, slopes);
				put(frame == 0 ? none : slopes, block, out);
				put(pose, block, out);
				put(frame == last ? none : slopes, block, out);
			}
		};
	}

	/**
	 * Slopes per second that overshoot no sample: the harmonic mean of the neighbouring spans' slopes where they have
	 * the same sign (Fritsch and Butland 1984), the one span's slope at an end.
	 */
	private static void slopes(float[] before, float[] pose, float[] after, FrameRate rate, boolean end,
			float[] slopes) {
		double framesPerSecond = rate.framesPerSecond();
		for (int channel = 0; channel < slopes.length; channel++) {
			double in = (double) pose[channel] - before[channel];
			double out = (double) after[channel] - pose[channel];
			double slope = end ? in + out : in * out > 0 ? 2 * in * out / (in + out) : 0;
			slopes[channel] = (float) Math.clamp(slope * framesPerSecond, -Float.MAX_VALUE, Float.MAX_VALUE);
		}
	}

	private static void put(float[] values, ByteBuffer block, OutputStream out) throws IOException {
		for (float value : values) {
			room(block, out, 4).putFloat(value);
		}
	}

	private static void report(int frame, MotionClip clip, Progress progress) {
		if (frame % FRAMES_PER_REPORT == 0) {
			progress.checkCancelled();
			progress.report((double) frame / clip.frameCount(), "writing weights");
		}
	}

	private static ByteBuffer room(ByteBuffer block, OutputStream out, int bytes) throws IOException {
		if (block.remaining() < bytes) {
			flush(block, out);
		}
		return block;
	}

	private static void flush(ByteBuffer block, OutputStream out) throws IOException {
		out.write(block.array(), 0, block.position());
		block.clear();
	}

	/** Writes {@link #bufferLength()} bytes. */
	void writeBuffer(OutputStream out, Progress progress) throws IOException {
		ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
		for (View view : views) {
			progress.checkCancelled();
			view.content.write(block, out, progress.part((double) view.offset / bufferLength,
					(double) (view.offset + view.length) / bufferLength));
			for (long at = view.length; at % 4 != 0; at++) {
				room(block, out, 1).put((byte) 0);
			}
		}
		flush(block, out);
		progress.report(1, "written");
	}

	// The description. Accessors are counted in the order in which they are written.

	/**
	 * The JSON part.
	 *
	 * @param bufferName file that holds the buffer; the JSON is then laid out for people. Empty when the buffer follows
	 *                   in the same file.
	 */
	byte[] json(Optional<String> bufferName) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
			if (bufferName.isPresent()) {
				DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
				printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
				json.setPrettyPrinter(printer);
			}
			write(json, bufferName);
		}
		return bytes.toByteArray();
	}

	private void write(JsonGenerator json, Optional<String> bufferName) throws IOException {
		json.writeStartObject();
		json.writeObjectFieldStart("asset");
		json.writeStringField("version", "2.0");
		json.writeStringField("generator", "Facewright");
		json.writeEndObject();
		json.writeNumberField("scene", 0);
		writeNodes(json);
		if (head) {
			writeMaterial(json);
		}
		List<Accessor> accessors = new ArrayList<>();
		writeMeshes(json, accessors);
		writeAnimation(json, accessors);
		writeAccessors(json, accessors);
		writeBuffer(json, bufferName);
		json.writeEndObject();
	}

	private void writeNodes(JsonGenerator json) throws IOException {
		json.writeArrayFieldStart("scenes");
		json.writeStartObject();
		json.writeStringField("name", request.name());
		json.writeArrayFieldStart("nodes");
		for (int track = 0; track < tracks.size(); track++) {
			json.writeNumber(track);
		}
		json.writeEndArray();
		json.writeEndObject();
		json.writeEndArray();
		json.writeArrayFieldStart("nodes");
		for (int track = 0; track < tracks.size(); track++) {
			json.writeStartObject();
			json.writeStringField("name", tracks.get(track).name());
			json.writeNumberField("mesh", track);
			if (track > 0) {
				json.writeArrayFieldStart("translation");
				json.writeNumber(track * HEAD_SPACING_METRES);
				json.writeNumber(0);
				json.writeNumber(0);
				json.writeEndArray();
			}
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	private static void writeMaterial(JsonGenerator json) throws IOException {
		json.writeArrayFieldStart("materials");
		json.writeStartObject();
		json.writeStringField("name", "head");
		json.writeObjectFieldStart("pbrMetallicRoughness");
		json.writeNumberField("metallicFactor", 0);
		json.writeNumberField("roughnessFactor", 0.8);
		json.writeEndObject();
		json.writeBooleanField("doubleSided", true);
		json.writeEndObject();
		json.writeEndArray();
	}

	/** @param view -1 for zeros and sparse ones */
	private record Accessor(int view, int component, boolean normalized, long count, String type, float[] min,
			float[] max, Optional<Sparse> sparse) {

		static Accessor of(int view, int component, long count, String type) {
			return new Accessor(view, component, false, count, type, new float[0], new float[0], Optional.empty());
		}

		Accessor within(float[] newMin, float[] newMax) {
			return new Accessor(view, component, normalized, count, type, newMin, newMax, sparse);
		}
	}

	private record Sparse(int count, long vertexOffset, long valueOffset) {
	}

	private static int number(List<Accessor> accessors, Accessor accessor) {
		accessors.add(accessor);
		return accessors.size() - 1;
	}

	private void writeMeshes(JsonGenerator json, List<Accessor> accessors) throws IOException {
		float[] points = points();
		int vertices = points.length / 3;
		int positions = number(accessors, bounded(Accessor.of(POSITIONS, FLOAT, vertices, "VEC3"), points, 1));
		int indices = number(accessors,
				Accessor.of(TRIANGLES, UNSIGNED_SHORT, views.get(TRIANGLES).length / 2, "SCALAR"));
		int colours = head
				? number(accessors, new Accessor(COLOURS, UNSIGNED_BYTE, true, vertices, "VEC4",
						new float[0], new float[0], Optional.empty()))
				: -1;
		Targets targets = new Targets(accessors, vertices);
		json.writeArrayFieldStart("meshes");
		for (NamedClip track : tracks) {
			json.writeStartObject();
			json.writeStringField("name", track.name());
			json.writeArrayFieldStart("primitives");
			json.writeStartObject();
			json.writeObjectFieldStart("attributes");
			json.writeNumberField("POSITION", positions);
			if (head) {
				json.writeNumberField("COLOR_0", colours);
			}
			json.writeEndObject();
			json.writeNumberField("indices", indices);
			if (head) {
				json.writeNumberField("material", 0);
			}
			json.writeArrayFieldStart("targets");
			for (String name : track.clip().channels().names()) {
				json.writeStartObject();
				json.writeNumberField("POSITION", targets.accessor(name));
				json.writeEndObject();
			}
			json.writeEndArray();
			json.writeEndObject();
			json.writeEndArray();
			writeWeightsAndNames(json, track.clip());
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	/** The first pose as the mesh's own weights, and the names that importers look for. */
	private static void writeWeightsAndNames(JsonGenerator json, MotionClip clip) throws IOException {
		float[] pose = new float[clip.channels().size()];
		clip.pose(0, pose);
		json.writeArrayFieldStart("weights");
		for (float weight : pose) {
			json.writeNumber(weight);
		}
		json.writeEndArray();
		json.writeObjectFieldStart("extras");
		json.writeArrayFieldStart("targetNames");
		for (String name : clip.channels().names()) {
			json.writeString(name);
		}
		json.writeEndArray();
		json.writeEndObject();
	}

	/** One accessor per shape that moves something, one of zeros for all others; shared by all tracks. */
	private final class Targets {

		private final List<Accessor> accessors;
		private final int vertices;
		private final Map<String, Integer> known = new HashMap<>();
		private int zeros = -1;
		private long vertexOffset;
		private long valueOffset;

		Targets(List<Accessor> accessors, int vertices) {
			this.accessors = accessors;
			this.vertices = vertices;
		}

		int accessor(String channel) {
			FaceMesh.Shape shape = FaceMesh.head().shape(channel);
			if (!head || shape.vertices().length == 0) {
				if (zeros < 0) {
					zeros = number(accessors, Accessor.of(-1, FLOAT, vertices, "VEC3").within(new float[3],
							new float[3]));
				}
				return zeros;
			}
			return known.computeIfAbsent(channel, name -> add(shape));
		}

		private int add(FaceMesh.Shape shape) {
			Accessor sparse = new Accessor(-1, FLOAT, false, vertices, "VEC3", new float[3], new float[3],
					Optional.of(new Sparse(shape.vertices().length, vertexOffset, valueOffset)));
			vertexOffset += vertexBytes(shape);
			valueOffset += 4L * shape.offsets().length;
			return number(accessors, bounded(sparse, shape.offsets(), METRES));
		}
	}

	/** With the extremes of these points; those of a sparse accessor include the zeros in between. */
	private static Accessor bounded(Accessor accessor, float[] points, float factor) {
		boolean zeros = accessor.sparse.isPresent() && 3L * accessor.count > points.length;
		float[] min = new float[3];
		float[] max = new float[3];
		for (int i = 0; i < points.length; i++) {
			float value = points[i] * factor;
			boolean first = i < 3 && !zeros;
			min[i % 3] = first ? value : Math.min(min[i % 3], value);
			max[i % 3] = first ? value : Math.max(max[i % 3], value);
		}
		return accessor.within(min, max);
	}

	private void writeAnimation(JsonGenerator json, List<Accessor> accessors) throws IOException {
		json.writeArrayFieldStart("animations");
		json.writeStartObject();
		json.writeStringField("name", request.name());
		json.writeArrayFieldStart("channels");
		for (int track = 0; track < tracks.size(); track++) {
			json.writeStartObject();
			json.writeNumberField("sampler", track);
			json.writeObjectFieldStart("target");
			json.writeNumberField("node", track);
			json.writeStringField("path", "weights");
			json.writeEndObject();
			json.writeEndObject();
		}
		json.writeEndArray();
		json.writeArrayFieldStart("samplers");
		int view = views.size() - 2 * tracks.size();
		for (NamedClip track : tracks) {
			writeSampler(json, accessors, track.clip(), view);
			view += 2;
		}
		json.writeEndArray();
		json.writeEndObject();
		json.writeEndArray();
	}

	private void writeSampler(JsonGenerator json, List<Accessor> accessors, MotionClip clip, int view)
			throws IOException {
		float[] end = { (float) clip.frameRate().secondsOf(clip.frameCount() - 1L) };
		int input = number(accessors,
				Accessor.of(view, FLOAT, clip.frameCount(), "SCALAR").within(new float[1], end));
		int output = number(accessors, Accessor.of(view + 1, FLOAT, views.get(view + 1).length / 4, "SCALAR"));
		json.writeStartObject();
		json.writeNumberField("input", input);
		json.writeStringField("interpolation", interpolation(clip));
		json.writeNumberField("output", output);
		json.writeObjectFieldStart("extras");
		json.writeStringField("frameRate", clip.frameRate().toString());
		json.writeEndObject();
		json.writeEndObject();
	}

	private static void writeAccessors(JsonGenerator json, List<Accessor> accessors) throws IOException {
		json.writeArrayFieldStart("accessors");
		for (Accessor accessor : accessors) {
			json.writeStartObject();
			if (accessor.view >= 0) {
				json.writeNumberField("bufferView", accessor.view);
			}
			json.writeNumberField("componentType", accessor.component);
			if (accessor.normalized) {
				json.writeBooleanField("normalized", true);
			}
			json.writeNumberField("count", accessor.count);
			json.writeStringField("type", accessor.type);
			writeNumbers(json, "min", accessor.min);
			writeNumbers(json, "max", accessor.max);
			if (accessor.sparse.isPresent()) {
				writeSparse(json, accessor.sparse.get());
			}
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	private static void writeNumbers(JsonGenerator json, String name, float[] values) throws IOException {
		if (values.length > 0) {
			json.writeArrayFieldStart(name);
			for (float value : values) {
				json.writeNumber(value);
			}
			json.writeEndArray();
		}
	}

	private static void writeSparse(JsonGenerator json, Sparse sparse) throws IOException {
		json.writeObjectFieldStart("sparse");
		json.writeNumberField("count", sparse.count);
		json.writeObjectFieldStart("indices");
		json.writeNumberField("bufferView", SHAPE_VERTICES);
		json.writeNumberField("byteOffset", sparse.vertexOffset);
		json.writeNumberField("componentType", UNSIGNED_SHORT);
		json.writeEndObject();
		json.writeObjectFieldStart("values");
		json.writeNumberField("bufferView", SHAPE_OFFSETS);
		json.writeNumberField("byteOffset", sparse.valueOffset);
		json.writeEndObject();
		json.writeEndObject();
	}

	private void writeBuffer(JsonGenerator json, Optional<String> name) throws IOException {
		json.writeArrayFieldStart("bufferViews");
		for (View view : views) {
			json.writeStartObject();
			json.writeNumberField("buffer", 0);
			json.writeNumberField("byteOffset", view.offset);
			json.writeNumberField("byteLength", view.length);
			if (view.target != NO_TARGET) {
				json.writeNumberField("target", view.target);
			}
			json.writeEndObject();
		}
		json.writeEndArray();
		json.writeArrayFieldStart("buffers");
		json.writeStartObject();
		if (name.isPresent()) {
			json.writeStringField("uri", percentEncoded(name.get()));
		}
		json.writeNumberField("byteLength", bufferLength);
		json.writeEndObject();
		json.writeEndArray();
	}

	private static String percentEncoded(String name) {
		StringBuilder encoded = new StringBuilder();
		for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
			char character = (char) (b & 0xFF);
			boolean plain = character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z'
					|| character >= '0' && character <= '9' || "-._~".indexOf(character) >= 0;
			encoded.append(plain ? String.valueOf(character) : "%%%02X".formatted((int) character));
		}
		return encoded.toString();
	}
}
