package org.facewright.api.inference;

/** Type of a tensor's elements. */
public enum ElementType {
	FLOAT32(4),
	FLOAT16(2),
	FLOAT64(8),
	INT64(8),
	INT32(4),
	INT8(1),
	BOOL(1);

	private final int bytes;

	ElementType(int bytes) {
		this.bytes = bytes;
	}

	/** Bytes of one element. */
	public int bytes() {
		return bytes;
	}
}
