package org.facewright.api.inference;

import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Name, element type and shape of a network's input or output.
 *
 * @param shape lengths; -1 where any length goes; copied on the way in and out
 */
public record TensorSpec(String name, ElementType type, long[] shape) {

	public TensorSpec {
		shape = shape.clone();
	}

	@Override
	public long[] shape() {
		return shape.clone();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof TensorSpec spec && spec.name.equals(name) && spec.type == type
				&& Arrays.equals(spec.shape, shape);
	}

	@Override
	public int hashCode() {
		return 31 * name.hashCode() + Arrays.hashCode(shape);
	}

	/** {@code pcm float32[1, -1]} */
	@Override
	public String toString() {
		return name + " " + type.name().toLowerCase(Locale.ROOT) + Arrays.toString(shape);
	}
}
