package org.facewright.motion.a2f.internal.chain;

import org.facewright.api.motion.MotionRequest;
import org.facewright.motion.a2f.internal.pack.NetworkShape;

/**
 * From rows of a network to poses, frame by frame in order. Allocates nothing per frame on the path of weights. Confined
 * to one thread.
 */
public final class PoseTrack {

	private final SkinStage skin;
	private final TongueStage tongue;
	private final JawStage jaw;
	private final EyeStage eyes;
	private final WeightStage weights;
	private final NetworkShape shape;
	private final double[] skinNumbers;
	private final double[] tongueNumbers;
	private final float[] jawTrack = new float[JawStage.WIDTH];
	private final float[] looks = new float[EyeStage.WIDTH];

	/** The block of rows in work. */
	private float[] rows = new float[0];
	private int[] offsets = new int[0];
	private int[] tongueOffsets = new int[0];
	private double[][] tongues = new double[0][];
	/** For single frames of an editor. */
	private final float[] skinRow;
	private final int[] only = new int[1];

	/** @throws IllegalArgumentException with a sentence for the user when a value makes no sense */
	public PoseTrack(FaceModel model, MotionRequest request) {
		shape = model.shape();
		skin = new SkinStage(model, request);
		tongue = new TongueStage(model, request);
		jaw = new JawStage(model, request);
		eyes = new EyeStage(model, request);
		weights = new WeightStage(model, request);
		skinRow = new float[shape.skin()];
		skinNumbers = new double[model.skin().activePoses()];
		tongueNumbers = new double[model.tongue().activePoses()];
	}

	/** The next frame is this one, and nothing is known of frames before. */
	public void begin(int frame) {
		skin.reset();
		eyes.seek(frame);
		weights.reset();
	}

	/**
	 * Takes in a block of rows, whose frames are then asked for in order.
	 *
	 * @param values     of the network: skin, tongue, jaw, eyes; they stay as they are until the next block
	 * @param rowOffsets where each row begins
	 */
	public void project(float[] values, int[] rowOffsets, int count) {
		rows = values;
		if (tongues.length < count) {
			offsets = new int[count];
			tongueOffsets = new int[count];
			tongues = new double[count][tongueNumbers.length];
		}
		for (int i = 0; i < count; i++) {
			offsets[i] = rowOffsets[i];
			tongueOffsets[i] = rowOffsets[i] + shape.skin();
		}
		skin.project(rows, offsets, count);
		tongue.project(rows, tongueOffsets, count, tongues);
	}

	/**
	 * The next frame.
	 *
	 * @param index of its row in the block
	 * @param pose  receives one value per channel
	 */
	public void frame(int frame, int index, float[] pose) {
		skin.frame(frame, index, skinNumbers);
		System.arraycopy(tongues[index], 0, tongueNumbers, 0, tongueNumbers.length);
		tongue.shape(frame, tongueNumbers);
		int at = offsets[index] + shape.skin() + shape.tongue();
		jaw.frame(frame, rows, at, jawTrack, 0);
		eyes.frame(frame, rows, at + shape.jaw(), looks, 0);
		weights.frame(frame, skinNumbers, tongueNumbers, jawTrack, 0, looks, 0, pose);
	}

	/** Like the other, for the part of a row that was kept. */
	void frame(int frame, CompactRow compact, float[] kept, float[] pose) {
		compact.skin(kept, skinRow, 0);
		only[0] = 0;
		skin.project(skinRow, only, 1);
		skin.frame(frame, 0, skinNumbers);
		for (int i = 0; i < tongueNumbers.length; i++) {
			tongueNumbers[i] = kept[compact.tongueAt() + i];
		}
		tongue.shape(frame, tongueNumbers);
		jaw.frame(frame, kept, compact.jawAt(), jawTrack, 0);
		eyes.frame(frame, kept, compact.eyesAt(), looks, 0);
		weights.frame(frame, skinNumbers, tongueNumbers, jawTrack, 0, looks, 0, pose);
	}
}
