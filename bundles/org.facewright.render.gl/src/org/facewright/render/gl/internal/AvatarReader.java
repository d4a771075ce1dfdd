package org.facewright.render.gl.internal;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.progress.Problem;
import org.facewright.render.gl.internal.Avatar.Drive;
import org.facewright.render.gl.internal.Avatar.Part;
import org.facewright.render.gl.internal.Avatar.Picture;
import org.facewright.render.gl.internal.Avatar.Target;

/** Reads an avatar from .glb, .gltf or .vrm: meshes where their nodes and skins put them at rest, morph targets, colours. */
final class AvatarReader {

	private static final ObjectMapper MAPPER = new ObjectMapper();
	private static final int MAGIC = 0x46546C67;
	private static final int JSON_CHUNK = 0x4E4F534A;
	private static final int BINARY_CHUNK = 0x004E4942;
	private static final long LARGEST = 1L << 30;
	private static final int MOST_VERTICES = 4_000_000;
	private static final float LEAST = 1e-7f;
	private static final double NOTHING = 1e-12;

	private final Path file;
	private final JsonNode root;
	private final ByteBuffer[] buffers;
	private final List<Problem> problems = new ArrayList<>();
	private final Textures textures;

	private AvatarReader(Path file, JsonNode root, ByteBuffer[] buffers) {
		this.file = file;
		this.root = root;
		this.buffers = buffers;
		textures = new Textures(file, root, buffers, problems);
	}

