package org.facewright.api.render;

/**
 * Three lamps that turn with the camera: the key from above, the fill from the other side, the rim from behind.
 *
 * @param key  brightness, 1 as in a studio
 * @param fill brightness, 1 as in a studio
 * @param rim  brightness, 1 as in a studio
 * @param turn radians about the vertical axis; 0 has the key at the right of the picture
 */
public record Lights(float key, float fill, float rim, float turn) {

	private static final float BRIGHTEST = 3;

	/** Soft and even, for long days. */
	public static final Lights STUDIO = new Lights(1, 1, 1, 0);

	/** @throws IllegalArgumentException when a brightness is below 0 or above 3 */
	public Lights {
		for (float brightness : new float[] { key, fill, rim }) {
			if (!(brightness >= 0 && brightness <= BRIGHTEST)) {
				throw new IllegalArgumentException("a light of brightness " + brightness + " can't be lit");
			}
		}
	}

	/** Turned further. */
	public Lights turned(double radians) {
		return new Lights(key, fill, rim, (float) Math.IEEEremainder(turn + radians, 2 * Math.PI));
	}
}
