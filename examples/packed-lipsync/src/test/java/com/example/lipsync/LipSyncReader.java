package com.example.lipsync;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/** Reads a packed line as the engine does, written from the table in README.md and not from the exporter. */
record LipSyncReader(String line, long hash, int rateNumerator, int rateDenominator, int frames,
		Map<String, float[]> values, Map<String, Integer> bits) {

	static LipSyncReader read(byte[] file) {
		ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
		byte[] magic = new byte[4];
		in.get(magic);
		require(new String(magic, StandardCharsets.US_ASCII).equals("LIPS") && in.getShort() == 1, "magic and version");
		CRC32C crc = new CRC32C();
		crc.update(file, 0, file.length - 4);
		require((int) crc.getValue() == in.getInt(file.length - 4), "checksum");
		int channels = Short.toUnsignedInt(in.getShort());
		int frames = in.getInt();
		int numerator = in.getInt();
		int denominator = in.getInt();
		int data = in.getInt();
		long hash = in.getLong();
		String line = text(in, in.getInt());
		Map<String, float[]> values = new LinkedHashMap<>();
		Map<String, Integer> bits = new LinkedHashMap<>();
		for (int channel = 0; channel < channels; channel++) {
			int width = in.get();
			String name = text(in, Byte.toUnsignedInt(in.get()));
			float minimum = in.getFloat();
			float step = in.getFloat();
			float[] track = new float[frames];
			for (int frame = 0; frame < frames; frame++) {
				int level = switch (width) {
					case 0 -> 0;
					case 8 -> Byte.toUnsignedInt(file[data + frame]);
					case 16 -> Short.toUnsignedInt(in.getShort(data + 2 * frame));
					default -> throw new IllegalStateException(width + " bits");
				};
				track[frame] = minimum + level * step;
			}
			data += frames * width / 8;
			values.put(name, track);
			bits.put(name, width);
		}
		require(data == file.length - 4, "nothing behind the last track");
		return new LipSyncReader(line, hash, numerator, denominator, frames, values, bits);
	}

	private static String text(ByteBuffer in, int length) {
		byte[] text = new byte[length];
		in.get(text);
		return new String(text, StandardCharsets.UTF_8);
	}

	private static void require(boolean kept, String what) {
		if (!kept) {
			throw new IllegalStateException(what);
		}
	}
}
