package org.facewright.motion.a2f.internal.solve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Morph targets of a glTF 2.0 mesh: of all meshes the one with the most targets, its primitives one after the other.
 * Reads positions as 32-bit floats, dense or sparse, from the GLB's own buffer, a data URI or a file beside it.
 */
final class GltfRig {

	private static final int MAGIC = 0x46546C67;
	private static final int JSON_CHUNK = 0x4E4F534A;
	private static final int BINARY_CHUNK = 0x004E4942;
	private static final int FLOAT = 5126;
	private static final ObjectMapper MAPPER = new ObjectMapper();

	private final Path file;
	private final JsonNode root;
	private final ByteBuffer own;
	private final List<ByteBuffer> buffers = new ArrayList<>();

	private GltfRig(Path file, JsonNode root, ByteBuffer own) {
		this.file = file;
		this.root = root;
		this.own = own;
	}

	static PoseRig read(Path file) throws IOException {
		ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
		byte[] json = bytes.array();
		ByteBuffer own = ByteBuffer.allocate(0);
		if (bytes.remaining() >= 12 && bytes.getInt(0) == MAGIC) {
			json = chunk(file, bytes, JSON_CHUNK);
			own = ByteBuffer.wrap(chunk(file, bytes, BINARY_CHUNK)).order(ByteOrder.LITTLE_ENDIAN);
		}
		try {
			JsonNode root = MAPPER.readTree(json);
			if (root == null || !root.path("asset").path("version").asText("").startsWith("2.")) {
				throw new IOException("%s: this is no glTF 2.0; export the face as glTF 2.0 with shape keys".formatted(
						file));
			}
			return new GltfRig(file, root, own).rig();
		} catch (JsonProcessingException e) {
			throw new IOException("%s: not readable as glTF's JSON (%s); export it again".formatted(file,
					e.getOriginalMessage()), e);
		}
	}

	/** The bytes of the first chunk of a kind; none where there is no such chunk. */
	private static byte[] chunk(Path file, ByteBuffer glb, int kind) throws IOException {
		for (int at = 12; at + 8 <= glb.limit();) {
			int length = glb.getInt(at);
			if (length < 0 || at + 8L + length > glb.limit()) {
				throw new IOException("%s: the file is not complete; export or copy it again".formatted(file));
			}
			if (glb.getInt(at + 4) == kind) {
				return Arrays.copyOfRange(glb.array(), at + 8, at + 8 + length);
			}
			at += 8 + length;
		}
		return new byte[0];
	}

	private PoseRig rig() throws IOException {
		JsonNode mesh = root.path("meshes").path(-1);
		int most = 0;
		for (JsonNode candidate : root.path("meshes")) {
			int targets = candidate.path("primitives").path(0).path("targets").size();
			if (targets > most) {
				most = targets;
				mesh = candidate;
			}
		}
		if (most == 0) {
			throw new IOException("%s: no mesh has morph targets; export the face with its shape keys".formatted(file));
		}
		float[] neutral = new float[0];
		float[][] deltas = new float[most][0];
		for (JsonNode primitive : mesh.path("primitives")) {
			if (primitive.path("targets").size() != most) {
				throw damaged("primitives of one mesh have %d and %d morph targets".formatted(most,
						primitive.path("targets").size()));
			}
			float[] part = positions(primitive.path("attributes"), -1);
			neutral = joined(neutral, part);
			for (int target = 0; target < most; target++) {
				deltas[target] = joined(deltas[target], positions(primitive.path("targets").path(target), part.length));
			}
		}
		return new PoseRig(names(mesh, most), neutral, deltas, new int[0]);
	}

