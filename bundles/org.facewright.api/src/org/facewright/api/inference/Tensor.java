package org.facewright.api.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * Numbers in native memory that a network reads or writes in place. The owner may reuse it for any number of runs, but
 * not during one. Not thread-safe.
 */
public final class Tensor {

	private final ElementType type;
	private final long[] shape;
	private final ByteBuffer bytes;

	private Tensor(ElementType type, long[] shape, ByteBuffer bytes) {
		this.type = type;
		this.shape = shape;
		this.bytes = bytes;
	}

	/**
	 * A new tensor of zeros.
	 *
	 * @param shape lengths, each 0 or more
	 * @throws IllegalArgumentException when it would not fit into 2 GiB
	 */
	public static Tensor allocate(ElementType type, long... shape) {
		long elements = 1;
		for (long length : shape) {
			if (length < 0) {
				throw new IllegalArgumentException("a tensor needs lengths of 0 or more: " + Arrays.toString(shape));
			}
			elements = Math.multiplyExact(elements, length);
		}
		long size = Math.multiplyExact(elements, type.bytes());
		if (size > Integer.MAX_VALUE) {
			throw new IllegalArgumentException("a tensor of %d bytes is too large".formatted(size));
		}
		ByteBuffer bytes = ByteBuffer.allocateDirect((int) size).order(ByteOrder.nativeOrder());
		return new Tensor(type, shape.clone(), bytes);
	}

	/**
	 * The first elements of this tensor under another shape; the memory is shared.
	 *
	 * @throws IllegalArgumentException when this tensor has fewer elements
	 */
	public Tensor first(long... newShape) {
		long elements = 1;
		for (long length : newShape) {
			elements = Math.multiplyExact(elements, length);
		}
		if (elements < 0 || elements > size()) {
			throw new IllegalArgumentException(
					"%s has no %s elements to show".formatted(this, Arrays.toString(newShape)));
		}
		ByteBuffer part = bytes.slice(0, (int) elements * type.bytes()).order(ByteOrder.nativeOrder());
		return new Tensor(type, newShape.clone(), part);
	}

	public ElementType type() {
		return type;
	}

	/** A copy. */
	public long[] shape() {
		return shape.clone();
	}

	/** Number of elements. */
	public int size() {
		return bytes.capacity() / type.bytes();
	}

	/** The memory itself: direct, native order, position 0, limit at the end; shared by all callers. */
	public ByteBuffer bytes() {
		return bytes;
	}

	/** The memory as floats; the type must be FLOAT32. Keep the view: each call makes one. */
	public FloatBuffer floats() {
		require(ElementType.FLOAT32);
		return bytes.asFloatBuffer();
	}

	/** The memory as longs; the type must be INT64. Keep the view: each call makes one. */
	public LongBuffer longs() {
		require(ElementType.INT64);
		return bytes.asLongBuffer();
	}

	private void require(ElementType wanted) {
		if (type != wanted) {
			throw new IllegalStateException("the tensor holds %s, not %s".formatted(type, wanted));
		}
	}

	@Override
	public String toString() {
		return type + Arrays.toString(shape);
	}
}
