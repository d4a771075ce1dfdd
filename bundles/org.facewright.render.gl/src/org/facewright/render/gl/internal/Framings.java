package org.facewright.render.gl.internal;

import java.util.Arrays;
import java.util.List;

import org.facewright.api.render.Camera;
import org.facewright.api.render.Framing;

/** Where to look at an avatar: found by what its shapes move, since a file doesn't say where its face is. */
final class Framings {

	private static final float FIELD = 0.38f;
	private static final List<String> MOUTH = List.of("mouthPucker", "mouthFunnel", "jawOpen");
	private static final double OF_MOST = 0.6;
	private static final float HEAD_ROOM = 1.12f;
	private static final float MOUTH_HEIGHT = 0.34f; // of the height of the face
	private static final float LEAST = 0.003f; // metres

	/** Lowest and highest of each axis. */
	private static final class Box {
		private final float[] low = new float[3];
		private final float[] high = new float[3];

		Box() {
			Arrays.fill(low, Float.MAX_VALUE);
			Arrays.fill(high, -Float.MAX_VALUE);
		}

		void add(float x, float y, float z) {
			float[] point = { x, y, z };
			for (int i = 0; i < 3; i++) {
				low[i] = Math.min(low[i], point[i]);
				high[i] = Math.max(high[i], point[i]);
			}
		}

		boolean isEmpty() {
			return low[0] > high[0];
		}

		float middle(int axis) {
			return (low[axis] + high[axis]) / 2;
		}
	}

	private Framings() {
	}

	/**
	 * Where a head turns.
	 *
	 * @param low  height below which nothing turns
	 * @param high height above which all turns
	 */
	record Neck(float x, float y, float z, float low, float high) {
	}

	/** Found by what the shapes move: the neck begins a little below the chin. */
	static Neck neck(Avatar avatar) {
		Box face = new Box();
		for (int channel = 0; channel < avatar.channels().size(); channel++) {
			avatar.forEachMoved(channel, (x, y, z, distance) -> {
				if (distance > LEAST) {
					face.add(x, y, z);
				}
			});
		}
		if (face.isEmpty()) {
			return new Neck(0, 0, 0, -Float.MAX_VALUE, -Float.MAX_VALUE / 2);
		}
		float height = Math.max(face.high[1] - face.low[1], 0.01f);
		return new Neck(face.middle(0), face.low[1] + 0.12f * height, face.high[2] - 0.75f * height,
				face.low[1] - 0.22f * height, face.low[1] + 0.16f * height);
	}

	static Camera of(Avatar avatar, Framing framing) {
		Box face = new Box();
		for (int channel = 0; channel < avatar.channels().size(); channel++) {
			avatar.forEachMoved(channel, (x, y, z, distance) -> {
				if (distance > LEAST) {
					face.add(x, y, z);
				}
			});
		}
		Box whole = new Box();
		for (Avatar.Part part : avatar.parts()) {
			float[] p = part.positions();
			for (int i = 0; i < p.length; i += 3) {
				whole.add(p[i], p[i + 1], p[i + 2]);
			}
		}
		Box seen = face.isEmpty() ? whole : face;
		float height = Math.max(seen.high[1] - seen.low[1], 0.01f);
		if (framing == Framing.HEAD) {
			float top = Math.min(whole.high[1], seen.high[1] + 0.40f * height);
			float bottom = Math.max(whole.low[1], seen.low[1] - 0.05f * height);
			return at(seen.middle(0), (top + bottom) / 2, seen.middle(2), (top - bottom) * HEAD_ROOM);
		}
		Box mouth = new Box();
		for (String name : MOUTH) {
			int channel = avatar.channels().indexOf(name);
			if (channel >= 0 && mouth.isEmpty()) {
				double[] most = new double[1];
				avatar.forEachMoved(channel, (x, y, z, distance) -> most[0] = Math.max(most[0], distance));
				avatar.forEachMoved(channel, (x, y, z, distance) -> {
					if (distance > OF_MOST * most[0]) {
						mouth.add(x, y, z);
					}
				});
			}
		}
		if (mouth.isEmpty()) {
			mouth.add(seen.middle(0), seen.low[1] + height * 0.3f, seen.high[2]);
		}
		return at(mouth.middle(0), mouth.middle(1), mouth.high[2], height * MOUTH_HEIGHT);
	}

	private static Camera at(float x, float y, float z, float height) {
		return new Camera(x, y, z, 0, 0, (float) (height / 2 / Math.tan(FIELD / 2)), FIELD);
	}
}
