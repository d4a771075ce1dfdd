package org.facewright.core.audio;

/** How one sample is written to a file. */
public enum SampleEncoding {
	/** Rounded to the nearest of 65 536 steps, without dither; beyond full scale is cut off. */
	PCM_16(2),
	/** Rounded to the nearest of 2²⁴ steps; beyond full scale is cut off. */
	PCM_24(3),
	/** As it is, beyond full scale too. */
	FLOAT_32(4);

	private final int bytes;

	SampleEncoding(int bytes) {
		this.bytes = bytes;
	}

	/** Bytes of one sample of one channel. */
	public int bytes() {
		return bytes;
	}
}
