package org.facewright.exchange.gltf.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads the accessors of a document as floats: 32-bit floats, or whole numbers that stand for 0…1 or -1…1, dense
 * or sparse. No array is made before the bytes for it were found.
 */
final class Accessors {

	private static final int BYTE = 5120;
	private static final int UNSIGNED_BYTE = 5121;
	private static final int SHORT = 5122;
	private static final int UNSIGNED_SHORT = 5123;
	private static final int UNSIGNED_INT = 5125;
	private static final int FLOAT = 5126;

	/** Elements of an accessor that has no bytes of its own and stands for zeros. */
	private static final int MOST_ZEROS = 1 << 20;

	private final Document document;

	Accessors(Document document) {
		this.document = document;
	}

	/** Bytes that were found: the first element's place, and the distance from one to the next. */
	private record Elements(ByteBuffer bytes, int offset, int stride, int component, int width) {

		/** @see "glTF 2.0, 3.6.2.2: how normalised integers stand for floats" */
		float value(int index) {
			int at = offset + index / width * stride + index % width * sizeOf(component);
			return switch (component) {
				case BYTE -> Math.max(bytes.get(at) / 127f, -1);
				case UNSIGNED_BYTE -> (bytes.get(at) & 0xFF) / 255f;
				case SHORT -> Math.max(bytes.getShort(at) / 32767f, -1);
				case UNSIGNED_SHORT -> (bytes.getShort(at) & 0xFFFF) / 65535f;
				default -> bytes.getFloat(at);
			};
		}

		long index(int index) {
			int at = offset + index * stride;
			return switch (component) {
				case UNSIGNED_BYTE -> bytes.get(at) & 0xFF;
				case UNSIGNED_SHORT -> bytes.getShort(at) & 0xFFFF;
				default -> Integer.toUnsignedLong(bytes.getInt(at));
			};
		}
	}

	/**
	 * All values of an accessor, element by element.
	 *
	 * @param type  that it must have, such as {@code VEC3}
	 * @param width numbers of an element of that type
	 * @throws IOException with a sentence for the user when it is no such thing, leads outside of its buffer, or holds
	 *                     a value that is not finite
	 */
	float[] floats(int index, String type, int width) throws IOException {
		String of = "accessors[%d]".formatted(index);
		JsonNode accessor = document.element("accessors", index);
		int count = document.required(accessor, "count", of);
		int component = document.required(accessor, "componentType", of);
		String own = accessor.path("type").asText("");
		if (!own.equals(type) || count == 0 || count > Integer.MAX_VALUE / width) {
			throw document.damaged("%s is %d of type '%s' where %s is needed".formatted(of, count, own, type));
		}
		boolean normalized = accessor.path("normalized").asBoolean(false);
		if (component != FLOAT && (!normalized || component == UNSIGNED_INT)) {
			throw document.damaged("%s has component type %d, neither float nor normalised".formatted(of, component));
		}
		float[] values = dense(accessor, of, count, component, width);
		if (accessor.has("sparse")) {
			overwrite(values, accessor.path("sparse"), component, width, of);
		}
		for (int i = 0; i < values.length; i++) {
			if (!Float.isFinite(values[i])) {
				throw document.damaged("%s has %s at place %d, which is not usable".formatted(of, values[i], i));
			}
		}
		return values;
	}

	private float[] dense(JsonNode accessor, String of, int count, int component, int width) throws IOException {
		if (!accessor.has("bufferView")) {
			if (count > MOST_ZEROS / width) {
				throw document.damaged("%s stands for %d zeros, which can't be meant".formatted(of, count));
			}
			return new float[count * width];
		}
		Elements elements = elements(accessor, of, count, component, width);
		float[] values = new float[count * width];
		for (int i = 0; i < values.length; i++) {
			values[i] = elements.value(i);
		}
		return values;
	}

	private void overwrite(float[] values, JsonNode sparse, int component, int width, String accessorName)
			throws IOException {
		String of = accessorName + ".sparse";
		int count = document.required(sparse, "count", of);
		JsonNode indices = sparse.path("indices");
		int indexType = document.required(indices, "componentType", of + ".indices");
		if (indexType != UNSIGNED_BYTE && indexType != UNSIGNED_SHORT && indexType != UNSIGNED_INT) {
			throw document.damaged("%s.indices has component type %d".formatted(of, indexType));
		}
		int elements = values.length / width;
		if (count == 0 || count > elements) {
			throw document.damaged("%s replaces %d of %d values".formatted(of, count, elements));
		}
		Elements places = elements(indices, of + ".indices", count, indexType, 1);
		Elements replaced = elements(sparse.path("values"), of + ".values", count, component, width);
		for (int i = 0; i < count; i++) {
			long place = places.index(i);
			if (place >= elements) {
				throw document.damaged("%s replaces value %d of %d".formatted(of, place, elements));
			}
			for (int part = 0; part < width; part++) {
				values[(int) place * width + part] = replaced.value(i * width + part);
			}
		}
	}

	private Elements elements(JsonNode node, String of, int count, int component, int width) throws IOException {
		int viewIndex = document.required(node, "bufferView", of);
		String viewName = "bufferViews[%d]".formatted(viewIndex);
		JsonNode view = document.element("bufferViews", viewIndex);
		JsonNode extensions = view.path("extensions");
		if (extensions.has("EXT_meshopt_compression") || extensions.has("KHR_meshopt_compression")) {
			throw document.error("its animation is compressed (meshopt)", "export it without compression");
		}
		int size = size(component, of) * width;
		int stride = document.optional(view, "byteStride", size, viewName);
		long viewOffset = document.optional(view, "byteOffset", 0, viewName);
		long viewLength = document.required(view, "byteLength", viewName);
		long offset = document.optional(node, "byteOffset", 0, of);
		byte[] bytes = document.buffer(document.required(view, "buffer", viewName));
		if (viewOffset + viewLength > bytes.length) {
			throw document.damaged("%s reaches to byte %d of a buffer of %d".formatted(viewName,
					viewOffset + viewLength, bytes.length));
		}
		if (stride < size || offset + (count - 1L) * stride + size > viewLength) {
			throw document.damaged("%s has %d elements, more than %s holds".formatted(of, count, viewName));
		}
		return new Elements(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), (int) (viewOffset + offset), stride,
				component, width);
	}

	private int size(int component, String of) throws IOException {
		int size = sizeOf(component);
		if (size == 0) {
			throw document.damaged("%s has the unknown component type %d".formatted(of, component));
		}
		return size;
	}

	private static int sizeOf(int component) {
		return switch (component) {
			case BYTE, UNSIGNED_BYTE -> 1;
			case SHORT, UNSIGNED_SHORT -> 2;
			case UNSIGNED_INT, FLOAT -> 4;
			default -> 0;
		};
	}
}