	private static float[] joined(float[] first, float[] second) {
		float[] both = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, both, first.length, second.length);
		return both;
	}

	private static List<String> names(JsonNode mesh, int count) {
		JsonNode given = mesh.path("extras").path("targetNames");
		List<String> names = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			names.add(given.path(i).asText("target" + i));
		}
		return names;
	}

	/** @param wanted number of floats; -1 for any, and then positions must be there */
	private float[] positions(JsonNode attributes, int wanted) throws IOException {
		JsonNode index = attributes.path("POSITION");
		if (!index.isInt()) {
			if (wanted < 0) {
				throw damaged("a mesh has no positions");
			}
			return new float[wanted]; // the target moves normals only
		}
		JsonNode accessor = root.path("accessors").path(index.asInt());
		int count = accessor.path("count").asInt(-1);
		if (count < 1 || wanted >= 0 && 3L * count != wanted || !accessor.path("type").asText().equals("VEC3")) {
			throw damaged("accessor %d does not hold positions of all vertices".formatted(index.asInt()));
		}
		if (accessor.path("componentType").asInt() != FLOAT) {
			throw new IOException("%s: positions are quantised; export it without mesh quantisation or compression"
					.formatted(file));
		}
		float[] values = new float[Math.multiplyExact(3, count)];
		if (accessor.has("bufferView")) {
			copy(accessor, accessor.path("byteOffset").asInt(0), values);
		} else if (!accessor.has("sparse") && primitiveIsCompressed()) {
			throw new IOException(
					"%s: the mesh is compressed; export it without Draco or meshopt compression".formatted(
							file));
		}
		if (accessor.has("sparse")) {
			replace(accessor.path("sparse"), values);
		}
		return values;
	}

	private boolean primitiveIsCompressed() {
		return !root.path("extensionsRequired").isEmpty();
	}

	private void copy(JsonNode holder, int offset, float[] values) throws IOException {
		JsonNode view = view(holder);
		int stride = view.path("byteStride").asInt(12);
		ByteBuffer bytes = bytes(view, offset, (values.length / 3 - 1L) * stride + 12);
		for (int i = 0; i < values.length; i++) {
			values[i] = bytes.getFloat(i / 3 * stride + i % 3 * 4);
		}
	}

	private void replace(JsonNode sparse, float[] values) throws IOException {
		int count = sparse.path("count").asInt(0);
		JsonNode indices = sparse.path("indices");
		int width = switch (indices.path("componentType").asInt()) {
			case 5121 -> 1;
			case 5123 -> 2;
			default -> 4;
		};
		ByteBuffer where = bytes(view(indices), indices.path("byteOffset").asInt(0), (long) count * width);
		JsonNode replacement = sparse.path("values");
		ByteBuffer what = bytes(view(replacement), replacement.path("byteOffset").asInt(0), 12L * count);
		for (int i = 0; i < count; i++) {
			long vertex = switch (width) {
				case 1 -> where.get(i) & 0xFF;
				case 2 -> where.getShort(2 * i) & 0xFFFF;
				default -> Integer.toUnsignedLong(where.getInt(4 * i));
			};
			if (3 * vertex >= values.length) {
				throw damaged("a sparse accessor names vertex %d of %d".formatted(vertex, values.length / 3));
			}
			for (int axis = 0; axis < 3; axis++) {
				values[(int) (3 * vertex + axis)] = what.getFloat(12 * i + 4 * axis);
			}
		}
	}

	private JsonNode view(JsonNode holder) throws IOException {
		JsonNode view = root.path("bufferViews").path(holder.path("bufferView").asInt(-1));
		if (!view.isObject()) {
			throw damaged("a buffer view is referred to and does not exist");
		}
		return view;
	}

	private ByteBuffer bytes(JsonNode view, int offset, long length) throws IOException {
		ByteBuffer buffer = buffer(view.path("buffer").asInt(-1));
		long from = view.path("byteOffset").asLong(0) + offset;
		if (from < 0 || length < 0 || from + length > buffer.limit()) {
			throw damaged("numbers lie outside of their buffer");
		}
		return buffer.slice((int) from, (int) length).order(ByteOrder.LITTLE_ENDIAN);
	}

	private ByteBuffer buffer(int index) throws IOException {
		if (index < 0 || index >= root.path("buffers").size()) {
			throw damaged("a buffer is referred to and does not exist");
		}
		while (buffers.size() <= index) {
			JsonNode uri = root.path("buffers").path(buffers.size()).path("uri");
			buffers.add(uri.isTextual() ? ByteBuffer.wrap(load(uri.asText())).order(ByteOrder.LITTLE_ENDIAN) : own);
		}
		return buffers.get(index);
	}

	private byte[] load(String uri) throws IOException {
		if (uri.startsWith("data:")) {
			int comma = uri.indexOf(',');
			try {
				return Base64.getDecoder().decode(uri.substring(comma + 1));
			} catch (IllegalArgumentException e) {
				throw damaged("the data inside of it is not in base64");
			}
		}
		Path folder = file.toAbsolutePath().getParent();
		String name = new String(percentDecoded(uri), StandardCharsets.UTF_8);
		Path beside = folder == null ? Path.of(name) : folder.resolve(name).normalize();
		if (folder == null || !beside.startsWith(folder) || !Files.isRegularFile(beside)) {
			throw new IOException(
					"%s: its buffer %s is not in its folder; put it there, or save as .glb".formatted(file,
							name));
		}
		return Files.readAllBytes(beside);
	}

	private static byte[] percentDecoded(String uri) {
		byte[] bytes = uri.getBytes(StandardCharsets.UTF_8);
		int length = 0;
		for (int i = 0; i < bytes.length; i++) {
			int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
			int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
			bytes[length++] = low >= 0 ? (byte) (16 * high + low) : bytes[i];
			i += low >= 0 ? 2 : 0;
		}
		return Arrays.copyOf(bytes, length);
	}

	private IOException damaged(String what) {
		return new IOException("%s: %s; export it again".formatted(file, what));
	}
}
