package org.facewright.live.openseeface.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** Packets read and written field after field from their description, without any of the bundle's code. */
final class PlainFace {

	double time;
	int id;
	float width = 640;
	float height = 480;
	float rightEye = 1;
	float leftEye = 1;
	byte success = 1;
	float error;
	float[] quaternion = { 0, 0, 0, 1 };
	float[] euler = { 180, 0, 90 };
	float[] translation = { 0, 0, 0 };
	float[] confidences = new float[68];
	float[] points = new float[136];
	float[] spacePoints = new float[210];
	float[] features = new float[14];

	static PlainFace of(byte[] packet) {
		if (packet.length != 1785) {
			throw new IllegalArgumentException("size " + packet.length);
		}
		ByteBuffer in = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
		PlainFace face = new PlainFace();
		face.time = in.getDouble();
		face.id = in.getInt();
		face.width = in.getFloat();
		face.height = in.getFloat();
		face.rightEye = in.getFloat();
		face.leftEye = in.getFloat();
		face.success = in.get();
		face.error = in.getFloat();
		for (float[] numbers : face.lists()) {
			for (int i = 0; i < numbers.length; i++) {
				numbers[i] = in.getFloat();
			}
		}
		return face;
	}

	private float[][] lists() {
		return new float[][] { quaternion, euler, translation, confidences, points, spacePoints, features };
	}

	byte[] bytes() {
		ByteBuffer out = ByteBuffer.allocate(1785).order(ByteOrder.LITTLE_ENDIAN);
		out.putDouble(time).putInt(id).putFloat(width).putFloat(height).putFloat(rightEye).putFloat(leftEye)
				.put(success).putFloat(error);
		for (float[] numbers : lists()) {
			for (float number : numbers) {
				out.putFloat(number);
			}
		}
		return out.array();
	}

	/** What a receiver makes of it that looks at eyes and mouth. */
	Map<String, Float> shapes() {
		Map<String, Float> shapes = new HashMap<>();
		shapes.put("jawOpen", features[12]);
		shapes.put("eyeBlinkLeft", 1 - leftEye);
		shapes.put("eyeBlinkRight", 1 - rightEye);
		return shapes;
	}
}
