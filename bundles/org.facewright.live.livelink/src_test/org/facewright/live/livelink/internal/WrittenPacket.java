package org.facewright.live.livelink.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Packets as phones send them, written without any of the bundle's code. */
final class WrittenPacket {

	private WrittenPacket() {
	}

	static byte[] of(String device, String subject, int frame, float subFrame, int numerator, int denominator,
			Map<String, Float> values) {
		return bytes(out -> {
			out.writeByte(6);
			names(out, device, subject);
			out.writeInt(frame);
			out.writeFloat(subFrame);
			out.writeInt(numerator);
			out.writeInt(denominator);
			values(out, values);
		});
	}

	static byte[] withoutFace(int frame) {
		return bytes(out -> {
			out.writeByte(6);
			names(out, "DEV0", "Sub");
			out.writeInt(frame);
			out.writeFloat(0);
			out.writeInt(60);
			out.writeInt(1);
		});
	}

	static byte[] ofVersion5(int hours, int minutes, int seconds, int frames, int rate, Map<String, Float> values) {
		return bytes(out -> {
			out.writeByte(5);
			names(out, "DEV0", "Sub");
			out.writeInt(hours);
			out.writeInt(minutes);
			out.writeInt(seconds);
			out.writeInt(frames);
			out.writeInt(rate);
			values(out, values);
		});
	}

	private static void names(DataOutputStream out, String device, String subject) throws IOException {
		for (String name : new String[] { device, subject }) {
			byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
			out.writeInt(bytes.length);
			out.write(bytes);
		}
	}

	private static void values(DataOutputStream out, Map<String, Float> values) throws IOException {
		out.writeByte(DecodedPacket.ORDER.length);
		for (String name : DecodedPacket.ORDER) {
			out.writeFloat(values.getOrDefault(name, 0f));
		}
	}

	private interface Writing {
		void to(DataOutputStream out) throws IOException;
	}

	private static byte[] bytes(Writing writing) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			writing.to(out);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}
}
