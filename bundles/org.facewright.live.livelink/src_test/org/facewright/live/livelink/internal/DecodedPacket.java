package org.facewright.live.livelink.internal;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A packet read field by field as its description has it, without any of the bundle's code. */
record DecodedPacket(String device, String subject, int frame, float subFrame, int numerator, int denominator,
		Map<String, Float> values) {

	/** The order of the protocol; it is the only thing that tells what a value means. */
	static final String[] ORDER = """
			eyeBlinkLeft eyeLookDownLeft eyeLookInLeft eyeLookOutLeft eyeLookUpLeft eyeSquintLeft eyeWideLeft
			eyeBlinkRight eyeLookDownRight eyeLookInRight eyeLookOutRight eyeLookUpRight eyeSquintRight eyeWideRight
			jawForward jawLeft jawRight jawOpen mouthClose mouthFunnel mouthPucker mouthLeft mouthRight
			mouthSmileLeft mouthSmileRight mouthFrownLeft mouthFrownRight mouthDimpleLeft mouthDimpleRight
			mouthStretchLeft mouthStretchRight mouthRollLower mouthRollUpper mouthShrugLower mouthShrugUpper
			mouthPressLeft mouthPressRight mouthLowerDownLeft mouthLowerDownRight mouthUpperUpLeft mouthUpperUpRight
			browDownLeft browDownRight browInnerUp browOuterUpLeft browOuterUpRight cheekPuff cheekSquintLeft
			cheekSquintRight noseSneerLeft noseSneerRight tongueOut headYaw headPitch headRoll leftEyeYaw leftEyePitch
			leftEyeRoll rightEyeYaw rightEyePitch rightEyeRoll""".split("\\s+");

	static DecodedPacket of(byte[] packet) {
		try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packet))) {
			if (in.readUnsignedByte() != 6) {
				throw new IllegalArgumentException("version");
			}
			String device = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
			String subject = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
			int frame = in.readInt();
			float subFrame = in.readFloat();
			int numerator = in.readInt();
			int denominator = in.readInt();
			if (in.readUnsignedByte() != 61) {
				throw new IllegalArgumentException("count");
			}
			Map<String, Float> values = new LinkedHashMap<>();
			for (String name : ORDER) {
				values.put(name, in.readFloat());
			}
			if (in.read() >= 0) {
				throw new IllegalArgumentException("bytes left over");
			}
			return new DecodedPacket(device, subject, frame, subFrame, numerator, denominator, values);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
