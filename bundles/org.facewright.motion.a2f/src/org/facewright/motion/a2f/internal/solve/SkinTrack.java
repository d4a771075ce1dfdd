package org.facewright.motion.a2f.internal.solve;

/**
 * The skin of one track in the space of poses: strengths, offsets and smoothing of each frame. Gives what
 * {@link PoseSolver#solve} takes. Allocates nothing per frame. Confined to one thread at a time.
 */
public final class SkinTrack {

	private final SkinProjection projection;
	private final float[] gathered;
	private final float[] scratch;
	private final double[] displacements;
	private final Smoothing lower;
	private final Smoothing upper;
	/** Projected lower and upper displacements of a block of frames, before strengths and offsets. */
	private double[][][] block = new double[2][0][];
	private float[] blockGathered = new float[0];
	private float[][] blockScratch = new float[0][];

	/** Two filters in a row on each number of one half. */
	private static final class Smoothing {

		private final double[] once;
		private final double[] twice;
		private boolean begun;

		Smoothing(int poses) {
			once = new double[poses];
			twice = new double[poses];
		}

		double[] apply(double[] values, double share) {
			for (int i = 0; i < values.length; i++) {
				once[i] = begun ? once[i] + share * (values[i] - once[i]) : values[i];
				twice[i] = begun ? twice[i] + share * (once[i] - twice[i]) : values[i];
			}
			begun = true;
			return twice;
		}
	}

	public SkinTrack(SkinProjection projection) {
		int poses = projection.poses();
		this.projection = projection;
		this.gathered = new float[Math.max(projection.lower().inputs().length, projection.upper().inputs().length)];
		this.scratch = new float[projection.lower().rows().stride()];
		this.displacements = new double[poses];
		this.lower = new Smoothing(poses);
		this.upper = new Smoothing(poses);
	}

	/** The next frame is the first of a track: smoothing begins with it. */
	public void reset() {
		lower.begun = false;
		upper.begun = false;
	}

	/** Length of the array for {@link #save}. */
	public int stateLength() {
		return 4 * displacements.length + 1;
	}

	/** Copies what {@link #restore} needs to go on from here. */
	public void save(double[] into) {
		int n = displacements.length;
		System.arraycopy(lower.once, 0, into, 0, n);
		System.arraycopy(lower.twice, 0, into, n, n);
		System.arraycopy(upper.once, 0, into, 2 * n, n);
		System.arraycopy(upper.twice, 0, into, 3 * n, n);
		into[4 * n] = lower.begun ? 1 : 0;
	}

	/** Goes on as if the frame before had been the one at which this state was saved. */
	public void restore(double[] saved) {
		int n = displacements.length;
		System.arraycopy(saved, 0, lower.once, 0, n);
		System.arraycopy(saved, n, lower.twice, 0, n);
		System.arraycopy(saved, 2 * n, upper.once, 0, n);
		System.arraycopy(saved, 3 * n, upper.twice, 0, n);
		lower.begun = saved[4 * n] != 0;
		upper.begun = lower.begun;
	}

	/**
	 * Projects a block of frames at once, which is several times as fast as one after the other; {@link #projected} then
	 * takes them in order.
	 *
	 * @param values  of the network
	 * @param offsets where the values of each frame begin
	 * @param count   frames in the block
	 */
	public void project(float[] values, int[] offsets, int count) {
		if (block[0].length < count) {
			block = new double[2][count][displacements.length];
			blockGathered = new float[count * gathered.length];
			blockScratch = new float[count][scratch.length];
		}
		SkinProjection.products(projection.lower(), values, offsets, count, blockGathered, blockScratch, block[0]);
		SkinProjection.products(projection.upper(), values, offsets, count, blockGathered, blockScratch, block[1]);
	}

	/** Like {@link #frame} for a frame of the block that {@link #project} was given last. @param index in the block */
	public void projected(int index, SkinControls controls, double stepSeconds, double[] into) {
		SkinProjection.displacements(projection.lower(), block[0][index], controls, displacements);
		double[] smoothLower = lower.apply(displacements, SkinControls.share(controls.lowerSmoothing(), stepSeconds));
		SkinProjection.displacements(projection.upper(), block[1][index], controls, displacements);
		double[] smoothUpper = upper.apply(displacements, SkinControls.share(controls.upperSmoothing(), stepSeconds));
		combine(smoothLower, smoothUpper, controls, into);
	}

	/**
	 * @param values      of the network; {@link SkinProjection#inputs} of them are read from {@code offset} on
	 * @param stepSeconds from the frame before to this one
	 * @param into        receives one number per active pose, for {@link PoseSolver#solve}
	 */
	public void frame(float[] values, int offset, SkinControls controls, double stepSeconds, double[] into) {
		SkinProjection.displacements(projection.lower(), values, offset, controls, gathered, scratch, displacements);
		double[] smoothLower = lower.apply(displacements, SkinControls.share(controls.lowerSmoothing(), stepSeconds));
		SkinProjection.displacements(projection.upper(), values, offset, controls, gathered, scratch, displacements);
		double[] smoothUpper = upper.apply(displacements, SkinControls.share(controls.upperSmoothing(), stepSeconds));
		combine(smoothLower, smoothUpper, controls, into);
	}

	private void combine(double[] smoothLower, double[] smoothUpper, SkinControls controls, double[] into) {
		double[] neutral = projection.neutral();
		for (int i = 0; i < neutral.length; i++) {
			into[i] = neutral[i] + controls.lowerStrength() * smoothLower[i]
					+ controls.upperStrength() * smoothUpper[i];
		}
	}
}
