package org.facewright.motion.a2f.internal.solve;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * From the network's tongue values straight to the space of the tongue's poses. Has room for one frame's work, so each
 * track needs its own; {@link #another} shares what was prepared. Confined to one thread at a time.
 */
public final class TongueProjection {

	private final int inputs;
	private final int[] read;
	private final PoseMatrix rows;
	private final double[] height;
	private final double[] depth;
	private final double[] neutral;
	/** Whether {@code read} is 0, 1, 2, … */
	private final boolean inOrder;
	private final float[] gathered;
	private final float[] scratch;
	private float[] blockGathered = new float[0];
	private float[][] blockScratch = new float[0][];

	private TongueProjection(int inputs, int[] read, PoseMatrix rows, double[] height, double[] depth,
			double[] neutral) {
		this.inputs = inputs;
		this.read = read;
		this.rows = rows;
		this.height = height;
		this.depth = depth;
		this.neutral = neutral;
		this.inOrder = Arrays.equals(read, IntStream.range(0, read.length).toArray());
		this.gathered = new float[read.length];
		this.scratch = new float[rows.stride()];
	}

	/**
	 * For a network whose values are coefficients of shapes.
	 *
	 * @param shapes  displacements of all vertices per coefficient
	 * @param neutral the tongue that displacements count from
	 */
	public static TongueProjection ofShapes(PoseSystem system, float[][] shapes, float[] neutral) {
		PoseMatrix rows = new PoseMatrix(shapes.length, system.activePoses());
		int[] read = new int[shapes.length];
		for (int shape = 0; shape < shapes.length; shape++) {
			read[shape] = shape;
			double[] projected = system.project(shapes[shape], new float[0]);
			for (int pose = 0; pose < projected.length; pose++) {
				rows.set(shape, pose, (float) projected[pose]);
			}
		}
		return of(system, shapes.length, read, rows, neutral);
	}

	/** For a network whose values are the displacements themselves, x, y, z of all vertices. */
	public static TongueProjection ofVertices(PoseSystem system, float[] neutral) {
		return of(system, neutral.length, system.rows(), system.deltas(), neutral);
	}

	private static TongueProjection of(PoseSystem system, int inputs, int[] read, PoseMatrix rows, float[] neutral) {
		return new TongueProjection(inputs, read, rows, system.project(along(1, neutral.length), new float[0]),
				system.project(along(2, neutral.length), new float[0]), system.projectNeutral(neutral));
	}

	private static float[] along(int axis, int components) {
		float[] field = new float[components];
		for (int i = axis; i < components; i += 3) {
			field[i] = 1;
		}
		return field;
	}

	/** One for another track. */
	public TongueProjection another() {
		return new TongueProjection(inputs, read, rows, height, depth, neutral);
	}

	/** Values that a frame of the network has. */
	public int inputs() {
		return inputs;
	}

	/**
	 * What the network says of some frames, in the space of poses and without offsets; faster than one after the other.
	 *
	 * @param offsets where the values of each frame begin
	 * @param into    one for each frame
	 */
	public void project(float[] values, int[] offsets, int count, double[][] into) {
		if (blockGathered.length < count * read.length) {
			blockGathered = new float[count * read.length];
			blockScratch = new float[count][scratch.length];
		}
		for (int frame = 0; frame < count; frame++) {
			if (inOrder) {
				System.arraycopy(values, offsets[frame], blockGathered, frame * read.length, read.length);
			} else {
				for (int row = 0; row < read.length; row++) {
					blockGathered[frame * read.length + row] = values[offsets[frame] + read[row]];
				}
			}
			Arrays.fill(into[frame], 0);
		}
		rows.addProducts(blockGathered, count, blockScratch, into);
	}

	/**
	 * @param values       of the network, read from {@code offset} on
	 * @param strength     factor on them
	 * @param heightOffset added to Y, in the model's unit
	 * @param depthOffset  added to Z
	 * @param into         receives one number per active pose, for {@link PoseSolver#solve}
	 */
	public void frame(float[] values, int offset, double strength, double heightOffset, double depthOffset,
			double[] into) {
		for (int row = 0; row < read.length; row++) {
			gathered[row] = (float) strength * values[offset + read[row]];
		}
		Arrays.fill(into, 0);
		rows.addProduct(gathered, scratch, into);
		for (int pose = 0; pose < into.length; pose++) {
			into[pose] += neutral[pose] + heightOffset * height[pose] + depthOffset * depth[pose];
		}
	}
}
