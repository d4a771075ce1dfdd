package org.facewright.document.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.time.FrameRate;

/**
 * Key curves as bytes, little-endian:
 *
 * <pre>
 * head    "FWCURVES"  i32 version  i32 rate numerator, denominator  i32 channels  i32 bytes of names
 *         names (see Bytes)  i32 CRC-32C of the head so far
 * curves  per channel: i32 keys  i32 CRC-32C of the rest;  i32 frames[keys]  f32 values[keys]
 *         f32 handles[4 keys]  u8 interpolations[keys]  u8 tangents[3 keys]
 * </pre>
 *
 * Version 1 has no tangents.
 */
public final class KeyContent implements Content<KeyCurves> {

	private static final long MAGIC = ByteBuffer.wrap("FWCURVES".getBytes()).order(ByteOrder.LITTLE_ENDIAN)
			.getLong();
	private static final int VERSION = 2;
	private static final int HEAD = 28;
	private static final int KEY_BYTES_1 = Integer.BYTES + Float.BYTES + KeyCurve.HANDLE_WIDTH * Float.BYTES + 1;
	private static final int KEY_BYTES = KEY_BYTES_1 + KeyCurve.TANGENT_WIDTH;

	@Override
	public String folder() {
		return "keys";
	}

	@Override
	public String suffix() {
		return ".key";
	}

	@Override
	public void write(KeyCurves curves, OutputStream out) throws IOException {
		ByteBuffer names = Bytes.channels(curves.channels());
		ByteBuffer head = Bytes.allocate(HEAD + names.remaining());
		head.putLong(MAGIC).putInt(VERSION).putInt(curves.frameRate().numerator())
				.putInt(curves.frameRate().denominator()).putInt(curves.channels().size()).putInt(names.remaining())
				.put(names).flip();
		out.write(head.array());
		out.write(Bytes.allocate(Integer.BYTES).putInt(Bytes.crc(head)).array());
		for (KeyCurve curve : curves.curves()) {
			ByteBuffer keys = encode(curve);
			out.write(Bytes.allocate(2 * Integer.BYTES).putInt(curve.size()).putInt(Bytes.crc(keys)).array());
			out.write(keys.array());
		}
	}

	private static ByteBuffer encode(KeyCurve curve) {
		ByteBuffer keys = Bytes.allocate(Math.multiplyExact(KEY_BYTES, curve.size()));
		for (int key = 0; key < curve.size(); key++) {
			keys.putInt(curve.frame(key));
		}
		for (int key = 0; key < curve.size(); key++) {
			keys.putFloat(curve.value(key));
		}
		for (int key = 0; key < curve.size(); key++) {
			for (int part = 0; part < KeyCurve.HANDLE_WIDTH; part++) {
				keys.putFloat(curve.handle(key, part));
			}
		}
		for (int key = 0; key < curve.size(); key++) {
			keys.put((byte) curve.interpolation(key).ordinal());
		}
		for (int key = 0; key < curve.size(); key++) {
			for (int part = 0; part < KeyCurve.TANGENT_WIDTH; part++) {
				keys.put(curve.tangent(key, part));
			}
		}
		return keys.flip();
	}

	@Override
	public KeyCurves read(InputStream in, long size) throws IOException {
		ByteBuffer head = Bytes.read(in, HEAD);
		if (head.getLong() != MAGIC) {
			throw new IOException("it is no set of key curves");
		}
		int version = head.getInt();
		if (version < 1 || version > VERSION) {
			throw new IOException(
					"its layout %d is unknown, this Facewright reads up to %d".formatted(version, VERSION));
		}
		int numerator = head.getInt();
		int denominator = head.getInt();
		int channelCount = head.getInt();
		int nameBytes = head.getInt();
		if (nameBytes < 0 || nameBytes > size) {
			throw new IOException("its head is damaged");
		}
		ByteBuffer names = Bytes.read(in, nameBytes);
		if (Bytes.read(in, Integer.BYTES).getInt() != Bytes.crc(head.rewind(), names)) {
			throw new IOException("its head is damaged");
		}
		try {
			ChannelSet channels = Bytes.channels(names, channelCount);
			if (names.hasRemaining()) {
				throw new IOException("it names more than its %d channels".formatted(channelCount));
			}
			List<KeyCurve> curves = new ArrayList<>(channels.size());
			for (int channel = 0; channel < channels.size(); channel++) {
				curves.add(readCurve(in, size, version, channels.channel(channel).name()));
			}
			if (in.read() >= 0) {
				throw new IOException("it goes on after its end");
			}
			return new KeyCurves(new FrameRate(numerator, denominator), channels, curves);
		} catch (IllegalArgumentException e) {
			throw new IOException("its contents are wrong: " + e.getMessage(), e);
		}
	}

	private static KeyCurve readCurve(InputStream in, long size, int version, String channel)
			throws IOException {
		int keyBytes = version == 1 ? KEY_BYTES_1 : KEY_BYTES;
		ByteBuffer head = Bytes.read(in, 2 * Integer.BYTES);
		int count = head.getInt();
		int crc = head.getInt();
		if (count < 0 || (long) count * keyBytes > size) {
			throw new IOException("channel '%s' is damaged".formatted(channel));
		}
		ByteBuffer keys = Bytes.read(in, count * keyBytes);
		if (Bytes.crc(keys) != crc) {
			throw new IOException("channel '%s' is damaged".formatted(channel));
		}
		int[] frames = new int[count];
		float[] values = new float[count];
		float[] handles = new float[count * KeyCurve.HANDLE_WIDTH];
		byte[] interpolations = new byte[count];
		keys.asIntBuffer().get(frames);
		keys.position(count * Integer.BYTES);
		keys.asFloatBuffer().get(values).get(handles);
		keys.position((KEY_BYTES_1 - 1) * count);
		keys.get(interpolations);
		if (version == 1) {
			return KeyCurve.of(frames, values, handles, interpolations);
		}
		byte[] tangents = new byte[count * KeyCurve.TANGENT_WIDTH];
		keys.get(tangents);
		return KeyCurve.of(frames, values, handles, interpolations, tangents);
	}
}
