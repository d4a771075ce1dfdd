package org.facewright.api.render;

/**
 * A camera that looks at a point. Metres, y up, an avatar looks along +z.
 *
 * @param targetX  of the point looked at
 * @param yaw      radians about the vertical axis; 0 looks into the face, positive from its left
 * @param pitch    radians; positive from above
 * @param distance from the target, more than 0
 * @param fieldOfView vertical, radians
 */
public record Camera(float targetX, float targetY, float targetZ, float yaw, float pitch, float distance,
		float fieldOfView) {

	private static final float STEEPEST = 1.5f;
	private static final float NEAREST = 0.02f;
	private static final float FARTHEST = 20;
	private static final double NARROW = 0.8;

	/** @throws IllegalArgumentException when distance or field of view can't be used */
	public Camera {
		if (!(distance > 0) || !(fieldOfView > 0 && fieldOfView < Math.PI)) {
			throw new IllegalArgumentException("distance %s or field of view %s is out of range".formatted(distance,
					fieldOfView));
		}
	}

	/** Turned about the target, not beyond the poles. */
	public Camera orbit(double byYaw, double byPitch) {
		float turned = (float) Math.IEEEremainder(yaw + byYaw, 2 * Math.PI);
		return new Camera(targetX, targetY, targetZ, turned, Math.clamp((float) (pitch + byPitch), -STEEPEST, STEEPEST),
				distance, fieldOfView);
	}

	/** Moved across the picture. @param right and up are fractions of the height that is seen at the target */
	public Camera pan(double right, double up) {
		double height = 2 * distance * Math.tan(fieldOfView / 2);
		double x = right * height;
		double y = up * height;
		double sinYaw = Math.sin(yaw);
		double cosYaw = Math.cos(yaw);
		double sinPitch = Math.sin(pitch);
		return new Camera((float) (targetX + x * cosYaw - y * sinPitch * sinYaw),
				(float) (targetY + y * Math.cos(pitch)), (float) (targetZ - x * sinYaw - y * sinPitch * cosYaw), yaw,
				pitch, distance, fieldOfView);
	}

	/** Nearer for factors below 1. */
	public Camera zoom(double factor) {
		return new Camera(targetX, targetY, targetZ, yaw, pitch,
				Math.clamp((float) (distance * factor), NEAREST, FARTHEST), fieldOfView);
	}

	/** Where the camera stands, into three numbers. */
	public void eye(float[] into) {
		double flat = Math.cos(pitch) * distance;
		into[0] = (float) (targetX + flat * Math.sin(yaw));
		into[1] = (float) (targetY + Math.sin(pitch) * distance);
		into[2] = (float) (targetZ + flat * Math.cos(yaw));
	}

	/** The right, up and backward directions of the camera, row by row, into nine numbers. */
	public void axes(float[] into) {
		float sinYaw = (float) Math.sin(yaw);
		float cosYaw = (float) Math.cos(yaw);
		float sinPitch = (float) Math.sin(pitch);
		float cosPitch = (float) Math.cos(pitch);
		into[0] = cosYaw;
		into[1] = 0;
		into[2] = -sinYaw;
		into[3] = -sinPitch * sinYaw;
		into[4] = cosPitch;
		into[5] = -sinPitch * cosYaw;
		into[6] = cosPitch * sinYaw;
		into[7] = sinPitch;
		into[8] = cosPitch * cosYaw;
	}

	/**
	 * View and projection as OpenGL takes them: 16 numbers, column by column.
	 *
	 * @param aspect width by height of the picture; in narrow pictures the field of view is widened until as much is seen
	 *               from side to side as in one of 4 by 5
	 */
	public void viewProjection(double aspect, float[] into) {
		float[] axes = new float[9];
		float[] eye = new float[3];
		axes(axes);
		eye(eye);
		float near = Math.max(0.005f, distance * 0.02f);
		float far = distance + 5;
		float height = (float) (Math.min(1, aspect / NARROW) / Math.tan(fieldOfView / 2));
		float[] scale = { (float) (height / aspect), height, (far + near) / (near - far) };
		for (int row = 0; row < 3; row++) {
			float shift = 0;
			for (int column = 0; column < 3; column++) {
				into[column * 4 + row] = axes[row * 3 + column] * scale[row];
				shift -= axes[row * 3 + column] * eye[column];
			}
			into[12 + row] = shift * scale[row];
		}
		into[14] += 2 * far * near / (near - far);
		for (int column = 0; column < 3; column++) {
			into[column * 4 + 3] = -axes[6 + column];
		}
		into[15] = axes[6] * eye[0] + axes[7] * eye[1] + axes[8] * eye[2];
	}
}
