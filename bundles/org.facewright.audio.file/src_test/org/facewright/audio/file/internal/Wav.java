package org.facewright.audio.file.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Puts WAV files together byte by byte, also wrong ones. */
final class Wav {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	static Wav riff() {
		return new Wav().id("RIFF").int32(-1).id("WAVE");
	}

	static Wav mono16(int rate) {
		return riff().format(1, 1, rate, 2, 16);
	}

	Wav id(String id) {
		bytes.writeBytes(id.getBytes(StandardCharsets.ISO_8859_1));
		return this;
	}

	Wav int16(int value) {
		bytes.write(value);
		bytes.write(value >> 8);
		return this;
	}

	Wav int32(int value) {
		return int16(value).int16(value >> 16);
	}

	Wav int64(long value) {
		return int32((int) value).int32((int) (value >> 32));
	}

	Wav bytes(byte... data) {
		bytes.writeBytes(data);
		return this;
	}

	Wav zeros(int count) {
		bytes.writeBytes(new byte[count]);
		return this;
	}

	Wav format(int tag, int channels, int rate, int frameBytes, int bits) {
		return id("fmt ").int32(16).fields(tag, channels, rate, frameBytes, bits);
	}

	Wav extensible(int tag, int channels, int rate, int frameBytes, int bits, int validBits) {
		id("fmt ").int32(40).fields(0xFFFE, channels, rate, frameBytes, bits).int16(22).int16(validBits).int32(3);
		return int16(tag).bytes((byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0x10, (byte) 0, (byte) 0x80, (byte) 0,
				(byte) 0, (byte) 0xAA, (byte) 0, (byte) 0x38, (byte) 0x9B, (byte) 0x71);
	}

	private Wav fields(int tag, int channels, int rate, int frameBytes, int bits) {
		return int16(tag).int16(channels).int32(rate).int32(rate * frameBytes).int16(frameBytes).int16(bits);
	}

	Wav chunk(String id, Wav content) {
		byte[] data = content.bytes.toByteArray();
		return id(id).int32(data.length).bytes(data).zeros(data.length & 1);
	}

	Wav data(short... samples) {
		id("data").int32(samples.length * 2);
		for (short sample : samples) {
			int16(sample);
		}
		return this;
	}

	/** As it stands, without a correct RIFF size. */
	byte[] raw() {
		return bytes.toByteArray();
	}

	byte[] done() {
		byte[] result = bytes.toByteArray();
		ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN).putInt(4, result.length - 8);
		return result;
	}
}
