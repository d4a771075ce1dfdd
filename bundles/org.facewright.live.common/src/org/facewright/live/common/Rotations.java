package org.facewright.live.common;

/**
 * Rotations in the axes of Unity, which are left-handed: x to the right of the person shown, y up, z forward. Angles
 * are those of {@link LiveFace}: roll turns first, then pitch, then yaw.
 */
public final class Rotations {

	private Rotations() {
	}

	/** Puts the unit quaternion x, y, z, w of three angles in radians at {@code quaternion[0…3]}. */
	public static void toQuaternion(double yaw, double pitch, double roll, double[] quaternion) {
		double cy = Math.cos(yaw / 2);
		double sy = Math.sin(yaw / 2);
		double cp = Math.cos(pitch / 2);
		double sp = Math.sin(pitch / 2);
		double cr = Math.cos(roll / 2);
		double sr = Math.sin(roll / 2);
		quaternion[0] = cy * sp * cr + sy * cp * sr;
		quaternion[1] = sy * cp * cr - cy * sp * sr;
		quaternion[2] = cy * cp * sr - sy * sp * cr;
		quaternion[3] = cy * cp * cr + sy * sp * sr;
	}

	/**
	 * Puts yaw, pitch and roll in radians at {@code angles[start…start + 2]}.
	 *
	 * @return false when the four numbers are no rotation; the angles are left alone then
	 */
	public static boolean toAngles(double x, double y, double z, double w, float[] angles, int start) {
		double norm = x * x + y * y + z * z + w * w;
		if (!(norm > 1e-6) || !(norm < 1e6)) {
			return false;
		}
		double sinPitch = Math.clamp(2 * (w * x - y * z) / norm, -1.0, 1.0);
		angles[start] = (float) Math.atan2(2 * (w * y + x * z), norm - 2 * (x * x + y * y));
		angles[start + 1] = (float) Math.asin(sinPitch);
		angles[start + 2] = (float) Math.atan2(2 * (w * z + x * y), norm - 2 * (x * x + z * z));
		return true;
	}
}
