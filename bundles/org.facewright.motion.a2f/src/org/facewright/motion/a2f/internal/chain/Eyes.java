package org.facewright.motion.a2f.internal.chain;

/**
 * Angles of the eyes in degrees, from the network and a table of saccades with 30 rows a second, and the weights of the
 * eight look channels. X above 0 looks up; Y above 0 turns an eye to the character's left, which is out for the left eye
 * and in for the right one. Confined to one thread.
 */
public final class Eyes {

	/** Look channels in the order of {@link #looks}. */
	public static final String[] CHANNELS = { "eyeLookUpLeft", "eyeLookDownLeft", "eyeLookOutLeft", "eyeLookInLeft",
			"eyeLookUpRight", "eyeLookDownRight", "eyeLookInRight", "eyeLookOutRight" };

	private static final double TABLE_RATE = 30;

	/** What shapes the eyes. Offsets and range in degrees. */
	record Controls(double strength, double saccades, int seed, double rightX, double rightY, double leftX,
			double leftY,
			double range) {
	}

	private final float[] table;
	private final int rows;
	private double liveTime;

	/** @param table X and Y of each row */
	public Eyes(float[] table) {
		this.table = table;
		this.rows = table.length / 2;
	}

	/** The next frame is the first of a track. */
	void reset() {
		liveTime = 0;
	}

	/** The next frame is this one, wherever the frames before were. */
	void seek(long frame, double stepSeconds) {
		liveTime = wrap(TABLE_RATE * frame * stepSeconds);
	}

	/** Row of the table for the next frame. */
	private int row(int seed) {
		// what would be 5.9999999 after many steps of a third means 6
		return Math.min(rows - 1, (int) wrap(seed + liveTime + 1e-6));
	}

	private double wrap(double row) {
		return row - rows * Math.floor(row / rows);
	}

	/**
	 * @param values      of the network: right X, right Y, left X, left Y
	 * @param stepSeconds to the next frame
	 * @param into        receives right X, Y, Z and left X, Y, Z, degrees
	 */
	void frame(float[] values, int offset, Controls controls, double stepSeconds, float[] into) {
		int row = row(controls.seed());
		double x = controls.saccades() * table[2 * row];
		double y = controls.saccades() * table[2 * row + 1];
		into[0] = (float) (controls.rightX() + controls.strength() * values[offset] + x);
		into[1] = (float) (controls.rightY() + controls.strength() * values[offset + 1] + y);
		into[2] = 0;
		into[3] = (float) (controls.leftX() + controls.strength() * values[offset + 2] + x);
		into[4] = (float) (controls.leftY() + controls.strength() * values[offset + 3] + y);
		into[5] = 0;
		liveTime = wrap(liveTime + TABLE_RATE * stepSeconds);
	}

	/** Weights of {@link #CHANNELS} for such angles. */
	static void looks(float[] angles, double range, float[] into, int offset) {
		float scale = (float) (1 / range);
		pair(angles[3] * scale, into, offset);
		pair(angles[4] * scale, into, offset + 2);
		pair(angles[0] * scale, into, offset + 4);
		pair(angles[1] * scale, into, offset + 6);
	}

	private static void pair(float value, float[] into, int offset) {
		into[offset] = Math.max(0, value);
		into[offset + 1] = Math.max(0, -value);
	}
}