	/** @throws IOException with a sentence for the user */
	static Avatar read(Path file) throws IOException {
		if (!Files.isRegularFile(file)) {
			throw new IOException("%s does not exist; choose another avatar".formatted(file));
		}
		if (Files.size(file) > LARGEST) {
			throw new IOException("%s is larger than 1 GiB; choose a smaller avatar".formatted(file));
		}
		ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
		try {
			byte[] json = all.array();
			ByteBuffer binary = ByteBuffer.allocate(0);
			if (all.remaining() >= 12 && all.getInt(0) == MAGIC) {
				json = new byte[0];
				for (int at = 12; at + 8 <= all.capacity();) {
					int length = all.getInt(at);
					int kind = all.getInt(at + 4);
					ByteBuffer chunk = all.slice(at + 8, length).order(ByteOrder.LITTLE_ENDIAN);
					if (kind == JSON_CHUNK) {
						json = new byte[length];
						chunk.get(0, json);
					} else if (kind == BINARY_CHUNK) {
						binary = chunk;
					}
					at += 8 + length;
				}
			}
			JsonNode root = MAPPER.readTree(json);
			if (root == null || !root.path("asset").path("version").asText("").startsWith("2")) {
				throw new IOException("%s is no glTF 2.0; choose a .glb, .gltf or .vrm file".formatted(file));
			}
			return new AvatarReader(file, root, buffers(file, root, binary)).avatar();
		} catch (JacksonException e) {
			throw new IOException("%s is no glTF (%s); choose a .glb, .gltf or .vrm file".formatted(file,
					e.getOriginalMessage()), e);
		} catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
			throw new IOException("%s is damaged (%s); export or copy it again".formatted(file, e.getMessage()), e);
		}
	}

	private static ByteBuffer[] buffers(Path file, JsonNode root, ByteBuffer binary) throws IOException {
		ByteBuffer[] buffers = new ByteBuffer[root.path("buffers").size()];
		for (int i = 0; i < buffers.length; i++) {
			String uri = root.path("buffers").get(i).path("uri").asText("");
			if (uri.isEmpty()) {
				buffers[i] = binary;
			} else if (uri.startsWith("data:")) {
				buffers[i] = ByteBuffer.wrap(Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1)));
			} else {
				Path folder = file.toAbsolutePath().getParent();
				Path beside = folder.resolve(URLDecoder.decode(uri.replace("+", "%2B"),
						StandardCharsets.UTF_8)).normalize();
				if (!beside.startsWith(folder)) {
					throw new IOException("%s needs %s, outside of its folder; save it as .glb".formatted(file, uri));
				}
				buffers[i] = ByteBuffer.wrap(Files.readAllBytes(beside));
			}
			buffers[i].order(ByteOrder.LITTLE_ENDIAN);
		}
		return buffers;
	}

	private IOException refused(String why, String remedy) {
		return new IOException("%s %s; %s".formatted(file, why, remedy));
	}

	private Avatar avatar() throws IOException {
		for (JsonNode extension : root.path("extensionsRequired")) {
			if (!Set.of("KHR_mesh_quantization", "KHR_texture_transform", "KHR_materials_unlit")
					.contains(extension.asText())) {
				throw refused("needs " + extension.asText() + ", which can't be read", "export it without");
			}
		}
		double[][] places = places();
		List<Part> parts = new ArrayList<>();
		int vertices = 0;
		for (int node = 0; node < places.length; node++) {
			JsonNode description = root.path("nodes").get(node);
			if (!description.has("mesh")) {
				continue;
			}
			int mesh = description.path("mesh").asInt();
			JsonNode skin = description.has("skin") ? root.path("skins").get(description.path("skin").asInt()) : null;
			for (JsonNode primitive : root.path("meshes").get(mesh).path("primitives")) {
				if (primitive.path("mode").asInt(4) == 4 && primitive.path("attributes").has("POSITION")) {
					Part part = part(mesh, primitive, places[node],
							skin == null ? new double[0][] : joints(skin, places));
					vertices += part.vertexCount();
					if (vertices > MOST_VERTICES) {
						throw refused("has more than 4 million vertices", "choose a lighter avatar");
					}
					parts.add(part);
				}
			}
		}
		if (parts.isEmpty()) {
			throw refused("holds no triangles", "choose another avatar");
		}
		return named(facingForward(parts));
	}

	/** VRM 0 looks along -z. */
	private List<Part> facingForward(List<Part> parts) {
		if (!root.path("extensions").has("VRM")) {
			return parts;
		}
		for (Part part : parts) {
			turn(part.positions());
			part.targets().forEach(target -> turn(target.offsets()));
		}
		return parts;
	}

	private static void turn(float[] numbers) {
		for (int i = 0; i < numbers.length; i += 3) {
			numbers[i] = -numbers[i];
			numbers[i + 2] = -numbers[i + 2];
		}
	}

	private Avatar named(List<Part> parts) {
		Map<String, List<Drive>> drives = new LinkedHashMap<>();
		Set<String> lower = new HashSet<>();
		Set<Integer> meshes = new HashSet<>();
		for (Part part : parts) {
			if (!meshes.add(part.mesh())) {
				continue;
			}
			JsonNode mesh = root.path("meshes").get(part.mesh());
			JsonNode names = mesh.path("extras").path("targetNames");
			if (!names.isArray()) {
				names = mesh.path("primitives").path(0).path("extras").path("targetNames");
			}
			for (int target = 0; target < part.targets().size(); target++) {
				String own = names.path(target).asText("").strip();
				String name = own.isEmpty() ? "target" + target : ShapeNames.standard(own).orElse(own);
				if (drives.containsKey(name) || lower.add(name.toLowerCase(Locale.ROOT))) {
					drives.computeIfAbsent(name, key -> new ArrayList<>()).add(new Drive(part.mesh(), target, 1));
				}
			}
		}
		int standIns = expressions(drives);
		List<String> missing = Arkit.FACE.names().stream().filter(name -> !drives.containsKey(name)).toList();
		if (standIns > 0) {
			problems.add(Problem.info("avatar.expressions", "%s has VRM expressions; %d standard shapes move them"
					.formatted(file.getFileName(), standIns)));
		}
		if (!missing.isEmpty()) {
			problems.add(Problem.warning("avatar.missing", "%s lacks %d of the 52 standard shapes: %s".formatted(
					file.getFileName(), missing.size(), String.join(", ", missing)),
					"their motion is not seen on this avatar"));
		}
		return new Avatar(List.copyOf(parts), ChannelSet.weights(List.copyOf(drives.keySet())),
				List.copyOf(drives.values()), List.copyOf(problems));
	}

	/** VRM's expressions stand in for the standard shapes that are not there. @return how many */
	private int expressions(Map<String, List<Drive>> drives) {
		Map<String, List<Drive>> byName = new HashMap<>();
		JsonNode presets = root.path("extensions").path("VRMC_vrm").path("expressions").path("preset");
		presets.properties().forEach(entry -> {
			List<Drive> binds = new ArrayList<>();
			for (JsonNode bind : entry.getValue().path("morphTargetBinds")) {
				int mesh = root.path("nodes").path(bind.path("node").asInt(-1)).path("mesh").asInt(-1);
				binds.add(new Drive(mesh, bind.path("index").asInt(-1), (float) bind.path("weight").asDouble(1)));
			}
			byName.put(ShapeNames.expression(entry.getKey()), binds);
		});
		for (JsonNode group : root.path("extensions").path("VRM").path("blendShapeMaster").path("blendShapeGroups")) {
			List<Drive> binds = new ArrayList<>();
			for (JsonNode bind : group.path("binds")) {
				binds.add(new Drive(bind.path("mesh").asInt(-1), bind.path("index").asInt(-1),
						(float) bind.path("weight").asDouble(100) / 100));
			}
			byName.putIfAbsent(ShapeNames.expression(group.path("presetName").asText("")), binds);
		}
		Set<String> own = new HashSet<>(drives.keySet());
		int count = 0;
		for (Map.Entry<String, List<ShapeNames.StandIn>> entry : ShapeNames.STAND_INS.entrySet()) {
			List<Drive> binds = byName.getOrDefault(entry.getKey(), List.of()).stream()
					.filter(bind -> bind.mesh() >= 0 && bind.target() >= 0).toList();
			for (ShapeNames.StandIn standIn : entry.getValue()) {
				if (!binds.isEmpty() && !own.contains(standIn.channel())) {
					drives.put(standIn.channel(), binds.stream()
							.map(bind -> new Drive(bind.mesh(), bind.target(), bind.weight() * standIn.share()))
							.toList());
					count++;
				}
			}
		}
		return count;
	}

	// Geometry

	private Part part(int mesh, JsonNode primitive, double[] place, double[][] joints) throws IOException {
		JsonNode attributes = primitive.path("attributes");
		float[] positions = floats(attributes.path("POSITION").asInt(), 3);
		int count = positions.length / 3;
		if (count == 0) {
			throw refused("is damaged, a mesh has no vertices", "export it again");
		}
		double[][] byVertex = new double[count][];
		Arrays.fill(byVertex, place);
		if (joints.length > 0 && attributes.has("JOINTS_0") && attributes.has("WEIGHTS_0")) {
			float[] which = numbers(attributes.path("JOINTS_0").asInt(), 4, false);
			float[] weights = floats(attributes.path("WEIGHTS_0").asInt(), 4);
			for (int i = 0; i < count; i++) {
				byVertex[i] = blended(joints, which, weights, i);
			}
		}
		for (int i = 0; i < count; i++) {
			apply(byVertex[i], positions, i * 3, positions, i * 3, 1);
		}
		List<Target> targets = new ArrayList<>();
		for (JsonNode target : primitive.path("targets")) {
			targets.add(target.has("POSITION")
					? target(floats(target.path("POSITION").asInt(), 3), byVertex)
					: new Target(new int[0], new float[0]));
		}
		int[] triangles = triangles(primitive, count);
		JsonNode material = root.path("materials").path(primitive.path("material").asInt(-1));
		JsonNode base = material.path("pbrMetallicRoughness").path("baseColorTexture");
		JsonNode normal = material.path("normalTexture");
		Optional<Picture> texture = textures.of(base);
		Optional<Picture> bumps = textures.of(normal);
		float[] spots = texture.isPresent() || bumps.isPresent()
				? spots(attributes, texture.isPresent() ? base : normal, count)
				: new float[0];
		return new Part(mesh, material.path("name").asText(""), positions, triangles,
				colours(attributes, material, count, texture.isPresent()), roughness(material),
				material.path("doubleSided").asBoolean(false) || mirrors(byVertex[0]), List.copyOf(targets), spots,
				spots.length == 0 ? Optional.empty() : texture, spots.length == 0 ? Optional.empty() : bumps,
				(float) normal.path("scale").asDouble(1), cutoff(material));
	}

	/** What blends is cut where it is almost clear, such as lashes. */
	private static float cutoff(JsonNode material) {
		return switch (material.path("alphaMode").asText("OPAQUE")) {
			case "MASK" -> (float) material.path("alphaCutoff").asDouble(0.5);
			case "BLEND" -> 0.35f;
			default -> 0;
		};
	}

	/** With the shift, scale and turn of KHR_texture_transform. */
	private float[] spots(JsonNode attributes, JsonNode texture, int count) throws IOException {
		JsonNode transform = texture.path("extensions").path("KHR_texture_transform");
		String set = "TEXCOORD_" + transform.path("texCoord").asInt(texture.path("texCoord").asInt(0));
		if (!attributes.has(set)) {
			return new float[0];
		}
		float[] spots = floats(attributes.path(set).asInt(), 2);
		if (spots.length != count * 2) {
			throw refused(
					"is damaged, it has %d texture coordinates for %d vertices".formatted(spots.length / 2, count),
					"export it again");
		}
		if (!transform.isMissingNode()) {
			double cos = Math.cos(transform.path("rotation").asDouble(0));
			double sin = Math.sin(transform.path("rotation").asDouble(0));
			double width = transform.path("scale").path(0).asDouble(1);
			double height = transform.path("scale").path(1).asDouble(1);
			for (int i = 0; i < spots.length; i += 2) {
				double u = spots[i] * width;
				double v = spots[i + 1] * height;
				spots[i] = (float) (cos * u + sin * v + transform.path("offset").path(0).asDouble(0));
				spots[i + 1] = (float) (cos * v - sin * u + transform.path("offset").path(1).asDouble(0));
			}
		}
		return spots;
	}

	/** Triangles turn over when a place mirrors them. */
	private static boolean mirrors(double[] m) {
		return m[0] * (m[5] * m[10] - m[6] * m[9]) - m[4] * (m[1] * m[10] - m[2] * m[9])
				+ m[8] * (m[1] * m[6] - m[2] * m[5]) < 0;
	}

	private int[] triangles(JsonNode primitive, int count) throws IOException {
		int[] triangles;
		if (primitive.has("indices")) {
			float[] indices = numbers(primitive.path("indices").asInt(), 1, false);
			triangles = new int[indices.length / 3 * 3];
			for (int i = 0; i < triangles.length; i++) {
				triangles[i] = (int) indices[i];
				if (triangles[i] >= count) {
					throw refused("is damaged, a triangle has corner %d of %d".formatted(triangles[i], count),
							"export it again");
				}
			}
		} else {
			triangles = new int[count / 3 * 3];
			Arrays.setAll(triangles, i -> i);
		}
		return triangles;
	}

	private static Target target(float[] dense, double[][] places) {
		int moved = 0;
		for (int i = 0; i < dense.length; i += 3) {
			if (Math.abs(dense[i]) + Math.abs(dense[i + 1]) + Math.abs(dense[i + 2]) > LEAST) {
				moved++;
			}
		}
		int[] vertices = new int[moved];
		float[] offsets = new float[moved * 3];
		moved = 0;
		for (int i = 0; i < dense.length; i += 3) {
			if (Math.abs(dense[i]) + Math.abs(dense[i + 1]) + Math.abs(dense[i + 2]) > LEAST) {
				vertices[moved] = i / 3;
				apply(places[i / 3], dense, i, offsets, moved * 3, 0);
				moved++;
			}
		}
		return new Target(vertices, offsets);
	}

	private static float roughness(JsonNode material) {
		return (float) Math.clamp(material.path("pbrMetallicRoughness").path("roughnessFactor").asDouble(0.6), 0.04, 1);
	}

	private byte[] colours(JsonNode attributes, JsonNode material, int count, boolean textured) throws IOException {
		float plain = textured ? 1 : 0.8f;
		float[] factor = { plain, plain, plain, 1 };
		JsonNode given = material.path("pbrMetallicRoughness").path("baseColorFactor");
		for (int i = 0; i < 4; i++) {
			factor[i] = (float) given.path(i).asDouble(attributes.has("COLOR_0") ? 1 : factor[i]);
		}
		byte[] colours = new byte[count * 4];
		float[] own = new float[0];
		int width = 0;
		if (attributes.has("COLOR_0")) {
			int accessor = attributes.path("COLOR_0").asInt();
			width = root.path("accessors").path(accessor).path("type").asText().equals("VEC4") ? 4 : 3;
			own = floats(accessor, width);
		}
		for (int i = 0; i < count; i++) {
			for (int part = 0; part < 4; part++) {
				float value = factor[part] * (part < width ? own[i * width + part] : 1);
				// stored as a square root, so that dark colours keep their steps
				colours[i * 4 + part] = (byte) Math.round(Math.sqrt(Math.clamp(value, 0, 1)) * 255);
			}
		}
		return colours;
	}

	// Accessors

	private float[] floats(int accessor, int width) throws IOException {
		return numbers(accessor, width, true);
	}

	/** @param fractions whether whole numbers marked as normalised stand for fractions */
	private float[] numbers(int index, int width, boolean fractions) throws IOException {
		JsonNode accessor = root.path("accessors").get(index);
		if (accessor == null) {
			throw refused("is damaged, accessor %d does not exist".formatted(index), "export it again");
		}
		int count = accessor.path("count").asInt();
		int component = accessor.path("componentType").asInt();
		boolean normalized = fractions && accessor.path("normalized").asBoolean(false);
		if (count < 0 || count > MOST_VERTICES * 6) {
			throw refused("is damaged, accessor %d counts %d".formatted(index, count), "export it again");
		}
		float[] values = new float[Math.multiplyExact(count, width)];
		if (accessor.has("bufferView")) {
			fill(accessor, component, normalized, count, width, values);
		}
		JsonNode sparse = accessor.path("sparse");
		if (!sparse.isMissingNode()) {
			int changed = sparse.path("count").asInt();
			float[] places = new float[changed];
			fill(sparse.path("indices"), sparse.path("indices").path("componentType").asInt(), false, changed, 1,
					places);
			float[] replaced = new float[changed * width];
			fill(sparse.path("values"), component, normalized, changed, width, replaced);
			for (int i = 0; i < changed; i++) {
				System.arraycopy(replaced, i * width, values, (int) places[i] * width, width);
			}
		}
		for (float value : values) {
			if (!Float.isFinite(value)) {
				throw refused("is damaged, accessor %d holds %s".formatted(index, value), "export it again");
			}
		}
		return values;
	}

	private void fill(JsonNode where, int component, boolean normalized, int count, int width, float[] into) {
		JsonNode view = root.path("bufferViews").path(where.path("bufferView").asInt(-1));
		if (view.isMissingNode()) {
			throw new IllegalArgumentException("a buffer view is missing");
		}
		int size = switch (component) {
			case 5120, 5121 -> 1;
			case 5122, 5123 -> 2;
			case 5125, 5126 -> 4;
			default -> throw new IllegalArgumentException("component type " + component);
		};
		ByteBuffer bytes = buffers[view.path("buffer").asInt()];
		int start = view.path("byteOffset").asInt(0) + where.path("byteOffset").asInt(0);
		int stride = view.path("byteStride").asInt(size * width);
		for (int i = 0; i < count; i++) {
			for (int part = 0; part < width; part++) {
				int at = start + i * stride + part * size;
				into[i * width + part] = switch (component) {
					case 5120 -> normalized ? Math.max(bytes.get(at) / 127f, -1) : bytes.get(at);
					case 5121 -> (bytes.get(at) & 0xFF) / (normalized ? 255f : 1);
					case 5122 -> normalized ? Math.max(bytes.getShort(at) / 32767f, -1) : bytes.getShort(at);
					case 5123 -> (bytes.getShort(at) & 0xFFFF) / (normalized ? 65535f : 1);
					case 5125 -> Integer.toUnsignedLong(bytes.getInt(at));
					default -> bytes.getFloat(at);
				};
			}
		}
	}

	// Places: matrices of 16 numbers, column by column

	private double[][] places() throws IOException {
		JsonNode nodes = root.path("nodes");
		int[] parents = new int[nodes.size()];
		Arrays.fill(parents, -1);
		for (int node = 0; node < parents.length; node++) {
			for (JsonNode child : nodes.get(node).path("children")) {
				parents[child.asInt()] = node;
			}
		}
		double[][] places = new double[parents.length][];
		for (int node = 0; node < parents.length; node++) {
			double[] place = local(nodes.get(node));
			int steps = 0;
			for (int parent = parents[node]; parent >= 0; parent = parents[parent]) {
				place = times(local(nodes.get(parent)), place);
				if (++steps > parents.length) {
					throw refused("is damaged, a node is its own parent", "export it again");
				}
			}
			places[node] = place;
		}
		return places;
	}

	private static double[] local(JsonNode node) {
		double[] m = { 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1 };
		if (node.has("matrix")) {
			for (int i = 0; i < 16; i++) {
				m[i] = node.path("matrix").path(i).asDouble(m[i]);
			}
			return m;
		}
		JsonNode r = node.path("rotation");
		double x = r.path(0).asDouble(0);
		double y = r.path(1).asDouble(0);
		double z = r.path(2).asDouble(0);
		double w = r.path(3).asDouble(1);
		double[] rotation = { 1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w), 2 * (x * y - z * w),
				1 - 2 * (x * x + z * z), 2 * (y * z + x * w), 2 * (x * z + y * w), 2 * (y * z - x * w),
				1 - 2 * (x * x + y * y) };
		for (int column = 0; column < 3; column++) {
			double scale = node.path("scale").path(column).asDouble(1);
			for (int row = 0; row < 3; row++) {
				m[column * 4 + row] = rotation[column * 3 + row] * scale;
			}
			m[12 + column] = node.path("translation").path(column).asDouble(0);
		}
		return m;
	}

	private double[][] joints(JsonNode skin, double[][] places) throws IOException {
		double[][] joints = new double[skin.path("joints").size()][];
		float[] inverse = skin.has("inverseBindMatrices")
				? floats(skin.path("inverseBindMatrices").asInt(), 16)
				: new float[0];
		for (int i = 0; i < joints.length; i++) {
			double[] bind = { 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1 };
			for (int k = 0; k < 16 && inverse.length > 0; k++) {
				bind[k] = inverse[i * 16 + k];
			}
			joints[i] = times(places[skin.path("joints").get(i).asInt()], bind);
		}
		return joints;
	}

	private static double[] blended(double[][] joints, float[] which, float[] weights, int vertex) {
		double[] sum = new double[16];
		double total = 0;
		for (int i = vertex * 4; i < vertex * 4 + 4; i++) {
			total += weights[i];
			double[] joint = joints[(int) which[i]];
			for (int k = 0; k < 16; k++) {
				sum[k] += joint[k] * weights[i];
			}
		}
		if (Math.abs(total) < NOTHING) {
			return joints[0];
		}
		for (int k = 0; k < 16; k++) {
			sum[k] /= total;
		}
		return sum;
	}

	private static double[] times(double[] a, double[] b) {
		double[] product = new double[16];
		for (int column = 0; column < 4; column++) {
			for (int row = 0; row < 4; row++) {
				for (int k = 0; k < 4; k++) {
					product[column * 4 + row] += a[k * 4 + row] * b[column * 4 + k];
				}
			}
		}
		return product;
	}

	/** @param moved 1 for a place, 0 for a direction */
	private static void apply(double[] m, float[] from, int at, float[] into, int to, int moved) {
		double x = from[at];
		double y = from[at + 1];
		double z = from[at + 2];
		for (int row = 0; row < 3; row++) {
			into[to + row] = (float) (m[row] * x + m[4 + row] * y + m[8 + row] * z + m[12 + row] * moved);
		}
	}
}
