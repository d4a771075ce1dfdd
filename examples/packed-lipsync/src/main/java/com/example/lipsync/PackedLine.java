package com.example.lipsync;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** The bytes of one line, laid out as README.md says. Knows nothing of Facewright. */
final class PackedLine {

	/** "LIPS" */
	static final int MAGIC = 0x5350494c;
	static final int VERSION = 1;
	static final int HEADER = 36;
	static final int CHECKSUM = 4;
	static final int LONGEST_LINE = 0xffff;
	static final int LONGEST_CHANNEL = 0xff;
	static final int MOST_CHANNELS = 0xffff;

	private final byte[] name;
	private final int rateNumerator;
	private final int rateDenominator;
	private final int frames;
	private final ByteArrayOutputStream table = new ByteArrayOutputStream();
	private final ByteArrayOutputStream tracks = new ByteArrayOutputStream();
	private int channels;

	PackedLine(String name, int rateNumerator, int rateDenominator, int frames) {
		this.name = name.getBytes(StandardCharsets.UTF_8);
		this.rateNumerator = rateNumerator;
		this.rateDenominator = rateDenominator;
		this.frames = frames;
	}

	/** @param values one a frame, all finite; their number of bits is the smallest that keeps to the tolerance */
	void add(String channel, float[] values, double tolerance) {
		float least = values.length == 0 ? 0 : values[0];
		float greatest = least;
		for (float value : values) {
			least = Math.min(least, value);
			greatest = Math.max(greatest, value);
		}
		double range = (double) greatest - least;
		int bits = range == 0 ? 0 : range / 255 / 2 <= tolerance ? 8 : 16;
		float step = bits == 0 ? 0 : (float) (range / ((1 << bits) - 1));
		if (step == 0) {
			bits = 0;
		}
		byte[] text = channel.getBytes(StandardCharsets.UTF_8);
		table.write(bits);
		table.write(text.length);
		table.writeBytes(text);
		table.writeBytes(littleEndian(8).putFloat(least).putFloat(step).array());
		tracks.writeBytes(quantised(values, bits, least, step));
		channels++;
	}

	private static byte[] quantised(float[] values, int bits, float least, float step) {
		ByteBuffer track = littleEndian(values.length * bits / 8);
		int most = (1 << bits) - 1;
		for (int frame = 0; frame < values.length && bits > 0; frame++) {
			int level = (int) Math.clamp(Math.round(((double) values[frame] - least) / step), 0L, most);
			if (bits == 8) {
				track.put((byte) level);
			} else {
				track.putShort((short) level);
			}
		}
		return track.array();
	}

	byte[] toBytes() {
		int dataOffset = HEADER + name.length + table.size();
		int end = dataOffset + tracks.size();
		ByteBuffer bytes = littleEndian(end + CHECKSUM);
		bytes.putInt(MAGIC).putShort((short) VERSION).putShort((short) channels).putInt(frames);
		bytes.putInt(rateNumerator).putInt(rateDenominator).putInt(dataOffset);
		bytes.putLong(hash(name)).putInt(name.length);
		bytes.put(name).put(table.toByteArray()).put(tracks.toByteArray());
		return bytes.putInt(crc(bytes.array(), end)).array();
	}

	/** CRC-32C of the first bytes. */
	static int crc(byte[] bytes, int count) {
		CRC32C crc = new CRC32C();
		crc.update(bytes, 0, count);
		return (int) crc.getValue();
	}

	/** FNV-1a of 64 bits, as the engine hashes the names of its lines. */
	static long hash(byte[] text) {
		long hash = 0xcbf29ce484222325L;
		for (byte each : text) {
			hash = (hash ^ each & 0xff) * 0x100000001b3L;
		}
		return hash;
	}

	static ByteBuffer littleEndian(int length) {
		return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
	}
}
